from django.urls import path

from laa.dashboard import (
    deadlines_views,
    narrative_views,
    second_factor_views,
    views,
)
from laa.dashboard.documents import views as documents
from laa.dashboard.meeting import views as meetings
from laa.dashboard.plan_workbook import views as plan_workbook
from laa.plan.audit import views as audit
from laa.plan.page_files import with_files

_PLAN = "<slug:area>/<slug:plan>/"
_TEXT = f"{_PLAN}about/<int:section>/"
_DEADLINES = f"{_PLAN}about/deadlines/"
_MEETING = f"{_PLAN}meeting/"
_CHANGES = f"{_PLAN}changes/"
_DOCUMENT = f"{_PLAN}document/"
_WORKBOOK = f"{_DOCUMENT}workbook/"

urlpatterns = [
    path("", views.home, name="home"),
    *with_files(_PLAN, views.dashboard, views.dashboard_files, "dashboard"),
    path(f"{_PLAN}about/", views.about, name="about"),
    *with_files(
        _DEADLINES,
        deadlines_views.deadlines,
        deadlines_views.deadlines_files,
        "deadlines",
    ),
    path(f"{_DEADLINES}edit/", deadlines_views.edit_deadlines, name="edit-deadlines"),
    path(_TEXT, narrative_views.narrative, name="narrative"),
    path(f"{_TEXT}edit/", narrative_views.edit_narrative, name="edit-narrative"),
    path(
        f"{_PLAN}about/second-factor/",
        second_factor_views.second_factor,
        name="require-second-factor",
    ),
    *with_files(f"{_PLAN}findings/", views.findings, views.findings_files, "findings"),
    path(_CHANGES, audit.changes, name="changes"),
    path(f"{_CHANGES}<slug:kind>/<int:key>/", audit.changes_of, name="changes-of"),
    path(f"{_CHANGES}changes.<slug:suffix>", audit.changes_file, name="changes-file"),
    *with_files(_MEETING, meetings.meeting, meetings.latest_files, "meeting"),
    *with_files(
        f"{_MEETING}<quarter:quarter>/",
        meetings.meeting_of,
        meetings.files,
        "meeting-of",
    ),
    path(_DOCUMENT, documents.document, name="document"),
    path(_WORKBOOK, plan_workbook.workbook, name="plan-workbook"),
    path(
        f"{_WORKBOOK}plan.<slug:suffix>",
        plan_workbook.file,
        name="plan-workbook-file",
    ),
    path(
        f"{_WORKBOOK}new-plan.<slug:suffix>",
        plan_workbook.empty_file,
        name="empty-plan-workbook-file",
    ),
    *with_files(
        f"{_DOCUMENT}<slug:edition>/",
        documents.edition,
        documents.edition_files,
        "document-edition",
    ),
    path(
        f"{_DOCUMENT}<slug:edition>/plan.<slug:suffix>",
        documents.file,
        name="document-file",
    ),
]
