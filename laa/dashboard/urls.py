from django.urls import path

from laa.dashboard import views
from laa.dashboard.documents import views as documents

_DOCUMENT = "<slug:area>/<slug:plan>/document/"

urlpatterns = [
    path("", views.home, name="home"),
    path("<slug:area>/<slug:plan>/", views.dashboard, name="dashboard"),
    path("<slug:area>/<slug:plan>/about/", views.about, name="about"),
    path("<slug:area>/<slug:plan>/findings/", views.findings, name="findings"),
    path(_DOCUMENT, documents.document, name="document"),
    path(f"{_DOCUMENT}<slug:edition>/", documents.edition, name="document-edition"),
    path(
        f"{_DOCUMENT}<slug:edition>/plan.<slug:suffix>",
        documents.file,
        name="document-file",
    ),
]
