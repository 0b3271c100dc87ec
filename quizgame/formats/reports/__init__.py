"""Reports of games as files: tables for spreadsheets, and a page with charts."""
