"""Facts in, learning out: quizzes and spaced repetition from facts with their sources."""

__version__ = "0.1.0"
