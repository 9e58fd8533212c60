"""Parts of web addresses that are more than text."""

from laa.plan.periods import Quarter


class QuarterConverter:
    """ "2008-09-q1"; an address with any other text is not found."""

    regex = r"\d{4}-\d{2}-q[1-4]"

    def to_python(self, value: str) -> Quarter:
        return Quarter.from_slug(value)

    def to_url(self, value: Quarter) -> str:
        return value.slug
