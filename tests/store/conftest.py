from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest


@pytest.fixture
def public() -> Iterator[Path]:
    """A folder that everybody can look into, which those of pytest are not."""
    folder = Path(tempfile.mkdtemp(prefix="quizgame-test-"))
    folder.chmod(0o755)
    yield folder
    for item in (folder, *folder.rglob("*")):
        item.chmod(0o755)
    shutil.rmtree(folder)
