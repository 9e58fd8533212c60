from django.urls import path, register_converter

from indicators import refresh_views, views
from indicators.return_page import ON_THE_PAGE
from indicators.transitions import Act
from indicators.workbook import views as workbook


class ActConverter:
    """The acts that have a page of their own; a draft is saved on the return's."""

    acts = {act.slug: act for act in Act if act not in ON_THE_PAGE}
    regex = "|".join(acts)

    def to_python(self, value: str) -> Act:
        return self.acts[value]

    def to_url(self, value: Act) -> str:
        return value.slug


register_converter(ActConverter, "act")

RETURNS = "<slug:area>/<slug:plan>/returns/<quarter:quarter>/"
INDICATOR = "<slug:area>/<slug:plan>/<slug:indicator>/"

urlpatterns = [
    path(f"{RETURNS}workbook/", workbook.workbook, name="return-workbook"),
    path(
        f"{RETURNS}workbook.<slug:suffix>", workbook.file, name="return-workbook-file"
    ),
    path(INDICATOR, views.indicator, name="indicator"),
    path(f"{INDICATOR}new-targets/", refresh_views.refresh, name="refresh-targets"),
    path(f"{INDICATOR}<quarter:quarter>/", views.quarterly_return, name="return"),
    path(f"{INDICATOR}<quarter:quarter>/<act:act>/", views.act_on_return, name="act"),
]
