"""The index is as the database is: at once, across processes, and after whatever befell the writer."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connection, transaction
from haystack import connections

from speeches.models import IndexTask, Source, Speech
from speeches.search import IndexUnavailable, SearchQuery, checking, entries, freshness, search
from speeches.search.engines import engine
from speeches.search.engines.contract import Entry, Request
from speeches.search.engines.whoosh.backend import index_in
from tests.search.archive import make_speech, set_paragraphs

WRITING = """
import itertools, os, django
django.setup()
from speeches.search.engines.contract import Changes, Entry
from speeches.search.engines.whoosh.engine import WhooshIndex
from pathlib import Path
index = WhooshIndex(Path(os.environ["INDEX"]))
print("ready", flush=True)
def change(number):
    return Changes((Entry(number, f"第{number}篇", ("反复写入的段落" * 50,), ("k1",), "", "", "", None, ()),), ())
numbers = itertools.islice(itertools.count(1001), int(os.environ["COMMITS"]) or None)
changes = map(change, numbers)
index.apply_pending(lambda: next(changes, None))
"""


def found(query: str) -> set[int]:
    return {hit.id for hit in search(SearchQuery.from_params({"q": query})).hits}


def indexed() -> int:
    return engine().find(Request(None, stop=0)).total


def test_published_changed_unpublished_deleted(index_folder: Path):
    speech = make_speech(paragraphs=["统筹发展与安全"])
    draft = make_speech(paragraphs=["统筹发展的草稿"], published=False)
    assert found("统筹") == {speech.pk}
    set_paragraphs(speech, ["稳中求进"])
    assert found("统筹") == set()
    assert found("稳中求进") == {speech.pk}
    speech.status = Speech.Status.DRAFT
    speech.save()
    assert found("稳中求进") == set()
    draft.status, draft.published_at = Speech.Status.PUBLISHED, speech.published_at
    draft.save()
    assert found("统筹") == {draft.pk}
    Speech.objects.filter(pk=draft.pk).delete()
    assert found("统筹") == set()
    assert not IndexTask.objects.exists()


def test_a_source_that_is_taken_away_is_not_counted(index_folder: Path):
    speech = make_speech(sources=[Source.objects.create(name="范文网")])
    assert found("来源:范文") == {speech.pk}
    speech.appearances.get().delete()
    assert found("来源:范文") == set()


def test_what_is_rolled_back_is_not_indexed(index_folder: Path):
    with transaction.atomic():
        make_speech(paragraphs=["统筹发展"])
        transaction.set_rollback(True)
    assert found("统筹") == set()


def test_deferred_changes_come_together_at_the_end(index_folder: Path):
    before = (index_folder / "CURRENT").read_bytes()
    with freshness.deferred():
        make_speech(paragraphs=["统筹发展"])
        make_speech(paragraphs=["统筹安全"])
        assert (index_folder / "CURRENT").read_bytes() == before
    assert len(found("统筹")) == 2


def test_the_save_stands_when_the_index_cannot_be_written(index_folder: Path, caplog: pytest.LogCaptureFixture):
    current = index_folder / "CURRENT"
    manifest = current.read_bytes()
    current.unlink()
    current.mkdir()  # neither read nor replaced
    speech = make_speech(paragraphs=["统筹发展"])
    assert Speech.objects.filter(pk=speech.pk).exists()
    assert IndexTask.objects.filter(speech_id=speech.pk).exists()
    assert "could not follow" in caplog.text
    with pytest.raises(IndexUnavailable, match="rebuild_index"):
        found("统筹")
    current.rmdir()
    current.write_bytes(manifest)
    assert freshness.catch_up() == 1
    assert found("统筹") == {speech.pk}


def test_an_import_says_that_the_index_may_not_be_written(
    index_folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
):
    lock = index_folder / "WRITER"
    lock.unlink(missing_ok=True)
    lock.mkdir()  # as if the folder were not ours
    records = tmp_path / "讲话.jsonl"
    records.write_text('{"title": "统筹的讲话", "text": "同志们：\\n统筹发展。"}\n', encoding="utf-8")
    with pytest.raises(SystemExit, match="1"):
        call_command("import_speeches", str(records))
    assert "新建 1" in capsys.readouterr().out
    assert "检索索引写入失败" in freshness.failure()
    assert "Traceback" not in caplog.text
    lock.rmdir()
    assert freshness.catch_up() == 1
    assert len(found("统筹")) == 1


def test_a_change_made_while_another_is_written_is_not_lost(index_folder: Path):
    speech = make_speech(paragraphs=["统筹发展"])
    with freshness.deferred():
        freshness.note(speech.pk)
        stale = list(IndexTask.objects.all())
        freshness.note(speech.pk)
        freshness._drop_unchanged(stale)
        assert IndexTask.objects.filter(speech_id=speech.pk, asked=2).exists()


def test_missing_damaged_and_outdated_say_so_and_are_rebuilt(index_folder: Path):
    speech = make_speech(paragraphs=["统筹发展"])
    current = index_folder / "CURRENT"
    spoilings: list[Callable[[], object]] = [
        current.unlink,
        lambda: current.write_text("{"),
        lambda: current.write_text("[]"),
        lambda: current.write_text(current.read_text().replace('"fingerprint": "', '"fingerprint": "0')),
        lambda: segment_of(index_folder).write_bytes(b"short"),
        lambda: segment_of(index_folder).unlink(),
    ]
    for spoil in spoilings:
        spoil()
        engine_anew()
        with pytest.raises(IndexUnavailable, match="rebuild_index"):
            found("统筹")
        freshness.catch_up()
        assert found("统筹") == {speech.pk}


def test_garbage_of_the_same_size_is_found_by_checking(index_folder: Path):
    make_speech(paragraphs=["统筹发展"])
    segment = segment_of(index_folder)
    content = segment.read_bytes()
    segment.write_bytes(content[:-50] + bytes(50))
    with pytest.raises(IndexUnavailable, match="损坏"):
        checking.compare()


def test_comparison_names_what_differs_and_repair_mends_it(index_folder: Path):
    with freshness.deferred():
        kept, missing, extra, stale = (make_speech(paragraphs=[f"统筹{n}"]) for n in range(4))
    Speech.objects.filter(pk=extra.pk).update(status=Speech.Status.DRAFT)  # as nobody should: no signal
    stale.paragraphs.update(text="改过的文字")
    Speech.objects.filter(pk=missing.pk).update(status=Speech.Status.DRAFT)
    freshness.note(missing.pk)
    Speech.objects.filter(pk=missing.pk).update(status=Speech.Status.PUBLISHED)
    comparison = checking.compare()
    assert comparison == checking.Comparison(3, (missing.pk,), (extra.pk,), (stale.pk,))
    checking.repair(comparison)
    assert not checking.compare().differences
    assert found("统筹") == {kept.pk, missing.pk}


def test_readers_go_on_while_an_index_is_built_and_nothing_is_lost(index_folder: Path):
    speech = make_speech(paragraphs=["统筹发展"])
    added: list[Speech] = []

    def slowly() -> Iterator[Entry]:
        yield from entries.all_entries()
        assert found("统筹") == {speech.pk}
        added.append(make_speech(paragraphs=["统筹安全"]))  # published while the new index is built
        assert found("统筹") == {speech.pk, added[0].pk}

    folder = next(index_folder.glob("g-*")).name
    engine().rebuild(slowly(), entries.changes)
    assert found("统筹") == {speech.pk, added[0].pk}
    assert [path.name for path in index_folder.glob("g-*")] != [folder]
    assert len(list(index_folder.glob("g-*"))) == 1


def test_another_process_sees_a_change_at_once(index_folder: Path):
    """Here the index is open; the change is written elsewhere."""
    assert indexed() == 0
    run_python(WRITING, index_folder, commits=3)
    assert indexed() == 3


@pytest.mark.parametrize("delay", [0.0, 0.05, 0.13, 0.3, 0.7])
def test_a_killed_writer_leaves_the_last_state(index_folder: Path, delay: float):
    run_writer(index_folder, seconds=delay)
    engine_anew()
    before = indexed()
    engine().check_files()
    assert before == len(engine().digests())
    assert search(SearchQuery.from_params({"q": "反复写入"})).total == before
    speech = make_speech(paragraphs=["统筹发展"])
    assert found("统筹") == {speech.pk}
    assert indexed() == before + 1
    left = {path.name for path in next(index_folder.glob("g-*")).iterdir()}
    assert not [name for name in left if "tmp" in name]


def test_a_full_disk_leaves_the_last_state_and_the_note(index_folder: Path):
    """A limit on the size of files stands in for a full disk; the system refuses the write all the same."""
    speech = make_speech(paragraphs=["统筹发展"])
    outcome = run_python(
        """
