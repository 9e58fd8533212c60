"""Spreadsheets that people send: their cells, or one sentence why they are not read."""
