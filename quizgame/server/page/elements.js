// Elements, made of texts: what comes from the network is never markup.
"use strict";

function make(name, parent, text, kind) {
  var made = document.createElement(name);
  if (text !== undefined && text !== null) { made.textContent = text; }
  if (kind) { made.className = kind; }
  parent.appendChild(made);
  return made;
}

function press(parent, text, act, kind) {
  var made = make("button", parent, text, kind);
  made.type = "button";
  made.onclick = act;
  return made;
}

function empty(element) { while (element.firstChild) { element.removeChild(element.firstChild); } }

function grouped(number) { return String(number).replace(/\B(?=(\d{3})+$)/g, ","); }

function same(first, second) { return JSON.stringify(first) === JSON.stringify(second); }

function field(parent, id, label, value, longest) {
  var wrapped = make("label", parent, label);
  wrapped.htmlFor = id;
  var input = make("input", parent);
  input.id = id;
  input.type = "text";
  input.value = value;
  input.maxLength = longest;
  input.autocomplete = "off";
  return input;
}
