"""Texts known to be sound pass through unchanged, but for the exceptions on record."""

import pytest

from benchmarks.quality.sound import CORPORA, explained, findings, sound_texts


@pytest.mark.conformance
@pytest.mark.parametrize("corpus", CORPORA)
def test_sound_texts_keep_their_words(corpora, corpus):
    known = [entry for entry in explained() if entry.corpus == corpus]
    found = [finding for sound in sound_texts(corpora, [corpus]) for finding in findings(sound)]
    assert [finding for finding in found if not any(entry.covers(finding) for entry in known)] == []
    assert [entry for entry in known if not any(map(entry.covers, found))] == []
