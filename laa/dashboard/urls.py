from django.urls import path

from laa.dashboard import views

urlpatterns = [
    path("", views.home, name="home"),
    path("<slug:area>/<slug:plan>/", views.dashboard, name="dashboard"),
    path("<slug:area>/<slug:plan>/about/", views.about, name="about"),
    path("<slug:area>/<slug:plan>/findings/", views.findings, name="findings"),
]
