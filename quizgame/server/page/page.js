"use strict";
// The simplest page that plays every kind of question. Whatever comes from the network is put in as text only.

const main = document.getElementById("main");
const code = decodeURIComponent(location.pathname.slice(1)).toUpperCase();
let socket = null, wait = 500, number = 0, over = false;
let hello = null, room = null, you = null, note = "", given = {}, chosen = {};

function kept(name) { try { return localStorage.getItem(name) || ""; } catch (error) { return ""; } }
function keep(name, value) { try { localStorage.setItem(name, value); } catch (error) { /* then it lasts as long as the page */ } }

function token() {
  let own = kept("token:" + code);
  if (!own) {
    const bytes = crypto.getRandomValues(new Uint8Array(24));
    own = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
    keep("token:" + code, own);
  }
  return own;
}
const own = token();

function say(message) { if (socket && socket.readyState === 1) socket.send(JSON.stringify(message)); }
function join(name, team) { say({ type: "join", v: 1, code: code, token: own, name: name, team: team }); }

function connect() {
  socket = new WebSocket("ws://" + location.host + "/ws");
  socket.onmessage = (event) => hear(JSON.parse(event.data));
  socket.onclose = () => {
    if (over) return;
    note = "Connecting …";
    draw();
    setTimeout(connect, wait * (0.5 + Math.random()));
    wait = Math.min(wait * 2, 8000);
  };
}

function hear(message) {
  switch (message.type) {
    case "hello":
      hello = message; wait = 500; note = "";
      if (kept("joined:" + code)) join("", "");
      break;
    case "room":
      if (!room || room.current !== message.current || room.phase !== message.phase) note = "";
      room = message; break;
    case "you":
      you = message; keep("joined:" + code, "1");
      you.answers.forEach((pair) => { chosen[pair[0]] = pair[1]; given[pair[0]] = true; });
      break;
    case "taken": note = "Your answer is in."; break;
    case "refused":
      note = message.text;
      if (!you) keep("joined:" + code, "");
      break;
    case "ping": say({ type: "pong", ping: message.ping }); return;
    case "bye": over = message.code === "kicked"; note = message.text; break;
  }
  draw();
}

function element(name, text, parent) {
  const made = document.createElement(name);
  if (text !== undefined) made.textContent = text;
  (parent || main).append(made);
  return made;
}
function button(text, act, pressed, parent) {
  const made = element("button", text, parent);
  made.onclick = act;
  if (pressed) { made.className = "chosen"; made.setAttribute("aria-pressed", "true"); }
  return made;
}

function draw() {
  if (document.activeElement && document.activeElement.tagName === "INPUT" && document.activeElement.value) {
    const line = document.querySelector(".note");
    if (line) line.textContent = note;
    if (room === draw.room && you) return;
  }
  draw.room = room;
  main.textContent = "";
  if (!you) drawDoor();
  else if (!room || room.phase === "lobby") element("h1", "Hello, " + you.name + ". It begins soon.");
  else room.questions.forEach(drawQuestion);
  if (you && room && room.board.length) drawBoard();
  const line = element("p", note);
  line.className = "note";
}

function drawDoor() {
  if (!hello) return;
  element("h1", hello.title);
  const name = element("input");
  name.placeholder = "Your name";
  name.setAttribute("aria-label", "Your name");
  const enter = (team) => join(name.value, team);
  if (hello.teams.length) hello.teams.forEach((team) => button("Join " + team, () => enter(team)));
  else button("Join", () => enter(""));
}

function drawQuestion(question) {
  const index = question.index, open = room.phase === "open" && !room.paused;
  const reveal = room.reveals.find((one) => one.index === index);
  const send = (answer) => {
    chosen[index] = answer;
    number += 1;
    say({ type: "answer", question: index, answer: answer, id: number });
    draw();
  };
  element("h1", question.prompt);
  if (question.text) element("p", question.text);
  const now = chosen[index] || {};
  const pick = (text, answer, pressed) => { button(text, () => send(answer), pressed).disabled = !open; };
  if (question.kind === "options") question.choices.forEach((text, at) => pick(text, { pick: at }, now.pick === at));
  if (question.kind === "statement") ["True", "False"].forEach((text, at) => pick(text, { say: !at }, now.say === !at));
  if (question.kind === "ticks") {
    const set = new Set(now.tick || []);
    question.choices.forEach((text, at) => {
      const next = new Set(set);
      if (next.has(at)) next.delete(at); else next.add(at);
      pick(text, { tick: Array.from(next).sort((a, b) => a - b) }, set.has(at));
    });
  }
  if (question.kind === "line") {
    for (let place = 0; place <= question.marks.length; place += 1) {
      pick("Here", { place: place }, now.place === place);
      if (place < question.marks.length) element("p", question.marks[place].date + ": " + question.marks[place].text);
    }
  }
  if (question.kind === "order") {
    const order = now.arrange || question.choices.map((_, at) => at);
    order.forEach((item, at) => {
      const moved = order.slice();
      if (at) { moved[at] = moved[at - 1]; moved[at - 1] = item; }
      pick((at + 1) + ". " + question.choices[item] + (at ? " ↑" : ""), { arrange: moved }, false);
    });
  }
  if (["text", "number", "date"].includes(question.kind)) {
    const field = element("input");
    field.value = now.write || "";
    field.setAttribute("aria-label", "Your answer");
    pick("Answer" + (question.unit ? " (" + question.unit + ")" : ""), null, false);
    main.lastChild.onclick = () => send({ write: field.value });
    field.disabled = !open;
  }
  if (reveal) {
    const outcome = you.outcomes.find((one) => one.question === index);
    if (outcome) element("p", (outcome.credit === 1 ? "✓ Right" : outcome.credit ? "◐ Partly right" : "✗ Wrong") + ", " + outcome.points + " points. " + outcome.why);
    element("p", "The answer: " + reveal.told + ". " + reveal.explanation);
    reveal.sources.forEach((source) => element("p", "Source: " + Object.values(source).join(", ")));
  } else if (you.since > index) element("p", "You play from the next question on.");
  else if (room.phase === "closed") element("p", "Closed. Look at the screen.");
}

function drawBoard() {
  if (you.rank) element("p", "You have " + you.points + " points, rank " + you.rank + ".");
  const list = element("ol");

  room.board.forEach((row) => element("li", row.rank + ". " + row.name + " " + row.points, list));
}

connect();
