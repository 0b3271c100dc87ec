"""Many ids in little room: they are found, counted and read one by one without a string for each being held."""

from __future__ import annotations

from array import array
from binascii import crc32
from collections.abc import Iterator, Sequence
from typing import overload

_NUMBER = array("I").itemsize
_HEAD = 2
"""Numbers before all others: the checksum of what follows, and how many ids there are."""
_ERRORS = "surrogatepass"
_BETWEEN = "\n"
"""Stands between two ids, so that all are parted at once; one that holds it itself is parted from the next by hand."""


class Ids(Sequence[str]):
    """Ids, each once, as one text; `data` is what they were packed into.

    That is, in numbers of this machine: a checksum, how many there are, where each begins in the text (and one more
    would), and their places in the order of their bytes, which is that of strings and of SQLite; then the text.

    Raises:
        ValueError: the data is not what `pack` made.
    """

    def __init__(self, data: bytes) -> None:
        view, head = memoryview(data), _HEAD * _NUMBER
        if len(view) < head:
            raise ValueError("these are no packed ids")
        checksum, self._count = view[:head].cast("I")
        begins = head + (self._count + 1) * _NUMBER
        self._start = start = begins + self._count * _NUMBER
        if len(view) < start or crc32(view[_NUMBER:]) != checksum:
            raise ValueError("these are no packed ids")
        self.data = data
        self._begins = view[head:begins].cast("I")
        self._order = view[begins:start].cast("I")

    @classmethod
    def pack(cls, ids: Sequence[str]) -> Ids:
        """These ids."""
        texts = [id.encode(errors=_ERRORS) for id in ids]
        begins, at = array("I"), 0
        for text in texts:
            begins.append(at)
            at += len(text) + 1
        begins.append(at)
        order = array("I", sorted(range(len(texts)), key=texts.__getitem__))
        count = array("I", (len(texts),))
        body = b"".join((count.tobytes(), begins.tobytes(), order.tobytes(), _BETWEEN.encode().join(texts)))
        return cls(array("I", (crc32(body),)).tobytes() + body)

    def find(self, id: str) -> int | None:
        """The place of an id; None if it is not among them."""
        wanted = id.encode(errors=_ERRORS)
        data, begins, order, start = self.data, self._begins, self._order, self._start
        low, high = 0, self._count
        while low < high:
            middle = (low + high) // 2
            place = order[middle]
            here = data[start + begins[place] : start + begins[place + 1] - 1]
            if here == wanted:
                return place
            if here < wanted:
                low = middle + 1
            else:
                high = middle
        return None

    def ends(self) -> tuple[str, str]:
        """The first and the last in the order of strings.

        Raises:
            IndexError: there are none.
        """
        return self[self._order[0]], self[self._order[-1]]

    def __len__(self) -> int:
        return self._count

    @overload
    def __getitem__(self, place: int) -> str: ...

    @overload
    def __getitem__(self, place: slice) -> list[str]: ...

    def __getitem__(self, place: int | slice) -> str | list[str]:
        if isinstance(place, slice):
            return [self[one] for one in range(self._count)[place]]
        at = range(self._count)[place]
        return self.data[self._start + self._begins[at] : self._start + self._begins[at + 1] - 1].decode(errors=_ERRORS)

    def __iter__(self) -> Iterator[str]:
        parted = self.data[self._start :].decode(errors=_ERRORS).split(_BETWEEN) if self._count else []
        return iter(parted if len(parted) == self._count else self[:])
