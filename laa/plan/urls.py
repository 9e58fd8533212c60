from django.urls import include, path, register_converter

from laa.plan import health, reminder_choice
from laa.plan.accounts.account import account
from laa.plan.accounts.typed_before import typed_before
from laa.plan.converters import QuarterConverter
from laa.plan.page_files import with_files
from laa.plan.people import deputy_views, invitation_views, verbs
from laa.plan.people import views as people
from laa.plan.tokens import views as tokens

# For the addresses of every app: these are read first.
register_converter(QuarterConverter, "quarter")

_PEOPLE = "<slug:area>/<slug:plan>/people/"
_PERSON = f"{_PEOPLE}<int:person>/"

urlpatterns = [
    path("", include("laa.plan.accounts.urls")),
    path("sent-before/", typed_before, name="typed-before"),
    path("health/", health.alive, name="alive"),
    path("ready/", health.ready, name="ready"),
    path("account/", account, name="account"),
    path("reminders/", reminder_choice.reminders, name="reminders"),
    path("tokens/", tokens.tokens, name="tokens"),
    path("tokens/make/", tokens.make, name="make-token"),
    path("tokens/<int:token>/revoke/", tokens.revoke, name="revoke-token"),
    path("invitation/", invitation_views.invitation, name="invitation"),
    path(
        "invitation/<str:token>/",
        invitation_views.open_invitation,
        name="open-invitation",
    ),
    path(_PEOPLE, people.people, name="people"),
    *with_files(f"{_PEOPLE}roles/", people.roles, people.roles_files, "roles"),
    path(f"{_PEOPLE}invite/", invitation_views.invite, name="invite"),
    path(
        f"{_PEOPLE}invitations/<int:invitation>/",
        invitation_views.sent,
        name="sent-invitation",
    ),
    path(f"{_PEOPLE}deputy/", deputy_views.name, name="name-deputy"),
    path(
        f"{_PEOPLE}deputies/<int:deputyship>/end/",
        deputy_views.end,
        name="end-deputyship",
    ),
    path(_PERSON, people.person, name="person"),
    *(
        path(f"{_PERSON}{last}/", people.change_person, {"verb": verb}, name=name)
        for last, name, verb in (
            ("roles", "change-roles", verbs.CHANGE_ROLES),
            ("suspend", "suspend-person", verbs.SUSPEND),
            ("lift", "lift-suspension", verbs.LIFT),
            ("remove", "remove-person", verbs.REMOVE),
        )
    ),
]
