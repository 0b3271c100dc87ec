"""A disk that remembers: everything that SQLite writes to files and everything it waits for, in order, so that a loss
of power can be played through afterwards at any point.

It is a file system of SQLite's own kind (a "VFS"), laid over the usual one: its files are those of the usual one, but
what they write, cut off and wait for is noted. What lies on a disk after a loss of power is all that was waited for
(`fsync`), and of what came after it any part: each write whole, torn, or not at all, in no order; and what a file grew
by without its content having arrived may be anything.
"""

from __future__ import annotations

import _sqlite3
import ctypes
import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

NAME = "recorder"
_TORN = 512
"""Bytes of a write that a disk writes at once."""
_CREATE, _LOGS = 0x4, 0x800 | 0x80000
"""Flags of SQLite for a file that is opened: it may be made; it is a journal of the one kind or the other."""

_POINTER, _INT, _LONG = ctypes.c_void_p, ctypes.c_int, ctypes.c_int64
_WRITE = ctypes.CFUNCTYPE(_INT, _POINTER, _POINTER, _INT, _LONG)
_CUT = ctypes.CFUNCTYPE(_INT, _POINTER, _LONG)
_SYNC = ctypes.CFUNCTYPE(_INT, _POINTER, _INT)
_CLOSE = ctypes.CFUNCTYPE(_INT, _POINTER)
_OPEN = ctypes.CFUNCTYPE(_INT, _POINTER, _POINTER, _POINTER, _INT, ctypes.POINTER(_INT))
_DELETE = ctypes.CFUNCTYPE(_INT, _POINTER, ctypes.c_char_p, _INT)


class _Vfs(ctypes.Structure):
    """`sqlite3_vfs`: the file system; version 3 of it."""

    _fields_ = (
        ("version", _INT), ("size_of_file", _INT), ("longest_path", _INT), ("next", _POINTER),
        ("name", ctypes.c_char_p), ("data", _POINTER), ("open", _OPEN), ("delete", _DELETE),
        ("rest", _POINTER * 14),
    )  # fmt: skip


