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

FORBIDDEN = {
    Role.ANALYST: f"{SUBMITTED}sign-off/",
    Role.PARTNER: SUBMITTED,
}
NOWHERE = "/no-such-page/"

FOR_READERS = (
    "/",
    PLAN,
    f"{PLAN}?quarter=2008-09-q1",
    f"{PLAN}?quarter=2030-31-q1",
    f"{PLAN}about/",
    f"{PLAN}findings/",
    NI_15,
    SUPPOSED,
    SUPPOSED_WRONGLY,
    NI_20,
    NI_19,
    PERCENTAGE,
    SCORE,
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

OPEN_TO = {
    None: ("/sign-in/",),
    Role.ANALYST: (*FOR_READERS, *RETURNS, *ANALYSTS_ACTS),
    Role.OWNER: ("/", NI_15, *RETURNS, *OWNERS_ACTS),
    Role.COORDINATOR: ("/", NI_15, *RETURNS),
    Role.ACTION_LEAD: ("/", PLAN, NI_15),
    Role.PARTNER: (*FOR_READERS, "/password/"),
}
