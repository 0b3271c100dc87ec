// What was missed, as a deck to take home.
"use strict";

var missed = [];

function outcomeOf(you, question) {
  return you.outcomes.filter(function (one) { return one.question === question.index; })[0];
}

function learn(line) {
  var room = line.room, store = "misses:" + line.code;
  if (!room || !line.you) { return; }
  if (!missed.length) { try { missed = JSON.parse(kept.get(store) || "[]"); } catch (error) { missed = []; } }
  room.reveals.forEach(function (reveal) {
    var question = room.questions.filter(function (one) { return one.index === reveal.index; })[0];
    var outcome = question && outcomeOf(line.you, question);
    if (!question || line.you.since > question.index || (outcome && outcome.credit >= 1)) { return; }
    if (!outcome && line.given[question.index]) { return; }  // what it came to is on its way
    if (missed.some(function (one) { return one.index === question.index; })) { return; }
    missed.push({ index: question.index, question: question, reveal: reveal });
    kept.set(store, JSON.stringify(missed));
  });
}

function card(miss) {
  // Texts in JSON's quotes are texts in YAML, whatever they hold.
  var question = miss.question, reveal = miss.reveal, quote = JSON.stringify, rows = [];
  rows.push("  - q: " + quote(question.kind === "statement" ? question.text : question.prompt));
  if (question.kind === "ticks") {
    rows.push("    a: [" + reveal.right.map(function (place) { return quote(question.choices[place]); }).join(", ") + "]");
    rows.push("    wrong: [" + question.choices.filter(function (_, place) { return reveal.right.indexOf(place) < 0; }).map(quote).join(", ") + "]");
    rows.push("    kind: several");
  } else if (question.kind === "order") {
    rows.push("    order: [" + reveal.right.map(function (place) { return quote(question.choices[place]); }).join(", ") + "]");
  } else if (question.kind === "statement") {
    rows.push("    a: " + (reveal.right[0] === 0 ? "true" : "false"));
  } else {
    rows.push("    a: " + quote(reveal.told));
    if (question.kind === "options") {
      rows.push("    wrong: [" + question.choices.filter(function (_, place) { return place !== reveal.right[0]; }).map(quote).join(", ") + "]");
      rows.push("    kind: choice");
    } else {
      rows.push("    kind: text");
    }
  }
  if (reveal.explanation) { rows.push("    explain: " + quote(reveal.explanation)); }
  return rows.join("\n");
}

function saveMisses(line) {
  var name = say("missesTitle", { title: line.room.title });
  var text = "title: " + JSON.stringify(name) + "\ncards:\n" + missed.map(card).join("\n") + "\n";
  var link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "text/yaml" }));
  link.download = "missed-" + line.code.toLowerCase() + ".yaml";
  document.body.appendChild(link);
  link.click();
  document.body.removeChild(link);
}
