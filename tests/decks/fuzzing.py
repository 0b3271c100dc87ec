"""Files as nobody would write them: random bytes, real files with faults, structures with anything anywhere."""

from __future__ import annotations

from pathlib import Path
from random import Random

from manuscripts import random_document

from quizgame.decks.keys import CARD, DECK, MEANT
from quizgame.facts.keys import ENTITY, FACT, FACTS_FILE, SERIES, SOURCE

DECKS = Path(__file__).parents[2] / "decks"
SECTIONS = (CARD, DECK, FACTS_FILE, FACT, SERIES, ENTITY, SOURCE)
NAMES = sorted({name for section in SECTIONS for name in section.names} | set(MEANT))
SIGNS = "{}[],&*!|>%@`'\"#?:-\\\n\t \r{{}}--- ... : - # <<"
REFUSED = "\x00\x07\x0b\x1b\x7f\x85\u2028\u2029\u202e\ufeff\uffff"
ODD = "\u200b\u0301東😀\U0001f1e7ß\u00a0\u3164ﬁ½٣"
TEXTS = (
    "true", "no", "1995", "30 February 2004", "2–1", "about 5 km", "1e999", "9" * 400, "{{", "{{a::b}}", "{{}}",
    "facts.yaml", "../x", "C:x", "\\\\h\\x", "{when}", "[ in {when}]", "[", "{x", "a › b", "›", "=", "<<", "~", "null",
    "0x1f", "-", ".", "%", "−5", "when", "order", "text", "several", "easy", "en", "t", "s", "one", "x/y", "/", "[b]",
    "[/]", "\\", "١٢", "²", "NaN", "inf",
)  # fmt: skip


def real_files() -> list[bytes]:
    """What real files hold, in pieces that a fault can break."""
    files = [path.read_bytes() for path in sorted(DECKS.rglob("*.yaml"))]
    pieces = []
    for data in files:
        lines = data.splitlines(keepends=True)
        pieces += [b"".join(lines[at : at + 40]) for at in range(0, min(len(lines), 400), 40)]
    return pieces


def random_file(rng: Random, pieces: list[bytes]) -> bytes:
    """One of them."""
    pick = rng.random()
    if pick < 0.05:
        return rng.randbytes(rng.randrange(200))
    if pick < 0.15:
        letters = SIGNS + ODD + "abcq123" + (REFUSED if rng.random() < 0.2 else "")
        return "".join(rng.choice(letters) for _ in range(rng.randrange(120))).encode()
    if pick < 0.35:
        return damaged(rng, rng.choice(pieces))
    if pick < 0.45:
        return damaged(rng, random_document(rng)[0])
    return structure(rng).encode("utf-8", "surrogatepass")


def damaged(rng: Random, data: bytes) -> bytes:
    """A file with some bytes changed, left out, doubled or moved."""
    for _ in range(rng.choice((1, 1, 2, 5, 20))):
        if not data:
            break
        start = rng.randrange(len(data))
        end = min(start + rng.choice((1, 1, 2, 8, 60)), len(data))
        part = data[start:end]
        new = rng.choice(
            (
                b"",
                part + part,
                part[::-1],
                bytes([rng.randrange(32, 127)]),
                rng.choice(SIGNS).encode(),
                rng.choice(ODD).encode(),
                b"\n",
            )
        )
        data = data[:start] + new + data[end:]
    return data


def structure(rng: Random) -> str:
    """A deck or facts file as it should be, but for what some keys hold."""
    if rng.random() < 0.6:
        cards = "".join(f"  - {card(rng)}\n" for _ in range(rng.randrange(1, 5)))
        head = "".join(f"{entry(rng, [*DECK.names])}\n" for _ in range(rng.choice((0, 0, 1, 2))))
        origin = "from: facts.yaml\n" if rng.random() < 0.2 else ""
        return f"title: T\n{head}{origin}sources: {{s: {{title: S}}}}\ncards:\n{cards}"
    facts = "".join(f"  - {fact(rng)}\n" for _ in range(rng.randrange(1, 5)))
    series = f"series: [{table(rng, 2, {}, [*SERIES.names])}]\n" if rng.random() < 0.2 else ""
    entity = table(rng, 1, {"name": "One", "type": "thing"}, [*ENTITY.names])
    source = table(rng, 1, {"title": "S"}, [*SOURCE.names])
    head = f"{entry(rng, [*FACTS_FILE.names])}\n" if rng.random() < 0.3 else ""
    return f"{head}sources: {{s: {source}}}\nentities: {{one: {entity}}}\nfacts:\n{facts}{series}"


def card(rng: Random) -> str:
    sound = {"q": text(rng), "a": text(rng)} if rng.random() < 0.8 else {}
    return table(rng, 1, sound, [*CARD.names])


def fact(rng: Random) -> str:
    says = rng.choice(("'It rained[ in {when}].'", "'{x} fell[ in {when}][ with {n} men].'", "'Ice.'"))
    slots = {slot: text(rng) for slot in ("when", "x", "n") if f"{{{slot}}}" in says}
    return table(rng, 2, {"id": f"f{rng.randrange(99)}", "says": says, "sources": "[s]", **slots}, [*FACT.names])


def entry(rng: Random, names: list[str]) -> str:
    return f"{rng.choice(names)}: {value(rng, 2)}"


def table(rng: Random, depth: int, sound: dict[str, str], names: list[str]) -> str:
    """A table of what is sound, and of some other keys with anything."""
    entries = dict(sound)
    for key in rng.sample(names, min(len(names), rng.choice((0, 0, 1, 1, 2, 5)))):
        entries[key] = value(rng, depth)
    return "{" + ", ".join(f"{key}: {one}" for key, one in entries.items()) + "}"


def value(rng: Random, depth: int) -> str:
    """Anything, between brackets."""
    pick = rng.random()
    if depth and pick < 0.25:
        return "[" + ", ".join(value(rng, depth - 1) for _ in range(rng.randrange(5))) + "]"
    if depth and pick < 0.35:
        return table(rng, depth - 1, {}, [*NAMES, "all", "some", "text", "x"])
    if pick < 0.38:
        return rng.choice(("&a x", "*a", "!t x", "", "''"))
    return text(rng)


def text(rng: Random) -> str:
    """A text that is likely, or an odd one in quotation marks."""
    if rng.random() < 0.6:
        return rng.choice(("Minsk", "Riga", "1995", "April 1998", "12 km", "true", "one", "the Danube", "5", "about 7"))
    letters = ODD + "ab 12"
    odd = rng.choice(TEXTS) if rng.random() < 0.7 else "".join(rng.choice(letters) for _ in range(rng.randrange(9)))
    return "'" + odd.replace("'", "''") + "'"
