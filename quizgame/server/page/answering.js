// The ways to answer: one for each kind of question, in a part of the page. `page` holds what they share with the rest.
"use strict";

var page = { line: null, main: null, tellNote: null, drafts: {}, keys: null, update: null, count: null };

function how(question) {
  var key = question.kind;
  if (key === "date" && TEXTS[question.grain]) { key = question.grain; }
  return say(key) + (question.unit ? " (" + question.unit + ")" : "");
}

function mayAnswer(question) {
  return page.line.room.phase === "open" && !page.line.room.paused && page.line.you.since <= question.index;
}

// A row of buttons of which one is the answer.
function buttons(question, reveal, labels, answers, names) {
  var list = make("div", page.main, null, "choices"), own = {};
  list.setAttribute("role", "group");
  list.setAttribute("aria-label", how(question));
  own = labels.map(function (label, place) {
    var made = press(list, null, function () { choose(question, answers[place]); });
    make("span", made, names ? names[place] : String(place + 1), "key");
    make("span", made, label, "label");
    make("span", made, "", "tail");
    return made;
  });
  function update() {
    var now = page.line.given[question.index];
    own.forEach(function (made, place) {
      var chosen = now !== undefined && same(now, answers[place]);
      made.disabled = !mayAnswer(question);
      made.setAttribute("aria-pressed", chosen ? "true" : "false");
      mark(made, chosen, reveal ? isRight(question, reveal, place) : null);
    });
    if (page.count) { countAnswered(); }
  }
  update.element = list;
  page.update = update;
  update();
  page.keys = function (place) { if (own[place] && !own[place].disabled) { choose(question, answers[place]); } };
}

function mark(made, chosen, right) {
  var tail = made.lastChild, words = [];
  made.className = (chosen ? "chosen" : "") + (right === true ? " right" : right === false && chosen ? " wrong" : "");
  if (right === true) { words.push("✓ " + say("rightAnswer")); }
  if (chosen) { words.push(right === null ? "✓" : (right ? "" : "✗ ") + say("yourAnswer")); }
  tail.textContent = words.join(", ");
}

function isRight(question, reveal, place) {
  return reveal.right.indexOf(place) >= 0;
}

function choose(question, answer) {
  if (mayAnswer(question) && !same(page.line.given[question.index], answer)) { page.line.answer(question.index, answer); }
}

function countAnswered() {
  var done = 0, room = page.line.room;
  room.questions.forEach(function (one) { if (page.line.given[one.index]) { done += 1; } });
  page.count.textContent = done === room.count ? say("allAnswered") : say("answeredOf", { n: done, count: room.count });
}

// What is put together first and then handed in.
function handingIn(question, list, read, paint) {
  var hand = press(page.main, "", function () {
    var answer = read();
    if (!answer) { page.line.refusal = say("nothingYet"); page.tellNote(); return; }
    choose(question, answer);
    update();
  }, "lead");
  function update() {
    var now = page.line.given[question.index], open = mayAnswer(question), answer = read();
    paint(open);
    hand.style.display = page.line.room.phase === "open" ? "" : "none";
    hand.disabled = !open || (now !== undefined && (!answer || same(now, answer)));
    hand.textContent = say(now === undefined ? "handIn" : hand.disabled ? "handedIn" : "handInAgain");
    if (page.count) { countAnswered(); }
  }
  update.element = list;
  page.update = update;
  update();
  return { hand: hand, update: update };
}

function drawTicks(question, reveal) {
  var given = page.line.given[question.index];
  var ticked = page.drafts[question.index] || (given && given.tick ? given.tick.slice() : []);
  var list = make("div", page.main, null, "choices"), handing = null, made;
  list.setAttribute("role", "group");
  list.setAttribute("aria-label", how(question));
  function toggle(place) {
    ticked = ticked.indexOf(place) < 0 ? ticked.concat([place]).sort() : ticked.filter(function (one) { return one !== place; });
    page.drafts[question.index] = ticked;
    handing.update();
  }
  made = question.choices.map(function (label, place) {
    var one = press(list, null, function () { toggle(place); });
    make("span", one, String(place + 1), "key");
    make("span", one, label, "label");
    make("span", one, "", "tail");
    return one;
  });
  handing = handingIn(question, list, function () { return ticked.length ? { tick: ticked } : null; }, function (open) {
    made.forEach(function (one, place) {
      one.disabled = !open;
      one.setAttribute("aria-pressed", ticked.indexOf(place) >= 0 ? "true" : "false");
      mark(one, ticked.indexOf(place) >= 0, reveal ? isRight(question, reveal, place) : null);
    });
  });
  page.keys = function (place) { if (made[place] && !made[place].disabled) { toggle(place); } };
}

