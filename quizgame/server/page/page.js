// What the page shows. Whatever comes from the network is put in as text, never as markup.
"use strict";

var SIGNS = { none: "○", right: "✓", partly: "◐", wrong: "✗" };

(function () {
  var main = document.getElementById("main"), note = document.getElementById("note");
  var top = document.getElementById("top"), title = document.getElementById("title"), clock = document.getElementById("clock");
  var line = Line(tell), shown = "", at = 0, found = false, warned = false;

  page.line = line;
  page.main = main;
  page.tellNote = tellNote;
  line.code = codeInPlace() || kept.get("code");

  function codeInPlace() {
    try { return decodeURIComponent(location.pathname.slice(1)).toUpperCase(); } catch (error) { return ""; }
  }

  // what is told in passing

  function tell() {
    if (line.room && !found) { findPlace(); }
    var wanted = scene();
    if (wanted !== shown) {
      shown = wanted;
      draw();
    } else {
      refresh();
    }
    tellNote();
    tick();
  }

  // At the own pace, whoever comes back goes on with the first question that has no answer.
  function findPlace() {
    found = true;
    while (line.room.pace === "self" && line.room.phase === "open" && at < line.room.questions.length - 1 && line.given[at]) { at += 1; }
  }

  function tellNote() {
    var text = "", room = line.room, question = asked();
    if (line.over) {
      text = line.refusal;
    } else if (!line.open) {
      text = line.hello ? say("offline") : say("connecting");
      if (question && line.isPending(question.index)) { text += " " + say("kept"); }
    } else if (line.refusal) {
      text = line.refusal;
    } else if (line.you && room && room.phase === "open" && question && line.you.since <= question.index) {
      if (room.paused) { text = say("paused"); }
      else if (line.isPending(question.index)) { text = say("sending"); }
      else if (line.taken[question.index]) { text = say("taken"); }
    }
    if (note.textContent !== text) { note.textContent = text; }
  }

  // A picture is drawn anew only when it is another one, so that what is typed and where the focus is stay.
  function scene() {
    var room = line.room;
    if (line.over) { return "over"; }
    if (!line.you || !room) { return "door" + (line.hello ? JSON.stringify(line.hello) : ""); }
    if (room.phase === "lobby") { return "lobby"; }
    if (room.phase === "ended") { return "ended" + line.you.points + (line.you.rank || "") + (line.misses ? line.misses.cards : ""); }
    return [room.phase, room.pace, room.current, at, room.skipped, line.you.since, line.you.rank,
      JSON.stringify(line.you.outcomes)].join("/");
  }

  function asked() {
    var room = line.room;
    if (!room || !room.questions.length) { return null; }
    return room.questions[room.pace === "self" ? Math.min(at, room.questions.length - 1) : 0];
  }

  function revealOf(question) {
    return line.room.reveals.filter(function (one) { return one.index === question.index; })[0];
  }

  function outcomeOf(question) {
    return line.you.outcomes.filter(function (one) { return one.question === question.index; })[0];
  }

  function draw() {
    var focus, room = line.room;
    empty(main);
    top.hidden = !(line.you && room);
    title.textContent = room ? room.title : "";
    document.title = (room && room.title ? room.title + " · " : "") + "quizgame";
    if (line.over) {
      focus = make("h1", main, line.over === "kicked" ? say("kicked") : line.refusal);
    } else if (!line.you || !room) {
      focus = drawDoor();
    } else if (room.phase === "lobby") {
      focus = drawLobby();
    } else if (room.phase === "ended") {
      focus = drawEnd();
    } else {
      focus = drawQuestion(asked());
    }
    if (focus) {
      if (focus.tagName === "H1") { focus.tabIndex = -1; }
      focus.focus();
      window.scrollTo(0, 0);
    }
  }

  function refresh() {
    if (page.update && main.contains(page.update.element)) { page.update(); }
  }

  // the door and the lobby

  function drawDoor() {
    var hello = line.hello, first = null, team = "";
    if (!hello) { return null; }
    var form = make("form", main);
    make("h1", form, hello.title);
    if (hello.locked) { make("p", form, say("lockedDoor")); }
    var code = codeInPlace() ? null : field(form, "code", say("codeLabel"), kept.get("code"), 12);
    if (code) { code.autocapitalize = "characters"; code.autocomplete = "off"; first = code; }
    var name = field(form, "name", hello.listed ? say("listedLabel") : say("nameLabel"), kept.get("name"), 40);
    if (!hello.listed) { make("p", form, say("nameHelp"), "quiet"); }
    if (hello.teams.length) { team = teams(form, hello.teams); }
    var enter = make("button", form, say("join"), "lead");
    form.onsubmit = function (event) {
      event.preventDefault();
      var given = (code ? code.value : line.code).replace(/\s/g, "").toUpperCase();
      if (!given || !name.value.trim()) {
        line.refusal = say(given ? "needName" : "needCode");
        tellNote();
        (given ? name : code).focus();
        return;
      }
      kept.set("name", name.value.trim());
      kept.set("code", given);
      line.join(given, name.value.trim(), team ? team.value : "");
    };
    enter.type = "submit";
    return first || name;
  }

  function teams(parent, names) {
    make("label", parent, say("teamLabel")).htmlFor = "team";
    var select = make("select", parent);
    select.id = "team";
    make("option", select, say("anyTeam")).value = "";
    names.forEach(function (name) { make("option", select, name).value = name; });
    return select;
  }

  function drawLobby() {
    var heading = make("h1", main, say("hello", { name: line.you.name }));
    if (line.you.team !== null) { make("p", main, say("inTeam", { team: line.room.teams[line.you.team] })); }
    make("p", main, say("waiting"));
    return heading;
  }

  // a question

  function drawQuestion(question) {
    var room = line.room, heading, reveal;
    page.update = page.keys = page.count = null;
    if (!question) { return null; }
    if (room.pace === "self") { drawWay(); }
    make("p", main, say("question", { n: question.index + 1, count: room.count }) + " · " + how(question), "quiet");
    heading = make("h1", main, question.text || question.prompt);
    if (question.text && question.kind !== "line" && question.kind !== "statement") { make("p", main, question.prompt); }
    reveal = revealOf(question);
    if (reveal) { drawOutcome(question, reveal); }
    if (room.skipped) {
      make("p", main, say("skipped"));
    } else if (line.you.since > question.index) {
      make("p", main, say("fromNext"));
    } else {
      (WAYS[question.kind] || WAYS.text)(question, reveal);
      if (room.phase === "closed") { make("p", main, say("closed"), "quiet"); }
    }
    if (reveal) { drawGrounds(reveal); }
    return heading;
  }

  function drawWay() {
    var room = line.room, way = make("nav", main);
    var before = press(way, say("previous"), function () { at -= 1; tell("turn"); });
    page.count = make("span", way);
    var next = press(way, say("next"), function () { at += 1; tell("turn"); });
    before.disabled = at <= 0;
    next.disabled = at >= room.questions.length - 1;
    countAnswered();
  }

  document.addEventListener("keydown", function (event) {
    var key = event.key || "", tag = event.target && event.target.tagName;
    if (!page.keys || tag === "INPUT" || tag === "SELECT" || event.ctrlKey || event.altKey || event.metaKey) { return; }
    var question = asked(), place = "123456789".indexOf(key);
    if (question && question.kind === "statement" && /^[tf]$/i.test(key)) { place = key.toLowerCase() === "t" ? 0 : 1; }
    if (key.length === 1 && place >= 0 && line.you && line.room && line.room.phase === "open") { page.keys(place); }
  });

  // after the reveal

  function drawOutcome(question, reveal) {
    var outcome = outcomeOf(question);
    if (line.you.since > question.index) { return; }
    if (!outcome && line.given[question.index]) { return; }  // what it came to is on its way
    var way = !outcome ? "none" : outcome.credit >= 1 ? "right" : outcome.credit > 0 ? "partly" : "wrong";
    var box = make("p", main, SIGNS[way] + " " + say(way), "verdict " + way);
    if (outcome && outcome.points) {
      make("span", box, " " + say(outcome.points === 1 ? "onePoint" : "points", { n: grouped(outcome.points) }));
    }
    if (outcome && outcome.why && outcome.why !== reveal.explanation) { make("p", main, outcome.why); }
  }

  function drawGrounds(reveal) {
    make("p", main, say("theAnswer", { answer: reveal.told }), "answer");
    if (reveal.explanation) { make("p", main, reveal.explanation); }
    reveal.sources.slice(0, 2).forEach(function (source) {
      var told = [source.title, source.publisher, source.date, source.locator].filter(Boolean).join(" · ");
      make("p", main, say("source", { source: told }), "quiet");
    });
    if (line.you.rank) {
      make("p", main, say("standing", { points: grouped(line.you.points), rank: line.you.rank, n: line.room.players }));
    }
  }

  function drawEnd() {
    var heading = make("h1", main, say("ended", { name: line.you.name }));
    make("p", main, line.you.rank
      ? say("standing", { points: grouped(line.you.points), rank: line.you.rank, n: line.room.players })
      : say("standingAlone", { points: grouped(line.you.points) }), "verdict");
    if (line.room.team_board.length) { drawBoard(say("teamBoard"), line.room.team_board); }
    if (line.room.board.length) { drawBoard(say("board"), line.room.board); }
    if (!line.misses) {
      line.askMisses();
    } else if (line.misses.cards) {
      press(main, say("keepMisses"), saveMisses, "lead");
      make("p", main, say("missesHelp", { n: line.misses.cards }), "quiet");
    }
    return heading;
  }

  function saveMisses() {
    var link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([line.misses.text], { type: "text/yaml" }));
    link.download = line.misses.name;
    document.body.appendChild(link);
    link.click();
    document.body.removeChild(link);
  }

  function drawBoard(name, rows) {
    make("h2", main, name);
    var table = make("table", main);
    rows.forEach(function (row) {
      var made = make("tr", table, null, row.name === line.you.name ? "own" : "");
      make("td", made, row.rank + ".");
      make("td", made, row.name);
      make("td", made, grouped(row.points), "points");
    });
  }

  // the clock

  function msLeft() {
    var room = line.room, you = line.you, left;
    if (!room || !you || room.phase !== "open") { return null; }
    left = you.extra && you.ms_left !== null ? you.ms_left - (room.paused ? 0 : Date.now() - line.youAt)
      : room.ms_left === null ? null : room.ms_left - (room.paused ? 0 : Date.now() - line.roomAt);
    return left === null ? null : Math.max(left, 0);
  }

  function tick() {
    var left = msLeft(), seconds, minutes;
    if (left === null) { clock.textContent = ""; warned = false; return; }
    seconds = Math.ceil(left / 1000);
    minutes = Math.floor(seconds / 60);
    clock.textContent = minutes + ":" + ("0" + (seconds % 60)).slice(-2);
    clock.className = seconds <= 5 ? "hurry" : "";
    if (seconds > 10) { warned = false; }
    if (seconds <= 10 && seconds > 0 && !warned) {
      warned = true;
      if (!note.textContent) { note.textContent = say("secondsLeft", { n: seconds }); }
    }
  }

  window.onerror = function () { note.textContent = say("failed"); };
  setInterval(tick, 250);
  tell("start");
  line.connect();
}());
