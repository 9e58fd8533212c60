"""The estimates of population that a plan's rates rest on: added, then chosen."""
