"""A plan's part of the record of all changes, with what verifies it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any, Literal

from django.db.models import QuerySet
from django.http import HttpResponse
from ninja import Query, Router
from pydantic import BaseModel, Field

from laa.api.bearer import ApiRequest, reach
from laa.api.kinds import OF_A_PLAN, SlugInAddress
from laa.api.paging import Page, Slice, page_of
from laa.api.problems import Kind, Problem, in_address
from laa.plan.access import Access
from laa.plan.audit.files import as_object
from laa.plan.audit.things import kinds_for, table_of
from laa.plan.audit.trail import Told, Wanted, entries_of, sealed, told
from laa.plan.models import AuditEntry
from laa.plan.permissions import Permission

router = Router(tags=["Changes"])


class Chosen(BaseModel):
    kind: str = Field(
        "", description="Of what: indicator, action, risk, funding-line, person …"
    )
    first: date | None = Field(None, description="From this day on.")
    last: date | None = Field(None, description="Up to this day.")


class ChangeOut(BaseModel):
    """
    A row that was added, changed or removed.

    `digest` is the SHA-256 of `digest_before`, a new line and `sealed`, which holds the
    whole change.
    """

    number: int = Field(description="Its place in the record of all plans.")
    at: datetime
    who: str = Field(description="Empty: nobody had signed in.")
    words: str
    origin: str = Field(description="A page, a command; empty: the database prompt.")
    place: str
    role: str = Field(description="Of the database.")
    act: Literal["INSERT", "UPDATE", "DELETE"]
    table: str
    row: int
    before: dict[str, Any] | None
    after: dict[str, Any] | None
    digest_before: str
    sealed: str
    digest: str


class Entries(Sequence[Told]):
    """Asked for by slices only, each told with a fixed number of queries."""

    def __init__(self, rows: QuerySet[AuditEntry]) -> None:
        self.rows = rows

    def __len__(self) -> int:
        return self.rows.count()

    def __getitem__(self, wanted: Any) -> Any:
        return told(list(sealed(self.rows)[wanted]))


@router.get(
    f"{OF_A_PLAN}/changes",
    url_name="api-changes",
    operation_id="list_changes",
    summary="The record of all changes",
    response=Page[ChangeOut],
)
def changes(
    request: ApiRequest,
    response: HttpResponse,
    area: SlugInAddress,
    plan: SlugInAddress,
    chosen: Query[Chosen],
    asked: Query[Slice],
) -> Any:
    """
    The latest first. For those who may read it: unsigned figures stand in it. What it
    says of people is for those who keep them.
    """
    access = reach(request, area, plan)
    access.require(Permission.READ_AUDIT)
    # What is being committed at this moment has no place in the chain yet.
    entries = entries_of(access, _wanted(chosen, access))
    chained = entries.filter(link__number__gt=0)
    rows = Entries(chained)
    return page_of(rows, asked, request, response, as_object)


def _wanted(chosen: Chosen, access: Access) -> Wanted:
    if chosen.kind and chosen.kind not in kinds_for(access):
        allowed = ", ".join(kinds_for(access))
        words = f"'{chosen.kind}' is no kind of thing: use one of {allowed}"
        raise Problem(Kind.INVALID, f"{words}.", errors=[in_address("kind", words)])
    return Wanted(
        kind=table_of(chosen.kind) if chosen.kind else "",
        first=chosen.first,
        last=chosen.last,
    )
