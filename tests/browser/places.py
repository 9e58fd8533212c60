"""The addresses of every page of the busy plan, for each role that can open them."""

from __future__ import annotations

from laa.plan.roles import Role

PLAN = "/coventry/violent-crime/"
NI_15, NI_20, NI_19 = f"{PLAN}ni-15/", f"{PLAN}ni-20/", f"{PLAN}ni-19/"
PERCENTAGE, SCORE = f"{PLAN}ni-901/", f"{PLAN}ni-902/"

SUPPOSED = f"{NI_15}?2008-09-q2=101&2008-09-q3=90"
SUPPOSED_WRONGLY = f"{NI_15}?2008-09-q2=1o1&2008-09-q4=90"

RETURNED = f"{NI_15}2008-09-q2/"
SUBMITTED = f"{NI_20}2008-09-q2/"
SIGNED_OFF = f"{NI_15}2008-09-q1/"
DRAFT = f"{PERCENTAGE}2008-09-q1/"
NOT_ENTERED = f"{PERCENTAGE}2008-09-q2/"
IN_REVISION = f"{SCORE}2008-09-q1/"
NOT_ENDED = f"{NI_15}2008-09-q3/"
NOT_APPLICABLE = f"{NI_19}2008-09-q2/"

ACTIONS, RISKS, MONEY = f"{PLAN}actions/", f"{PLAN}risks/", f"{PLAN}money/"
WORKBOOK = f"{PLAN}returns/2008-09-q2/workbook/"
CRIME = f"{PLAN}recorded-crime/"
PLAN_WORKBOOK = f"{PLAN}document/workbook/"
MEETING, DOCUMENT = f"{PLAN}meeting/", f"{PLAN}document/"
CHANGES = f"{PLAN}changes/"
POPULATION = f"{PLAN}about/population/"
TEXT, PEOPLE = f"{PLAN}about/3/", f"{PLAN}people/"

FORBIDDEN = {
    Role.ANALYST: f"{SUBMITTED}sign-off/",
    Role.PARTNER: SUBMITTED,
    Role.ACTION_LEAD: f"{ACTIONS}2/update/",
}
NOWHERE = "/no-such-page/"

FOR_READERS = (
    "/",
    PLAN,
    f"{PLAN}?quarter=2008-09-q1",
    f"{PLAN}?quarter=2030-31-q1",
    f"{PLAN}about/",
    f"{PLAN}about/deadlines/",
    POPULATION,
    f"{PLAN}findings/",
    NI_15,
    SUPPOSED,
    SUPPOSED_WRONGLY,
    NI_20,
    NI_19,
    PERCENTAGE,
    SCORE,
    ACTIONS,
    f"{ACTIONS}?status=done&overdue=on",
    f"{ACTIONS}1/",
    f"{ACTIONS}8/",
    f"{ACTIONS}9/",
    f"{ACTIONS}timeline/",
    RISKS,
    f"{RISKS}1/",
    f"{RISKS}3/",
    MONEY,
    f"{MONEY}1/",
    f"{MONEY}2/",
    f"{MONEY}8/",
    TEXT,
    MEETING,
    f"{MEETING}2008-09-q1/",
    DOCUMENT,
    f"{DOCUMENT}as-published/",
    f"{DOCUMENT}2008-09-q2/",
    PEOPLE,
    f"{PEOPLE}roles/",
)
RETURNS = (
    RETURNED,
    SUBMITTED,
    SIGNED_OFF,
    DRAFT,
    NOT_ENTERED,
    IN_REVISION,
    NOT_ENDED,
    NOT_APPLICABLE,
)
ANALYSTS_ACTS = (
    f"{SUBMITTED}withdraw/",
    f"{SIGNED_OFF}revise/",
    # An act that is not open: the page says why.
    f"{DRAFT}withdraw/",
)
OWNERS_ACTS = (f"{SUBMITTED}sign-off/", f"{SUBMITTED}return/", f"{DRAFT}sign-off/")

LEADS_FORMS = (
    f"{ACTIONS}1/update/",
    f"{ACTIONS}8/update/",
    f"{ACTIONS}1/milestones/2/rebase/",
)
COORDINATORS_FORMS = (
    PLAN_WORKBOOK,
    CHANGES,
    f"{CHANGES}?kind=action",
    f"{CHANGES}?kind=nothing&first-day=40",
    f"{ACTIONS}add/",
    f"{ACTIONS}1/edit/",
    f"{ACTIONS}1/milestones/add/",
    f"{ACTIONS}1/milestones/1/edit/",
    f"{RISKS}add/",
    f"{RISKS}1/edit/",
    f"{RISKS}1/review/",
    f"{MONEY}add/",
    f"{MONEY}1/edit/",
    f"{MONEY}1/spend/",
    f"{MONEY}1/move/",
    f"{MONEY}2/2009/allocation/",
    f"{MEETING}2008-09-q2/decisions/add/",
    f"{MEETING}decisions/2/",
    f"{TEXT}edit/",
    f"{PLAN}about/deadlines/edit/",
    f"{POPULATION}add/",
    f"{POPULATION}from-a-file/",
    f"{POPULATION}choose/",
    f"{PEOPLE}invite/",
    f"{NI_20}new-targets/",
    f"{SCORE}new-targets/",
)

OPEN_TO = {
    None: (
        "/sign-in/",
        "/api/",
        "/invitation/",
        "/password/forgotten/",
        "/password/forgotten/sent/",
        "/password/new/1-too-old/",
        "/password/new/done/",
    ),
    Role.ANALYST: (
        *FOR_READERS,
        *RETURNS,
        *ANALYSTS_ACTS,
        WORKBOOK,
        CRIME,
        f"{CRIME}new/",
    ),
    Role.OWNER: (
        "/",
        NI_15,
        CHANGES,
        PEOPLE,
        f"{PEOPLE}deputy/",
        *RETURNS,
        *OWNERS_ACTS,
    ),
    Role.COORDINATOR: (
        "/",
        NI_15,
        ACTIONS,
        MEETING,
        PEOPLE,
        *RETURNS,
        *COORDINATORS_FORMS,
    ),
    Role.ACTION_LEAD: ("/", PLAN, NI_15, f"{ACTIONS}1/", *LEADS_FORMS),
    Role.PARTNER: (
        *FOR_READERS,
        "/account/",
        "/password/",
        "/reminders/",
        "/tokens/",
        "/sign-in/again/",
    ),
}
