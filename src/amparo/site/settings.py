"""Every setting, each from the environment through the readers of `site.environment`.

`dotenv-sample` lists the variables with their defaults.
"""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any
from zoneinfo import available_timezones

from django.utils.functional import SimpleLazyObject

from amparo.framework.language import Text
from amparo.site.database import database
from amparo.site.environment import SettingInvalid, flag, number, secret, text
from amparo.site.mail import mail
from amparo.site.secret_key import kept_secret_key
from amparo.site.translation import compiled_catalogues

SITE = Path(__file__).resolve().parent

AMPARO_HOME = Path(text("AMPARO_HOME", "var")).expanduser().absolute()
AMPARO_PROCESSES = number("AMPARO_PROCESSES", 2)
_SECRET_KEY = secret("AMPARO_SECRET_KEY")
_HTTPS = flag("AMPARO_HTTPS", False)

DEBUG = flag("AMPARO_DEBUG", False)
# Lazy: checking a framework or reading the settings must not make files in the home folder.
SECRET_KEY: Any = _SECRET_KEY or SimpleLazyObject(lambda: kept_secret_key(AMPARO_HOME))
ALLOWED_HOSTS = text("AMPARO_ALLOWED_HOSTS", "localhost,127.0.0.1,[::1]").split(",")

ROOT_URLCONF = "amparo.site.urls"
WSGI_APPLICATION = "amparo.site.wsgi.application"
INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "django_htmx",
    "template_partials",
    "amparo.audit",
    "amparo.people",
    "amparo.compacts",
    "amparo.programs",
    "amparo.partner_reports",
    "amparo.editions",
    "amparo.site",
    "amparo.web.portal",
    "amparo.web.account",
    "amparo.web.partners",
    "amparo.web.governments",
    "amparo.web.api",
    # After ours: where both have a template of one name, ours is used.
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "axes",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "amparo.site.headers.ContentSecurityPolicy",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    # These two read no session by themselves: pages of the portal stay without cookies.
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "amparo.site.middleware.Whoever",
    "amparo.site.middleware.Refusals",
    "axes.middleware.AxesMiddleware",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [SITE / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    }
]

DATABASES = {
    "default": database(secret("DATABASE_URL"), AMPARO_HOME, number("AMPARO_BUSY_SECONDS", 20))
}
AUTH_USER_MODEL = "people.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
_VALIDATION = "django.contrib.auth.password_validation"
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": f"{_VALIDATION}.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("email", "name")},
    },
    {"NAME": f"{_VALIDATION}.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": f"{_VALIDATION}.CommonPasswordValidator"},
    {"NAME": f"{_VALIDATION}.NumericPasswordValidator"},
]
PASSWORD_RESET_TIMEOUT = int(timedelta(hours=4).total_seconds())
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "account:home"

ACCOUNT_ADAPTER = "amparo.web.account.adapter.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
# An invitation reached the address before the account was made: nothing is left to verify.
ACCOUNT_EMAIL_VERIFICATION = "none"
# What an account is told of its own changes. Unknown addresses are written no letter, so that
# nobody can have the site write to a stranger.
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_EMAIL_SUBJECT_PREFIX = "Amparo: "
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "https" if _HTTPS else "http"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_PASSWORD_RESET_TOKEN_GENERATOR = "django.contrib.auth.tokens.PasswordResetTokenGenerator"  # noqa: S105
ACCOUNT_REAUTHENTICATION_TIMEOUT = int(timedelta(minutes=10).total_seconds())
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
# Failed sign-ins are counted by axes, in the database, where every process sees them.
ACCOUNT_RATE_LIMITS = {"login_failed": None}
MFA_ADAPTER = "amparo.web.account.adapter.SecondFactorAdapter"
MFA_FORMS = {
    "authenticate": "amparo.web.account.forms.SecondFactorForm",
    "reauthenticate": "amparo.web.account.forms.SecondFactorAgainForm",
}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_TOTP_ISSUER = "Amparo"
MFA_TOTP_TOLERANCE = 1
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not _HTTPS
USERSESSIONS_ADAPTER = "amparo.web.account.adapter.SessionsAdapter"

AXES_FAILURE_LIMIT = number("AMPARO_FAILED_SIGN_INS", 5)
AXES_COOLOFF_TIME = timedelta(minutes=number("AMPARO_LOCKED_MINUTES", 15))
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_USERNAME_CALLABLE = "amparo.web.account.lockout.asked_address"
AXES_LOCKOUT_CALLABLE = "amparo.web.account.lockout.locked_page"
AXES_RESET_ON_SUCCESS = True
AXES_DISABLE_ACCESS_LOG = True
AXES_ENABLE_ADMIN = False
AXES_VERBOSE = False
AXES_SENSITIVE_PARAMETERS = ["login", "code", "oldpassword", "password1", "password2",
                             "csrfmiddlewaretoken", "next"]  # fmt: skip

SESSION_ENGINE = "django.contrib.sessions.backends.db"
SESSION_COOKIE_AGE = number("AMPARO_SESSION_HOURS", 12) * 3600
SESSION_COOKIE_SAMESITE = "Lax"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

globals().update(mail(AMPARO_HOME))

DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

LANGUAGES = [("en", "English"), ("es", "Español")]
LANGUAGE_CODE = text("AMPARO_LANGUAGE", "en")
if LANGUAGE_CODE not in dict(LANGUAGES):
    raise SettingInvalid(
        Text("AMPARO_LANGUAGE must be en or es.", "AMPARO_LANGUAGE debe ser en o es.")
    )
LOCALE_PATHS = [compiled_catalogues(AMPARO_HOME)]
USE_I18N = True
USE_TZ = True
TIME_ZONE = text("AMPARO_TIME_ZONE", "UTC")
if TIME_ZONE not in available_timezones():
    raise SettingInvalid(
        Text(
            "AMPARO_TIME_ZONE must name a time zone, such as America/Bogota.",
            "AMPARO_TIME_ZONE debe nombrar una zona horaria, como America/Bogota.",
        )
    )

STATIC_URL = "/static/"
# Files come straight from the packages that carry them: there is no collecting step.
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = DEBUG

SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
LANGUAGE_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "amparo.web.account.views.stale_form"
CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = SESSION_COOKIE_SECURE = _HTTPS
SECURE_SSL_REDIRECT = _HTTPS
SECURE_HSTS_SECONDS = number("AMPARO_HSTS_SECONDS", 31_536_000) if _HTTPS else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if _HTTPS else None

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"terminal": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["terminal"], "level": text("AMPARO_LOG_LEVEL", "WARNING")},
    # It would name people and their addresses; what it counts is in its table and in the events.
    "loggers": {"axes": {"level": "CRITICAL", "propagate": False}},
}
