r"""Take out style sheets, scripts and mark-up that leaked into the text.

    "@page { margin: 2cm }", ".TRS_Editor P{line-height:2;}", "/* Style Definitions */"  ->  nothing
    "var _hmt = _hmt || [];", "document.write('<script src=\"/js/ad.js\"></script>');"     ->  nothing
    "[if !supportLists]1.[endif]提高认识<o:p></o:p>"                                ->  "1.提高认识"
    "Normal 0 7.8 磅 0 2 false false false EN-US ZH-CN X-NONE"                       ->  nothing

A line that holds nothing else goes whole; a tag that ends a paragraph leaves a line end. Left alone: braces
that hold no declarations, a<b, and Latin text that only ends in a semicolon.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from speeches.cleaning.draft import Edit
from speeches.cleaning.ledger import ChangeKind
from speeches.cleaning.step import Line, Step, View

HAN = r"\u3400-\u9fff"
DECLARATION = r"[*_]?[A-Za-z][A-Za-z-]{1,40}\s*:[^;{}]{1,200}"  # font-size: 12pt
RULES = re.compile(rf"\{{\s*(?:{DECLARATION};\s*){{0,60}}(?:{DECLARATION})?\}}")
SELECTOR = re.compile(r"[@.#A-Za-z*][\x21-\x7e\x20]{0,120}$")  # p.MsoNormal, before the brace
MAX_SELECTOR = 121  # characters
FRAGMENT = re.compile(
    rf"""
    /\*[^*\n{HAN}]{{0,200}}\*/
    |<!--\[if[^\]\n]{{1,60}}\]>|<!\[(?:end)?if[^\]\n]{{0,60}}\]-{{0,2}}>|\[if\ !?\w{{2,30}}\]|\[endif\]
    |<!--[^<>{HAN}]{{0,300}}-->
    |</?(?:p|br|div|span|font|strong|b|em|i|u|a|img|table|tbody|tr|td|th|ul|ol|li|h[1-6]|center|script|style|link|meta
        |o:p|st1:\w{{1,30}}|[vw]:\w{{1,30}}|\?xml[^<>\n]{{0,200}})(?:\s[^<>\n]{{0,400}})?/?>
    |\bNormal\s+0\s[\w.\s磅-]{{0,80}}?X-NONE(?:\s+MicrosoftInternetExplorer4)?
    |mso-[a-z-]{{2,40}}\s*:[^:;{{}}<>"'\n]{{1,80}}(?:;\s*[a-z-]{{2,40}}\s*:[^:;{{}}<>"'\n]{{1,80}}){{0,30}}[;"'>]{{1,3}}
    |document\.write(?:ln)?\([^\n;]{{0,500}}\)\s*;?
    |\b(?:var|let|const)\s+[\w$]+\s*=[^;\n{HAN}]{{0,300}};
    """,
    re.VERBOSE | re.IGNORECASE,
)
OF_CODE = re.compile(  # no fragment is without one of these, and few texts have any
    r"[<\[/NnMmDdVvLlCc](?:(?<=[<\[])|\*|(?i:ormal\s|so-|ocument\.|ar\s|et\s|onst\s))"
)
ENDS_PARAGRAPH = re.compile(r"<br\b|</(?:p|div|h\d|tr|li)\b", re.IGNORECASE)
QUOTED = re.compile(r"\"[^\"\n]{0,200}\"|'[^'\n]{0,200}'")
CODE = re.compile(r"[{}]|=|\w\.\w+\(|^\s*(?:function|return|if|else|try|catch)\b")  # in a line that ends as code does
CODE_ENDS = (";", "{", "}", "});", "})")
REASON = "去掉泄漏到正文里的样式、脚本或标记。"


@dataclass(frozen=True, slots=True, order=True)
class Leak:
    start: int
    end: int
    after: str = ""


def find(view: View) -> Iterator[Edit]:
    text = view.text
    for leak in _apart(sorted([*_rules(text), *_fragments(text), *_code_lines(view.lines)])):
        stands_alone = text[leak.start - 1 : leak.start] in ("", "\n") and text[leak.end : leak.end + 1] == "\n"
        yield Edit(leak.start, leak.end + stands_alone, "" if stands_alone else leak.after, REASON, 0.97)


def _apart(leaks: list[Leak]) -> list[Leak]:
    """Make one of those that overlap or touch."""
    merged: list[Leak] = []
    for leak in leaks:
        if merged and leak.start <= merged[-1].end:
            last = merged.pop()
            merged.append(Leak(last.start, max(last.end, leak.end), last.after or leak.after))
        else:
            merged.append(leak)
    return merged


def _rules(text: str) -> Iterator[Leak]:
    for match in RULES.finditer(text):
        line_start = text.rfind("\n", 0, match.start()) + 1
        before = text[max(line_start, match.start() - MAX_SELECTOR) : match.start()]
        if selector := SELECTOR.search(before):
            yield Leak(match.start() - len(selector[0]), match.end())


def _fragments(text: str) -> Iterator[Leak]:
    if not OF_CODE.search(text):
        return
    for match in FRAGMENT.finditer(text):
        yield Leak(*match.span(), "\n" if ENDS_PARAGRAPH.match(match[0]) else "")


def _code_lines(lines: tuple[Line, ...]) -> Iterator[Leak]:
    for line in lines:
        stripped = line.text.rstrip()
        if not stripped.endswith(CODE_ENDS):
            continue
        outside = QUOTED.sub("''", stripped)
        if not re.search(f"[{HAN}]", outside) and CODE.search(outside):
            yield Leak(line.start, line.end)


STEP = Step("drop_code_leaks", "去掉样式和脚本", ChangeKind.REMOVE, find)
