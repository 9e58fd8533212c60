"""The addresses of a plan's money."""

from django.urls import URLPattern

MONEY = "<slug:area>/<slug:plan>/money/"

urlpatterns: list[URLPattern] = []
