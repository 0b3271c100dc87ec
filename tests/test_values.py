"""The project's dataclasses against those of the standard library."""

from __future__ import annotations

import copy
import dataclasses
import inspect
import math
import pickle
from typing import Any, ClassVar

import pytest

from quizgame import values


def classes(module: Any) -> dict[str, Any]:
    """The same classes, made by either module."""
    dataclass, field = module.dataclass, module.field

    @dataclass(frozen=True, slots=True)
    class Base:
        """A base."""

        one: int
        two: str = "two"
        kind: ClassVar[str] = "base"

        @property
        def both(self) -> str:
            return f"{self.one}{self.two}"

    @dataclass(frozen=True, slots=True)
    class Derived(Base):
        two: str = "other"
        three: list[int] = field(default_factory=list)

        def __post_init__(self) -> None:
            if self.one < 0:
                raise ValueError("below zero")

    @dataclass(frozen=True, slots=True, kw_only=True)
    class Named:
        first: int
        last: int = 9

    @dataclass(frozen=True, slots=True, kw_only=True)
    class MoreNamed(Named):
        middle: int

    @dataclass(frozen=True, slots=True)
    class Mixed(Named):
        place: int

    @dataclass(frozen=True, slots=True)
    class Empty:
        pass

    @dataclass(frozen=True, slots=True)
    class Single:
        value: object

    @dataclass(frozen=True, slots=True, eq=False)
    class Itself:
        value: int

    @dataclass(frozen=True, slots=True)
    class Own:
        value: int
        rest: int = 0

        def __hash__(self) -> int:
            return 7

        def __repr__(self) -> str:
            return "own"

    @dataclass(slots=True)
    class Changing:
        value: int

    @dataclass(frozen=True, slots=True)
    class Counted:
        text: str
        line: int = field(default=1, compare=False)
        length: int = field(init=False, repr=False, compare=False)

        def __post_init__(self) -> None:
            object.__setattr__(self, "length", len(self.text))

    kinds = (Counted, Base, Derived, Named, MoreNamed, Mixed, Empty, Single, Itself, Own, Changing)
    return {kind.__name__: kind for kind in kinds}


OURS, THEIRS = classes(values), classes(dataclasses)
CALLS: tuple[tuple[str, tuple[Any, ...], dict[str, Any]], ...] = (
    ("Base", (1,), {}),
    ("Base", (1, "x"), {}),
    ("Base", (), {"one": 1, "two": "x"}),
    ("Base", (), {}),
    ("Base", (1, 2, 3), {}),
    ("Base", (1,), {"four": 4}),
    ("Derived", (1,), {}),
    ("Derived", (1, "x", [3]), {}),
    ("Derived", (-1,), {}),
    ("Named", (), {"first": 1}),
    ("Named", (1,), {}),
    ("MoreNamed", (), {"first": 1, "middle": 2}),
    ("MoreNamed", (), {"first": 1}),
    ("Mixed", (5,), {"first": 1}),
    ("Mixed", (), {"place": 5, "first": 1, "last": 2}),
    ("Empty", (), {}),
    ("Empty", (1,), {}),
    ("Single", ((1,),), {}),
    ("Itself", (1,), {}),
    ("Own", (1,), {}),
    ("Changing", (1,), {}),
    ("Counted", ("abc",), {}),
    ("Counted", ("abc", 2), {}),
    ("Counted", ("abc", 2, 3), {}),
)


def outcome(kinds: dict[str, Any], name: str, given: tuple[Any, ...], named: dict[str, Any]) -> tuple[Any, ...]:
    """All that can be told of a call."""
    try:
        made = kinds[name](*given, **named)
    except (TypeError, ValueError) as error:
        return type(error), str(error)
    fields = [(one.name, one.type, one.kw_only, one.default) for one in dataclasses.fields(made)]
    return (
        repr(made),
        [getattr(made, one.name) for one in dataclasses.fields(made)],
        fields,
        type(made).__match_args__,
        type(made).__doc__ if name == "Base" else None,
        dataclasses.asdict(made),
        str(inspect.signature(type(made))),
        hasattr(made, "__dict__"),
    )


