from django.urls import path, register_converter

from indicators import refresh_views, views
from indicators.crime_imports import views as crime
from indicators.population import file_views as population_files
from indicators.population import views as population
from indicators.return_page import ON_THE_PAGE
from indicators.transitions import Act
from indicators.workbook import views as workbook
from laa.plan.page_files import with_files


class ActConverter:
    """The acts that have a page of their own; a draft is saved on the return's."""

    acts = {act.slug: act for act in Act if act not in ON_THE_PAGE}
    regex = "|".join(acts)

    def to_python(self, value: str) -> Act:
        return self.acts[value]

    def to_url(self, value: Act) -> str:
        return value.slug


register_converter(ActConverter, "act")

PLAN = "<slug:area>/<slug:plan>/"
RETURNS = f"{PLAN}returns/<quarter:quarter>/"
CRIME = f"{PLAN}recorded-crime/"
POPULATION = f"{PLAN}about/population/"
INDICATOR = f"{PLAN}<slug:indicator>/"

urlpatterns = [
    path(f"{PLAN}data-package.zip", views.data_package, name="data-package"),
    path(f"{RETURNS}workbook/", workbook.workbook, name="return-workbook"),
    path(
        f"{RETURNS}workbook.<slug:suffix>", workbook.file, name="return-workbook-file"
    ),
    path(CRIME, crime.imports, name="crime-imports"),
    path(f"{CRIME}new/", crime.upload, name="import-crime"),
    path(f"{CRIME}<int:crime_import>/", crime.one_import, name="crime-import"),
    path(
        f"{CRIME}<int:crime_import>/progress/",
        crime.progress,
        name="crime-import-progress",
    ),
    *with_files(
        POPULATION, population.population, population.population_files, "population"
    ),
    path(f"{POPULATION}add/", population.add, name="add-estimate"),
    path(
        f"{POPULATION}from-a-file/",
        population_files.import_estimates,
        name="import-estimates",
    ),
    path(f"{POPULATION}choose/", population.choose, name="choose-estimate"),
    *with_files(INDICATOR, views.indicator, views.indicator_files, "indicator"),
    path(f"{INDICATOR}new-targets/", refresh_views.refresh, name="refresh-targets"),
    path(f"{INDICATOR}<quarter:quarter>/", views.quarterly_return, name="return"),
    path(f"{INDICATOR}<quarter:quarter>/<act:act>/", views.act_on_return, name="act"),
]
