"""`python -m quizgame` is the same program as `quizgame`."""

from quizgame.cli.main import main

if __name__ == "__main__":
    raise SystemExit(main())
