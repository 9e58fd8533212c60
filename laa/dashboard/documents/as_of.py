"""The plan's document as of a quarter: its sections with what is known by then."""

from __future__ import annotations

from datetime import date, datetime

from actions.delivery import delivery_of
from actions.register import register_of
from funding.ledger import ledger_of
from indicators.estimates import as_chosen_by
from indicators.history import History, histories_of
from indicators.indicator_files import sources_of
from indicators.models import TargetSet
from laa.dashboard.documents.delivery_section import delivery_blocks
from laa.dashboard.documents.headings import HEADINGS, TITLE, TURNED
from laa.dashboard.documents.indicator_sections import figure_blocks, target_blocks
from laa.dashboard.documents.money_section import money_blocks
from laa.dashboard.documents.risk_section import risk_blocks
from laa.plan.days import in_words
from laa.plan.documents.document import (
    Block,
    Document,
    Heading,
    Note,
    Pairs,
    Paragraphs,
    Section,
)
from laa.plan.models import ActionPlan, Contact
from laa.plan.narrative import text_as_of
from laa.plan.nothing import Nothing
from laa.plan.periods import Quarter


def build(quarter: Quarter, plan: ActionPlan, made: datetime) -> Document:
    """A fixed number of queries, however long the plan is."""
    today = made.date()
    day = quarter.known_by(today)
    target_sets = as_chosen_by(day, TargetSet.objects.with_plan().filter(plan=plan))
    histories = [one.recorded_by(day) for one in histories_of(target_sets)]
    texts = _texts(plan, quarter)
    blocks: dict[int, tuple[Block, ...]] = {
        1: (*target_blocks(histories, plan.agreement.years), *texts.get(1, ())),
        2: texts.get(2, ()),
        3: texts.get(3, ()),
        4: delivery_blocks(delivery_of(plan, quarter, day)),
        5: figure_blocks(histories, quarter, day),
        6: money_blocks(ledger_of(plan, quarter, day)),
        7: risk_blocks(register_of(plan, quarter, day)),
    }
    header = (Pairs(_header(plan, histories)), Note(_what_counts(quarter, today)))
    return Document(
        title=TITLE,
        subtitle=f"{plan.area}: {plan}",
        edition=f"As of {quarter}",
        made=made,
        sections=(
            Section(0, "", header),
            *(
                Section(number, heading, blocks[number] or _NONE, number in _TURNED)
                for number, heading in HEADINGS.items()
            ),
        ),
        sources=sources_of(histories, quarter),
    )


# The register has more columns than the form's own table of risks.
_TURNED = TURNED | {7}
_NONE = (Note(f"{Nothing.BLANK.words}."),)


def _texts(plan: ActionPlan, quarter: Quarter) -> dict[int, tuple[Block, ...]]:
    """Each under its question, or under its own heading where nothing is asked."""
    return {
        one.section: (
            Heading(one.question or one.heading),
            Paragraphs(text_as_of(one, quarter.reported_until)),
        )
        for one in plan.narrative.prefetch_related("edits")
    }


def _what_counts(quarter: Quarter, today: date) -> str:
    known_on, until = in_words(today), in_words(quarter.known_by(today))
    return (
        f"As of {quarter}: signed-off figures, progress and spend of quarters up to "
        f"it, as known on {known_on}. Actions, milestones and their dates, risks and "
        "their reviews, funding lines and their allocations, targets and texts are "
        f"those recorded by {until}, and rates rest on the estimate of population that "
        f"was chosen by then; no milestone is told as reached after that day, "
        f"and each is due or overdue as on {in_words(quarter.last_day)}. "
        "All else of them (wording, lead, owner, number to reach, target score, "
        f"source, term) and the header are as on {known_on}."
    )


def _header(plan: ActionPlan, histories: list[History]) -> tuple[tuple[str, str], ...]:
    targets = [
        f"{one.target_set.indicator.code} – {one.target_set.indicator.title}"
        for one in histories
        if one.target_set.standing == TargetSet.Standing.TARGET
    ]
    contacts = list(plan.contacts.all())
    capacity = Contact.Capacity
    return (
        ("LAA Indicator No.", ", ".join(targets) or Nothing.BLANK.words),
        ("Lead Partner Organisation", ", ".join(map(str, plan.lead_partners.all()))),
        ("Technical Data Expert", _named(contacts, capacity.TECHNICAL_EXPERT)),
        ("Indicator Owner (Sign Off)", _named(contacts, capacity.OWNER)),
        ("Reporting Frequency", plan.get_reporting_frequency_display()),
        ("SCS Theme", plan.theme),
        ("SCS Priority", plan.priorities),
    )


def _named(contacts: list[Contact], capacity: str) -> str:
    people = [_person(one) for one in contacts if one.capacity == capacity]
    return ", ".join(people) or Nothing.BLANK.words


def _person(contact: Contact) -> str:
    post = f" - {contact.post}" if contact.post else ""
    organisation = f" ({contact.organisation})" if contact.organisation else ""
    return f"{contact.name}{post}{organisation}"
