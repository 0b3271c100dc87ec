"""Drawing on pages of PDF, in millimetres from the top left corner: text that wraps, rules, boxes, circles.

Text is set in the first of the fonts that has its characters. Without fonts it is set in Helvetica, which every reader
of PDF has, and which knows western European characters alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import Any, Literal
from unicodedata import category

from fontTools.ttLib import TTFont  # type: ignore[import-untyped]
from fpdf import FPDF
from fpdf.enums import MethodReturnValue
from fpdf.fonts import TTFFont

from quizgame.errors import QuizgameError
from quizgame.values import dataclass

INK, ACCENT, DEEP = (22, 32, 44), (29, 78, 121), (18, 48, 77)
SOFT, RULE, PALE = (90, 102, 117), (197, 204, 214), (238, 243, 248)
Colour = tuple[int, int, int]
Align = Literal["L", "C", "R"]
POINT = 25.4 / 72
"""A typographic point in millimetres."""
LEADING = 1.32
"""The distance of lines, as a multiple of the size of the type."""
NO_DATE = datetime(2000, 1, 1, tzinfo=UTC)
"""A PDF names a date; with this one the same paper is the same file, byte for byte."""
_SHOWN = 12
_UNSEEN = ("Cc", "Cf", "Cs", "Cn")


@dataclass(frozen=True, slots=True)
class Face:
    """A font: the paths of its regular and its bold file."""

    regular: str
    bold: str


class Canvas:
    """A PDF under way. All sizes of type are in points, all else in millimetres.

    `scale` makes all type smaller, where a long text would not fit on a page.
    """

    def __init__(self, width: float, height: float, faces: Sequence[Face], title: str, language: str) -> None:
        self.pdf = FPDF(unit="mm", format=(width, height))
        self.pdf.set_auto_page_break(False)
        self.pdf.set_margin(0)
        self.pdf.c_margin = 0
        self.pdf.set_title(title)
        self.pdf.set_lang(language)
        self.pdf.set_creator("quizgame")
        self.pdf.set_creation_date(NO_DATE)
        self.width, self.height = width, height
        self.scale = 1.0
        self._families = [f"face{number}" for number in range(len(faces))]
        for family, face in zip(self._families, faces, strict=True):
            try:
                for style, path in (("", face.regular), ("B", face.bold)):
                    with open(path, "rb") as file:  # noqa: PTH123  fpdf would leave open what it cannot read
                        TTFont(file, fontNumber=0)
                    self.pdf.add_font(family, style, path)
            except Exception as error:
                raise QuizgameError(f"{face.regular} cannot be used as a font", "name a .ttf or .otf file") from error
        if self._families:
            self.pdf.set_fallback_fonts(self._families[1:])
        else:
            self._families = ["helvetica"]
            self.pdf.core_fonts_encoding = "windows-1252"

    def lacking(self, texts: Iterable[str]) -> list[str]:
        """The characters that none of the fonts has."""
        wanted = sorted({letter for text in texts for letter in _printed(text)} - {" "})
        if self._families == ["helvetica"]:
            return [letter for letter in wanted if not _is_western(letter)]
        maps: list[Any] = [getattr(self.pdf.fonts[family], "cmap", {}) for family in self._families]
        return [letter for letter in wanted if not any(ord(letter) in known for known in maps)]

    def page(self) -> None:
        """Go on to a new page."""
        self.pdf.add_page()

    def measure(self, text: str, width: float, size: float, bold: bool = False) -> float:
        """How high a text is, set in a column of this width."""
        leading = self._font(size, bold)
        lines = self.pdf.multi_cell(
            width, leading, _printed(text), align="L", dry_run=True, output=MethodReturnValue.LINES
        )
        return len(lines or [""]) * leading  # type: ignore[arg-type]

    def reach(self, text: str, size: float, bold: bool = False) -> float:
        """How wide a text is on one line."""
        self._font(size, bold)
        return self.pdf.get_string_width(_printed(text))

    def text(
        self,
        x: float,
        y: float,
        width: float,
        text: str,
        size: float,
        bold: bool = False,
        colour: Colour = INK,
        align: Align = "L",
    ) -> float:
        """Set a text in a column; gives the height it took."""
        leading = self._font(size, bold)
        self.pdf.set_text_color(*colour)
        self.pdf.set_xy(x, y)
        self.pdf.multi_cell(width, leading, _printed(text), align=align)
        return self.pdf.get_y() - y

    def rule(self, x: float, y: float, width: float, weight: float = 0.25, colour: Colour = INK) -> None:
        """A line from left to right."""
        self._pen(weight, colour)
        self.pdf.line(x, y, x + width, y)

    def dashes(
        self, x: float, y: float, to_x: float, to_y: float, dash: float = 1.6, gap: float = 1.2, colour: Colour = SOFT
    ) -> None:
        """A dashed line: where to cut. With short dashes, where to fold."""
        self._pen(0.2, colour)
        with self.pdf.local_context():
            self.pdf.set_dash_pattern(dash=dash, gap=gap)
            self.pdf.line(x, y, to_x, to_y)

    def frame(
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        colour: Colour = ACCENT,
        fill: Colour | None = None,
        round_by: float = 0.8,
    ) -> None:
        """A box with round corners, filled or not."""
        self._pen(0.3, colour)
        if fill is not None:
            self.pdf.set_fill_color(*fill)
        self.pdf.rect(x, y, width, height, "DF" if fill else "D", round_corners=True, corner_radius=round_by)

    def dashed_frame(self, x: float, y: float, width: float, height: float, colour: Colour = SOFT) -> None:
        """A box to cut out, or to glue into."""
        for start, end in (
            ((x, y), (x + width, y)),
            ((x, y + height), (x + width, y + height)),
            ((x, y), (x, y + height)),
            ((x + width, y), (x + width, y + height)),
        ):
            self.dashes(*start, *end, colour=colour)

    def circle(self, x: float, y: float, radius: float, fill: Colour | None = None) -> None:
        """A circle round a point, filled or not."""
        self._pen(0.3, ACCENT)
        if fill is not None:
            self.pdf.set_fill_color(*fill)
        self.pdf.circle(x, y, radius, "DF" if fill else "D")

    def triangle(self, points: Sequence[tuple[float, float]]) -> None:
        """The head of an arrow."""
        self._pen(0.1, ACCENT)
        self.pdf.set_fill_color(*ACCENT)
        self.pdf.polygon(list(points), style="F")

    def bytes(self) -> bytes:
        """The finished file."""
        return bytes(self.pdf.output())

    def close(self) -> None:
        """Let go of the files of fonts."""
        for font in self.pdf.fonts.values():
            if isinstance(font, TTFFont):
                font.close()

    def _font(self, size: float, bold: bool) -> float:
        """Take a font; gives the distance of its lines."""
        size *= self.scale
        self.pdf.set_font(self._families[0], "B" if bold else "", size)
        return size * POINT * LEADING

    def _pen(self, weight: float, colour: Colour) -> None:
        self.pdf.set_line_width(weight)
        self.pdf.set_draw_color(*colour)


def _printed(text: str) -> str:
    """A text as it goes on paper: every space the same, and without characters that only steer others."""
    if text.isascii() and text.isprintable():
        return text
    return " ".join("".join(letter for letter in text if category(letter) not in _UNSEEN or letter.isspace()).split())


def told_lacking(letters: Sequence[str]) -> QuizgameError:
    """What to say when characters cannot be printed."""
    listed = ", ".join(f"“{letter}” (U+{ord(letter):04X})" for letter in letters[:_SHOWN])
    more = f" and {len(letters) - _SHOWN} more" if len(letters) > _SHOWN else ""
    return QuizgameError(
        f"no font was found that can print {listed}{more}",
        "name a font file that has them with --font, or write HTML and print it from a browser",
    )


def _is_western(letter: str) -> bool:
    try:
        letter.encode("windows-1252")
    except UnicodeEncodeError:
        return False
    return True
