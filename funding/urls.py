"""The addresses of a plan's money."""

from django.urls import path

from funding import form_views, views

MONEY = "<slug:area>/<slug:plan>/money/"
LINE = f"{MONEY}<int:number>/"

urlpatterns = [
    path(MONEY, views.money, name="money"),
    path(f"{MONEY}add/", form_views.add, name="add-funding-line"),
    path(LINE, views.funding_line, name="funding-line"),
    path(f"{LINE}edit/", form_views.edit, name="edit-funding-line"),
    path(f"{LINE}spend/", form_views.spend, name="record-spend"),
    path(f"{LINE}move/", form_views.move, name="move-money"),
    path(
        f"{LINE}<int:year>/allocation/", form_views.allocation, name="change-allocation"
    ),
]
