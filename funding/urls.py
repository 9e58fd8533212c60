"""The addresses of a plan's money."""

from django.urls import path

from funding import form_views, views
from laa.plan.page_files import with_files

MONEY = "<slug:area>/<slug:plan>/money/"
LINE = f"{MONEY}<int:number>/"

urlpatterns = [
    *with_files(MONEY, views.money, views.money_files, "money"),
    path(f"{MONEY}add/", form_views.add, name="add-funding-line"),
    *with_files(LINE, views.funding_line, views.line_files, "funding-line"),
    path(f"{LINE}edit/", form_views.edit, name="edit-funding-line"),
    path(f"{LINE}spend/", form_views.spend, name="record-spend"),
    path(f"{LINE}move/", form_views.move, name="move-money"),
    path(
        f"{LINE}<int:year>/allocation/", form_views.allocation, name="change-allocation"
    ),
]
