"""The indicators of a plan that is started on the server, with their targets."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.urls import resolve, reverse
from django.utils.text import slugify

from indicators.codes import folded
from indicators.models import AnnualTarget, Indicator, TargetSet
from indicators.target_terms import Terms, Value
from laa.plan.models import ActionPlan, Population
from laa.plan.nothing import Nothing
from laa.plan.refusals import Refusal, Refused

# What an indicator that the service does not know yet cannot be without.
NEEDED = {
    "title": "Enter the title",
    "kind": "Choose the kind of figure",
    "polarity": "Choose which way is better",
    "unit": "Enter what one of the units is called",
    "units": "Enter what several of the units are called",
    "decimals": "Enter how many decimals the rate or the value has",
    "per": "Enter the base of the rate, such as 1000",
    "base": "Enter what the base of the rate counts, such as people",
    "definition": "Enter what the indicator measures",
}
NATIONAL = (*NEEDED, "offence_categories")


@dataclass(frozen=True)
class InPlan:
    """What a plan says of an indicator beside its targets."""

    wording: str
    standing: str
    introduced: int | None
    population: Population | None


@transaction.atomic
def begin_target_set(
    *,
    plan: ActionPlan,
    code: str,
    national: Mapping[str, Any],
    said: InPlan,
    terms: Terms,
) -> TargetSet:
    """
    An indicator of the plan; one that no plan has yet is made, by what is `national`.

    One that there is, is used: it may be said again, and is not changed by it.
    """
    indicator = _known(code, national) or _made(plan, code, national)
    if terms.baseline_year is None and not isinstance(terms.baseline, Nothing):
        raise Refused(Refusal("Enter the year of the baseline", "baseline_year"))
    baseline, nothing = _stored(terms.baseline)
    target_set: TargetSet = TargetSet.objects.create(
        plan=plan,
        indicator=indicator,
        position=plan.target_sets.count() + 1,
        wording=said.wording,
        standing=said.standing,
        introduced=said.introduced,
        population=said.population,
        baseline=baseline,
        baseline_nothing=nothing,
        baseline_year=terms.baseline_year,
        success_criterion=terms.success_criterion,
        success_change=terms.success_change,
        yearly_change=terms.yearly_change,
        tolerance=terms.tolerance,
    )
    AnnualTarget.objects.bulk_create(_annual(target_set, terms))
    return target_set


def _known(code: str, national: Mapping[str, Any]) -> Indicator | None:
    indicator = Indicator.objects.filter(code=code).first()
    if indicator is None:
        return None
    others = [
        Refusal(
            f"{code} is an indicator that other plans have, and says "
            f"'{getattr(indicator, name)}' here: leave this cell blank, or enter that",
            name,
        )
        for name in NATIONAL
        if national[name] not in (None, "", getattr(indicator, name))
    ]
    if others:
        raise Refused(*others)
    found: Indicator = indicator
    return found


def _made(plan: ActionPlan, code: str, national: Mapping[str, Any]) -> Indicator:
    slug = slugify(code)
    _refuse_if_written_otherwise(code, slug)
    lacking = [
        Refusal(f"{why}: the service does not know {code} yet", name)
        for name, why in NEEDED.items()
        if national[name] in (None, "")
    ]
    if found := [*_no_address(plan, code, slug), *lacking]:
        raise Refused(*found)
    given = {name: national[name] for name in NATIONAL}
    indicator: Indicator = Indicator.objects.create(code=code, slug=slug, **given)
    return indicator


def _refuse_if_written_otherwise(code: str, slug: str) -> None:
    for other in Indicator.objects.all():
        if folded(other.code) == folded(code) or other.slug == slug:
            raise Refused(
                Refusal(f"'{code}' is written {other.code} in the service", "code")
            )


def _no_address(plan: ActionPlan, code: str, slug: str) -> Iterator[Refusal]:
    where = [plan.area.slug, plan.slug, slug]
    if not slug or resolve(reverse("indicator", args=where)).url_name != "indicator":
        yield Refusal(
            f"'{code}' makes no address of its own: enter another code", "code"
        )


def _annual(target_set: TargetSet, terms: Terms) -> Iterator[AnnualTarget]:
    """A year that is not entered has no row."""
    for year, target in terms.annual.items():
        if target is not Nothing.BLANK:
            value, nothing = _stored(target)
            yield AnnualTarget(
                target_set=target_set, year=year.start, value=value, nothing=nothing
            )


def _stored(value: Value) -> tuple[Any, str]:
    """The number, or the reason for none; not entered is neither."""
    if isinstance(value, Nothing):
        return None, "" if value is Nothing.BLANK else value.value
    return value, ""
