"""Every setting, each from the environment through the readers of `site.environment`.

`dotenv-sample` lists the variables with their defaults.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.utils.functional import SimpleLazyObject

from amparo.framework.language import Text
from amparo.site.database import database
from amparo.site.environment import SettingInvalid, flag, number, secret, text
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
    "django.contrib.staticfiles",
    "django_htmx",
    "template_partials",
    "amparo.audit",
    "amparo.people",
    "amparo.compacts",
    "amparo.programs",
    "amparo.partner_reports",
    "amparo.editions",
    "amparo.web.portal",
    "amparo.site",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "amparo.site.headers.ContentSecurityPolicy",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
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
            ]
        },
    }
]

DATABASES = {
    "default": database(secret("DATABASE_URL"), AMPARO_HOME, number("AMPARO_BUSY_SECONDS", 20))
}
AUTH_USER_MODEL = "people.User"
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
TIME_ZONE = "UTC"

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
CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = SECURE_SSL_REDIRECT = _HTTPS
SECURE_HSTS_SECONDS = number("AMPARO_HSTS_SECONDS", 31_536_000) if _HTTPS else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if _HTTPS else None

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"terminal": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["terminal"], "level": text("AMPARO_LOG_LEVEL", "WARNING")},
}
