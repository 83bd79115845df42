"""What a reader gets to paste, for speeches of which much or little is known."""

import json
import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from speeches.models import Speech
from speeches.representations.citation import Style, UnknownStyleError, Work, cite, meta_tags, write
from speeches.representations.citation.bibtex import escaped

ACCESSED = date(2026, 7, 5)
HOST = "https://example.org"
FULL = {
    "title": "在经济工作会议上的讲话",
    "speaker": "张三",
    "date": "2021-02-24",
    "date_basis": "stated",
    "occasion": "全市经济工作会议",
    "place": "人民会堂",
    "genre": "讲话",
}
BARE = {"title": "一篇来历不明的讲话"}


def speech(**fields: str) -> Speech:
    return Speech(pk=7, **fields)


def cited(style: Style, **fields: str) -> str:
    return cite(speech(**fields), style, accessed=ACCESSED, host=HOST)


LINES = [
    (
        Style.GB_2025,
        FULL,
        "张三. 在经济工作会议上的讲话[EB/OL]. （2021-02-24）[2026-07-05]. https://example.org/speeches/7/.",
    ),
    (
        Style.GB_2015,
        FULL,
        "张三. 在经济工作会议上的讲话[EB/OL]. (2021-02-24)[2026-07-05]. https://example.org/speeches/7/.",
    ),
    (
        Style.FOOTNOTE,
        FULL,
        "张三：《在经济工作会议上的讲话》（2021年2月24日），讲话文库，https://example.org/speeches/7/，访问日期：2026年7月5日。",
    ),
    (Style.GB_2025, BARE, "一篇来历不明的讲话[EB/OL]. [2026-07-05]. https://example.org/speeches/7/."),
    (Style.GB_2015, BARE, "一篇来历不明的讲话[EB/OL]. [2026-07-05]. https://example.org/speeches/7/."),
    (
        Style.FOOTNOTE,
        BARE,
        "《一篇来历不明的讲话》，讲话文库，https://example.org/speeches/7/，访问日期：2026年7月5日。",
    ),
]


@pytest.mark.parametrize(("style", "fields", "line"), LINES)
def test_line(style: Style, fields: dict[str, str], line: str):
    assert cited(style, **fields) == line


@pytest.mark.parametrize(
    ("known", "standard", "footnote"),
    [("2021", "（2021）[", "》（2021年），"), ("2021-02", "（2021-02）[", "》（2021年2月），")],
)
def test_date_known_in_part_is_given_as_far_as_it_goes(known: str, standard: str, footnote: str):
    fields = {**FULL, "date": known}
    assert standard in cited(Style.GB_2025, **fields)
    assert footnote in cited(Style.FOOTNOTE, **fields)


def test_day_of_the_page_is_not_passed_off_as_the_speechs():
    assert "讲话》，2021年2月24日，讲话文库" in cited(Style.FOOTNOTE, **{**FULL, "date_basis": "published"})


def test_title_inside_a_title_gets_single_brackets():
    assert "《学习〈决定〉的讲话》" in cited(Style.FOOTNOTE, title="学习《决定》的讲话")


def test_traditional_title_stays_traditional():
    line = cited(Style.GB_2025, title="財政預算案演詞", speaker="財政司司長", script="hant")
    assert line.startswith("財政司司長. 財政預算案演詞[EB/OL]. ")


@pytest.mark.parametrize(
    ("speakers", "standard", "footnote"),
    [
        ("张三、李四", "张三，李四. ", "张三、李四："),
        ("张三、李四；王五、赵六", "张三，李四，王五，等. ", "张三等："),
    ],
)
def test_several_speakers(speakers: str, standard: str, footnote: str):
    assert cited(Style.GB_2025, title="讲话", speaker=speakers).startswith(standard)
    assert cited(Style.FOOTNOTE, title="讲话", speaker=speakers).startswith(footnote)


def test_paragraph_has_its_own_address_and_number():
    work = Work.of(speech(**FULL), host=HOST, paragraph="abc234", number=5)
    line = write(work, "footnote", accessed=ACCESSED)
    assert "（2021年2月24日），第5段，讲话文库，https://example.org/speeches/7/p/abc234/，" in line
    assert write(work, "bibtex", accessed=ACCESSED).startswith("@online{speech7-abc234,")
    assert write(work, "gb7714-2025", accessed=ACCESSED) == cite(
        speech(**FULL), "gb7714-2025", accessed=ACCESSED, host=HOST, paragraph="abc234"
    )


def test_unknown_style_is_told_with_those_there_are():
    with pytest.raises(UnknownStyleError, match=r"apa.*gb7714-2025, gb7714-2015, footnote, bibtex, ris, csl-json"):
        cite(speech(**BARE), "apa", accessed=ACCESSED)