function drawOrder(question, reveal) {
  var given = page.line.given[question.index], handing = null;
  var order = page.drafts[question.index] || (given && given.arrange ? given.arrange.slice() : question.choices.map(function (_, place) { return place; }));
  var list = make("ol", page.main, null, "order"), touched = given !== undefined || question.index in page.drafts;
  if (reveal) { order = reveal.right; }
  function move(place, by, focus) {
    var item = order[place];
    order = order.slice();
    order[place] = order[place + by];
    order[place + by] = item;
    page.drafts[question.index] = order;
    touched = true;
    handing.update();
    var again = list.children[place + by].querySelector(focus);
    (again.disabled ? list.children[place + by].querySelector("button:not([disabled])") : again).focus();
  }
  handing = handingIn(question, list, function () { return touched ? { arrange: order } : null; }, function (open) {
    empty(list);
    order.forEach(function (item, place) {
      var row = make("li", list), text = question.choices[item];
      make("span", row, (reveal && reveal.marks[place] ? reveal.marks[place] + "  " : "") + text, "label");
      if (!open) { return; }
      var up = press(row, "↑", function () { move(place, -1, ".up"); }, "up");
      var down = press(row, "↓", function () { move(place, 1, ".down"); }, "down");
      up.setAttribute("aria-label", say("upOf", { item: text }));
      down.setAttribute("aria-label", say("downOf", { item: text }));
      up.disabled = place === 0;
      down.disabled = place === order.length - 1;
    });
  });
  page.keys = null;
}

function drawLine(question, reveal) {
  var marks = question.marks, labels = [], answers = [], place;
  var list = make("ol", page.main, null, "marks");
  marks.forEach(function (one) {
    var row = make("li", list);
    make("strong", row, one.date + " ");
    make("span", row, one.text);
  });
  for (place = 0; place <= marks.length; place += 1) {
    labels.push(place === 0 ? say("before", { mark: marks[0].date }) : place === marks.length
      ? say("after", { mark: marks[place - 1].date })
      : say("between", { first: marks[place - 1].date, second: marks[place].date }));
    answers.push({ place: place });
  }
  buttons(question, reveal, labels, answers);
}

function drawTyped(question, reveal) {
  var given = page.line.given[question.index], input = field(page.main, "answer", say("answerLabel"), "", 200), handing;
  input.value = question.index in page.drafts ? page.drafts[question.index] : given && given.write ? given.write : "";
  if (question.kind === "number") { input.setAttribute("inputmode", "decimal"); }
  if (question.kind === "date" && question.grain === "year") { input.setAttribute("inputmode", "numeric"); }
  handing = handingIn(question, input, function () {
    return input.value.trim() ? { write: input.value.trim() } : null;
  }, function (open) { input.disabled = !open; });
  input.oninput = function () { page.drafts[question.index] = input.value; handing.update(); };
  input.onkeydown = function (event) {
    if ((event.key || event.keyIdentifier) === "Enter") { event.preventDefault(); handing.hand.click(); }
  };
  if (reveal) { handing.hand.style.display = "none"; }
  page.keys = null;
}

var WAYS = {
  options: function (question, reveal) {
    buttons(question, reveal, question.choices, question.choices.map(function (_, place) { return { pick: place }; }));
  },
  statement: function (question, reveal) {
    buttons(question, reveal, [say("true"), say("false")], [{ say: true }, { say: false }], ["T", "F"]);
  },
  ticks: drawTicks,
  order: drawOrder,
  line: drawLine,
  text: drawTyped,
  number: drawTyped,
  date: drawTyped
};
