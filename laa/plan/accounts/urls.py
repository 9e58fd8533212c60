"""The pages of allauth that this service has, and no others."""

from allauth.account import views
from allauth.mfa.base import views as factors
from allauth.mfa.recovery_codes import views as recovery_codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as passkeys
from allauth.socialaccount import views as organisations
from django.urls import path, re_path
from django.views.decorators.http import require_POST

from laa.plan.accounts.identities import from_provider, to_provider

sign_out = require_POST(views.logout)

urlpatterns = [
    path("sign-in/", views.login, name="sign-in"),
    path("sign-out/", sign_out, name="sign-out"),
    path("password/", views.password_change, name="change-password"),
    # allauth finds pages by its own names for them.
    path("sign-in/", views.login, name="account_login"),
    path("password/", views.password_change, name="account_change_password"),
    path(
        "sign-in/again/",
        views.reauthenticate,
        name="account_reauthenticate",
    ),
    path(
        "password/forgotten/",
        views.password_reset,
        name="account_reset_password",
    ),
    # Whoever signs in elsewhere makes a first password by a link in a letter.
    path(
        "password/forgotten/",
        views.password_reset,
        name="account_set_password",
    ),
    path(
        "password/forgotten/sent/",
        views.password_reset_done,
        name="account_reset_password_done",
    ),
    path(
        "password/new/done/",
        views.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
    re_path(
        r"^password/new/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        views.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path("sign-in/code/", factors.authenticate, name="mfa_authenticate"),
    path("sign-in/code-again/", factors.reauthenticate, name="mfa_reauthenticate"),
    path("sign-in/passkey/", passkeys.login_webauthn, name="mfa_login_webauthn"),
    path(
        "sign-in/passkey-again/",
        passkeys.reauthenticate_webauthn,
        name="mfa_reauthenticate_webauthn",
    ),
    path("second-factor/", factors.index, name="mfa_index"),
    path("second-factor/app/", totp.activate_totp, name="mfa_activate_totp"),
    path(
        "second-factor/app/off/",
        totp.deactivate_totp,
        name="mfa_deactivate_totp",
    ),
    path(
        "second-factor/recovery-codes/",
        recovery_codes.view_recovery_codes,
        name="mfa_view_recovery_codes",
    ),
    path(
        "second-factor/recovery-codes/new/",
        recovery_codes.generate_recovery_codes,
        name="mfa_generate_recovery_codes",
    ),
    path(
        "second-factor/passkeys/",
        passkeys.list_webauthn,
        name="mfa_list_webauthn",
    ),
    path(
        "second-factor/passkeys/add/",
        passkeys.add_webauthn,
        name="mfa_add_webauthn",
    ),
    path(
        "second-factor/passkeys/<int:pk>/rename/",
        passkeys.edit_webauthn,
        name="mfa_edit_webauthn",
    ),
    path(
        "second-factor/passkeys/<int:pk>/remove/",
        passkeys.remove_webauthn,
        name="mfa_remove_webauthn",
    ),
    path(
        "sign-in/cancelled/",
        organisations.login_cancelled,
        name="socialaccount_login_cancelled",
    ),
    path(
        "sign-in/with/<slug:provider_id>/",
        to_provider,
        name="openid_connect_login",
    ),
    path(
        "sign-in/with/<slug:provider_id>/back/",
        from_provider,
        name="openid_connect_callback",
    ),
]
