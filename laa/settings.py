"""One settings file; all that differs between places comes from the environment."""

import os
from datetime import date
from pathlib import Path

import dj_database_url
from csp.constants import NONE, SELF

from laa import identity_providers, localdb, logs, mail, once

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


def env_count(name: str, default: int) -> int:
    value = os.environ.get(name) or str(default)
    if not value.isdecimal():
        raise ValueError(f"{name} is {value!r}: set it to a whole number, such as 1")
    return int(value)


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

# The longest texts of a plan fit many times, and so does a return workbook. What is
# no larger stays in memory.
DATA_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 300
DATA_UPLOAD_MAX_NUMBER_FILES = 1

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
        # Beyond it counts are dropped: more than all limits below let anybody write.
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    }
}

AUTH_USER_MODEL = "plan.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
# Long and not common, and no rule of what signs it must have (NIST SP 800-63B).
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": name, "OPTIONS": options}
    for name, options in (
        (
            "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
            {"user_attributes": ("name", "email")},
        ),
        (
            "django.contrib.auth.password_validation.MinimumLengthValidator",
            {"min_length": 12},
        ),
        ("laa.plan.accounts.password_rules.UncommonPasswordValidator", {}),
    )
]
LOGIN_URL = "sign-in"
LOGIN_REDIRECT_URL = "home"
LOGOUT_REDIRECT_URL = "sign-in"
# How many seconds the link of a letter is good for.
PASSWORD_RESET_TIMEOUT = 3600

# laa.plan.accounts.session_limits ends sessions, and says so to whoever comes back
# within the day for which they are kept.
SESSION_ENGINE = "laa.plan.accounts.session_store"
SESSION_COOKIE_AGE = 24 * 3600
SESSION_EXPIRE_AT_BROWSER_CLOSE = True

ACCOUNT_ADAPTER = "laa.plan.accounts.adapter.AccountAdapter"
ACCOUNT_FORMS = {
    name: f"laa.plan.accounts.forms.{form}"
    for name, form in (
        ("login", "SignInForm"),
        ("change_password", "ChangePasswordForm"),
        ("reauthenticate", "SignInAgainForm"),
        ("reset_password", "ForgottenPasswordForm"),
        ("reset_password_from_key", "NewPasswordForm"),
        ("user_token", "LinkForm"),
    )
}
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
# allauth has no sign-up page here; should it look for one, there is none.
ACCOUNT_SIGNUP_ENABLED = False
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
# An account is made for an address that its person has shown to be theirs.
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_REAUTHENTICATION_METHODS = ["password", "mfa"]
# Django's own: allauth's keeps a second list of everybody's addresses.
ACCOUNT_PASSWORD_RESET_TOKEN_GENERATOR = (
    "django.contrib.auth.tokens.PasswordResetTokenGenerator"
)
# The account's own limit comes first: what it refuses is not counted against the
# address, so nobody who mistypes locks out a council that shares one.
ACCOUNT_RATE_LIMITS = {
    "login": "100/m/ip",
    "login_failed": "10/15m/key,100/15m/ip",
    "change_password": "10/15m/user",
    "reauthenticate": "10/15m/user",
    "reset_password": "5/h/key,50/h/ip",
    "reset_password_from_key": "50/h/ip",
}
MFA_ADAPTER = "laa.plan.accounts.factors.FactorAdapter"
MFA_FORMS = {
    name: f"laa.plan.accounts.factor_forms.{form}"
    for name, form in (
        ("authenticate", "AuthenticateForm"),
        ("reauthenticate", "ReauthenticateForm"),
        ("activate_totp", "ActivateTOTPForm"),
        ("deactivate_totp", "DeactivateTOTPForm"),
        ("generate_recovery_codes", "GenerateRecoveryCodesForm"),
        ("add_webauthn", "AddPasskeyForm"),
        ("edit_webauthn", "RenamePasskeyForm"),
    )
}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_RECOVERY_CODES_SHOW_ONCE = True
# A code of the half minute before or after is taken: clocks differ.
MFA_TOTP_TOLERANCE = 1
# A browser lets http://localhost have passkeys, for the demonstration.
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not HTTPS
MFA_RATE_LIMITS = {"webauthn_login": "100/m/ip"}
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
