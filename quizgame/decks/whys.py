"""What is true of wrong options, told to whoever takes them."""

from __future__ import annotations

from quizgame.reading.diagnostic import suggestion
from quizgame.reading.document import Text
from quizgame.reading.fields import Fields, shape_of


def read_whys(fields: Fields, wrong: tuple[Text, ...]) -> dict[str, str]:
    """The `whys` of a card by the text of the option."""
    whys: dict[str, str] = {}
    table = fields.table_of("whys")
    if table is None:
        return whys
    options = {text.value for text in wrong}
    for key, value in table.entries:
        option = key.value.strip()
        if not isinstance(value, Text):
            told = f"`whys` holds texts, not {shape_of(value)}"
            fields.findings.error(value, "wrong-type", told, 'a text with ": " in it needs quotes')
        elif option not in options:
            hint = suggestion(option, options) or "give the option under `wrong`"
            fields.findings.warning(key, "unknown-option", f"`{option}` is no wrong option of the card", hint)
        else:
            whys[option] = value.value.strip()
    return whys
