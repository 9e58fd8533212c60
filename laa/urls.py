from django.urls import include, path

urlpatterns = [
    path("", include("laa.plan.urls")),
    path("", include("laa.dashboard.urls")),
    path("", include("indicators.urls")),
]
