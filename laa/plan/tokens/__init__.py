"""Tokens, with which a person's programs read and write in the person's name."""
