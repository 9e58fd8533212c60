"""The addresses of actions, risks and decisions."""

from django.urls import path

from actions.views import decisions, delivery, editing, risks

PLAN = "<slug:area>/<slug:plan>/"
ACTION = f"{PLAN}actions/<int:number>/"
MILESTONE = f"{ACTION}milestones/<int:milestone>/"
RISK = f"{PLAN}risks/<int:number>/"

urlpatterns = [
    path(f"{PLAN}actions/", delivery.actions, name="actions"),
    path(f"{PLAN}actions/add/", editing.add, name="add-action"),
    path(f"{PLAN}actions/timeline/", delivery.timeline, name="timeline"),
    path(ACTION, delivery.action, name="action"),
    path(f"{ACTION}edit/", editing.edit, name="edit-action"),
    path(f"{ACTION}update/", delivery.update, name="update-action"),
    path(f"{ACTION}milestones/add/", editing.new_milestone, name="add-milestone"),
    path(f"{MILESTONE}edit/", editing.change_milestone, name="edit-milestone"),
    path(f"{MILESTONE}rebase/", delivery.rebase_milestone, name="rebase-milestone"),
    path(f"{PLAN}risks/", risks.risks, name="risks"),
    path(f"{PLAN}risks/add/", risks.add, name="add-risk"),
    path(RISK, risks.risk, name="risk"),
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
