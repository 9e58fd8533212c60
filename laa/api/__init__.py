"""The API: what a person's programs read and write in the person's name."""
