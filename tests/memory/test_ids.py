"""Packed ids are the ids that were packed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgame.memory.ids import Ids

TEXT = st.text(st.characters() | st.sampled_from("\n\0/é😀\ud800"), max_size=6)
IDS = st.lists(TEXT, unique=True, max_size=12)


@given(IDS, TEXT, st.slices(12))
def test_packed_ids_are_those_that_were_packed(ids: list[str], other: str, some: slice) -> None:
    packed = Ids(Ids.pack(ids).data)
    assert list(packed) == ids
    assert len(packed) == len(ids)
    assert [packed[place] for place in range(-len(ids), len(ids))] == [*ids, *ids]
    assert packed[some] == ids[some]
    assert [packed.find(id) for id in ids] == list(range(len(ids)))
    assert packed.find(other) == (ids.index(other) if other in ids else None)
    if ids:
        assert packed.ends() == (min(ids), max(ids))


def test_a_place_beyond_the_last_is_none() -> None:
    packed = Ids.pack(["a", "b"])
    for place in (2, -3):
        with pytest.raises(IndexError):
            packed[place]
    with pytest.raises(IndexError):
        Ids.pack([]).ends()


@given(IDS, st.data())
def test_what_was_damaged_is_not_read(ids: list[str], data: st.DataObject) -> None:
    packed = Ids.pack(ids).data
    at, bit = data.draw(st.integers(0, len(packed) - 1)), data.draw(st.integers(0, 7))
    changed = bytearray(packed)
    changed[at] ^= 1 << bit
    for damaged in (bytes(changed), packed[:at]):
        with pytest.raises(ValueError, match="no packed ids"):
            Ids(damaged)
