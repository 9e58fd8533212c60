"""Rules that read a plan's actions and risks. docs/findings.md lists them."""
