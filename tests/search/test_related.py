"""Keywords of a speech and the speeches that share them."""

from pathlib import Path

import pytest

from speeches.models import Speech
from speeches.search import frequencies, freshness
from speeches.search.related import SHARED_AT_LEAST, About, about
from tests.search.archive import make_speech

FARMING = ["农业生产要抓好春耕备耕，化肥、种子要到位。", "春耕备耕是农业的大事，化肥供应要保障。", "抓好种子和化肥。"]
FARMING_ELSEWHERE = ["化肥价格上涨，春耕备耕受到影响。", "种子质量关系农业。"]
HEALTH = ["医院要改革，医生要尽责。", "医院的医生关系群众的健康。", "健康是大事。"]


@pytest.fixture(autouse=True)
def _counted_anew(settings, tmp_path: Path) -> None:
    frequencies.forget()


@pytest.fixture
def archive(index_folder: Path) -> dict[str, Speech]:
    with freshness.deferred():
        return {
            "farming": make_speech("农业会议讲话", FARMING),
            "elsewhere": make_speech("春耕讲话", FARMING_ELSEWHERE),
            "health": make_speech("医院会议讲话", HEALTH),
            "hidden": make_speech("未发布的春耕备耕化肥种子", FARMING, published=False),
        }


def asked(speech: Speech, limit: int = 5) -> About:
    return about(speech, speech.paragraphs.values_list("text", flat=True), limit)


def words(speech: Speech) -> list[str]:
    return [keyword.word for keyword in asked(speech).keywords]


def test_a_speech_is_about_what_it_says_often_and_others_do_not(archive: dict[str, Speech]):
    assert {"化肥", "春耕备耕", "种子"} <= set(words(archive["farming"])[:5])
    assert "医院" in words(archive["health"])[:3]
    counts = {keyword.word: keyword.count for keyword in asked(archive["farming"]).keywords}
    assert counts["化肥"] == 3


def test_keywords_are_written_as_the_speech_writes_them(index_folder: Path):
    speech = make_speech("讲话", ["農業 生產要抓好，化肥要到位。", "農業生產靠化肥。"])
    assert {"農業", "化肥"} <= set(words(speech))


def test_speeches_that_share_keywords_are_related(archive: dict[str, Speech]):
    [found] = asked(archive["farming"]).related
    assert found.speech == archive["elsewhere"]
    assert len(found.shared) >= SHARED_AT_LEAST
    assert set(found.shared) <= set(words(archive["farming"]))


def test_a_draft_has_relations_and_is_none(archive: dict[str, Speech]):
    assert {found.speech for found in asked(archive["hidden"]).related} == {archive["farming"], archive["elsewhere"]}


def test_not_more_than_asked_for(archive: dict[str, Speech]):
    with freshness.deferred():
        for number in range(12):
            make_speech(f"春耕讲话之{number}", FARMING_ELSEWHERE)
    assert len(asked(archive["farming"]).related) == 5
    assert len(asked(archive["farming"], limit=2).related) == 2


@pytest.mark.parametrize(
    "texts", [[], ["，。！"], ["123 ABC"], ["好"]], ids=["none", "signs", "letters", "one character"]
)
def test_a_speech_about_nothing_has_no_relations(archive: dict[str, Speech], texts: list[str]):
    assert asked(make_speech("讲", texts)).related == ()


def test_frequencies_are_kept_for_the_next_process(archive: dict[str, Speech], monkeypatch: pytest.MonkeyPatch):
    first = frequencies.frequencies()

    def never() -> None:
        raise AssertionError

    monkeypatch.setattr(frequencies, "_count", never)
    monkeypatch.setattr(frequencies, "_kept", frequencies._Kept())
    kept = frequencies._kept.get()
    assert kept.texts == first.texts
    assert kept.holding == pytest.approx(dict(first.holding), abs=0.01)


def test_an_archive_that_has_outgrown_its_sample_is_counted_again(archive: dict[str, Speech]):
    before = frequencies.frequencies().texts
    with freshness.deferred():
        for _ in range(8):
            make_speech("讲话", HEALTH)
    assert frequencies.frequencies().texts == before + 8


@pytest.mark.parametrize("content", ["", "{", "[]", '{"texts": 1}', '{"texts": "x", "holding": {}}'])
def test_a_file_that_is_none_is_counted_anew(archive: dict[str, Speech], content: str, settings):
    path = Path(settings.DATA_DIR) / "cache" / "frequencies.json"
    path.parent.mkdir(exist_ok=True)
    path.write_text(content)
    assert frequencies._Kept().get().holding["化肥"] > 1
