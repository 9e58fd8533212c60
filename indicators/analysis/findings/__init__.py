"""Rules that read a plan and say where it contradicts itself. docs/findings.md lists
them."""
