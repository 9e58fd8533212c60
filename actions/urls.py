"""The addresses of actions, risks and decisions."""

from django.urls import path

from actions.views import decisions, delivery, editing, risks
from laa.plan.page_files import with_files

PLAN = "<slug:area>/<slug:plan>/"
ACTION = f"{PLAN}actions/<int:number>/"
MILESTONE = f"{ACTION}milestones/<int:milestone>/"
RISK = f"{PLAN}risks/<int:number>/"

urlpatterns = [
    *with_files(f"{PLAN}actions/", delivery.actions, delivery.list_files, "actions"),
    path(f"{PLAN}actions/add/", editing.add, name="add-action"),
    *with_files(
        f"{PLAN}actions/timeline/",
        delivery.timeline,
        delivery.timeline_files,
        "timeline",
    ),
    path(ACTION, delivery.action, name="action"),
    path(f"{ACTION}edit/", editing.edit, name="edit-action"),
    path(f"{ACTION}update/", delivery.update, name="update-action"),
    path(f"{ACTION}milestones/add/", editing.new_milestone, name="add-milestone"),
    path(f"{MILESTONE}edit/", editing.change_milestone, name="edit-milestone"),
    path(f"{MILESTONE}rebase/", delivery.rebase_milestone, name="rebase-milestone"),
    *with_files(f"{PLAN}risks/", risks.risks, risks.register_files, "risks"),
    path(f"{PLAN}risks/add/", risks.add, name="add-risk"),
    *with_files(RISK, risks.risk, risks.risk_files, "risk"),
    path(f"{RISK}edit/", risks.edit, name="edit-risk"),
    path(f"{RISK}review/", risks.add_review, name="review-risk"),
    path(
        f"{PLAN}meeting/<quarter:quarter>/decisions/add/",
        decisions.add,
        name="add-decision",
    ),
    path(
        f"{PLAN}meeting/decisions/<int:number>/",
        decisions.outcome,
        name="decision-outcome",
    ),
]
