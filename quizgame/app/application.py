"""quizgame as its faces see it: decks to choose from, games to begin or go on with, and what was kept."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from quizgame.app.preferences import Preferences
from quizgame.app.progress import Progress
from quizgame.app.standing import Standing
from quizgame.app.totals import TODAY, DeckTotals, Today, look_at_today, totals_of_decks
from quizgame.errors import DeckError, NothingDueError, UnreadableGameError, UsageError
from quizgame.memory.day import Moment
from quizgame.memory.queue import Limits
from quizgame.memory.scheduler import Scheduler
from quizgame.store.journal import Entry, Event, Journal
from quizgame.store.library import DeckEntry, Library
from quizgame.store.settings import Settings
from quizgame.values import dataclass

# The home screen and the headless commands play nothing: what a game needs is imported when one begins.
if TYPE_CHECKING:
    import random
    from pathlib import Path

    from quizgame.app.carrying import Carried
    from quizgame.app.choosing import Chosen
    from quizgame.app.sitting import Sitting
    from quizgame.app.statistics import Statistics
    from quizgame.play.course import Course
    from quizgame.play.game import Game
    from quizgame.questions.question import Question


@dataclass(frozen=True, slots=True)
class Unfinished:
    """A game that was left: what it was, how far it had come, and the local day it was begun on."""

    id: str
    deck: str
    title: str
    mode: str
    done: int
    length: int
    day: int


class Application:
    """The parts, put together. `clock` gives the present moment; `chance` draws the seeds of games."""

    def __init__(
        self,
        library: Library,
        journal: Journal,
        scheduler: Scheduler,
        clock: Callable[[], Moment],
        chance: random.Random,
        settings: Settings | None = None,
        settings_file: Path | None = None,
    ) -> None:
        self.library = library
        self.journal = journal
        self.clock = clock
        self.progress = Progress(library, journal, clock)
        self.standing = Standing(journal, clock)
        self.scheduler = scheduler
        self._chance = chance
        self.preferences = Preferences(library, settings or Settings(), settings_file)

    @property
    def day(self) -> int:
        """The local day it is."""
        return self.clock().day()

    @property
    def limits(self) -> Limits:
        """How much a day may hold, over all decks."""
        return self.preferences.limits

    def prefer(self, key: str, text: str | None, deck: str | None = None) -> None:
        """Keep a setting as it was typed (None: as usual), of one deck or of all. It holds from now on; only the hour
        at which a day begins does from the next start.

        Raises:
            UsageError: there is no such setting, or it cannot be that.
            StoreError: it cannot be kept.
        """
        from quizgame.app.rescheduling import call_forward, let_go

        before = self.preferences.of_deck(deck).exam if deck else None
        self.preferences.change(key, text, deck)
        if key == "exam" and deck:
            with suppress(DeckError):  # one that is gone has no cards
                let_go(self, self.library.entry(deck).cards if before else ())
            call_forward(self)
        self.scheduler = Scheduler(self.scheduler.parameters, self.preferences.settings.retention)

    def decks(self) -> list[DeckTotals]:
        """Every deck of the library with its totals, broken ones included (with zeros)."""
        return totals_of_decks(self)

    def today(self, reference: str | None = None, more: int = 0) -> Today:
        """What is to be studied today: in one deck, or in all together, each card counted once.

        `more` new cards are allowed beyond the day's share.

        Raises:
            DeckError: the deck is unknown or broken.
        """
        entries, everything = self._decks(reference)
        return look_at_today(self, entries, everything, entries[0].id if reference else None, more)

    def study(self, reference: str | None = None, count: int | None = None, seed: int | None = None) -> Sitting:
        """Begin to study what today holds, at most `count` cards.

        Raises:
            DeckError: the deck is unknown or broken.
            NothingDueError: nothing is left for today.
            StoreError: the beginning could not be committed.
        """
        from quizgame.play.study import start_study

        entries, everything = self._decks(reference)
        due, new = self._chosen(entries, everything, reference)
        if not due and not new and reference:
            # whoever names a deck may learn more of it than the day's share
            due, new = self._chosen(entries, everything, reference, more=self.journal.begun_on(self.day))
        if not due and not new:
            today = self.today(reference)
            begun = f", and today’s {self.limits.new} new cards are begun" if today.new else ""
            following = f"; the next cards are due on {today.next_due:%d %B %Y}" if today.next_due else ""
            mend = "play a quiz meanwhile" if reference else "study a deck of your choice for more, or play a quiz"
            raise NothingDueError(f"nothing more is due today{begun}{following}", mend)
        questions = self.questions_of((*due, *new)[:count], entries)
        deck, title = (entries[0].id, entries[0].title) if reference else (TODAY, "Today")
        game = start_study(deck, title, questions, frozenset(due), self._seed(seed))
        return self._begin(game, frozenset(question.id for question in questions))

    def _decks(self, reference: str | None) -> tuple[list[DeckEntry], list[DeckEntry]]:
        """The deck that is named, or all of them; and all of them."""
        everything = self.library.entries()
        return ([self.library.entry(reference, everything)] if reference else everything), everything

    def _chosen(
        self, entries: list[DeckEntry], everything: list[DeckEntry], reference: str | None, more: int = 0
    ) -> Chosen:
        from quizgame.app.choosing import choose_cards

        resting, lifted = self.standing.suspended(), entries[0].id if reference else None
        return choose_cards(
            entries, everything, self.journal, self.preferences, self.day, resting, lifted=lifted, more=more
        )

    def begin(
        self, mode: str, reference: str | None = None, count: int | None = None, seed: int | None = None
    ) -> Sitting:
        """Begin a game of any mode; `count` is in the mode's unit (`play/modes.py`).

        Raises:
            DeckError: the deck is unknown or broken, or has nothing for this mode.
            NothingDueError: there is nothing to study, nothing is weak, or the day's set is played.
            UsageError: this mode needs a deck.
            StoreError: the beginning could not be committed.
        """
        if mode == "study":
            return self.study(reference, count, seed)
        from quizgame.app import beginning

        if mode == "flashcards":
            return self._begin(*beginning.turn_cards(self, reference, count, self._seed(seed)))
        if mode == "weak":
            return self._begin(*beginning.draw_weak(self, reference, count, self._seed(seed)))
        if reference is None:
            raise UsageError(f"{mode} needs a deck", "`quizgame decks` lists them")
        if mode == "daily" and (left := self._daily_of_today(reference)):
            return left
        game, cards = beginning.draw_game(self, mode, reference, count, self._seed(seed))
        return self._begin(game, cards)

    def quiz(self, reference: str, count: int | None = None, seed: int | None = None) -> Sitting:
        """Begin a quiz of `count` questions of a deck (10 by default); flashcards are left out.

        Raises:
            DeckError, StoreError: as for `begin`.
        """
        return self.begin("quiz", reference, count, seed)

    def _daily_of_today(self, reference: str) -> Sitting | None:
        """Today's set of a deck, where it was begun and left; None where it was not begun.

        Raises:
            NothingDueError: it is played already.
        """
        deck = self.library.entry(reference)
        played = {event.game: event for event in self.journal.events_on(self.day, "game-ended")}
        for started in self.journal.events_on(self.day, "game-started"):
            if (started.body.get("mode"), started.body.get("deck")) == ("daily", deck.id):
                if started.id not in played:
                    return self._taken_up(started, self.journal.events_of(started.id))
                body = played[started.id].body
                raise NothingDueError(
                    f"today’s set of “{deck.title}” is played: {body.get('right')} of {body.get('asked')} right",
                    "the next one comes tomorrow",
                )
        return None

    def again(self, sitting: Sitting, seed: int | None = None) -> Sitting:
        """Begin a quiz over the questions missed in a game; flashcards are left out.

        Raises:
            DeckError: nothing was missed that a quiz can ask.
            StoreError: the beginning could not be committed.
        """
        from quizgame.decks.deck import Deck
        from quizgame.play.quiz import start_quiz
        from quizgame.questions.question import judged_by_program

        asked = dict.fromkeys(turn.question for turn in sitting.result.missed)
        missed = tuple(question for question in asked if judged_by_program(question))
        if not missed:
            raise DeckError("nothing was missed")
        deck = Deck(sitting.game.deck, sitting.game.title, missed)
        return self._begin(start_quiz(deck, len(missed), self._seed(seed)), sitting.cards)

    def unfinished(self) -> Unfinished | None:
        """The latest game that was left before its end and can be gone on with; None without any of late."""
        return next(self.paused(), None)

    def paused(self) -> Iterator[Unfinished]:
        """The games of late that were left before their end and can be gone on with, the newest first."""
        for day, sitting in self._restored():
            game = sitting.game
            yield Unfinished(sitting.id, game.deck, game.title, game.rules.mode, game.done, game.length, day)

    def resume(self, id: str | None = None) -> Sitting | None:
        """Go on with an unfinished game, by default the latest, exactly where it stood; None if there is none."""
        return next((sitting for _, sitting in self._restored() if id in (None, sitting.id)), None)

    def statistics(self) -> Statistics:
        """All that was kept, summed up."""
        from quizgame.app.statistics import summarise

        return summarise(self.journal.events_that_hold(), self.today(), self.day)

    @contextmanager
    def beside(self) -> Iterator[Application]:
        """The same for another thread, which may only read: a connection to the journal belongs to its own thread.

        Raises:
            StoreError: the journal cannot be read.
        """
        with Journal.open(self.journal.path, writing=False, scheduler=self.scheduler) as journal:
            yield Application(
                self.library, journal, self.scheduler, self.clock, self._chance, self.preferences.settings
            )

    def questions(self, cards: Iterable[str]) -> tuple[Question, ...]:
        """The questions of these cards, in this order, from whichever decks have them."""
        return self.questions_of(cards, self.library.entries())

    def questions_of(self, cards: Iterable[str], entries: Iterable[DeckEntry]) -> tuple[Question, ...]:
        """The questions of these cards, in this order, from whichever of these decks have them."""
        missing = dict.fromkeys(cards)
        found: dict[str, Question] = {}
        for entry in entries:
            here = [card for card in missing if card not in found and entry.cards.get(card)]
            if here:
                questions = self.library.questions(entry, here)
                found.update((question.id, question) for question in questions)
        return tuple(found[card] for card in missing if card in found)

    def carry(self, deck: str | None = None) -> tuple[Carried, ...]:
        """Let progress follow the cards that were edited since the last look at the decks (`app/progress.py`), and let
        none come back after its exam, wherever that was set.

        Raises:
            StoreError: the journal cannot be read or written.
        """
        carried = self.progress.carry(deck)
        if self.preferences.settings.decks:
            from quizgame.app.rescheduling import call_forward, send_on

            call_forward(self)
            send_on(self)
        return carried

    def streak_days(self) -> int:
        """The days in a row with an answer, up to today or yesterday."""
        from quizgame.app.statistics import streak

        return streak(self.journal.answered_on, self.day)

    def _seed(self, seed: int | None) -> int:
        return self._chance.randrange(2**32) if seed is None else seed

    def _begin(self, game: Game, cards: frozenset[str]) -> Sitting:
        from quizgame.app.records import encode_start
        from quizgame.play.course import Course

        asked = frozenset(question.id for question in game.waiting) & cards
        started = self.journal.append(self.clock(), [Entry("game-started", None, None, encode_start(game, asked))])
        return self._sitting(started[0].id, Course(game), asked)

    def _restored(self) -> Iterator[tuple[int, Sitting]]:
        """The unfinished games as they stood, of those that this version can read, with the days they began on."""
        for started, *rest in self.journal.unfinished_games():
            try:
                sitting = self._taken_up(started, rest)
            except UnreadableGameError:
                continue
            if sitting.shown is not None:
                yield started.day, sitting

    def _taken_up(self, started: Event, rest: Iterable[Event]) -> Sitting:
        from quizgame.app.records import decode_course, decode_start

        game, cards = decode_start(started.body)
        course, answers = decode_course(game, rest)
        return self._sitting(started.id, course, cards, answers)

    def _sitting(self, id: str, course: Course, cards: frozenset[str], answers: Iterable[str] = ()) -> Sitting:
        from quizgame.app.schedule import Schedule
        from quizgame.app.sitting import Sitting

        schedule = Schedule(self.scheduler, self.journal, self.preferences)
        return Sitting(id, course, cards, self.journal, schedule, self.clock, answers)