@pytest.mark.parametrize(("name", "given", "named"), CALLS)
def test_values_are_those_of_the_standard_library(name: str, given: tuple[Any, ...], named: dict[str, Any]) -> None:
    assert outcome(OURS, name, given, named) == outcome(THEIRS, name, given, named)


@pytest.mark.parametrize("kinds", [OURS, THEIRS], ids=["ours", "theirs"])
def test_values_are_compared_by_kind_and_content(kinds: dict[str, Any]) -> None:
    base, derived, single = kinds["Base"], kinds["Derived"], kinds["Single"]
    assert base(1) == base(1)
    assert base(1) != base(2)
    assert base(1, "other") != derived(1)
    assert hash(base(1, "x")) == hash(base(1, "x"))
    assert len({single(()), single(None), single(0), single(False)}) == 3
    assert kinds["Counted"]("abc", 2) == kinds["Counted"]("abc", 3)
    assert hash(kinds["Counted"]("abc", 2)) == hash(kinds["Counted"]("abc", 3))
    assert kinds["Itself"](1) != kinds["Itself"](1)
    assert hash(kinds["Own"](1)) == 7
    with pytest.raises(TypeError, match="unhashable"):
        hash(derived(1))


def test_what_is_no_number_equals_itself_as_in_a_tuple() -> None:
    """On every Python; the standard library's classes do so up to 3.12 alone."""
    single = OURS["Single"]
    assert single(math.nan) == single(math.nan)
    assert single(math.nan) != single(float("nan"))


@pytest.mark.parametrize("kinds", [OURS, THEIRS], ids=["ours", "theirs"])
def test_values_do_not_change(kinds: dict[str, Any]) -> None:
    made = kinds["Derived"](1)
    for change in (
        lambda: setattr(made, "one", 2),
        lambda: setattr(made, "four", 2),
        lambda: delattr(made, "one"),
    ):
        with pytest.raises((dataclasses.FrozenInstanceError, TypeError)):
            change()
    assert made == kinds["Derived"](1)
    assert made.three is not kinds["Derived"](1).three


@pytest.mark.parametrize(("module", "kinds"), [(values, OURS), (dataclasses, THEIRS)], ids=["ours", "theirs"])
def test_values_are_replaced(module: Any, kinds: dict[str, Any]) -> None:
    made = kinds["Derived"](1, "x", [1])
    assert module.replace(made, two="y") == kinds["Derived"](1, "y", [1])
    assert dataclasses.replace(made, two="y") == kinds["Derived"](1, "y", [1])
    assert values.replace(made, two="y") == kinds["Derived"](1, "y", [1])
    for changes in ({"four": 4}, {"one": -1}):
        with pytest.raises((TypeError, ValueError)):
            module.replace(made, **changes)


@pytest.mark.parametrize("kinds", [OURS, THEIRS], ids=["ours", "theirs"])
def test_what_the_standard_library_knows_is_made_once(kinds: dict[str, Any]) -> None:
    base, derived = kinds["Base"], kinds["Derived"]
    assert dataclasses.fields(base(1))[0] is dataclasses.fields(base(2))[0]
    assert [one.default for one in dataclasses.fields(derived)][1] == "other"
    assert [one.default for one in dataclasses.fields(base)][1] == "two"


@values.dataclass(frozen=True, slots=True)
class Kept:
    """At the top of a module, where it can be found by its name."""

    one: int
    two: tuple[str, ...] = ()


def test_values_are_copied_and_kept() -> None:
    made = Kept(1, ("x",))
    assert pickle.loads(pickle.dumps(made)) == copy.copy(made) == copy.deepcopy(made) == made
    match made:
        case Kept(one, two):
            assert (one, two) == (1, ("x",))


@pytest.mark.parametrize("kinds", [OURS, THEIRS], ids=["ours", "theirs"])
def test_what_is_not_frozen_changes(kinds: dict[str, Any]) -> None:
    made = kinds["Changing"](1)
    made.value += 1
    assert made == kinds["Changing"](2)
    with pytest.raises(TypeError, match="unhashable"):
        hash(made)


def test_a_class_without_slots_is_refused() -> None:
    with pytest.raises(TypeError, match="standard library"):
        values.dataclass(frozen=True, slots=False)
