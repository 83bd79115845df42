import pytest

from speeches import ingest
from speeches.ingest import OutcomeKind, take_in
from speeches.models import Speech
from tests.ingest.pages import BODY, TITLE, page

REFORM = ["同志们：", "要了解情况，明了任务，凭借改革着力破解难题，让群众坐得住、听得懂。", "谢谢大家！"]
REFORM_IN_TRADITIONAL = ["同志們：", "要瞭解情況，明瞭任務，憑藉改革著力破解難題，讓群眾坐得住、聽得懂。", "謝謝大家！"]

pytestmark = pytest.mark.django_db


def take_in_one(content: bytes):
    (outcome,) = take_in("讲话.txt", content, publish=True)
    return outcome


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(page(date=""), id="no date"),
        pytest.param(page(date="2016年3月"), id="less exact date"),
        pytest.param(page(date="", title=""), id="neither title nor date"),
        pytest.param(page().replace("，".encode(), b","), id="other width"),
        pytest.param(
            page().replace("全县".encode(), "全縣".encode()).replace("产".encode(), "產".encode()), id="other script"
        ),
        pytest.param(page(body=[f"　　{line}\n" for line in BODY]), id="other white space"),
    ],
)
def test_the_same_text_without_contradiction_is_the_same_speech(other: bytes):
    first = take_in_one(page())
    outcome = take_in_one(other)
    assert (outcome.kind, outcome.speech_id) == (OutcomeKind.DUPLICATE, first.speech_id)


def test_characters_that_differ_in_one_script_only_make_no_other_text():
    first = take_in_one(page(title="着力改革的讲话", body=REFORM))
    outcome = take_in_one(page(title="著力改革的講話", body=REFORM_IN_TRADITIONAL))
    assert (outcome.kind, outcome.speech_id) == (OutcomeKind.DUPLICATE, first.speech_id)


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(page(title="在全市安全生产工作会议上的讲话"), id="another title"),
        pytest.param(page(date="2017年3月5日"), id="another date"),
        pytest.param(page(body=[*BODY[:-1], "散会！"]), id="another text"),
    ],
)
def test_a_contradiction_makes_a_speech_of_its_own(other: bytes):
    first = take_in_one(page())
    outcome = take_in_one(other)
    assert outcome.kind is OutcomeKind.CREATED
    assert outcome.speech_id != first.speech_id


def test_a_duplicate_fills_in_nothing():
    first = take_in_one(page(date=""))
    take_in_one(page())
    assert Speech.objects.get(pk=first.speech_id).date == ""


def test_what_the_editor_mended_does_not_hide_the_speech_from_the_next_page():
    first = take_in_one(page())
    speech = Speech.objects.get(pk=first.speech_id)
    mended = [*ingest.stored_paragraphs(speech)[:-1]]
    ingest.correct(speech, fields={"title": f"{TITLE}（节选）", "date": "2016-03-06"}, paragraphs=mended)
    outcome = take_in_one(page(foot="链接地址：http://www.example.com/2.html"))
    assert (outcome.kind, outcome.speech_id) == (OutcomeKind.DUPLICATE, first.speech_id)
