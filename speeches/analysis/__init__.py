"""Texts in, numbers and passages out; pure."""
