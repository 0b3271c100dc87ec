"""`quizgame`: reads the command line, runs what was asked for, and is the one place where an error becomes words."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from typing import NoReturn

from quizgame.cli.arguments import Options, read_arguments
from quizgame.cli.output import flush, prepare, settle, silence, tell_error
from quizgame.errors import QuizgameError

INTERRUPTED = 130
BRIEF = frozenset(
    {
        "decks",
        "due",
        "stats",
        "show",
        "check",
        "schema",
        "carried",
        "fit",
        "rebuild",
        "doctor",
        "forecast",
        "settings",
        "backlog",
    }
)
"""Commands that print and are done."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code.

    0: done; 1: the work failed, or findings are errors; 2: called wrongly, or a path is missing; 130: interrupted.
    """
    prepare()
    try:
        try:
            options = read_arguments(sys.argv[1:] if argv is None else argv)
        except SystemExit as done:  # help or the version was printed
            flush()
            return done.code if isinstance(done.code, int) else 0
        if options.command not in BRIEF:
            code = _run(options)
            settle()
            return code
        gc.disable()  # what is made is kept until the end, so there is nothing to collect
        try:
            code = _run(options)
        finally:
            gc.enable()
        if argv is None:
            _leave(code)
        return code
    except QuizgameError as error:
        tell_error(error)
        return error.exit_code
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        silence()
        return 0
    except OSError as error:
        # what is kept speaks through StoreError; so this is most often the output: a full disk, a closed terminal
        _tell_failure(QuizgameError(error.strerror or str(error)), error)
        silence()
        return 1
    except Exception as error:  # noqa: BLE001  a traceback would tell a user nothing
        _tell_failure(QuizgameError(f"{type(error).__name__}: {error}", _REPORT), error)
        return 1


def _leave(code: int) -> NoReturn:
    """End the process at once. Taking the interpreter apart piece by piece takes as long as starting it did."""
    flush()
    sys.stderr.flush()
    os._exit(code)


def _tell_failure(told: QuizgameError, error: Exception) -> None:
    if os.environ.get("QUIZGAME_DEBUG") == "1":
        raise error
    tell_error(told, "quizgame failed:")


_REPORT = "everything answered is kept; please report this; with QUIZGAME_DEBUG=1 in the environment it says more"


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
        case "watch":
            from quizgame.cli.watch import watch

            return watch(options)
        case "new":
            from quizgame.cli.new import new

            return new(options)
        case "series":
            from quizgame.cli.series import series

            return series(options)
        case "generate":
            from quizgame.cli.generate import generate

            return generate(options)
        case "share":
            from quizgame.cli.share import share

            return share(options)
        case "report":
            from quizgame.cli.report import report

            return report(options)
        case "worksheet":
            from quizgame.cli.worksheet import worksheet

            return worksheet(options)
        case "schema":
            from quizgame.cli.schema import schema

            return schema(options)
        case "stats":
            from quizgame.cli.stats import stats

            return stats(options)
        case "due":
            from quizgame.cli.due import due

            return due(options)
        case "carried":
            from quizgame.cli.carried import carried

            return carried(options)
        case "forecast":
            from quizgame.cli.forecast import forecast

            return forecast(options)
        case "backlog":
            from quizgame.cli.backlog import backlog

            return backlog(options)
        case "settings":
            from quizgame.cli.settings import settings

            return settings(options)
        case "fit":
            from quizgame.cli.fit import fit

            return fit(options)
        case "rebuild":
            from quizgame.cli.rebuild import rebuild

            return rebuild(options)
        case "backup":
            from quizgame.cli.keeping import backup

            return backup(options)
        case "doctor":
            from quizgame.cli.doctor import doctor

            return doctor(options)
        case "restore":
            from quizgame.cli.keeping import restore

            return restore(options)
        case "drill":
            from quizgame.cli.drill import drill

            return drill(options)
        case "host":
            from quizgame.cli.host import host

            return host(options)
        case "join":
            from quizgame.cli.join import join

            return join(options)
        case "journal":
            from quizgame.cli.keeping import journal

            return journal(options)
        case other:
            raise AssertionError(other)
