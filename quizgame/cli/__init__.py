"""The command line face: commands, their JSON, and games as lines of text."""
