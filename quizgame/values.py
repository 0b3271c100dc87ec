"""Dataclasses that cost next to nothing to define.

The standard library imports `inspect` and compiles six methods for every class when it is defined: in all, a third of
what a short command takes. Here all classes share their methods, but for the initialiser, which is compiled when the
first value is made. To type checkers these are the standard ones, and a test holds both against each other.
"""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING, Any

__all__ = ["dataclass", "field", "fields", "replace"]

if TYPE_CHECKING:
    from dataclasses import dataclass, field, fields, replace
else:

    def dataclass(*, slots, frozen=False, kw_only=False, eq=True):
        """The decorator of the standard library, for classes with slots."""
        if not slots:
            raise TypeError("a dataclass without slots is made by the standard library")
        return lambda cls: _define(cls, frozen, kw_only, eq)

    def field(**said):
        """What there is to say of a field: a default, a `default_factory`; whether it is given, shown and compared."""
        return _Said(said)

    def fields(kind):
        """The fields of such a class, in order, each with its `name`."""
        return tuple(kind.__fields__.values())

    def replace(value, /, **changes):
        """The same value with other fields, made and checked as if it were new."""
        if not hasattr(value, "__fields__"):
            from dataclasses import replace as standard

            return standard(value, **changes)
        given = (name for name, one in value.__fields__.items() if one.given)
        kept = {name: getattr(value, name) for name in given if name not in changes}
        return type(value)(**kept, **changes)


class _Said:
    __slots__ = ("options",)

    def __init__(self, options: dict[str, Any]) -> None:
        self.options = options


class _Field:
    """A field; `options` are those of `dataclasses.field`."""

    __slots__ = ("compared", "given", "kind", "name", "options", "shown")

    def __init__(self, name: str, kind: str, options: dict[str, Any]) -> None:
        self.name = name
        self.kind = kind
        self.options = options
        self.given = bool(options.get("init", True))
        self.shown = bool(options.get("repr", True))
        self.compared = bool(options.get("compare", True))


class _Missing:
    def __repr__(self) -> str:
        return "<factory>"


_MISSING = _Missing()


class _StandardFields:
    """What the standard library knows its dataclasses by; made when it first asks."""

    def __get__(self, _: object, cls: Any) -> Any:
        import dataclasses

        listed = [(one.name, one.kind, dataclasses.field(**one.options)) for one in cls.__fields__.values()]
        made = dataclasses.make_dataclass(cls.__name__, listed)
        cls.__dataclass_fields__ = made.__dataclass_fields__  # type: ignore[attr-defined]
        return cls.__dataclass_fields__


def _define(cls: Any, frozen: bool, kw_only: bool, eq: bool) -> Any:
    """The class again, with slots and the methods of a dataclass."""
    own = {name: value for name, value in cls.__dict__.items() if name not in ("__dict__", "__weakref__")}
    fields: dict[str, _Field] = {}
    for base in reversed(cls.__mro__[1:]):
        fields |= base.__dict__.get("__fields__", {})
    inherited = {name for base in cls.__mro__[1:] for name in base.__dict__.get("__slots__", ())}
    for name, kind in cls.__annotations__.items():
        if kind.startswith("ClassVar"):
            continue
        options = {"kw_only": kw_only}
        if name in own:
            said = own.pop(name)
            options |= said.options if isinstance(said, _Said) else {"default": said}
        fields[name] = _Field(name, kind, options)
    methods: dict[str, Any] = {
        "__init__": _initialiser(fields),
        "__repr__": _repr,
        "__match_args__": tuple(name for name, one in fields.items() if one.given and not one.options["kw_only"]),
    }
    if frozen:
        methods |= _FROZEN
    if eq:
        methods |= _compared(tuple(name for name, one in fields.items() if one.compared), frozen)
    slots = tuple(name for name in fields if name not in inherited)
    kept = {"__fields__": fields, "__dataclass_fields__": _StandardFields(), "__slots__": slots}
    made = type(cls)(cls.__name__, cls.__bases__, {**methods, **own, **kept})
    made.__qualname__ = cls.__qualname__
    return made


def _initialiser(fields: dict[str, _Field]) -> Any:
    """An `__init__` that is compiled when it is first called."""

    def initialise(self: Any, *args: Any, **named: Any) -> None:
        owner: Any = next(cls for cls in type(self).__mro__ if cls.__dict__.get("__init__") is initialise)
        owner.__init__ = _compiled(owner, fields)
        owner.__init__(self, *args, **named)

    return initialise


def _compiled(cls: Any, fields: dict[str, _Field]) -> Any:
    known: dict[str, Any] = {"missing": _MISSING}
    heads: dict[bool, list[str]] = {False: ["self"], True: ["*"]}
    lines = []
    for name, one in fields.items():
        value = head = name
        if "default_factory" in one.options:
            known[f"make_{name}"] = one.options["default_factory"]
            head, value = f"{name}=missing", f"make_{name}() if {name} is missing else {name}"
        elif "default" in one.options:
            known[f"default_{name}"] = one.options["default"]
            head = f"{name}=default_{name}"
        if one.given:
            known[f"set_{name}"] = getattr(cls, name).__set__
            heads[one.options["kw_only"]].append(head)
            lines.append(f" set_{name}(self, {value})")
    if hasattr(cls, "__post_init__"):
        lines.append(" self.__post_init__()")
    named = heads[True] if len(heads[True]) > 1 else []
    head = ", ".join([*heads[False], *named])
    exec(f"def __init__({head}):\n" + "\n".join(lines or [" pass"]), known)  # noqa: S102 - of names of fields alone
    made = known["__init__"]
    made.__qualname__ = f"{cls.__qualname__}.__init__"
    made.__annotations__ = {name: one.kind for name, one in fields.items() if one.given} | {"return": None}
    return made


def _compared(names: tuple[str, ...], frozen: bool) -> dict[str, Any]:
    """How values of a class are compared: by their fields in order."""
    content: Any = attrgetter(*names) if len(names) > 1 else lambda self: tuple(getattr(self, name) for name in names)

    def equal(self: Any, other: object) -> Any:
        return content(self) == content(other) if other.__class__ is self.__class__ else NotImplemented

    def hashed(self: Any) -> int:
        return hash(content(self))

    return {"__eq__": equal, "__hash__": hashed if frozen else None}


def _repr(self: Any) -> str:
    shown = (f"{name}={getattr(self, name)!r}" for name, one in self.__fields__.items() if one.shown)
    return f"{type(self).__qualname__}({', '.join(shown)})"


def _refuse_to_set(self: Any, name: str, _: object) -> None:
    from dataclasses import FrozenInstanceError

    raise FrozenInstanceError(f"cannot assign to field {name!r}")


def _refuse_to_delete(self: Any, name: str) -> None:
    from dataclasses import FrozenInstanceError

    raise FrozenInstanceError(f"cannot delete field {name!r}")


def _state(self: Any) -> list[Any]:
    return [getattr(self, name) for name in self.__fields__]


def _set_state(self: Any, state: list[Any]) -> None:
    for name, value in zip(self.__fields__, state, strict=True):
        object.__setattr__(self, name, value)


#: Values with slots are copied and pickled by way of their fields where nothing may be set.
_FROZEN = {
    "__setattr__": _refuse_to_set,
    "__delattr__": _refuse_to_delete,
    "__getstate__": _state,
    "__setstate__": _set_state,
}
