"""Give a new archive its sections, and the rules that put speeches into them."""

from django.db import migrations

from speeches.ingest.taxonomy import load


def forwards(apps, _editor):
    load(apps)


class Migration(migrations.Migration):
    dependencies = [("speeches", "0001_archive")]

    operations = [migrations.RunPython(forwards, migrations.RunPython.noop)]
