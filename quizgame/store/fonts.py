"""Fonts that are installed on this computer: files of a regular and a bold face that a PDF can take in."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

#: Families in the order they are tried: the file of the regular face, and what that of the bold one may be called, in
#: small letters. The first are of Windows and macOS, or look like theirs; the others have more characters (signs, CJK)
#: and fill in what is missing.
FAMILIES = (
    ("segoeui.ttf", "segoeuib.ttf"),
    ("arial.ttf", "arialbd.ttf", "arial bold.ttf"),
    ("liberationsans-regular.ttf", "liberationsans-bold.ttf"),
    ("notosans-regular.ttf", "notosans-bold.ttf"),
    ("dejavusans.ttf", "dejavusans-bold.ttf"),
    ("freesans.ttf", "freesansbold.ttf"),
    ("seguisym.ttf",),
    ("arial unicode.ttf",),
    ("notosanssymbols2-regular.ttf",),
    ("droidsansfallbackfull.ttf",),
)
DEEPEST = 6
"""Folders of fonts are nested, but never so deep."""


def find_fonts(environ: Mapping[str, str], platform: str = sys.platform) -> list[tuple[str, str]]:
    """The paths of the regular and the bold face of every known family that is installed, best first."""
    found: dict[str, str] = {}
    for folder in font_folders(environ, platform):
        for path in _files(folder, DEEPEST):
            found.setdefault(os.path.basename(path).lower(), path)  # noqa: PTH119 - of thousands of files
    return [
        (found[regular], next((found[bold] for bold in bolds if bold in found), found[regular]))
        for regular, *bolds in FAMILIES
        if regular in found
    ]


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
