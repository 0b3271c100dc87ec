"""`quizgame`: reads the command line, runs what was asked for, and is the one place where an error becomes words."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from quizgame.cli.arguments import Options, read_arguments
from quizgame.cli.output import prepare, silence, tell_error
from quizgame.errors import QuizgameError

INTERRUPTED = 130


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code.

    0: done; 1: the work failed, or findings are errors; 2: called wrongly, or a path is missing; 130: interrupted.
    """
    prepare()
    try:
        code = _run(read_arguments(sys.argv[1:] if argv is None else argv))
        sys.stdout.flush()
    except QuizgameError as error:
        tell_error(error)
        return error.exit_code
    except SystemExit as done:
        return done.code if isinstance(done.code, int) else 0
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        silence()
        return 0
    except OSError as error:
        if _debugging():
            raise
        # what is kept speaks through StoreError; so this is most often the output: a full disk, a closed terminal
        tell_error(QuizgameError(error.strerror or str(error)), "quizgame failed:")
        silence()
        return 1
    except Exception as error:  # a traceback would tell a user nothing
        if _debugging():
            raise
        tell_error(QuizgameError(f"{type(error).__name__}: {error}", _REPORT), "quizgame failed:")
        return 1
    return code


_REPORT = "please report this; with QUIZGAME_DEBUG=1 in the environment it says more"


def _debugging() -> bool:
    return os.environ.get("QUIZGAME_DEBUG") == "1"


def _run(options: Options) -> int:
    match options.command:
        case "":
            from quizgame.cli.play import open_app

            return open_app(options)
        case "play":
            from quizgame.cli.play import play

            return play(options)
        case "decks":
            from quizgame.cli.decks import decks

            return decks(options)
        case "show":
            from quizgame.cli.show import show

            return show(options)
        case "check":
            from quizgame.cli.check import check

            return check(options)
        case "stats":
            from quizgame.cli.stats import stats

            return stats(options)
        case "due":
            from quizgame.cli.due import due

            return due(options)
        case other:
            raise AssertionError(other)
