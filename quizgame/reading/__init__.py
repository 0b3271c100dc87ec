"""Text to values: YAML with positions, findings, folding of text, dates and numbers with their precision."""
