"""Questions of every kind, by hand and by chance."""

from __future__ import annotations

from datetime import date

from hypothesis import strategies as st

from quizgame.questions.question import (
    Choice,
    Dated,
    Flashcard,
    Match,
    Numeric,
    Order,
    Question,
    Reference,
    Several,
    TrueFalse,
    Typed,
    Wrong,
)

texts = st.text(alphabet=st.characters(blacklist_categories=("Cs",)), min_size=1, max_size=20)
wrongs = st.lists(texts, max_size=5, unique=True).map(lambda some: tuple(Wrong("w " + text) for text in some))
shared = st.fixed_dictionaries(
    {
        "id": texts,
        "form": st.just("card"),
        "prompt": texts,
        "explanation": texts,
        "hint": st.just("") | texts,
        "references": st.just(()) | st.just((Reference("s", "Title", locator="1"),)),
        "fact": st.none() | texts,
        "tags": st.just(()) | st.just(("a", "b")),
    }
)


def _question(kind: str, common: dict[str, object], answer: str, wrong: tuple[Wrong, ...], number: int) -> Question:
    placed = tuple(Wrong(option.text, "", float(index * 7 - 14)) for index, option in enumerate(wrong))
    match kind:
        case "choice":
            return Choice(**common, answer=answer, wrong=(Wrong("w"), *wrong))  # type: ignore[arg-type]
        case "true-false":
            return TrueFalse(**common, truths=(answer,), falsehoods=wrong)  # type: ignore[arg-type]
        case "typed":
            return Typed(**common, answer=answer, accepted=(answer, "other"), wrong=wrong)  # type: ignore[arg-type]
        case "number":
            return Numeric(
                **common,
                answer=str(number),
                low=number,
                high=number + 1,
                unit="%",
                wrong=placed,
                position=3.0,  # type: ignore[arg-type]
            )
        case "date":
            day = date.fromordinal(700_000 + number)
            return Dated(**common, answer=str(day), first=day, last=day, grain="day", wrong=placed)  # type: ignore[arg-type]
        case "several":
            answers = tuple(f"a {index}" for index in range(2 + number % 3))
            return Several(**common, answers=answers, wrong=(Wrong("w", "so"), *wrong))  # type: ignore[arg-type]
        case "flashcard":
            return Flashcard(**common, back=answer)  # type: ignore[arg-type]
        case "match":
            pairs = tuple((f"left {index}", f"right {index}") for index in range(3 + number % 6))
            return Match(**common, pairs=pairs)  # type: ignore[arg-type]
        case _:
            items = tuple(f"item {index}" for index in range(3 + number % 6))
            return Order(**common, items=items, marks=items)  # type: ignore[arg-type]


questions = st.builds(
    _question,
    st.sampled_from(["choice", "true-false", "typed", "number", "date", "order", "several", "match", "flashcard"]),
    shared,
    texts,
    wrongs,
    st.integers(0, 20_000),
)
