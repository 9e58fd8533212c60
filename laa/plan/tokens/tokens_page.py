"""What the page of a person's tokens says of each."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from laa.plan.days import in_words
from laa.plan.models import ApiToken, User
from laa.plan.models.tokens import MOST
from laa.plan.tokens.scopes import Scope

# Of those that have ended, the page shows the latest.
SHOWN = 20


@dataclass(frozen=True)
class Row:
    token: ApiToken
    now: datetime

    @property
    def works(self) -> bool:
        return not self.token.revoked and self.token.expires_at > self.now

    @property
    def state(self) -> str:
        if self.token.revoked_at:
            how = self.token.get_revoked_display()
            return f"{how}, on {_day(self.token.revoked_at)}"
        if not self.works:
            return f"Expired on {_day(self.token.expires_at)}"
        return f"Works until {_day(self.token.expires_at)}"

    @property
    def scope(self) -> str:
        return Scope(self.token.scope).label

    @property
    def use(self) -> str:
        made, used = _day(self.token.made_at), self.token.last_used
        never = "not used yet" if self.works else "never used"
        last = f"last used on {in_words(used)}" if used else never
        return f"Made on {made}; {last}"

    @property
    def lacks(self) -> str:
        """Which plans it does not open."""
        if self.token.signed_in_with_second_factor:
            return ""
        return "Opens no plan that asks for a second factor: it was made without one"


@dataclass(frozen=True)
class TokensPage:
    live: list[Row]
    ended: list[Row]
    more: bool

    @property
    def is_full(self) -> bool:
        return len(self.live) >= MOST


def tokens_of(person: User, now: datetime) -> TokensPage:
    """In two queries."""
    found = person.api_tokens.order_by("-made_at", "-pk")
    live = found.live(now)
    ended = found.exclude(pk__in=live.values("pk"))[: SHOWN + 1]
    rows = [Row(token, now) for token in ended]
    return TokensPage([Row(one, now) for one in live], rows[:SHOWN], len(rows) > SHOWN)


def _day(moment: datetime) -> str:
    return in_words(timezone.localdate(moment))
