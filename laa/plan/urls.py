from django.urls import path, register_converter

from laa.plan import accounts, health, reminder_choice
from laa.plan.converters import QuarterConverter

# For the addresses of every app: these are read first.
register_converter(QuarterConverter, "quarter")

urlpatterns = [
    path("sign-in/", accounts.sign_in, name="sign-in"),
    path("sign-out/", accounts.sign_out, name="sign-out"),
    path("health/", health.alive, name="alive"),
    path("ready/", health.ready, name="ready"),
    path("reminders/", reminder_choice.reminders, name="reminders"),
    path("password/", accounts.change_password, name="change-password"),
]
