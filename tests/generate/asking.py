"""A small facts file for tests to add facts to, and what is asked of it."""

from __future__ import annotations

import textwrap

from quizgame.decks.reading import read_file
from quizgame.generate.context import Context
from quizgame.generate.expand import Expansion, expand
from quizgame.generate.forms import FORMS
from quizgame.questions.question import Order, Question, TrueFalse

HEAD = """\
id: base
title: NATO
sources:
  page: {title: A page, as_of: 2011}
  book: {title: A book, date: 1999}
entities:
  pfp: {name: the Partnership for Peace, abbr: PfP, type: programme, is: the plan of cooperation}
  pfpfd: {name: the Partnership for Peace Framework Document, type: document}
  parp: {name: the Planning and Review Process, abbr: PARP, type: programme, part_of: pfp, is: the way to set targets}
  nacc: {name: the North Atlantic Cooperation Council, abbr: NACC, type: forum}
  nato: {name: NATO, full: the North Atlantic Treaty Organization, type: organisation}
  canada: {name: Canada, type: country}
  norway: {name: Norway, type: country}
  poland: {name: Poland, type: country, aka: [the Republic of Poland]}
  osce: {name: the OSCE, type: organisation}
  kuzio: {name: Taras Kuzio, role: the analyst, type: person}
types: {forum: {wh: Which forum, many: forums}}
"""


def expand_all(text: str, forms: tuple[str, ...] = FORMS, head: str = HEAD) -> Expansion:
    reading = read_file((head + textwrap.dedent(text)).encode(), "f.yaml", lambda name: b"")
    assert reading.base is not None, [str(found) for found in reading.findings]
    base = reading.base
    return expand(Context(base), base.facts, base.entities.values(), forms)


def questions_of(text: str, forms: tuple[str, ...] = FORMS, head: str = HEAD) -> dict[str, Question]:
    return {question.id.removeprefix("base/"): question for question in expand_all(text, forms, head).questions}


def options_of(question: Question) -> list[str]:
    assert not isinstance(question, TrueFalse | Order)
    return [wrong.text for wrong in question.wrong]
