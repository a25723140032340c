"""Decks for Anki: what a note holds, who it is, and the ways it gets there."""
