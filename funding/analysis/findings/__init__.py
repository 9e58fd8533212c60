"""Rules that read a plan's money. docs/findings.md lists them."""
