// The connection to a room (docs/protocol.md): it comes back by itself, and so does an answer that was not yet taken.
"use strict";

function Store(area) {
  // What a browser refuses to keep lasts as long as the page.
  var memory = {};
  return {
    get: function (key) {
      try { return area().getItem(key) || memory[key] || ""; } catch (error) { return memory[key] || ""; }
    },
    set: function (key, value) {
      memory[key] = value;
      try { if (value) { area().setItem(key, value); } else { area().removeItem(key); } } catch (error) { /* as said */ }
    }
  };
}

var kept = Store(function () { return window.localStorage; });

function tokenFor(code) {
  // The seat is whoever holds its token, so it is drawn here and told to the server alone.
  var token = kept.get("token:" + code), bytes, at;
  if (!token) {
    bytes = new Uint8Array(24);
    (window.crypto || window.msCrypto).getRandomValues(bytes);
    for (at = 0, token = ""; at < bytes.length; at += 1) { token += ("0" + bytes[at].toString(16)).slice(-2); }
    kept.set("token:" + code, token);
  }
  return token;
}

function Line(tell) {
  // `tell` is called after every change; what there is to show stands in the fields.
  var line = {
    code: "", hello: null, room: null, you: null, roomAt: 0, youAt: 0,
    open: false, joined: false, over: "", refusal: "", given: {}, taken: {}, misses: null
  };
  // `held` are the answers that the server has, `pending` those on their way: each with the number it went by last.
  var socket = null, wait = 500, number = 0, held = {}, pending = {}, sent = {}, retry = null;
  var name = "", team = "", asked = false, heardAt = 0;

  function send(message) {
    if (socket && socket.readyState === 1) { socket.send(JSON.stringify(message)); return true; }
    return false;
  }

  function enter() {
    asked = true;
    send({ type: "join", v: 1, code: line.code, token: tokenFor(line.code), name: name, team: team });
  }

  function sendPending() {
    // A few each second: who says more at once is cut off.
    clearTimeout(retry);
    retry = null;
    if (!line.open) { return; }
    var waiting = Object.keys(pending).filter(function (question) { return !(pending[question].id in sent); });
    waiting.slice(0, 5).forEach(sendOne);
    if (waiting.length > 5) { retry = setTimeout(sendPending, 1000); }
  }

  function sendOne(question) {
    var one = pending[question];
    number += 1;
    one.id = number;
    sent[number] = { question: question, answer: one.answer };
    send({ type: "answer", question: Number(question), answer: one.answer, id: number });
  }

  // What is shown as the own answer: the one on its way, else the one the server has; never one that was refused.
  function sum() {
    line.given = {};
    line.taken = {};
    Object.keys(held).forEach(function (question) { line.given[question] = held[question]; line.taken[question] = true; });
    Object.keys(pending).forEach(function (question) {
      line.given[question] = pending[question].answer;
      line.taken[question] = false;
    });
  }

  line.isPending = function (question) { return question in pending; };

  line.join = function (code, wantedName, wantedTeam) {
    line.code = code;
    name = wantedName;
    team = wantedTeam;
    line.refusal = "";
    enter();
    tell("join");
  };

  line.answer = function (question, answer) {
    pending[question] = { answer: answer, id: 0 };
    line.refusal = "";
    if (line.open) { sendOne(question); }
    sum();
    tell("answer");
  };

  line.askMisses = function () {
    // A whole class does not ask in one moment.
    setTimeout(function () {
      number += 1;
      send({ type: "misses", id: number });
    }, Math.random() * Math.max(300, 8 * line.room.players));
  };

  function refused(message) {
    var one = sent[message.id];
    line.refusal = message.text;
    if (message.id === null) {
      asked = false;
      if (!line.you) { kept.set("joined:" + line.code, ""); }
      return;
    }
    delete sent[message.id];
    if (message.code === "not-kept" || message.code === "paused") {
      retry = retry || setTimeout(sendPending, 1500);
    } else {
      settle(one, message.id);
    }
  }

  // The seat was somebody else's: another one can be taken, by a token of its own.
  function leave() {
    line.you = line.room = null;
    line.joined = false;
    held = {};
    pending = {};
    sum();
    kept.set("joined:" + line.code, "");
    kept.set("token:" + line.code, "");
    kept.set("name", "");
  }

  // An answer is on its way no longer; unless a newer one to the same question is.
  function settle(one, id) {
    if (one && pending[one.question] && pending[one.question].id === id) { delete pending[one.question]; }
    sum();
  }

  function hear(message) {
    switch (message.type) {
    case "hello":
      line.hello = message;
      line.open = true;
      wait = 500;
      if (line.joined || kept.get("joined:" + line.code)) { enter(); }
      break;
    case "room":
      if (line.room && (line.room.phase !== message.phase || line.room.current !== message.current)) { line.refusal = ""; }
      line.room = message;
      line.roomAt = Date.now();
      if (message.phase !== "open") { pending = {}; sum(); }
      break;
    case "you":
      line.you = message;
      line.youAt = Date.now();
      line.refusal = "";
      kept.set("joined:" + line.code, "1");
      held = {};
      message.answers.forEach(function (pair) {
        held[pair[0]] = pair[1];
        if (pending[pair[0]] && same(pending[pair[0]].answer, pair[1])) { delete pending[pair[0]]; }
      });
      sum();
      if (!line.joined || asked) { line.joined = true; asked = false; sendPending(); }
      break;
    case "taken":
      if (message.id in sent) {
        held[sent[message.id].question] = sent[message.id].answer;
        settle(sent[message.id], message.id);
        delete sent[message.id];
      }
      break;
    case "misses":
      line.misses = message;
      break;
    case "refused":
      refused(message);
      break;
    case "ping":
      send({ type: "pong", ping: message.ping });
      return;
    case "bye":
      line.refusal = message.text;
      if (message.code === "kicked") { line.over = "kicked"; kept.set("joined:" + line.code, ""); }
      if (message.code === "freed") { leave(); }
      break;
    }
    tell(message.type);
  }

  function connect() {
    socket = new WebSocket((location.protocol === "https:" ? "wss://" : "ws://") + location.host + "/ws");
    heardAt = Date.now();
    socket.onmessage = function (event) { heardAt = Date.now(); hear(JSON.parse(event.data)); };
    socket.onclose = function () {
      line.open = false;
      sent = {};
      if (line.over) { return; }
      tell("gone");
      setTimeout(connect, wait * (0.5 + Math.random()));
      wait = Math.min(wait * 2, 8000);
    };
  }

  // A phone that slept keeps a dead connection: the server speaks every ten seconds or so.
  function look() {
    if (socket && socket.readyState === 1 && Date.now() - heardAt > 25000) { socket.close(); }
  }
  document.addEventListener("visibilitychange", look);
  window.addEventListener("online", function () { wait = 500; look(); });
  window.addEventListener("offline", function () { if (socket) { socket.close(); } });
  setInterval(look, 5000);

  line.connect = connect;
  return line;
}
