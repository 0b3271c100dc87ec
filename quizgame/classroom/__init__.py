"""Many players: teams round one screen, and live rooms with their log and their protocol. Pure."""
