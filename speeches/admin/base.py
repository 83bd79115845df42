"""What every model's admin has in common."""

from typing import TYPE_CHECKING, Any, TypeVar

from django import forms
from django.contrib import admin
from django.db import models, transaction
from django.http import HttpRequest

Record = TypeVar("Record", bound=models.Model)

if TYPE_CHECKING:
    StockModelAdmin = admin.ModelAdmin
    StockTabularInline = admin.TabularInline
    StockModelForm = forms.ModelForm
    StockInlineFormSet = forms.BaseInlineFormSet
else:  # Django's own classes can't be subscripted at run time

    class StockModelAdmin(admin.ModelAdmin):
        def __class_getitem__(cls, _item: object) -> type:
            return cls

    class StockTabularInline(admin.TabularInline):
        def __class_getitem__(cls, _item: object) -> type:
            return cls

    class StockModelForm(forms.ModelForm):
        def __class_getitem__(cls, _item: object) -> type:
            return cls

    class StockInlineFormSet(forms.BaseInlineFormSet):
        def __class_getitem__(cls, _item: object) -> type:
            return cls


class RecordAdmin(StockModelAdmin[Record]):
    """Deletes one record at a time, because the search index follows each one's signals."""

    list_per_page = 50
    show_full_result_count = True

    def delete_queryset(self, _request: HttpRequest, queryset: models.QuerySet[Record]) -> None:
        with transaction.atomic():
            for record in queryset:
                record.delete()


class ReadOnly:
    """For records that only importing and cleaning write."""

    def has_add_permission(self, *_args: Any) -> bool:
        return False

    def has_change_permission(self, *_args: Any) -> bool:
        return False

    def has_delete_permission(self, *_args: Any) -> bool:
        return False
