"""The workplace of the archivists: Django's admin, with upload and review of its own. Found by Django by name."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from speeches.admin.original import OriginalAdmin
from speeches.admin.search_index import SearchIndexAdmin
from speeches.admin.section import SectionAdmin, SectionRuleAdmin
from speeches.admin.source import SourceAdmin
from speeches.admin.speech import SpeechAdmin

__all__ = ["OriginalAdmin", "SearchIndexAdmin", "SectionAdmin", "SectionRuleAdmin", "SourceAdmin", "SpeechAdmin"]

admin.site.site_header = _("讲话文库 管理")
admin.site.site_title = _("讲话文库 管理")
admin.site.index_title = _("工作台")
