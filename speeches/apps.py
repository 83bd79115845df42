"""Found by Django: the app and, once it is ready, the signals that the search index follows."""

from django.apps import AppConfig
from django.conf import settings
from django.utils.translation import gettext_lazy as _


class SpeechesConfig(AppConfig):
    name = "speeches"
    verbose_name = _("讲话文库")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from speeches.search import dictionary, signals  # noqa: PLC0415  models need the apps to be ready
        from speeches.text import words  # noqa: PLC0415  beside its one use

        words.keep_cache_in(settings.DATA_DIR / "cache")
        words.use_from(dictionary.frequencies)
        signals.connect()
