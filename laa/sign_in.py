"""The settings of signing in that are the same wherever the service runs."""

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
    # Not allauth's: a token of the API that opens nothing, counted in the same way.
    "api_token": "10/15m/key,100/15m/ip",
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
MFA_RATE_LIMITS = {"webauthn_login": "100/m/ip"}
