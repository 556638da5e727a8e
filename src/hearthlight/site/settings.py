"""Django's settings for the house; what a keeper may change comes from the environment alone."""

from pathlib import Path

from django.utils.csp import CSP

from hearthlight.site import databases, environment
from hearthlight.site import secret as server_secret

DATA = environment.data_folder()
SERVER_SECRET = server_secret.read_or_make(DATA)
SECRET_KEY = server_secret.derive(SERVER_SECRET, "django").hex()
DEBUG = environment.flag("HEARTHLIGHT_DEBUG")
BEHIND_PROXY = environment.flag("HEARTHLIGHT_BEHIND_PROXY")
DEMO = environment.flag("HEARTHLIGHT_DEMO")
CHECKS = environment.flag("HEARTHLIGHT_CHECKS")
WHO5 = environment.flag("HEARTHLIGHT_WHO5")
LAMPS_AT_HOME = environment.flag("HEARTHLIGHT_LAMPS_AT_HOME")
PUSH_CONTACT = environment.text("HEARTHLIGHT_PUSH_CONTACT")
OPEN_REGISTRATION = environment.flag("HEARTHLIGHT_OPEN_REGISTRATION")
ROWS_PER_HOME = environment.number("HEARTHLIGHT_ROWS_PER_HOME")
# The serve command says yes here once it has a certificate; plain loopback is the only other way to answer.
TLS = environment.TLS_AT_START or BEHIND_PROXY

ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]", *environment.names("HEARTHLIGHT_HOSTS")]
ROOT_URLCONF = "hearthlight.site.urls"
WSGI_APPLICATION = "hearthlight.site.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
DATABASES = {"default": databases.choose(environment.secret("HEARTHLIGHT_DATABASE_URL"), DATA)}

FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
INSTALLED_APPS = [
    "django.forms",
    "django.contrib.staticfiles",
    "hearthlight.people",
    "hearthlight.journal",
    "hearthlight.due",
    "hearthlight.frame",
    "hearthlight.rooms.door",
    "hearthlight.rooms.welcome",
    "hearthlight.rooms.checkin",
    "hearthlight.rooms.closeness",
    "hearthlight.rooms.asks",
    "hearthlight.rooms.timers",
    "hearthlight.rooms.brakes",
    "hearthlight.rooms.truths",
    "hearthlight.rooms.steps",
    "hearthlight.rooms.touch",
    "hearthlight.rooms.talk",
    "hearthlight.rooms.plan",
    "hearthlight.rooms.agreement",
    "hearthlight.rooms.rest",
    "hearthlight.rooms.movement",
    "hearthlight.rooms.rituals",
    "hearthlight.rooms.rhythm",
    "hearthlight.rooms.wins",
    "hearthlight.rooms.history",
    "hearthlight.rooms.care",
    "hearthlight.rooms.checks",
    "hearthlight.rooms.medicines",
    "hearthlight.rooms.reports",
    "hearthlight.edges.report",
    "hearthlight.rooms.help",
    "hearthlight.rooms.reminders",
    "hearthlight.today",
    "hearthlight.edges.imports",
    "hearthlight.edges.inbox",
    "hearthlight.edges.lights",
    "hearthlight.edges.passkeys",
    "hearthlight.edges.calendar",
    "hearthlight.edges.push",
    "hearthlight.edges.archive",
    "hearthlight.edges.offline",
    "hearthlight.edges.install",
]

MIDDLEWARE = [
    "hearthlight.site.watching.CountingMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "hearthlight.frame.visit.VisitMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.csp",
                "hearthlight.frame.context.house",
            ],
            "builtins": [
                "django.templatetags.i18n",
                "django.templatetags.static",
                "hearthlight.frame.templatetags.hearth",
                "hearthlight.frame.templatetags.once",
            ],
        },
    }
]

# One policy, no exception: nothing from elsewhere, no inline script or style, and only htmx's own policy may write HTML.
SECURE_CSP = {
    "default-src": [CSP.NONE],
    "script-src": [CSP.SELF, CSP.NONCE],
    "style-src": [CSP.SELF],
    "img-src": [CSP.SELF, "data:"],
    "font-src": [CSP.SELF],
    "connect-src": [CSP.SELF],
    "manifest-src": [CSP.SELF],
    "form-action": [CSP.SELF],
    "base-uri": [CSP.NONE],
    "frame-ancestors": [CSP.NONE],
    "require-trusted-types-for": ["'script'"],
    "trusted-types": ["htmx", "hearthlight"],
}

# Not no-referrer: with it a browser sends "Origin: null", and every form would be refused.
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_SSL_REDIRECT = False
SECURE_HSTS_SECONDS = 31_536_000 if TLS else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if BEHIND_PROXY else None
X_FRAME_OPTIONS = "DENY"
# A browser keeps a __Host- cookie only when it came over TLS; plain loopback uses the second name of each pair.
HEARTH_COOKIE = "__Host-hearth" if TLS else "hearth"
CSRF_COOKIE_NAME = "__Host-form" if TLS else "form"
CSRF_COOKIE_SECURE = TLS
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Strict"
CSRF_COOKIE_AGE = None
CSRF_FAILURE_VIEW = "hearthlight.frame.trouble.form_expired"
CSRF_TRUSTED_ORIGINS = [f"https://{name}" for name in environment.names("HEARTHLIGHT_HOSTS")]

LANGUAGE_CODE = "en"
# A language is named here once all of it is translated; tests/house/test_languages.py holds it complete from then on.
LANGUAGES = [("en", "English"), ("de", "Deutsch")]
LANGUAGE_COOKIE_NAME = "__Host-language" if TLS else "language"
# Words of more than one app, and of the floors that are none; an app has its own beside it.
LOCALE_PATHS = [Path(__file__).resolve().parent.parent / folder / "locale" for folder in ("", "acts", "safety")]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"

STATIC_URL = "/static/"
STATIC_ROOT = DATA / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
WHITENOISE_KEEP_ONLY_HASHED_FILES = True

DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 8 * 1024 * 1024
FILE_UPLOAD_HANDLERS = [
    "hearthlight.edges.imports.sealed.IntoFrames",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
]

# A log line may hold a time, a level and our own fixed words; never a path, a name or what somebody typed.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "%(asctime)s %(levelname)s %(name)s: %(message)s"}},
    "filters": {"quiet": {"()": "hearthlight.site.logs.WithoutWords"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "plain", "filters": ["quiet"]}},
    "loggers": {
        "django": {"handlers": [], "propagate": True, "level": "WARNING"},
        "django.request": {"level": "ERROR"},
        "django.security": {"level": "ERROR"},
    },
    "root": {"handlers": ["stderr"], "level": "WARNING"},
}
