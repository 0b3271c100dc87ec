"""The frames of a language: the few words that turn an author's sentence into a question, without any inflection."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from quizgame.facts.model import TypeWords
from quizgame.reading.dates import Date, Grain
from quizgame.values import dataclass


@dataclass(frozen=True, slots=True)
class Language:
    """One language's frames. In a frame `{}` stands for the author's words."""

    code: str
    articles: tuple[str, ...]
    conjunction: str
    in_which: Mapping[str, str]
    when_frame: str
    gap_frame: str
    gap: str
    happened_frame: str
    true_false: str
    true_false_said: str
    said: str
    as_of: str
    said_as_of: str
    stands_for: str
    abbreviation: str
    stands: str
    this_is: str
    order: str
    earlier: str
    place: str
    places: tuple[str, str, str]
    match_dates: str
    match_names: str
    who_says: str
    list_frame: str
    not_frame: str
    how_many: str
    what: str
    which_of_these: str
    which_of: str
    types: Mapping[str, TypeWords]

    def join(self, texts: Sequence[str]) -> str:
        """Texts as a list in prose: "Lithuania and Belarus"."""
        if len(texts) < 2:
            return "".join(texts)
        return f"{', '.join(texts[:-1])} {self.conjunction} {texts[-1]}"

    def bare(self, name: str) -> str:
        """A name without its article."""
        first, _, rest = name.partition(" ")
        return rest if rest and first in self.articles else name

    def label(self, name: str) -> str:
        """A name as it stands in a list: without its article, with a capital unless its first word has one inside."""
        bare = self.bare(name)
        first = bare.partition(" ")[0].partition("-")[0]
        return bare if any(letter.isupper() for letter in first[1:]) else bare[:1].upper() + bare[1:]

    def at(self, date: Date) -> str:
        """A date with its preposition: "in April 1998", "on 31 March 2006"."""
        return f"{'on' if date.grain is Grain.DAY else 'in'} {date.text}"

    def quoted(self, text: str) -> str:
        """Text to stand between quotation marks: those within become single ones."""
        return text.replace("“", "‘").replace("”", "’")

    def which(self, type_: TypeWords | None, free: bool) -> str:
        """What asks for an entity: freely ("which country") or among options ("which of these countries")."""
        if free:
            return type_.wh if type_ else self.what
        return self.which_of.format(type_.many) if type_ else self.which_of_these

    def needs_options(self, prompt: str) -> bool:
        """Whether an author's own prompt speaks of its options."""
        return re.match(rf"{re.escape(self.which_of_these)}\b", prompt, re.IGNORECASE) is not None


ENGLISH = Language(
    code="en",
    articles=("the", "a", "an"),
    conjunction="and",
    in_which={"year": "in which year", "month": "in which month and year", "day": "on which date"},
    when_frame="{} did this happen? “{}”",
    gap_frame="Fill the gap: “{}”",
    gap="____",
    happened_frame="Which of these happened {}?",
    true_false="True or false?",
    true_false_said="True or false, according to {}?",
    said="According to {}: {}",
    as_of="As of {}: {}",
    said_as_of="According to {}, as of {}: {}",
    stands_for="What does “{}” stand for?",
    abbreviation="What is the abbreviation of {}?",
    stands="{} stands for {}.",
    this_is="{} is this? “{}”",
    order="Put these in order, the earliest first.",
    earlier="Which of these happened first?",
    place="Where on the line of time does this belong? “{}”",
    places=("Before “{}”", "Between the two", "After “{}”"),
    match_dates="Match the dates with what happened.",
    match_names="Match the abbreviations with what they stand for.",
    who_says="According to whom? “{}”",
    list_frame="Which of these belong in the gap? “{}”",
    not_frame="Which of these does NOT belong in the gap? “{}”",
    how_many="how many",
    what="what",
    which_of_these="which of these",
    which_of="which of these {}",
    types={
        "country": TypeWords("which country", "countries"),
        "organisation": TypeWords("which organisation", "organisations"),
        "programme": TypeWords("which programme", "programmes"),
        "person": TypeWords("who", "people"),
        "place": TypeWords("which place", "places"),
        "city": TypeWords("which city", "cities"),
        "treaty": TypeWords("which treaty", "treaties"),
        "document": TypeWords("which document", "documents"),
        "conflict": TypeWords("which conflict", "conflicts"),
        "event": TypeWords("which event", "events"),
        "mission": TypeWords("which mission", "missions"),
        "office": TypeWords("which office", "offices"),
        "body": TypeWords("which body", "bodies"),
        "newspaper": TypeWords("which newspaper", "newspapers"),
    },
)

LANGUAGES = {"en": ENGLISH}


def language_of(code: str) -> Language:
    """The frames of a language; English where there are none yet."""
    return LANGUAGES.get(code.partition("-")[0].casefold(), ENGLISH)
