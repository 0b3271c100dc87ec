"""A command as a process that is talked to: lines in, lines out."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any


class Process:
    """One command in a folder, which is its home as well."""

    def __init__(self, folder: Path, *words: str) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "quizgame", *words],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            env={**os.environ, "QUIZGAME_HOME": str(folder / "home"), "PYTHONUTF8": "1"},
            cwd=folder,
        )

    def say(self, line: str) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write(f"{line}\n")
        self._process.stdin.flush()

    def line(self) -> str:
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        assert line, self._process.communicate()[1]
        return line.rstrip("\n")

    def until(self, text: str) -> str:
        """The next line that holds a text."""
        while text not in (line := self.line()):
            pass
        return line

    def event(self, kind: str) -> dict[str, Any]:
        """The next event of a kind."""
        while (event := json.loads(self.line()))["event"] != kind:
            pass
        return dict(event)

    def kill(self) -> None:
        self._process.kill()
        self._process.wait()

    def end(self) -> tuple[int, str, str]:
        """Close its input and wait: the exit code, what else it printed, and what it complained."""
        out, err = self._process.communicate(timeout=30)
        return self._process.returncode, out, err

    def close(self) -> None:
        self.kill()
        for stream in (self._process.stdin, self._process.stdout, self._process.stderr):
            assert stream is not None
            stream.close()
