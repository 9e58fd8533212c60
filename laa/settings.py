"""One settings file; all that differs between places comes from the environment."""

import os
from pathlib import Path

import dj_database_url
from csp.constants import NONE, SELF

from laa import identity_providers, localdb, logs, mail
from laa.environment import (
    env_choice,
    env_count,
    env_date,
    env_flag,
    env_list,
    secret_key,
)
from laa.sign_in import *  # noqa: F403

BASE_DIR = Path(__file__).resolve().parent.parent
VAR = BASE_DIR / "var"


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

# The longest texts of a plan fit many times, and so does a return workbook. What is
# no larger stays in memory.
DATA_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 300
DATA_UPLOAD_MAX_NUMBER_FILES = 1
# National files that are sent in wait here, read by their owner only, until they are
# done with; the web server and the worker share the folder.
UPLOADS = Path(os.environ.get("LAA_UPLOADS") or VAR / "uploads")

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
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "django_tasks",
    "django_tasks_db",
    "laa.plan",
    "laa.dashboard",
    "indicators",
    "actions",
    "funding",
]

MIDDLEWARE = [
    "laa.plan.request_log.request_log",
    "laa.api.failing.problems_under_api",
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
    "laa.plan.accounts.session_limits.SessionLimits",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "laa.plan.recording.requests_name_themselves",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "laa.plan.accounts.second_factor.SecondFactorGate",
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

# All processes count attempts to sign in together, so they share the database's table.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "plan_cache",
        # Beyond it counts are dropped: more than the limits in laa/sign_in.py let
        # anybody write.
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    }
}

# Of one token, of the API.
API_REQUESTS_A_MINUTE = env_count("LAA_API_REQUESTS", 120)

# Work outside the request waits in the database, for `manage.py db_worker`.
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

AUTH_USER_MODEL = "plan.User"
# A browser lets http://localhost have passkeys, for the demonstration.
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not HTTPS
# Organisations whose people sign in with their own.
_identity_providers = identity_providers.of(os.environ, https=HTTPS)
SOCIALACCOUNT_ADAPTER = "laa.plan.accounts.identities.IdentityAdapter"
SOCIALACCOUNT_PROVIDERS = {
    "openid_connect": {
        "APPS": [provider.app for provider in _identity_providers],
        "OAUTH_PKCE_ENABLED": True,
    }
}
# How many proxies in front each add to X-Forwarded-For; the last that none of them
# added is whatever the browser says.
ALLAUTH_TRUSTED_PROXY_COUNT = env_count("LAA_PROXIES", 1 if HTTPS else 0)

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
        # A form that leads to an organisation's own sign-in is sent on to it.
        "form-action": [
            SELF,
            *(origin for one in _identity_providers for origin in one.origins),
        ],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    },
}
