"""Which prompts are edits of each other, and which ask something else."""

from __future__ import annotations

import pytest

from quizgame.decks.alike import edited, wording

EDITS = [
    ("What is the captial of Belarus?", "What is the capital of Belarus?"),
    ("What is the capital of Belraus?", "What is the capital of Belarus?"),
    ("Capital of Belarus?", "What is the capital of Belarus?"),
    ("Capitol of Belarus", "Capital of Belarus"),
    ("What is the capital of Belarus?", "Which is the capital city of Belarus"),
    ("Waht is teh capital of Lithuannia?", "What is the capital of Lithuania?"),
    ("When did Latvia join NATO?", "In which year did Latvia join NATO?"),
    ("What year did Latvia join NATO?", "When did Latvia join NATO?"),
    ("Who was presidant in 1995?", "Who was president in 1995?"),
    ("What is the capital of Kazakstan?", "What is the capital of Kazakhstan?"),
    ("Are there 1,000 villages?", "Are there 1000 villages?"),
    ("Wie heißt die Haupstadt von Litauen?", "Wie heißt die Hauptstadt von Litauen?"),
    ("Как называется сталица Литвы?", "Как называется столица Литвы?"),
    ("“To be” is by whom?", '"To be" is by whom?'),
    ("When did it jion the councill?", "When did it join the council?"),
    ("The citty wiht a wall", "The city with a wall"),
    ("Whcih is the captial citty of Mali?", "Which is the capital city of Mali?"),
    ("It flows into the ____.", "It flows into the ____ (sea)."),
    ("Minsk is ____ on the Svislach", "Minsk is ______ on the Svislach."),
    ("The co-operation began", "The cooperation began"),
    (
        "What happend in 1998 to the agrement on the bordr crossing?",
        "What happened in 1998 to the agreement on the border crossing?",
    ),
]
OTHERS = [
    ("When did Latvia join?", "When did Lithuania join?"),
    ("Which continent is Iran in?", "Which continent is Iraq in?"),
    ("Where is Iceland?", "Where is Ireland?"),
    ("Iceland joined in?", "Ireland joined in?"),
    ("Where is Niger?", "Where is Nigeria?"),
    ("Where is Dominica?", "Where is Dominican?"),
    ("Where is Austria?", "Where is Australia?"),
    ("Where is Slovakia?", "Where is Slovenia?"),
    ("Who was Andersen?", "Who was Anderson?"),
    ("Where is Guinea?", "Where is Guinea-Bissau?"),
    ("What happened in 1994?", "What happened in 1995?"),
    ("What did Henry VII do?", "What did Henry VIII do?"),
    ("What did Apollo 11 do?", "What did Apollo 13 do?"),
    ("When did Latvia join the EU?", "When did Latvia join the UN?"),
    ("Is Belarus a member?", "Is Belarus not a member?"),
    ("It is a member.", "It isn't a member."),
    ("It was important.", "It was unimportant."),
    ("This is hypertension", "This is hypotension"),
    ("Who employs, the employer?", "Who employs, the employee?"),
    ("What is the largest city of Belarus?", "What is the capital of Belarus?"),
    ("What is the second largest planet?", "What is the largest planet?"),
    ("What is the largest planet?", "What is the smallest planet?"),
    ("Is Monaco a city?", "Is Monaco a country?"),
    ("In which year did it end?", "In which month did it end?"),
    ("When did it start?", "Where did it start?"),
    ("The way from Minsk", "The way form Minsk"),
    ("What is on top?", "What is no top?"),
    ("There are members", "Three are members"),
    ("What is bad?", "What is bed?"),
    ("What is 7 + 5?", "What is 7 - 5?"),
    ("What is 7 + 5?", "What is 7 × 5?"),
    ("x > 3", "x < 3"),
    ("What is H₂O?", "What is H₂O₂?"),
    ("Which river is in North Korea?", "Which river is in South Korea?"),
    ("Did France attack Germany?", "Did Germany attack France?"),
    ("From Minsk to ____", "From ____ to Minsk"),
    ("What part of speech is “desert”?", "What part of speech is “dessert”?"),
    ("Что было до войны?", "Что было после войны?"),
    ("Он важный человек?", "Он неважный человек?"),
    ("你是学生", "你不是学生"),
    ("האם הוא בא", "האם הוא לא בא"),
    ("What?", "Which?"),
    ("", ""),
]


def is_edit(old: str, new: str, freely: bool = True) -> bool:
    return edited(wording(old), wording(new), freely)


@pytest.mark.parametrize("old, new", EDITS)
def test_edits(old: str, new: str) -> None:
    assert is_edit(old, new)
    assert is_edit(new, old)
    assert wording(old).key == wording(new).key, "what is not looked up cannot be found"


@pytest.mark.parametrize("old, new", OTHERS)
def test_other_questions(old: str, new: str) -> None:
    assert not is_edit(old, new)
    assert not is_edit(new, old)


def test_words_come_and_go_only_where_the_answer_tells_something() -> None:
    assert not is_edit(
        "Vilnius is the capital of Lithuania.", "Vilnius is the capital city of Lithuania.", freely=False
    )
    assert is_edit("Vilnius is a captial.", "Vilnius is a capital.", freely=False)


@pytest.mark.parametrize("slipped, allowed", [(1, True), (2, True), (3, False)])
def test_few_words_have_slips(slipped: int, allowed: bool) -> None:
    words = ["members", "founded", "council", "meeting", "building"]
    slips = [f"{word[:3]}{word[4]}{word[3]}{word[5:]}" for word in words[:slipped]] + words[slipped:]
    assert is_edit(" ".join(words), " ".join(slips)) is allowed
