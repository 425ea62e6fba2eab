import os
from pathlib import Path

BASE_DIR = Path(__file__).resolve().parent.parent
SECRET_KEY = os.environ["SECRET_KEY"]
DEBUG = os.getenv("DEBUG", "") == "1"
ALLOWED_HOSTS = ["localhost"]

INSTALLED_APPS = [
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "rest_framework",
    "django_celery_beat",
    "library",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
]

ROOT_URLCONF = "site.urls"
DATABASES = {
    "default": {"ENGINE": "django.db.backends.postgresql", "NAME": "library"},
}
CELERY_BROKER_URL = os.getenv("BROKER", "redis://localhost:6379/0")
CELERY_TASK_ALWAYS_EAGER = DEBUG
LANGUAGE_CODE = "fr-fr"
USE_TZ = True
