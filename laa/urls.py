from django.urls import include, path

# An indicator's address takes any word after the plan's, so it comes last; the first
# says how a quarter is written in an address.
urlpatterns = [
    path("", include("laa.plan.urls")),
    path("api/", include("laa.api.urls")),
    path("", include("laa.dashboard.urls")),
    path("", include("actions.urls")),
    path("", include("funding.urls")),
    path("", include("indicators.urls")),
]

handler400 = "laa.plan.error_pages.bad_request"
handler500 = "laa.plan.error_pages.server_error"
# allauth asks for this one.
handler429 = "laa.plan.accounts.throttling.too_many_on_page"
