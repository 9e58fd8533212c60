"""Where the log goes, and in which lines; for the web server and the service alike."""

from __future__ import annotations

from typing import Any

STYLES = {
    "plain": "laa.plan.log_lines.PlainLines",
    "json": "laa.plan.log_lines.JsonLines",
}


def configuration(style: str) -> dict[str, Any]:
    """For logging.config.dictConfig: all to the error stream."""
    to_stderr = {"handlers": ["stderr"], "propagate": False}
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"lines": {"()": STYLES[style]}},
        "handlers": {
            "stderr": {
                "class": "logging.StreamHandler",
                "stream": "ext://sys.stderr",
                "formatter": "lines",
            }
        },
        "root": {"handlers": ["stderr"], "level": "WARNING"},
        "loggers": {
            "laa": {"level": "INFO"},
            # Django's own handlers would write paths, and send forms to administrators.
            "django": {"handlers": [], "level": "WARNING", "propagate": True},
            # Every answer has its line already; these add what went wrong.
            "django.request": {"level": "ERROR"},
            "gunicorn.error": to_stderr,
            "gunicorn.access": {"handlers": [], "propagate": False},
        },
    }