# BibTeX

BIBTEX = r"""@online{speech7,
  author   = {{R\&D 办公室}},
  title    = {{增长 3.5\% 的 \textbraceleft{}A\_1\textbraceright{} \textbackslash{} \#1 \$}},
  date     = {2021-02},
  year     = {2021},
  url      = {https://example.org/speeches/7/},
  urldate  = {2026-07-05},
  language = {chinese},
  annote   = {收录于讲话文库},
}
"""


def test_bibtex_is_escaped():
    fields = {"title": "增长 3.5% 的 {A_1} \\ #1 $", "speaker": "R&D 办公室", "date": "2021-02", "date_basis": "stated"}
    assert cited(Style.BIBTEX, **fields) == BIBTEX


@given(st.text(alphabet=st.sampled_from("讲话{}\\&%$#_~^ a")))
def test_bibtex_reads_back_and_has_its_braces_in_pairs(text: str):
    written = escaped(text)
    assert written.count("{") == written.count("}")
    assert not re.search(r"(?<!\\)[&%$#_]|[~^]", written)
    assert unescaped(written) == text


def unescaped(tex: str) -> str:
    commands = {
        "textbackslash": "\\", "textbraceleft": "{", "textbraceright": "}", "textasciitilde": "~", "textasciicircum": "^"
    }  # fmt: skip
    return re.sub(r"\\([a-z]+)\{\}|\\([&%$#_])", lambda found: commands[found[1]] if found[1] else found[2], tex)


# RIS


def test_ris():
    lines = cited(Style.RIS, **FULL).split("\r\n")
    assert lines[0] == "TY  - ELEC"
    assert lines[-2:] == ["ER  - ", ""]
    assert {"AU  - 张三", "TI  - 在经济工作会议上的讲话", "PY  - 2021", "DA  - 2021/02/24/", "Y2  - 2026/07/05/"} <= {
        *lines
    }
    assert all(re.match(r"[A-Z][A-Z0-9]  - ", line) for line in lines[:-1])


@pytest.mark.parametrize(("known", "line"), [("2021", "DA  - 2021///"), ("2021-02", "DA  - 2021/02//")])
def test_ris_keeps_the_places_of_what_is_unknown_in_a_date(known: str, line: str):
    assert f"\r\n{line}\r\n" in cited(Style.RIS, **{**FULL, "date": known})


def test_line_end_in_a_title_starts_no_field():
    fields = {"title": "在会议上\nER  - \n的讲话", "speaker": "张三\r\n"}
    assert cited(Style.RIS, **fields).count("\r\nER  - ") == 1
    assert "\n" not in cited(Style.GB_2025, **fields)


# CSL-JSON

CSL_NAMES = {
    "id", "type", "title", "author", "issued", "accessed", "event-title", "event-place", "genre", "language", "source",
    "URL", "note",
}  # fmt: skip  # all of them variables of CSL 1.0.2


def test_csl_json():
    (item,) = json.loads(cited(Style.CSL_JSON, **FULL))
    assert item.keys() == CSL_NAMES
    assert item["type"] == "speech"
    assert item["author"] == [{"literal": "张三"}]
    assert item["issued"] == {"date-parts": [[2021, 2, 24]]}
    assert item["accessed"] == {"date-parts": [[2026, 7, 5]]}
    assert (item["event-title"], item["event-place"]) == ("全市经济工作会议", "人民会堂")


def test_csl_json_leaves_out_what_is_unknown():
    (item,) = json.loads(cited(Style.CSL_JSON, **BARE))
    assert item.keys() == CSL_NAMES - {"author", "issued", "event-title", "event-place", "genre"}


# Whatever is known, every style names the title, the address and the day of access


@given(
    st.text(alphabet=st.sampled_from("讲话在的会议"), min_size=1),
    st.sampled_from(["", "张三", "张三、李四"]),
    st.sampled_from(["", "2021", "2021-02", "2021-02-24"]),
    st.sampled_from(Style),
)
def test_nothing_needed_is_missing(title: str, speaker: str, day: str, style: Style):
    work = Work.of(speech(title=title, speaker=speaker, date=day, date_basis="stated" if day else ""), host=HOST)
    written = write(work, style, accessed=ACCESSED)
    assert title in written
    assert f"{HOST}/speeches/7/" in written
    assert re.search(r"2026-07-05|2026年7月5日|2026/07/05|2026,\s+7,\s+5", written)
    assert day[:4] in written


def test_page_head_has_no_empty_element():
    assert all(tag.content for tag in meta_tags(Work.of(speech(**BARE)), ""))
