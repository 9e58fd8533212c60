"""A plan's part of the record of all changes: what is asked of it, page by page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import F, Func, OuterRef, Q, QuerySet, Subquery, TextField

from laa.plan.access import Access
from laa.plan.audit.naming import Names
from laa.plan.audit.things import kept_from
from laa.plan.audit.words import Change, sentence
from laa.plan.models import ActionPlan, AuditEntry, AuditLink

A_PAGE = 25
NOBODY, FORMER = "nobody", "former"


@dataclass(frozen=True)
class Wanted:
    """What of a plan's record is looked at; `person` is a key, NOBODY or FORMER."""

    person: str = ""
    kind: str = ""
    thing: int | None = None
    first: date | None = None
    last: date | None = None


@dataclass(frozen=True)
class Told:
    """An entry with what it says."""

    entry: AuditEntry
    change: Change

    @property
    def sentence(self) -> str:
        return sentence(self.change)

    @property
    def has_more(self) -> bool:
        """Whether the sentence leaves values out."""
        whole = self.change.act == AuditEntry.Act.UPDATE
        return len(self.change.values) > (1 if whole else 0)


def entries_of(access: Access, wanted: Wanted) -> QuerySet[AuditEntry]:
    """Those that the reader may read, the latest first."""
    asked = Q(plan=access.plan) & _person(access.plan, wanted.person)
    asked &= ~Q(thing_table__in=kept_from(access))
    if wanted.kind:
        asked &= Q(thing_table=wanted.kind)
    if wanted.thing is not None:
        asked &= Q(thing_id=wanted.thing)
    if wanted.first:
        asked &= Q(at__date__gte=wanted.first)
    if wanted.last:
        asked &= Q(at__date__lte=wanted.last)
    return AuditEntry.objects.filter(asked).select_related("link")


def _person(plan: ActionPlan, person: str) -> Q:
    if not person:
        return Q()
    if person == NOBODY:
        return Q(by=None)
    if person == FORMER:
        members = plan.memberships.values("user")
        return Q(by__isnull=False) & ~Q(by__in=members)
    return Q(by=int(person))


def told(entries: list[AuditEntry]) -> list[Told]:
    names = Names(entries)
    return [Told(entry, names.change(entry)) for entry in entries]


def sealed(entries: QuerySet[AuditEntry]) -> QuerySet[AuditEntry]:
    """Each with the text that its digest is of, and with the digest before it."""
    before = AuditLink.objects.filter(number=OuterRef("link__number") - 1)
    return entries.annotate(
        sealed=Func(
            F("link__number"),
            function="plan_audit_sealed",
            template='%(function)s(%(expressions)s, "plan_auditentry")',
            output_field=TextField(),
        ),
        digest_before=Subquery(before.values("digest")),
    )


def in_batches(entries: QuerySet[AuditEntry], size: int = 500) -> Iterator[list[Told]]:
    """All of them, a batch in memory at a time."""
    after = None
    while batch := list((entries.filter(pk__lt=after) if after else entries)[:size]):
        yield told(batch)
        after = batch[-1].pk


def last_link() -> AuditLink | None:
    """The end of the whole chain, to be noted where no database reaches."""
    return AuditLink.objects.filter(number__isnull=False).order_by("-number").first()
