"""The addresses of actions, risks and decisions."""

from django.urls import URLPattern

PLAN = "<slug:area>/<slug:plan>/"

urlpatterns: list[URLPattern] = []
