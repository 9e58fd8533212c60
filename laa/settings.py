"""One settings file; all that differs between places comes from the environment."""

import os
from datetime import date
from pathlib import Path

import dj_database_url
from csp.constants import NONE, SELF

from laa import localdb, logs, mail, once

BASE_DIR = Path(__file__).resolve().parent.parent
VAR = BASE_DIR / "var"


def env_flag(name: str) -> bool:
    value = os.environ.get(name, "")
    if value not in {"", "0", "1"}:
        raise ValueError(f"{name} is {value!r}: set it to 1 or 0")
    return value == "1"


def env_list(name: str, default: str) -> list[str]:
    return [item for item in os.environ.get(name, default).split(",") if item]


def env_choice(name: str, *choices: str) -> str:
    """One of these; the first, if it is unset."""
    value = os.environ.get(name) or choices[0]
    if value not in choices:
        raise ValueError(f"{name} is {value!r}: set it to {' or '.join(choices)}")
    return value


def env_date(name: str) -> date | None:
    value = os.environ.get(name)
    return date.fromisoformat(value) if value else None


def secret_key(given: str, https: bool, kept_in: Path) -> str:
    """In earnest it is given; else all processes of this clone share one of its own."""
    if https and not given:
        raise ValueError(
            "LAA_SECRET_KEY is not set: with LAA_HTTPS=1 set it to a long random text, "
            "the same for every process, and keep it from everybody"
        )
    return given or once.word(kept_in)


HTTPS = env_flag("LAA_HTTPS")
DEBUG = env_flag("LAA_DEBUG")
SECRET_KEY = secret_key(os.environ.get("LAA_SECRET_KEY", ""), HTTPS, VAR / "secret-key")
# Earlier keys: what they signed still counts, and nothing new is signed with them.
SECRET_KEY_FALLBACKS = env_list("LAA_SECRET_KEY_FALLBACKS", "")
ALLOWED_HOSTS = env_list("LAA_HOSTS", "127.0.0.1,localhost")

# That a request came by HTTPS, gunicorn believes of a proxy on this machine, or of
# those named in its own FORWARDED_ALLOW_IPS.
SECURE_SSL_REDIRECT = HTTPS
# What watches the service asks from nearby, without the proxy.
SECURE_REDIRECT_EXEMPT = ["^health/$", "^ready/$"]
# A browser takes a cookie of this prefix from this very host only, over HTTPS.
COOKIE_PREFIX = "__Host-" if HTTPS else ""
SESSION_COOKIE_NAME = f"{COOKIE_PREFIX}laa-session"
SESSION_COOKIE_SECURE = HTTPS
SESSION_COOKIE_HTTPONLY = True
# Not Strict: whoever follows a link from an e-mail would arrive signed out.
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_NAME = f"{COOKIE_PREFIX}laa-form"
CSRF_COOKIE_SECURE = HTTPS
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
# Preloading is a promise for a whole domain, which is for its owner to make.
SILENCED_SYSTEM_CHECKS = ["security.W021"]

# The address at which people reach the service, for the links in letters.
SERVICE_URL = mail.service_url(
    os.environ.get("LAA_URL", ""), https=HTTPS, hosts=ALLOWED_HOSTS
)

_mail = mail.of(os.environ)
EMAIL_BACKEND = _mail.backend
EMAIL_FILE_PATH = VAR / "mail"
EMAIL_HOST = _mail.host
EMAIL_PORT = _mail.port
EMAIL_HOST_USER = _mail.user
EMAIL_HOST_PASSWORD = _mail.password
EMAIL_USE_TLS = _mail.tls == "starttls"
EMAIL_USE_SSL = _mail.tls == "tls"
# Seconds: somebody may be waiting for a page.
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = _mail.sender

SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
MORE_HEADERS = {
    "Cross-Origin-Resource-Policy": "same-origin",
    # No page asks for any of these; passkeys are for the service's own pages.
    "Permissions-Policy": ", ".join(
        (
            *(
                "publickey-credentials-create=(self)",
                "publickey-credentials-get=(self)",
            ),
            *("accelerometer=()", "autoplay=()", "camera=()", "display-capture=()"),
            *("geolocation=()", "gyroscope=()", "magnetometer=()", "microphone=()"),
            *("midi=()", "payment=()", "screen-wake-lock=()", "usb=()"),
        )
    ),
}

# The longest texts of a plan fit many times; no form takes a file.
DATA_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 300
DATA_UPLOAD_MAX_NUMBER_FILES = 0

LOGGING = logs.configuration(env_choice("LAA_LOG", "plain", "json"))

# The date that the service believes; None is the real one.
TODAY = env_date("LAA_TODAY")

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "pgtrigger",
    "csp",
    "crispy_forms",
    "laa.plan",
    "laa.dashboard",
    "indicators",
    "actions",
    "funding",
]

MIDDLEWARE = [
    "laa.plan.request_log.request_log",
    "laa.plan.limits.more_headers",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "laa.plan.private_answers.private_answers",
    "csp.middleware.CSPMiddleware",
    "laa.plan.limits.body_limit",
    "laa.plan.error_pages.not_allowed_page",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "laa.plan.recording.requests_name_themselves",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

ROOT_URLCONF = "laa.urls"
WSGI_APPLICATION = "laa.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "laa.plan.clock.context",
            ],
        },
    },
    {
        # Letters are plain text, in which nothing is escaped.
        "NAME": "letters",
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates" / "letters"],
        "OPTIONS": {"autoescape": False},
    },
]

DATABASES = {
    "default": dj_database_url.parse(
        os.environ.get("DATABASE_URL") or localdb.DURABLE.url,
        conn_max_age=60,
        # Workers outlive a restart of the database.
        conn_health_checks=True,
    )
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "plan.User"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}", "OPTIONS": options}
    for name, options in (
        ("UserAttributeSimilarityValidator", {"user_attributes": ("name", "email")}),
        ("MinimumLengthValidator", {}),
        ("CommonPasswordValidator", {}),
        ("NumericPasswordValidator", {}),
    )
]
LOGIN_URL = "sign-in"
LOGIN_REDIRECT_URL = "home"
LOGOUT_REDIRECT_URL = "sign-in"

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_I18N = True
USE_TZ = True

CRISPY_TEMPLATE_PACK = "govuk"
CRISPY_ALLOWED_TEMPLATE_PACKS = "govuk"
CRISPY_FAIL_SILENTLY = False

STATIC_URL = "static/"
STATIC_ROOT = VAR / "static"
STATICFILES_DIRS = [VAR / "vendor"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    },
}
