"""The only writer of refreshed targets: a version is recorded whole, and then kept."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from django.db import transaction
from django.utils import timezone

from indicators.models import RefreshedTarget, TargetRefresh, TargetSet
from indicators.target_terms import Agreed, Terms, Value, latest, number_of, terms_of
from laa.plan.days import in_words
from laa.plan.models import User
from laa.plan.nothing import Nothing
from laa.plan.periods import FinancialYear
from laa.plan.permissions import Permission, may
from laa.plan.refusals import Refusal, Refused


class RefreshRefused(Refused):
    """Targets that may not be recorded."""


@transaction.atomic
def refresh_targets(
    *,
    target_set: TargetSet,
    terms: Terms,
    agreed: Agreed,
    by: User,
    at: datetime,
    version: int,
) -> TargetRefresh:
    """
    Record targets that were negotiated anew, or raise RefreshRefused.

    `version` is the number of the version that the person saw as the latest.
    """
    if not may(by, Permission.REFRESH_TARGETS, target_set.plan):
        raise RefreshRefused(Refusal("You may not record targets of this plan."))
    # The row that sign-off locks too: a figure is signed by the one or by the other.
    TargetSet.objects.select_for_update().get(pk=target_set.pk)
    before = latest(target_set)
    _refuse_if_refreshed_since(version, before, by)
    today = timezone.localdate(at)
    found = (
        _no_year(terms),
        *_outside(target_set, terms, agreed),
        *_unsaid(agreed),
        _not_yet_agreed(agreed, today),
        _nothing_new(terms_of(target_set, before), terms, agreed, before),
    )
    if refusals := [one for one in found if one]:
        raise RefreshRefused(*refusals)
    return _record(
        target_set, terms, agreed, by=by, at=at, number=number_of(before) + 1
    )


def _refuse_if_refreshed_since(
    version: int, before: TargetRefresh | None, by: User
) -> None:
    if before is None or before.number == version:
        return
    who = "You have" if before.by == by else f"{before.by} has"
    raise RefreshRefused(
        Refusal(
            f"{who} recorded version {before.number} of the targets after you opened "
            "the page, so this was not recorded. Look at the targets as they are now, "
            "then send again if it is still right."
        )
    )


def _no_year(terms: Terms) -> Refusal | None:
    if isinstance(terms.baseline, Nothing) or terms.baseline_year:
        return None
    return Refusal("Select the year of the baseline.", "baseline_year")


def _outside(
    target_set: TargetSet, terms: Terms, agreed: Agreed
) -> tuple[Refusal | None, ...]:
    agreement = target_set.plan.agreement
    quarters, years = agreement.quarters, set(agreement.years)
    if set(terms.annual) != years:
        raise ValueError(f"{list(terms.annual)} are not the years of the agreement")
    if agreed.counts_from in quarters:
        return ()
    return (
        Refusal(
            f"{agreed.counts_from} is outside the agreement: select a quarter from "
            f"{quarters[0]} to {quarters[-1]}.",
            "counts_from",
        ),
    )


def _unsaid(agreed: Agreed) -> tuple[Refusal | None, ...]:
    return (
        None
        if agreed.agreed_by.strip()
        else Refusal("Enter who agreed to the new targets.", "agreed_by"),
        None
        if agreed.reason.strip()
        else Refusal("Enter why the targets were negotiated anew.", "reason"),
    )


def _not_yet_agreed(agreed: Agreed, today: date) -> Refusal | None:
    if agreed.agreed_on <= today:
        return None
    return Refusal(
        f"{in_words(agreed.agreed_on)} is in the future: targets can be recorded once "
        f"they are agreed, up to today, {in_words(today)}.",
        "agreed_on",
    )


def _nothing_new(
    was: Terms, terms: Terms, agreed: Agreed, before: TargetRefresh | None
) -> Refusal | None:
    """The same terms from another quarter on are new: they correct the start."""
    counts_from = before.counts_from if before else None
    if was != terms or (before and counts_from != agreed.counts_from):
        return None
    return Refusal(
        f"Nothing here differs from version {number_of(before)} of the targets: "
        "change what was agreed anew."
    )


def _record(
    target_set: TargetSet,
    terms: Terms,
    agreed: Agreed,
    *,
    by: User,
    at: datetime,
    number: int,
) -> TargetRefresh:
    baseline, baseline_nothing = _stored(terms.baseline)
    refresh = TargetRefresh.objects.create(
        target_set=target_set,
        number=number,
        agreed_by=agreed.agreed_by,
        agreed_on=agreed.agreed_on,
        from_year=agreed.counts_from.start,
        from_quarter=agreed.counts_from.number,
        reason=agreed.reason,
        baseline=baseline,
        baseline_nothing="" if baseline_nothing == Nothing.BLANK else baseline_nothing,
        baseline_year=terms.baseline_year,
        baseline_recounted=terms.baseline_recounted,
        success_criterion=terms.success_criterion,
        success_change=terms.success_change,
        yearly_change=terms.yearly_change,
        tolerance=terms.tolerance,
        by=by,
        at=at,
    )
    RefreshedTarget.objects.bulk_create(
        _annual(refresh, year, value) for year, value in terms.annual.items()
    )
    return refresh


def _annual(
    refresh: TargetRefresh, year: FinancialYear, value: Value
) -> RefreshedTarget:
    number, nothing = _stored(value)
    return RefreshedTarget(
        refresh=refresh, year=year.start, value=number, nothing=nothing
    )


def _stored(value: Value) -> tuple[Decimal | None, str]:
    """The number or the reason for none, as two columns."""
    return (None, value.value) if isinstance(value, Nothing) else (value, "")
