"""The floors under what cleaning mends: none is lowered, and what is measured stays above them."""

import shutil
from pathlib import Path

import pytest

from benchmarks.quality.dirt.__main__ import KINDS, measure
from benchmarks.quality.dirt.floors import Floors
from speeches.config.environment import BASE_DIR


@pytest.mark.skipif(
    not (shutil.which("git") and (BASE_DIR / ".git").exists()), reason="the floors of the past are read from git"
)
def test_no_floor_was_lowered():
    assert Floors.read().lowered() == []


def test_every_kind_of_dirt_has_its_floor():
    assert sorted(Floors.read().floors) == sorted(KINDS)


@pytest.mark.parametrize("kind", KINDS)
def test_kind_is_mended_as_well_as_it_was(kind: str, corpora: Path):
    tally, faults = measure(corpora, kind)
    assert Floors.read().fallen({kind: tally}) == [], faults
