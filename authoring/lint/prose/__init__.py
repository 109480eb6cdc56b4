"""Prose: what rules know of running text. Pure functions over strings and values."""
