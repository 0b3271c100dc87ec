"""From facts to questions: forms, wrong options, the guard against ambiguity, the frames of a language."""
