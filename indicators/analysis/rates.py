"""Counts as rates of a population."""


def rate(count: float, population: float, per: float = 1000) -> float:
    """
    Count per so many people: count / population * per.

    Source: national indicator handbook of definitions 2008 (x / y * 1,000). A quarter's
    count gives a quarter's rate: it is not to be laid beside a year's.
    Refuses a population of zero or less with ValueError.
    """
    if population <= 0:
        raise ValueError(f"population is {population}: a rate needs one above 0")
    return count / population * per
