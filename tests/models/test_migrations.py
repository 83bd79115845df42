"""The migrations make the models, from nothing and back, on either database."""

import pytest
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from speeches.models import Section, SectionRule


@pytest.mark.django_db
def test_no_migration_is_missing():
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


@pytest.mark.django_db
def test_a_new_archive_has_sections_with_rules():
    assert Section.objects.filter(parent=None).count() > 10
    assert Section.objects.exclude(parent=None).count() > 20
    assert not Section.objects.filter(rules=None).exists()
    assert SectionRule.objects.filter(field="title").exists()


@pytest.mark.django_db(transaction=True)
def test_the_sections_are_not_made_twice():
    def migrate(name: str) -> None:
        executor = MigrationExecutor(connection)
        executor.migrate([("speeches", name)])

    call_command("migrate", verbosity=0)
    latest = MigrationExecutor(connection).loader.graph.leaf_nodes("speeches")[0][1]
    migrate("0001_archive")
    Section.objects.filter(slug="education").update(name="教育事业")
    migrate(latest)
    slugs = Section.objects.values_list("slug", flat=True)
    assert len(slugs) == len(set(slugs)) > 30
    assert not Section.objects.filter(slug="education").exclude(name__in=["教育", "教育事业"]).exists()
