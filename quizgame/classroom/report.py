"""What a game says: of each question and of each player, with a verdict in plain words, and what to teach again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from statistics import median

from quizgame.classroom.items import Analysis, Item, analyse
from quizgame.classroom.record import Player, Record, Response, options_of
from quizgame.classroom.scoring import ranks
from quizgame.classroom.verdicts import Seen, judge_question
from quizgame.questions.grading import right_answer
from quizgame.questions.question import Question
from quizgame.questions.shown import Blank, Shown, Statement
from quizgame.reading.folding import fold
from quizgame.values import dataclass

FEWEST = 15
"""So many players have to have answered everything before questions are compared with the rest: with fewer, chance
alone moves such a figure by a quarter and more."""
FEWEST_ITEMS = 5
"""So many questions have to have been asked before the reliability of the whole is told."""
FEWEST_ANSWERS = 3
"""With fewer answers a question is not judged."""
AGAIN = 0.6
"""What is known by less than this is to be taught again."""


@dataclass(frozen=True, slots=True)
class Choice:
    """An option, or what was typed: how many chose it, as a share of those who answered, and whether it is right.

    The last two are None where the answers cannot carry them (see `items.Option`).
    """

    text: str
    right: bool
    why: str
    count: int
    share: float
    point_biserial: float | None = None
    upper_lower: float | None = None


@dataclass(frozen=True, slots=True)
class QuestionReport:
    """What became of a question: of `could` players `answered` did, `right` of them rightly and `partial` in part.

    Figures that the answers cannot carry are None. `seconds` is the median time of an answer.
    """

    number: int
    shown: Shown
    prompt: str
    answer: str
    could: int
    answered: int
    right: int
    partial: int
    facility: float | None
    discrimination: float | None
    efficiency: float | None
    seconds: float | None
    choices: tuple[Choice, ...]
    verdict: tuple[str, ...]
    again: bool

    @property
    def question(self) -> Question:
        """The question as it stands in the deck."""
        return self.shown.question


@dataclass(frozen=True, slots=True)
class PlayerReport:
    """How a player did: of `could` questions `answered`, `right` of them rightly; `credits` one a question, None where
    there is no answer. `share` is the credit of all that could be answered, None where nothing could."""

    player: Player
    could: int
    answered: int
    right: int
    share: float | None
    rank: int
    credits: tuple[float | None, ...]


@dataclass(frozen=True, slots=True)
class GameReport:
    """A game, its questions in the order they were asked, its players by rank.

    `share` is the mean credit of all answers. `alpha` (Cronbach's) and `error` (standard error of measurement, in
    questions) are None where the answers cannot carry them; `complete` players answered everything.
    """

    record: Record
    questions: tuple[QuestionReport, ...]
    players: tuple[PlayerReport, ...]
    share: float | None
    complete: int
    alpha: float | None
    error: float | None

    @property
    def again(self) -> tuple[QuestionReport, ...]:
        """What to teach again, the least known first."""
        wanted = [one for one in self.questions if one.again]
        return tuple(sorted(wanted, key=lambda one: (one.facility or 0.0, one.number)))


def report_game(record: Record) -> GameReport:
    """The report of one game."""
    by_place: dict[tuple[str, int], Response] = {(one.player, one.question): one for one in record.responses}
    rows = [[by_place.get((player.key, at)) for at in range(len(record.asked))] for player in record.players]
    credits = [[None if one is None else one.credit for one in row] for row in rows]
    choices = [[() if one is None else tuple(map(fold, one.chosen)) for one in row] for row in rows]
    found = analyse(credits, choices)
    firm = found.complete >= FEWEST
    questions = tuple(
        _question(record, at, [row[at] for row in rows if row[at] is not None], item, firm)
        for at, item in enumerate(found.items)
    )
    if not rows:
        questions = tuple(
            _question(record, at, [], Item(0, None, None, None), False) for at in range(len(record.asked))
        )
    return GameReport(
        record,
        questions,
        _players(record, credits),
        _mean([credit for row in credits for credit in row if credit is not None]),
        found.complete,
        found.alpha if _carried(found) else None,
        found.error if _carried(found) else None,
    )


def _carried(found: Analysis) -> bool:
    return found.complete >= FEWEST and len(found.items) >= FEWEST_ITEMS


def _question(record: Record, at: int, given: Sequence[Response | None], item: Item, firm: bool) -> QuestionReport:
    shown = record.asked[at]
    responses = [one for one in given if one is not None]
    spoken = record.kind == "drill"
    choices = () if spoken else _choices(shown, responses, item, firm)
    right = sum(1 for one in responses if one.credit >= 1)
    times = [one.ms / 1000 for one in responses if one.ms is not None]
    discrimination = item.discrimination if firm else None
    seen = Seen(
        shown,
        len(responses),
        right,
        item.facility,
        discrimination,
        tuple((one.text, one.right, one.why, one.count) for one in choices),
    )
    known = item.facility if len(responses) >= FEWEST_ANSWERS else None
    return QuestionReport(
        number=at + 1,
        shown=shown,
        prompt=prompt_of(shown),
        answer=right_answer(shown),
        could=sum(1 for player in record.players if at in player.could),
        answered=len(responses),
        right=right,
        partial=sum(1 for one in responses if 0 < one.credit < 1),
        facility=item.facility,
        discrimination=discrimination,
        efficiency=item.efficiency if firm else None,
        seconds=median(times) if times else None,
        choices=choices,
        verdict=(_tried(record, responses),) if spoken else judge_question(seen, FEWEST_ANSWERS),
        again=not right if spoken else known is not None and known < AGAIN,
    )


def _tried(record: Record, responses: Sequence[Response]) -> str:
    """What the teams of a drill made of a question, in their turn."""
    names = {player.key: player.name for player in record.players}
    verbs = {1.0: "had it", 0.5: "had half of it"}
    told = ", ".join(f"{names[one.player]} {verbs.get(one.credit, 'missed it')}" for one in responses)
    return f"{told}." if told else "Nobody tried."


def prompt_of(shown: Shown) -> str:
    """What was asked, with the statement or the event it was asked about."""
    if isinstance(shown, Statement):
        return f"{shown.question.prompt} “{shown.text}”"
    return shown.question.prompt


def _choices(shown: Shown, responses: Sequence[Response], item: Item, firm: bool) -> tuple[Choice, ...]:
    """The options in the order they were shown; what was typed, the most frequent first."""
    figures = {option.text: option for option in item.options}
    counted: Counter[str] = Counter()
    spelt: dict[str, Counter[str]] = {}
    right: dict[str, bool] = {}
    for one in responses:
        for text in one.chosen:
            counted[fold(text)] += 1
            spelt.setdefault(fold(text), Counter())[text] += 1
            right[fold(text)] = one.credit >= 1
    options = options_of(shown)
    if isinstance(shown, Blank):
        options = tuple((spelt[key].most_common(1)[0][0], right[key], "") for key, _ in counted.most_common())
    choices = []
    for text, is_right, why in options:
        figure = figures.get(fold(text)) if firm else None
        choices.append(
            Choice(
                text,
                is_right,
                why,
                counted[fold(text)],
                counted[fold(text)] / len(responses) if responses else 0.0,
                figure.point_biserial if figure else None,
                figure.upper_lower if figure else None,
            )
        )
    return tuple(choices)


def _players(record: Record, credits: Sequence[Sequence[float | None]]) -> tuple[PlayerReport, ...]:
    sums = {
        player.key: round(sum(credit or 0.0 for credit in row) * 1_000)
        for player, row in zip(record.players, credits, strict=True)
    }
    places = ranks(sums)
    reports = []
    for player, row in zip(record.players, credits, strict=True):
        could = len(player.could)
        given = [credit for credit in row if credit is not None]
        reports.append(
            PlayerReport(
                player,
                could,
                len(given),
                sum(1 for credit in given if credit >= 1),
                sum(given) / could if could else None,
                places[player.key],
                tuple(row),
            )
        )
    return tuple(sorted(reports, key=lambda one: (one.rank, one.player.key)))


def _mean(values: Sequence[float]) -> float | None:
    return sum(values) / len(values) if values else None
