# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2

"""Django's settings, from the environment (`environment.py`); safe where nothing is said."""

from __future__ import annotations

from pathlib import Path

from django.utils.translation import gettext_lazy as _

from skillshed.home import Home
from skillshed.web.site import environment as given
from skillshed.web.site import outside
from skillshed.web.site.database import database
from skillshed.web.site.logs import logging
from skillshed.web.site.policy import CONTENT_SECURITY_POLICY  # noqa: F401 - Django reads it here
from skillshed.web.site.secret import secret_key
from skillshed.web.site.theme import theme

HERE = Path(__file__).parent

# --- Where everything is -------------------------------------------------------------------------------
DEMO = given.DEMO.yes()
SKILLSHED_HOME = Home.find(demo=DEMO)
SKILLSHED_THEME = given.THEME.text()
theme(SKILLSHED_THEME)  # one that cannot be used is told at the start, not on the first page
SECRET_KEY = secret_key(SKILLSHED_HOME.path)
DEBUG = given.debug()
DATABASES = {"default": database(SKILLSHED_HOME.path)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# --- Who may ask, and how -------------------------------------------------------------------------------
ALLOWED_HOSTS = given.HOSTS.words()
HTTPS = given.https()
PROXIES = given.PROXIES.number()
SECURE_SSL_REDIRECT = HTTPS
SECURE_REDIRECT_EXEMPT = [r"^health/"]
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if PROXIES else None
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = HTTPS
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = LANGUAGE_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 14 * 24 * 3600
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS if HTTPS]
CSRF_FAILURE_VIEW = "skillshed.web.site.refusals.forged"

# --- What is sent in -------------------------------------------------------------------------------------
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_500_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2_000
FILE_UPLOAD_MAX_MEMORY_SIZE = 2_500_000
FILE_UPLOAD_PERMISSIONS = 0o600
FILE_UPLOAD_HANDLERS = [
    "skillshed.web.site.uploads.Limited",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]
LOG_KEPT = given.LOG_KEPT.number(least=1)

# --- The apps ---------------------------------------------------------------------------------------------
INSTALLED_APPS = [
    "skillshed.web.site",
    "skillshed.web.people",
    "skillshed.web.work",
    "skillshed.web.outlook",
    "skillshed.web.planning",
    "skillshed.web.api",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "csp",
    "django_tasks",
    "django_tasks_db",
    "django_htmx",
    "ninja",
    "template_partials",
]
MIDDLEWARE = [
    "skillshed.web.site.logs.RequestLog",
    "skillshed.web.site.cached.ReleaseCache",
    "django.middleware.gzip.GZipMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "skillshed.web.site.policy.PermissionsMiddleware",
    "skillshed.web.site.language.LanguageMiddleware",
    "skillshed.web.site.refusals.CalmMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "skillshed.web.people.second_factor.SecondFactorMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]
ROOT_URLCONF = "skillshed.web.site.urls"
WSGI_APPLICATION = "skillshed.web.site.wsgi.application"
APPEND_SLASH = True
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "skillshed.web.site.context.site",
            ],
        },
    }
]

# --- Languages: Swedish first ------------------------------------------------------------------------------
LANGUAGE_CODE = "sv"
LANGUAGES = [("sv", "Svenska"), ("en", "English")]
LOCALE_PATHS = [HERE.parent / "locale"]
LANGUAGE_COOKIE_AGE = 365 * 24 * 3600
TIME_ZONE = "Europe/Stockholm"
USE_TZ = True
USE_I18N = True
USE_THOUSAND_SEPARATOR = True

# --- Files: hashed, compressed, from the same process --------------------------------------------------------
STATIC_URL = "static/"
STATICFILES_DIRS = [HERE.parent / "static"]
STATIC_ROOT = SKILLSHED_HOME.path / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "skillshed.web.site.files.HashedFiles"},
}
MEDIA_ROOT = SKILLSHED_HOME.path / "uploads"

# --- People -------------------------------------------------------------------------------------------------
AUTH_USER_MODEL = "people.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "start"
LOGOUT_REDIRECT_URL = "start"
ACCOUNT_ADAPTER = "skillshed.web.people.adapter.AccountAdapter"
SOCIALACCOUNT_ADAPTER = "skillshed.web.people.adapter.OidcAdapter"
ALLAUTH_TRUSTED_PROXY_COUNT = PROXIES  # else everybody behind the proxy would share one allowance of attempts
ACCOUNT_FORMS = {"login": "skillshed.web.people.forms.SignInForm"}
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"  # an account begins with an invitation to that very address
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_SESSION_REMEMBER = None
ACCOUNT_USER_DISPLAY = "skillshed.web.people.models.display"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = theme(SKILLSHED_THEME).name
MFA_REQUIRED = "nobody" if DEMO else given.MFA.text()
SOCIALACCOUNT_ONLY = False
SOCIALACCOUNT_LOGIN_ON_GET = False
SOCIALACCOUNT_STORE_TOKENS = False
SOCIALACCOUNT_EMAIL_AUTHENTICATION = True  # the organisation's own sign-in vouches for its people's addresses
SOCIALACCOUNT_EMAIL_AUTHENTICATION_AUTO_CONNECT = True
SOCIALACCOUNT_PROVIDERS = {
    "openid_connect": {
        "OAUTH_PKCE_ENABLED": True,
        "APPS": outside.oidc(),
    }
}
MAILS = bool(given.EMAIL_URL.text())
EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
globals().update(outside.email())
DEFAULT_FROM_EMAIL = SERVER_EMAIL = given.EMAIL_FROM.text()

NINJA_NUM_PROXIES = PROXIES
API_RATE = given.API_RATE.number(least=1)

# --- Work in the background, the cache, the log -----------------------------------------------------------------
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": []}}
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "OPTIONS": {"MAX_ENTRIES": 5_000},
    }
}
LOGGING_CONFIG = "logging.config.dictConfig"
LOGGING = logging(form=given.LOG.text())
MESSAGE_STORAGE = "django.contrib.messages.storage.cookie.CookieStorage"
TITLE = _("Skillshed")
