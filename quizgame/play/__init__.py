"""What a game is: a pure state machine, one module a mode, and the scoring."""
