import json
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.core.management import CommandError, call_command

from speeches.ingest import take_in
from speeches.models import Cleaning, Speech
from tests.ingest.pages import TITLE, page

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def data_dir(settings: LazySettings, tmp_path: Path) -> None:
    settings.DATA_DIR = tmp_path


@pytest.fixture
def outdated() -> Speech:
    """A speech whose title an older machine misread."""
    (outcome,) = take_in("讲话.txt", page(), publish=True)
    speech = Speech.objects.get(pk=outcome.speech_id)
    cleaning = Cleaning.objects.get(speech=speech)
    speech.title = cleaning.fields["title"] = "讲话稿"
    speech.save()
    cleaning.save()
    return speech


def test_a_dry_run_tells_what_would_change(outdated: Speech, capsys: pytest.CaptureFixture[str]):
    call_command("reclean", str(outdated.pk))
    output = capsys.readouterr().out
    assert "《讲话稿》将会变化" in output
    assert f"标题：讲话稿 → {TITLE}" in output
    assert Speech.objects.get().title == "讲话稿"


def test_apply_stores_it(outdated: Speech, capsys: pytest.CaptureFixture[str]):
    call_command("reclean", "--all", "--apply")
    assert Speech.objects.get().title == TITLE
    capsys.readouterr()
    call_command("reclean", "--all", "--json")
    answer = json.loads(capsys.readouterr().out)
    assert (answer["speech_id"], answer["fields"], answer["paragraphs"]) == (outdated.pk, [], [])


def test_an_unknown_number_is_said_and_the_others_go_on(outdated: Speech, capsys: pytest.CaptureFixture[str]):
    with pytest.raises(SystemExit):
        call_command("reclean", "999999", str(outdated.pk), "--apply")
    assert "没有编号为 999999 的讲话。" in capsys.readouterr().out
    assert Speech.objects.get().title == TITLE


def test_it_must_be_said_which_speeches():
    with pytest.raises(CommandError, match="--all"):
        call_command("reclean")


def test_one_odd_speech_does_not_keep_the_others_from_being_cleaned(capsys: pytest.CaptureFixture[str]):
    titles = ("在全县安全生产工作会议上的讲话", "在全市安全生产工作会议上的讲话")
    odd, sound = (take_in("讲话.txt", page(title=title), publish=True)[0].speech_id for title in titles)
    Cleaning.objects.filter(speech=odd).update(paragraphs=[{}])
    with pytest.raises(SystemExit, match="1"):
        call_command("reclean", "--all")
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == f"#{odd}：处理时程序出错（KeyError），详情见日志。"
    assert lines[1].startswith(f"#{sound}《{titles[1]}》")


def test_a_paragraph_is_shown_where_it_differs(outdated: Speech, capsys: pytest.CaptureFixture[str]):
    paragraph = outdated.paragraphs.get(text__startswith="安全生产事关")
    cleaning = Cleaning.objects.get(speech=outdated)
    for made in cleaning.paragraphs:
        if made["text"] == paragraph.text:
            made["text"] += "多出的字。"
    cleaning.save()
    paragraph.text += "多出的字。"
    paragraph.save()
    call_command("reclean", "--all")
    output = capsys.readouterr().out
    assert "任何时候都不能有丝毫松懈。多出的字。\n" in output
    assert "    - …" in output
    assert "安全生产事关" not in output


def test_a_paragraph_that_only_changes_its_kind_is_said_to_keep_its_words(
    outdated: Speech, capsys: pytest.CaptureFixture[str]
):
    first = outdated.paragraphs.exclude(kind="text").first()
    assert first is not None
    cleaning = Cleaning.objects.get(speech=outdated)
    for made in cleaning.paragraphs:
        if made["text"] == first.text:
            made |= {"kind": "text", "level": 0}
    cleaning.save()
    outdated.paragraphs.filter(pk=first.pk).update(kind="text", level=0)
    call_command("reclean", "--all")
    assert f"    = {first.text}（文字不变，改认作另一种段落）" in capsys.readouterr().out
