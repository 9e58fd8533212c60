"""The addresses of actions, risks and decisions."""

from django.urls import path

from actions.views import risks

PLAN = "<slug:area>/<slug:plan>/"
RISK = f"{PLAN}risks/<int:number>/"

urlpatterns = [
    path(f"{PLAN}risks/", risks.risks, name="risks"),
    path(f"{PLAN}risks/add/", risks.add, name="add-risk"),
    path(RISK, risks.risk, name="risk"),
    path(f"{RISK}edit/", risks.edit, name="edit-risk"),
    path(f"{RISK}review/", risks.add_review, name="review-risk"),
]
