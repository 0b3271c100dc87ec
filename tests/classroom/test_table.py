"""Tables that are never changed hold what dicts hold."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgame.classroom.table import Table

PUTS = st.lists(st.tuples(st.integers(0, 300), st.integers()), max_size=60)


@given(PUTS, PUTS)
def test_a_table_holds_what_was_put_and_never_changes(
    before: list[tuple[int, int]], after: list[tuple[int, int]]
) -> None:
    table, expected = Table(before), dict(before)
    changed, wanted = table, dict(expected)
    for key, value in after:
        changed = changed.put(key, value)
        wanted[key] = value
    assert dict(changed.items()) == wanted
    assert len(changed) == len(wanted)
    assert dict(table.items()) == expected
    assert changed == wanted
    assert all(key in changed and changed[key] == value for key, value in wanted.items())
    assert changed.get(301) is None


def test_what_is_not_there_is_not_there() -> None:
    table: Table[str, int] = Table()
    assert "a" not in table
    with pytest.raises(KeyError):
        table["a"]
