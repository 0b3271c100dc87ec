"""Fonts that are installed on this computer: files of a regular and a bold face that a PDF can take in."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

#: Families in the order they are tried: the file of the regular face, and that of the bold one. The first are of
#: Windows and macOS, or look like theirs; the others have more characters (signs, CJK) and fill in what is missing.
FAMILIES = (
    ("segoeui.ttf", "segoeuib.ttf"),
    ("Arial.ttf", "Arial Bold.ttf"),
    ("arial.ttf", "arialbd.ttf"),
    ("LiberationSans-Regular.ttf", "LiberationSans-Bold.ttf"),
    ("NotoSans-Regular.ttf", "NotoSans-Bold.ttf"),
    ("DejaVuSans.ttf", "DejaVuSans-Bold.ttf"),
    ("FreeSans.ttf", "FreeSansBold.ttf"),
    ("seguisym.ttf", "seguisym.ttf"),
    ("Arial Unicode.ttf", "Arial Unicode.ttf"),
    ("NotoSansSymbols2-Regular.ttf", "NotoSansSymbols2-Regular.ttf"),
    ("DroidSansFallbackFull.ttf", "DroidSansFallbackFull.ttf"),
)
DEEPEST = 6
"""Folders of fonts are nested, but never so deep."""


def find_fonts(environ: Mapping[str, str], platform: str = sys.platform) -> list[tuple[str, str]]:
    """The paths of the regular and the bold face of every known family that is installed, best first."""
    found: dict[str, str] = {}
    for folder in font_folders(environ, platform):
        for path in _files(folder, DEEPEST):
            found.setdefault(os.path.basename(path), path)  # noqa: PTH119 - of thousands of files
    return [(found[regular], found.get(bold, found[regular])) for regular, bold in FAMILIES if regular in found]


def font_folders(environ: Mapping[str, str], platform: str) -> list[Path]:
    """Where users keep their own fonts, and the system keeps its."""
    home = Path(environ.get("USERPROFILE" if platform == "win32" else "HOME") or ".")
    if platform == "win32":
        local = environ.get("LOCALAPPDATA")
        own = [Path(local) / "Microsoft" / "Windows" / "Fonts"] if local else []
        return [*own, Path(environ.get("WINDIR") or "C:\\Windows") / "Fonts"]
    if platform == "darwin":
        return [home / "Library" / "Fonts", Path("/Library/Fonts"), Path("/System/Library/Fonts")]
    data = environ.get("XDG_DATA_HOME")
    share = Path(data) if data else home / ".local" / "share"
    return [share / "fonts", home / ".fonts", Path("/usr/local/share/fonts"), Path("/usr/share/fonts")]


def _files(folder: Path, depth: int) -> Iterator[str]:
    try:
        with os.scandir(folder) as entries:
            items = sorted(entries, key=lambda item: item.name)
    except OSError:
        return
    for item in items:
        if item.name.lower().endswith(".ttf"):
            yield item.path
        elif depth and item.is_dir():
            yield from _files(Path(item.path), depth - 1)
