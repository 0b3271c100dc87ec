"""The one place where the parts are put together: library, journal, clock and rules become something to play."""