import os, resource, django
resource.setrlimit(resource.RLIMIT_FSIZE, (900, 900))
django.setup()
from speeches.search.engines.contract import Changes, Entry
from speeches.search.engines.whoosh.engine import WhooshIndex
from speeches.search.errors import IndexWriteError
from pathlib import Path
waiting = [Changes((Entry(7000, "标题", tuple(f"第{n}段文字很长" * 20 for n in range(50)), tuple(f"k{n}" for n in range(50)), "", "", "", None, ()),), ())]
try:
    WhooshIndex(Path(os.environ["INDEX"])).apply_pending(lambda: waiting.pop() if waiting else None)
except IndexWriteError as error:
    print("refused:", error)
""",
        index_folder,
    )
    assert "refused: 检索索引写入失败" in outcome
    engine_anew()
    assert found("统筹") == {speech.pk}
    assert indexed() == 1
    another = make_speech(paragraphs=["统筹安全"])
    assert found("统筹") == {speech.pk, another.pk}


def test_many_writers_and_readers_at_once(index_folder: Path):
    errors: list[BaseException] = []

    def write(number: int) -> None:
        try:
            for _ in range(3):
                make_speech(paragraphs=[f"统筹{number}"])
                found("统筹")
        except BaseException as error:  # whatever it is, the test has to tell
            errors.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=write, args=(number,)) for number in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    freshness.catch_up()
    assert errors == []
    assert search(SearchQuery.from_params({"q": "统筹"})).total == 9
    assert not checking.compare().differences


def test_the_index_is_for_us_alone(index_folder: Path):
    assert index_folder.stat().st_mode & 0o777 == 0o700


def segment_of(index_folder: Path) -> Path:
    return next(index_folder.glob("g-*/*.text.col"))


def engine_anew() -> None:
    """Forget what this process has open, as a restart would."""
    index_in.cache_clear()
    connections.reload("default")


def run_writer(index_folder: Path, *, seconds: float) -> None:
    """Let another process write without end, and kill it after some seconds."""
    process = subprocess.Popen(
        [sys.executable, "-W", "ignore", "-c", WRITING],
        env=environment(index_folder),
        stdout=subprocess.PIPE,
        cwd=settings.BASE_DIR,
    )
    assert process.stdout
    process.stdout.readline()
    time.sleep(seconds)
    process.send_signal(signal.SIGKILL)
    process.wait()
    process.stdout.close()


def run_python(program: str, index_folder: Path, *, commits: int = 0) -> str:
    return subprocess.run(
        [sys.executable, "-W", "ignore", "-c", program],
        env=environment(index_folder, commits),
        cwd=settings.BASE_DIR,
        capture_output=True,
        text=True,
        check=True,
    ).stdout


def environment(index_folder: Path, commits: int = 0) -> dict[str, str]:
    """What another process needs; it writes so many commits, or without end."""
    return os.environ | {
        "DJANGO_SETTINGS_MODULE": "speeches.config.settings",
        "INDEX": str(index_folder),
        "COMMITS": str(commits),
        "PYTHONIOENCODING": "utf-8",
    }
