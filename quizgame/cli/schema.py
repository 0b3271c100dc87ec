"""`quizgame schema`: the JSON Schema of a kind of file."""

from __future__ import annotations

from quizgame.cli.arguments import Options
from quizgame.cli.output import print_text
from quizgame.errors import UsageError
from quizgame.store.saving import SCHEMAS

KINDS = ("deck", "facts")


def schema(options: Options) -> int:
    """Print a schema."""
    if options.kind not in KINDS:
        raise UsageError(f"there is no schema of “{options.kind[:60]}”", "`quizgame schema deck`, or `facts`")
    print_text((SCHEMAS / f"{options.kind}.schema.json").read_text("utf-8"))
    return 0
