"""Events: which of these happened then, which came first, where one belongs, and several in order or with dates."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice, pairwise
from zlib import crc32

from quizgame.facts.model import Fact
from quizgame.generate.context import Context, Dropped, Shared, ended
from quizgame.generate.event import Event
from quizgame.generate.wrong import MOST
from quizgame.questions.question import Choice, Match, Order, Question, Wrong
from quizgame.questions.references import references
from quizgame.questions.shown import OPTION_COUNT
from quizgame.reading.dates import Grain, mentions_date
from quizgame.reading.folding import fold

ORDERED = 4
"""Events in one order question."""
_NEAR = 4
_AROUND = 12


def event_of(context: Context, fact: Fact) -> Event | str:
    """The event a fact tells, or why it tells none: only plain facts that happened once, with a date of their own."""
    known = context.events.get(fact.id)
    if known is None:
        known = context.events[fact.id] = _event_of(context, fact)
    return known


def _event_of(context: Context, fact: Fact) -> Event | str:
    statement = fact.statement
    if statement.view or statement.said_by is not None:
        return "a claim or an opinion is no event"
    if fact.when is None:
        return "it has no date of its own, or it may have happened more than once"
    if not fact.sentence.removable("when"):
        return "its date cannot be left out"
    text = _name(context, fact)
    if text is None:
        return "another fact tells the same event at another time"
    if mentions_date(text):
        return "its text tells its date"
    bare = text.removesuffix(".")
    return Event(fact, fact.when, bare, fold(bare), Wrong(bare, context.sentence(fact)))


def _name(context: Context, fact: Fact) -> str | None:
    """The shortest text without the date that tells this event from others; None if they are told alike."""
    phrases = fact.sentence.phrases
    dated = tuple(phrase for phrase in phrases if "when" in phrase.slots)
    shortest = context.sentence(fact, phrases)
    if context.occasions[fold(shortest)] == 1:
        return shortest
    longer = context.sentence(fact, dated)
    return longer if context.occasions[fold(longer)] == 1 and context.knowledge.told_alike(fact) else None


def ask_happened(context: Context, fact: Fact) -> Iterator[Question | Dropped]:
    """ "Which of these happened in April 1998?": the wrong ones touch no year of that date."""
    event = event_of(context, fact)
    if isinstance(event, str):
        yield Dropped(fact, "happened", event)
        return
    if event.when.grain in (Grain.RANGE, Grain.ABOUT):
        yield Dropped(fact, "happened", "its date is a range")
        return
    wrong = _other_times(context, event)
    if len(wrong) < OPTION_COUNT - 1:
        yield Dropped(fact, "happened", "there are no two events of other years")
        return
    prompt = context.language.happened_frame.format(context.language.at(event.when))
    shared = context.shared(fact, "happened", context.prefixed(fact, prompt), (event.text,))
    yield Choice(**shared, answer=event.text, wrong=wrong)


def ask_order(context: Context, facts: Sequence[Fact]) -> Iterator[Question]:
    """Four events each, spread over the whole time, so that every event comes up about once."""
    for chosen in _rounds(events_of(context, facts)):
        if len(chosen) >= OPTION_COUNT:
            yield _order(context, chosen)


def ask_earlier(context: Context, facts: Sequence[Fact]) -> Iterator[Question]:
    """ "Which of these happened first?": each event beside one of the next that are certainly later."""
    events = events_of(context, facts)
    for index, first in enumerate(events):
        near = [other for other in events[index + 1 : index + 20] if _first_of(first, other)][:_NEAR]
        if near:
            later = near[crc32(first.fact.id.encode()) % len(near)]
            yield Choice(
                **_shared(context, (first, later), "earlier", context.language.earlier),
                answer=first.text,
                wrong=(Wrong(later.text),),
            )


def ask_place(context: Context, facts: Sequence[Fact]) -> Iterator[Question]:
    """Where an event belongs on the line of time: before two others, between them, or after both."""
    events = events_of(context, facts)
    for index, event in enumerate(events):
        anchors = _anchors(events, index)
        if anchors is None:
            continue
        where, first, second = anchors
        quoted = context.language.quoted
        prompt = context.language.place.format(quoted(event.text))
        before, between, after = context.language.places
        texts = before.format(quoted(first.text)), between, after.format(quoted(second.text))
        options = [Wrong(text, "", float(place)) for place, text in enumerate(texts)]
        yield Choice(
            **_shared(context, (event, first, second), "place", prompt),
            answer=options[where].text,
            wrong=tuple(option for option in options if option is not options[where]),
            position=float(where),
        )


def ask_match(context: Context, facts: Sequence[Fact]) -> Iterator[Question]:
    """Dates and what happened: four pairs, of as many different years."""
    for chosen in _rounds(events_of(context, facts)):
        apart = all(one.when.last.year < other.when.first.year for one, other in pairwise(chosen))
        if len(chosen) >= OPTION_COUNT and apart:
            yield Match(
                **_shared(context, chosen, "match", context.language.match_dates),
                pairs=tuple((event.when.text, event.text) for event in chosen),
            )


def events_of(context: Context, facts: Sequence[Fact]) -> list[Event]:
    """The events among some facts, the earliest first."""
    events = [event for fact in facts if isinstance(event := event_of(context, fact), Event)]
    return sorted(events, key=lambda event: (event.when.first, event.when.last, event.fact.id))


def _rounds(events: Sequence[Event]) -> Iterator[list[Event]]:
    """Events dealt out by fours, each round spread over the whole time and without ties."""
    rounds = -(-len(events) // ORDERED)
    for start in range(rounds):
        yield _apart(events[start::rounds])


def _first_of(one: Event, other: Event) -> bool:
    return one.when.before(other.when) and one.text != other.text


def _anchors(events: Sequence[Event], index: int) -> tuple[int, Event, Event] | None:
    """Two events apart from each other and from the one at `index`, and where it stands: 0 before both, 1 between them,
    2 after both. Where it should stand is drawn by its id, so that no place is the usual one."""
    event = events[index]
    before = [other for other in events[max(index - _AROUND, 0) : index] if _first_of(other, event)][::-1]
    after = [other for other in events[index + 1 : index + 1 + _AROUND] if _first_of(event, other)]
    drawn = crc32(event.fact.id.encode())
    for where in ((drawn + turn) % 3 for turn in range(3)):
        firsts, seconds = ((after, after), (before, after), (before, before))[where]
        pairs = ((one, two) for two in seconds for one in firsts if _first_of(one, two))
        near = list(islice(pairs, _NEAR))
        if near:
            return where, *near[drawn // 3 % len(near)]
    return None


def _order(context: Context, events: Sequence[Event]) -> Order:
    return Order(
        **_shared(context, events, "order", context.language.order),
        items=tuple(event.text for event in events),
        marks=tuple(event.when.text for event in events),
    )


def _shared(context: Context, events: Sequence[Event], form: str, prompt: str) -> Shared:
    """The shared fields of a question over several facts."""
    cited = dict.fromkeys(citation for event in events for citation in event.fact.statement.citations)
    return Shared(
        id=f"{context.base.id}/{form}/{'+'.join(event.fact.id for event in events)}",
        form=form,
        prompt=prompt,
        explanation=_told(context, events),
        hint="",
        references=references(cited),
        fact=None,
        as_of=None,
        attribution=None,
        tags=tuple(sorted(set[str]().union(*(event.fact.statement.tags for event in events)))),
    )


def _told(context: Context, events: Sequence[Event]) -> str:
    """The events with their dates, the earliest first, and what their authors remark."""
    ordered = sorted(events, key=lambda event: (event.when.first, event.when.last))
    dated = "; ".join(f"{event.when.text}: {event.text}" for event in ordered)
    notes = dict.fromkeys(event.fact.note for event in ordered if event.fact.note)
    return context.glossary.explain(" ".join((ended(dated), *notes)))


def _apart(events: Sequence[Event]) -> list[Event]:
    """Events in order, without those tied with the one before or told in the same words."""
    chosen: list[Event] = []
    for event in events:
        if not chosen or (chosen[-1].when.before(event.when) and all(event.text != one.text for one in chosen)):
            chosen.append(event)
    return chosen


def _other_times(context: Context, event: Event) -> tuple[Wrong, ...]:
    """Events that touch no year of this one's date, the nearest first."""
    years = event.when.first.year, event.when.last.year
    middle = context.place[event.fact.id]
    around = context.dated[max(middle - 40, 0) : middle + 40]
    others = [one for _, fact in around if isinstance(one := event_of(context, fact), Event)]
    others.sort(key=lambda one: (abs((one.when.first - event.when.first).days), one.fact.id))
    apart = (one for one in others if one.when.last.year < years[0] or years[1] < one.when.first.year)
    taken: dict[str, Wrong] = {}
    for other in apart:
        if other.folded != event.folded and other.folded not in taken:
            taken[other.folded] = other.wrong
        if len(taken) == MOST:
            break
    return tuple(taken.values())
