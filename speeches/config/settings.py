"""Settings, read from the environment; `environment.py` lists what can be set."""

from django.core.exceptions import ImproperlyConfigured
from django.utils.functional import SimpleLazyObject

from speeches.config import environment
from speeches.config.databases import database
from speeches.config.hosts import addresses, allowed_hosts
from speeches.config.secret_key import stored_key

MEGABYTE = 1024 * 1024
YEAR = 365 * 24 * 3600  # seconds
DAY = 24 * 3600  # seconds

# Where things are
BASE_DIR = environment.BASE_DIR
DATA_DIR = environment.SPEECHES_DATA_DIR.read()
try:
    DATA_DIR.mkdir(mode=0o700, parents=True, exist_ok=True)
except OSError as error:
    raise ImproperlyConfigured(f"SPEECHES_DATA_DIR={DATA_DIR}: {error.strerror}") from error
DATABASES = {"default": database(environment.DATABASE_URL.read(), DATA_DIR)}
HAYSTACK_CONNECTIONS = {
    "default": {
        "ENGINE": "speeches.search.engines.whoosh.WhooshEngine",
        "PATH": DATA_DIR / "index",
        "SILENTLY_FAIL": False,  # an empty answer must mean that nothing was found
    }
}

# Who may talk to the site
SECRET_KEY = environment.SECRET_KEY.read() or SimpleLazyObject(lambda: stored_key(DATA_DIR / "secret_key"))
DEBUG = environment.DEBUG.read()
HOST = environment.HOST.read()
PORT = environment.PORT.read()
SITE_ADDRESSES = addresses(HOST, PORT)
WORKERS = environment.WORKERS.read()
THREADS = environment.THREADS.read()
RATE_LIMIT = environment.RATE_LIMIT.read()
ALLOWED_HOSTS = environment.ALLOWED_HOSTS.read() or allowed_hosts(HOST)
CSRF_TRUSTED_ORIGINS = environment.CSRF_TRUSTED_ORIGINS.read()
BEHIND_HTTPS = environment.BEHIND_HTTPS.read()
SECURE_SSL_REDIRECT = SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = BEHIND_HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if BEHIND_HTTPS else None
SECURE_HSTS_SECONDS = YEAR if BEHIND_HTTPS else 0
# Over plain HTTP browsers ignore the header and complain in the console of every page.
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin" if BEHIND_HTTPS else None
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SILENCED_SYSTEM_CHECKS = [
    "security.W005",  # HSTS for subdomains: other sites under the same name are not ours to decide
    "security.W021",  # HSTS preloading: cannot be taken back
]
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'self'"],
        "base-uri": ["'none'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
        "object-src": ["'none'"],
        **({"upgrade-insecure-requests": True} if BEHIND_HTTPS else {}),
    }
}
# Names of our own: browsers send a cookie to every port of a host, so "sessionid" would clash with the next site.
SESSION_COOKIE_NAME = "speeches_session"
CSRF_COOKIE_NAME = "speeches_csrf"
LANGUAGE_COOKIE_NAME = "speeches_language"
LANGUAGE_COOKIE_AGE = YEAR
LANGUAGE_COOKIE_SAMESITE = "Lax"
LANGUAGE_PARAMETER = "lang"  # of an address that asks for a language, ?lang=en
TEXT_SIZE_COOKIE_NAME = "speeches_text"
SESSION_COOKIE_AGE = 7 * DAY
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
DATA_UPLOAD_MAX_MEMORY_SIZE = 16 * MEGABYTE  # a form without its files: the text of the longest speech, many times over
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000  # the form of a speech has a handful for each paragraph
DATA_UPLOAD_MAX_NUMBER_FILES = 100
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * MEGABYTE  # a larger file waits on disk
FILE_UPLOAD_PERMISSIONS = 0o600

# What the site is made of
INSTALLED_APPS = [
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "csp",
    "speeches",  # before Haystack, which has a command rebuild_index of its own
    "haystack",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "speeches.config.middleware.permissions_policy",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "speeches.config.caching.CompressingMiddleware",
    "django.middleware.http.ConditionalGetMiddleware",
    "speeches.config.caching.asked_again",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "speeches.config.middleware.chosen_language",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "speeches.web.withdrawn.WithdrawnMiddleware",
]
ROOT_URLCONF = "speeches.config.urls"
WSGI_APPLICATION = "speeches.config.wsgi.application"
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
            ],
            "libraries": {"reading": "speeches.web.template_tags"},
        },
    },
]
LANGUAGE_CODE = environment.SPEECHES_LANGUAGE.read()
LANGUAGES = list(environment.LANGUAGES.items())
LOCALE_PATHS = [BASE_DIR / "speeches" / "locale"]
TIME_ZONE = environment.SPEECHES_TIME_ZONE.read()
STATIC_URL = "static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATIC_ROOT = DATA_DIR / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG  # the development server serves the sources themselves
        else "speeches.config.static_storage.SiteStorage"
    },
}
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": ["stderr"], "level": "INFO", "propagate": False},
        "django.request": {"level": "ERROR"},  # a page that is not there is the visitor's mistake, not the site's
    },
}
