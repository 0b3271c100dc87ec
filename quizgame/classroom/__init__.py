"""Many players: teams round one screen, and live rooms. Pure: time and chance are arguments."""
