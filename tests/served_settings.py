"""The service's own settings, without the collected static files, which CI lacks."""

from laa.settings import *  # noqa: F403, TID251  it is these that are served
from laa.settings import STORAGES  # noqa: TID251

STORAGES = STORAGES | {
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
}
