from pathlib import Path

import pytest

from speeches import readers
from speeches.ingest import restore
from speeches.ingest.sections import assign
from speeches.ingest.taxonomy import TAXONOMY, Topic
from speeches.models import Section, SectionRule

pytestmark = pytest.mark.django_db

SEEDS = {
    "000_f2a58c95e92b24d2.txt": "self-building",
    "001_dedc10918b39044e.txt": "government-meetings",
    "002_3847ef4609f19094.txt": "self-building",
    "003_cec24e409582ec80.txt": "self-building",
    "004_9c628acdedb756eb.txt": "government-meetings",
}
TITLES = {
    "政府工作报告": "work-reports",
    "在全县安全生产工作会议上的讲话": "safety",
    "在全市教育工作会议上的讲话": "education",
    "在市委农村工作会议上的讲话": "rural",
    "在全縣農村工作會議上的講話": "rural",
    "在全国粮食安全工作会议上的讲话": "rural",
    "在全区党风廉政建设工作会议上的讲话": "discipline",
    "在县脱贫攻坚推进会上的讲话": "rural-revitalisation",
    "在市人大常委会会议上的发言": "peoples-congress",
    "在春节团拜会上的致辞": "ceremonies",
    "在全省科技创新大会上的讲话": "innovation",
    "在防汛抗旱工作会议上的讲话": "disasters",
    "信": None,
}


def slug_of(title: str, occasion: str = "", text: str = "") -> str | None:
    number = assign(title, occasion, text)
    return Section.objects.get(pk=number).slug if number else None


@pytest.mark.parametrize(("name", "slug"), SEEDS.items())
def test_the_samples_find_their_section(name: str, slug: str, seeds: Path):
    restored = restore(readers.read((seeds / name).read_bytes(), name))
    assert slug_of(restored.title, restored.occasion, restored.paragraphs[0].text) == slug


@pytest.mark.parametrize(("title", "slug"), TITLES.items())
def test_a_title_finds_its_section(title: str, slug: str | None):
    assert slug_of(title) == slug


def test_the_occasion_tells_where_the_title_is_silent():
    assert slug_of("局長的發言", occasion="立法會會議") == "legislative-council"


def test_editors_may_add_rules():
    section = Section.objects.create(name="夜经济", slug="night-economy")
    SectionRule.objects.create(section=section, field="text", words="夜市\n夜间经济", weight=50)
    assert slug_of("在经济工作会议上的讲话", text="要大力发展夜间经济。") == "night-economy"


def test_the_taxonomy_has_two_levels_and_no_name_twice():
    def walk(topics: tuple[Topic, ...], depth: int) -> list[tuple[str, str, int]]:
        return [
            entry for topic in topics for entry in [(topic.slug, topic.name, depth), *walk(topic.topics, depth + 1)]
        ]

    topics = walk(TAXONOMY, 1)
    assert max(depth for _, _, depth in topics) == 2
    assert len({slug for slug, _, _ in topics}) == len({name for _, name, _ in topics}) == len(topics)
    assert Section.objects.filter(slug__in=[slug for slug, _, _ in topics]).count() == len(topics)