class _Methods(ctypes.Structure):
    """`sqlite3_io_methods`: what an open file can do; version 3 of it."""

    _fields_ = (
        ("version", _INT), ("close", _CLOSE), ("read", _POINTER), ("write", _WRITE), ("cut", _CUT), ("sync", _SYNC),
        ("rest", _POINTER * 13),
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that was done to a file; `told` is what had been acknowledged before it."""

    file: Path
    act: Literal["write", "cut", "delete", "sync"]
    told: int
    at: int = 0
    data: bytes = b""


@dataclass
class Recorder:
    """All steps, in order. `told` is raised by the test with whatever it was told is kept."""

    steps: list[Step] = field(default_factory=list)
    told: int = 0
    shared_memory: bool = True
    """Without it SQLite cannot have a log beside the file (WAL), as on network drives."""

    def note(self, file: Path, act: Literal["write", "cut", "delete", "sync"], at: int = 0, data: bytes = b"") -> None:
        self.steps.append(Step(file, act, self.told, at, data))

    def install(self) -> None:
        """Have SQLite know it, under the name `recorder`.

        Raises:
            OSError, AttributeError: the SQLite that Python was built with cannot be reached.
        """
        library = _library()
        usual: Any = library.sqlite3_vfs_find(None)
        self._vfs = _Vfs.from_buffer_copy(usual.contents)
        self._usual, self._names, self._methods = usual.contents, dict[int, Path](), dict[int, _Methods]()
        self._new = set[int]()
        self._vfs.name, self._vfs.next = NAME.encode(), None
        self._vfs.open, self._vfs.delete = _OPEN(self._open), _DELETE(self._delete)
        assert library.sqlite3_vfs_register(ctypes.byref(self._vfs), 0) == 0

    def remove(self) -> None:
        """Have SQLite forget it; every file must be closed."""
        _library().sqlite3_vfs_unregister(ctypes.byref(self._vfs))

    def _open(self, vfs: int, name: int | None, file: int, flags: int, out: Any) -> int:
        code = int(self._usual.open(vfs, name, file, flags, out))
        methods = ctypes.cast(file, ctypes.POINTER(_POINTER))
        if code == 0 and name is not None and methods.contents.value:
            self._names[file] = Path(ctypes.string_at(name).decode())
            self._new.discard(file)
            if flags & _CREATE and flags & _LOGS:
                self._new.add(file)
            methods[0] = ctypes.addressof(self._recording(methods.contents.value))
        return code

    def _recording(self, address: int) -> _Methods:
        """The methods at an address, with those put in between that write."""
        if address not in self._methods:
            usual = _Methods.from_address(address)
            ours = _Methods.from_buffer_copy(usual)
            ours.version = usual.version if self.shared_memory else 1

            def write(file: int, data: int, length: int, at: int) -> int:
                self.note(self._names[file], "write", at, ctypes.string_at(data, length))
                return int(usual.write(file, data, length, at))

            def cut(file: int, length: int) -> int:
                self.note(self._names[file], "cut", length)
                return int(usual.cut(file, length))

            def sync(file: int, flags: int) -> int:
                code = int(usual.sync(file, flags))
                self.note(self._names[file], "sync")
                if file in self._new:  # what is new is waited for together with its folder
                    self._new.remove(file)
                    self.note(self._names[file].parent, "sync")
                return code

            ours.write, ours.cut, ours.sync = _WRITE(write), _CUT(cut), _SYNC(sync)
            self._methods[address] = ours
        return self._methods[address]

    def _delete(self, vfs: int, name: bytes, sync: int) -> int:
        self.note(Path(name.decode()), "delete")
        code = int(self._usual.delete(vfs, name, sync))
        if sync:
            self.note(Path(name.decode()).parent, "sync")
        return code


def disk_after(steps: list[Step], chance: random.Random) -> Mapping[Path, bytes]:
    """What lies on the disk when the power is lost right after these steps, by file."""
    files: dict[Path, bytearray] = {}
    told_apart: dict[Path, list[tuple[int, Step]]] = {}
    for place, step in enumerate(steps):
        told_apart.setdefault(step.file, []).append((place, step))
    for file, done in told_apart.items():
        waited = max((place for place, step in done if step.act == "sync"), default=-1)
        folder = max((place for place, _ in told_apart.get(file.parent, ())), default=-1)
        lucky = chance.choice((0.0, 0.5, 0.9, 1.0))
        for place, step in done:
            sure = place <= waited or (step.act == "delete" and place <= folder)
            if sure or chance.random() < lucky:
                _do(files, step, None if sure else chance)
    return files


def _do(files: dict[Path, bytearray], step: Step, chance: random.Random | None) -> None:
    match step.act:
        case "delete":
            files.pop(step.file, None)
        case "cut":
            del files.setdefault(step.file, bytearray())[step.at :]
        case "write":
            content = files.setdefault(step.file, bytearray())
            content.extend(bytes(max(step.at - len(content), 0)))
            if chance is None:
                content[step.at : step.at + len(step.data)] = step.data
                return
            for part in _torn(len(step.data), chance):
                there = step.at + part.start < len(content)
                # room that was given to a file before its content was written may hold anything
                new = step.data[part] if chance.random() < 0.8 or there else chance.randbytes(part.stop - part.start)
                content[step.at + part.start : step.at + part.stop] = new


def _torn(length: int, chance: random.Random) -> Iterator[slice]:
    """Which parts of a write arrive: mostly all, else some."""
    whole = chance.random() < 0.7
    for begin in range(0, length, _TORN):
        if whole or chance.random() < 0.7:
            yield slice(begin, min(begin + _TORN, length))


def _library() -> Any:
    """The SQLite that `sqlite3` itself uses."""
    library = ctypes.CDLL(getattr(_sqlite3, "__file__", None))
    library.sqlite3_vfs_find.restype = ctypes.POINTER(_Vfs)
    library.sqlite3_vfs_find.argtypes = (ctypes.c_char_p,)
    return library
