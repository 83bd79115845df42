"""The section tree stays a tree."""

from itertools import pairwise

import pytest
from django.test import Client

from speeches.models import Section
from tests.admin.workplace import take_in

pytestmark = pytest.mark.django_db


def save(client: Client, section: Section, **changes: object):
    rules = {"rules-TOTAL_FORMS": 0, "rules-INITIAL_FORMS": 0}
    values = {
        "name": section.name,
        "slug": section.slug,
        "position": section.position,
        "parent": section.parent_id or "",
    }
    return client.post(f"/admin/speeches/section/{section.pk}/change/", {**values, **rules, **changes})


def test_section_cannot_go_below_itself(archivist: Client):
    upper = Section.objects.create(name="上", slug="trial-upper")
    middle = Section.objects.create(name="中", slug="trial-middle", parent=upper)
    lower = Section.objects.create(name="下", slug="trial-lower", parent=middle)
    for below in (upper, middle, lower):
        assert "上级栏目不能是它自己或它的下级。" in save(archivist, upper, parent=below.pk).text
    save(archivist, lower, parent=upper.pk)
    lower.refresh_from_db()
    assert lower.parent == upper


def test_list_shows_each_section_under_the_one_above_it(archivist: Client):
    listed = list(archivist.get("/admin/speeches/section/").context["cl"].result_list)
    for before, section in pairwise(listed):
        assert section.parent is None or section.parent in (before, before.parent)


def test_section_with_speeches_is_not_deleted(archivist: Client):
    section = Section.objects.create(name="用着", slug="trial-used")
    speech = take_in()
    speech.section = section
    speech.save()
    archivist.post(f"/admin/speeches/section/{section.pk}/delete/", {"post": "yes"})
    assert Section.objects.filter(pk=section.pk).exists()
