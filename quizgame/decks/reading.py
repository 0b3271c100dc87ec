"""Reading a file people write: a deck, or a facts file; every finding at once."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from contextlib import suppress

from quizgame.decks.cards import read_cards
from quizgame.decks.deck import Deck
from quizgame.decks.defaults import read_defaults
from quizgame.decks.generated import check_generated
from quizgame.decks.keys import DECK, LEVELS, MEANT_IN_DECK
from quizgame.decks.origin import Load, name_of_file, read_origin
from quizgame.decks.selection import read_selection
from quizgame.facts.catalogue import proper_id, read_sources
from quizgame.facts.model import FactBase
from quizgame.facts.reading import check_format, read_facts
from quizgame.generate.forms import CARD_FORMS, CARDS_OF_A_FACT, FORMS, GAME_FORMS
from quizgame.questions.question import Question
from quizgame.reading.diagnostic import Diagnostic, Findings, Spot, TooManyError, suggestion
from quizgame.reading.document import Node, Table, Text, read_document
from quizgame.reading.fields import Fields
from quizgame.reading.folding import slug
from quizgame.values import dataclass, field

#: A code as in BCP 47, as far as decks need it.
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_DECK_KEYS = frozenset({"cards", "from", "select"})
_FACTS_KEYS = frozenset({"facts", "series", "entities"})


@dataclass(frozen=True, slots=True)
class Reading:
    """What a file came to: its kind ("deck", "facts", None if it is neither), its value, all findings.

    `deck` and `base` are None while any finding is an error. The `base` of a deck is what it rests on, `beside` the
    name of the file that these facts stand in (empty: its own). `places` tells where each hand-written card begins, by
    the id of its question; generated questions have no place but `origin`, that of the deck's `from`.
    """

    kind: str | None
    findings: tuple[Diagnostic, ...]
    deck: Deck | None = None
    base: FactBase | None = None
    places: Mapping[str, Spot] = field(default_factory=dict)
    origin: Spot | None = None
    beside: str = ""


def read_file(data: bytes, path: str, load: Load) -> Reading:
    """Read a deck or a facts file from its bytes.

    `path` names the file in findings and, without its ending, a deck or fact base that names itself nowhere.
    `load(name)` gives the bytes of a facts file named relative to the deck's folder; its OSError becomes a finding.
    """
    findings = Findings(path)
    root = read_document(data, findings, partly=True)
    if any(found.code == "yaml-syntax" for found in findings.all()):
        _check_before_fault(root, findings)
        return Reading(None, findings.all())
    if root is None and findings.failed:
        return Reading(None, findings.all())
    if not isinstance(root, Table) or not root.entries:
        findings.error(
            None if isinstance(root, Text) and not root.value else root,  # nothing has no place
            "not-a-deck",
            "the file holds no deck",
            "a deck is a table: title, and cards: [{q: ..., a: ...}]",
        )
        return Reading(None, findings.all())
    keys = {key.value for key, _ in root.entries}
    if keys & _FACTS_KEYS and not keys & _DECK_KEYS:
        try:
            base = read_facts(root, findings, name_of_file(path), FORMS)
        except TooManyError:
            return Reading("facts", findings.all())
        return Reading("facts", findings.all(), base=None if findings.failed else base)
    try:
        deck, origins, places = _read_deck(root, findings, load)
    except TooManyError as stopped:
        findings.extend(stopped.findings.all())
        return Reading("deck", findings.all())
    if findings.failed:
        return Reading("deck", findings.all(), places=places)
    node = root.get("from")
    origin = Spot(node.line, node.column) if node else None
    beside = node.value.strip() if isinstance(node, Text) else ""
    return Reading("deck", findings.all(), deck, origins, places, origin, beside)


def _check_before_fault(root: Node | None, findings: Findings) -> None:
    """Check the cards of a deck that were finished before a syntax error."""
    if not isinstance(root, Table) or root.get("cards") is None:
        return
    before = Findings(findings.path)
    before.source = findings.source
    fields = Fields(root, before, "the deck", DECK)
    with suppress(TooManyError):
        sources = read_sources(fields.table_of("sources"), before)
        read_cards(fields, name_of_file(findings.path), sources, read_defaults(fields, sources))
        fields.close(meant=MEANT_IN_DECK)
    # sources may be listed below the fault
    findings.extend([one for one in before.all() if root.get("sources") or one.code != "unknown-source"])


def _read_deck(root: Table, findings: Findings, load: Load) -> tuple[Deck, FactBase | None, Mapping[str, Spot]]:
    fields = Fields(root, findings, "the deck", DECK)
    check_format(fields)
    title = fields.text("title", required=True)
    id_text = fields.text("id")
    deck_id = slug(id_text.value if id_text else title.value if title else name_of_file(findings.path))
    if id_text and deck_id != id_text.value:
        findings.error(id_text, "bad-id", f"`{id_text.value}` cannot be a deck's id", f"write it as `{deck_id}`")
    elif id_text:
        proper_id(id_text, findings, "a deck")
    sources = read_sources(fields.table_of("sources"), findings)
    card_forms = _read_forms(fields)
    cards, extras, base = _from_facts(fields, deck_id, findings, card_forms, load)
    defaults = read_defaults(fields, sources)
    written, places = read_cards(fields, deck_id, sources, defaults)
    further, places_of_extras = read_cards(fields, deck_id, sources, defaults, "extras")
    check_generated(fields)
    if not fields.has("cards") and not fields.has("from"):
        findings.error(fields, "missing-key", "the deck needs `cards` or `from`", "as cards: [{q: ..., a: ...}]")
    _report_doubles((*cards, *extras, *written, *further), findings)
    deck = Deck(
        id=deck_id,
        title=title.value if title else deck_id,
        cards=(*cards, *written),
        extras=(*extras, *further),
        description=fields.value("description"),
        language=_read_language(fields),
        level=fields.one_of("level", LEVELS),
        licence=fields.value("licence"),
        author=fields.value("author"),
        tags=tuple(text.value for text in fields.texts("tags")),
    )
    fields.close(meant=MEANT_IN_DECK)
    if not findings.failed and not deck.questions:
        findings.error(fields, "empty-deck", "the deck has no questions", "add cards, or select other facts")
    return deck, base, places | places_of_extras


def _read_language(fields: Fields) -> str:
    text = fields.text("language")
    if text is None:
        return "en"
    if not _LANGUAGE.fullmatch(text.value):
        fields.findings.warning(text, "language", f"`{text.value}` is no code of a language", "as en, de or pt-BR")
    return text.value


def _read_forms(fields: Fields) -> tuple[str, ...]:
    texts = fields.texts("forms")
    for text in texts:
        if text.value not in FORMS:
            fields.findings.error(text, "unknown-form", f"`{text.value}` is no form", suggestion(text.value, FORMS))
        elif text.value in GAME_FORMS:
            problem = f"`{text.value}` asks about several facts, so it makes no cards"
            fields.findings.error(text, "no-card-form", problem, "games have it anyway")
    return tuple(text.value for text in texts)


def _from_facts(
    fields: Fields, deck_id: str, findings: Findings, card_forms: tuple[str, ...], load: Load
) -> tuple[tuple[Question, ...], tuple[Question, ...], FactBase | None]:
    """The cards and the further questions of the facts a deck selects, and all facts there are."""
    origin = fields.node("from")
    selection = read_selection(fields)
    if origin is None:
        if fields.has("select"):
            findings.error(fields.node("select"), "missing-key", "`select` needs `from`", "add `from: facts.yaml`")
        return (), (), None
    base = read_origin(origin, findings, deck_id, load)
    if base is None:
        return (), (), None
    from quizgame.generate.context import Context  # of no use to a deck that is written by hand
    from quizgame.generate.expand import expand

    facts, entities = selection.of(base, findings, origin)
    context = Context(base)
    made = expand(context, facts, entities, FORMS).questions
    wanted = {one.id for one in made if one.form in card_forms} if card_forms else _few_of_each_fact(made)
    cards = tuple(question for question in made if question.id in wanted)
    return cards, tuple(question for question in made if question.id not in wanted), base


def _few_of_each_fact(questions: Sequence[Question]) -> set[str]:
    """The ids of what becomes cards where the deck does not say: of each fact the forms that teach it best."""
    taken: Counter[str] = Counter()
    cards: set[str] = set()
    fitting = (question for question in questions if question.form in CARD_FORMS)
    for question in sorted(fitting, key=lambda one: CARD_FORMS.index(one.form)):
        group = question.fact or question.id
        if taken[group] < CARDS_OF_A_FACT:
            taken[group] += 1
            cards.add(question.id)
    return cards


def _report_doubles(questions: tuple[Question, ...], findings: Findings) -> None:
    """Generated ids are unique by construction; a written one could still meet one of them."""
    if len({question.id for question in questions}) < len(questions):
        findings.error(None, "duplicate-id", "two questions have the same id", "rename a card's id")
