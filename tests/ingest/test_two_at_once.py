"""Two that take in the same text at the same moment: real threads, real transactions, on either database."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from speeches.ingest import Outcome, OutcomeKind, take_in
from speeches.models import Appearance, Original, Speech
from tests.ingest.pages import page

pytestmark = pytest.mark.django_db(transaction=True)


def take_in_at_once(contents: list[bytes]) -> Counter[OutcomeKind]:
    barrier = Barrier(len(contents))

    def take(content: bytes) -> Outcome:
        barrier.wait()
        try:
            return take_in("讲话.txt", content, publish=True)[0]
        finally:
            connection.close()

    with ThreadPoolExecutor(len(contents)) as pool:
        return Counter(outcome.kind for outcome in pool.map(take, contents))


def test_the_same_file_twice():
    assert take_in_at_once([page()] * 2) == {OutcomeKind.CREATED: 1, OutcomeKind.UNCHANGED: 1}
    assert (Speech.objects.count(), Original.objects.count(), Appearance.objects.count()) == (1, 1, 1)


def test_the_same_text_from_four_pages():
    pages = [page(foot=f"链接地址：http://www.example.com/{number}.html") for number in range(4)]
    assert take_in_at_once(pages) == {OutcomeKind.CREATED: 1, OutcomeKind.DUPLICATE: 3}
    assert (Speech.objects.count(), Appearance.objects.filter(is_primary=True).count()) == (1, 1)


def test_a_file_whose_speech_was_deleted():
    take_in("讲话.txt", page(), publish=True)
    Speech.objects.all().delete()
    assert take_in_at_once([page()] * 2) == {OutcomeKind.CREATED: 1, OutcomeKind.UNCHANGED: 1}
    assert Speech.objects.count() == 1
