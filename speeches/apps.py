"""Found by Django: the app and, once it is ready, the signals that the search index follows."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SpeechesConfig(AppConfig):
    name = "speeches"
    verbose_name = _("讲话文库")
    default_auto_field = "django.db.models.BigAutoField"
