"""Worksheets: what is drawn from a deck, and how it is set as a page of HTML or as PDF."""
