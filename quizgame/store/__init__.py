"""What lasts: the library of files, the journal, caches and settings."""
