"""Whether a text breaks off: in the middle of a sentence, behind a comma, at a heading without text."""

import re
from collections.abc import Sequence

from speeches.structure.paragraphs import Paragraph, ParagraphKind
from speeches.text.closing import MAX_CLOSING, SENTENCE, is_closing, is_signature
from speeches.text.numbering import LIST_LEVEL, mark_of

SENTENCE_ENDS = '。！？!?…﹗﹖︒”』」’)）》〉】]."'
GOES_ON = re.compile(r"[，,、：:；;—－-]$")
CUT_BY_PAGE = re.compile(r"(?<![.…])(?:\.{3,6}|…{1,2}|。{3,6})[)）】\]]?$")  # dots that a page puts where it cuts
TIME_IS_UP = re.compile(r"计时器响起|铃声|时间到|\([^()]{2,12}(?:站起来|起立)\)$")  # all that was said is there
MIN_BROKEN = 40  # characters; a shorter last line without a full stop may be a signature, a date or a slogan
MIN_CUT = 15  # characters of a paragraph that ends in ……; a shorter one may trail off on purpose
SHOWN = 12  # characters of the last sentence that a warning quotes
FRAGMENT = 3  # characters; with 2, 会议 and other whole words are taken for halves
HAN_ONLY = re.compile(r"[一-鿿]+")
MAX_LEFT_BEHIND = 12  # lines that a page leaves behind the closing
OF_THE_PAGE = re.compile(
    r"^[•·●■◆▪>»-]\s|^(?:上|下)一[篇条页]|楼主|浏览器|分辨率|可能(?:还|也)?(?:喜欢|感兴趣)|点赞|打赏|转载|版权"
)
MAX_FOREIGN = 3  # lines at the end that are no sentence: a name, a table's row
CLAUSE = re.compile(r"[，,、；;]")
SENTENCE_WORD = re.compile(r"[的了着是在把被让使将也都就还又再这那我你他她它们要不没和与或而但为从向对给以于]")
TABLE = re.compile(r"\t|(?:\S+\s{2,}){2}|(?:[^\s，,。]{1,12}\s+){3}\S{1,12}$|(?:\d[\d.,%％]*\D{0,6}){4}$")
ROW = 120  # characters at the end that show a row; the patterns take the third power of it at worst
STOPPED = re.compile(r"[。！？!?][，,、；;]$")  # a comma too many


def broken_end(paragraphs: Sequence[Paragraph]) -> str:
    """Give a Chinese sentence where the text ends as no whole text does, else "".

    Texts are in simplified script. The closing and the signature are passed over: they stand behind the end.
    """
    body = _without_ending(paragraphs)
    if not body or any(TIME_IS_UP.search(paragraph.text[-MIN_BROKEN:]) for paragraph in paragraphs[-MAX_FOREIGN:]):
        return ""
    if body[-1].kind is ParagraphKind.HEADING:
        return "" if _is_list_item(body) else f"以标题“{_shown(body[-1].text)}”结束，标题下没有正文。"
    if len(body) < len(paragraphs) and paragraphs[-1].kind is ParagraphKind.CLOSING:
        return ""  # the speaker came to his end
    broken = body[-1].text if _is_fragment(body) else _broken_line([paragraph.text for paragraph in body])
    return f"末句没有结束：“…{broken.rstrip()[-SHOWN:]}”。" if broken else ""


def _broken_line(lines: Sequence[str]) -> str:
    """Give the last line that is a sentence, if it breaks off; what a page left behind the end is passed over."""
    if has_closing(lines):
        return ""
    for line in reversed(lines[-MAX_FOREIGN:]):
        text = line.rstrip()
        if _breaks_off(text) and not OF_THE_PAGE.search(text[:MIN_BROKEN]):
            return text
        if text.endswith(tuple(SENTENCE_ENDS)):
            return ""
    return ""


def has_closing(lines: Sequence[str]) -> bool:
    """Tell whether the speaker thanks or takes his leave, and only lines that are no sentences stand below.

    >>> has_closing(["今天开会。", "谢谢大家！", "建议使用浏览器浏览本站"]), has_closing(["谢谢大家！", "今天开会。"])
    (True, False)
    """
    for line in reversed(lines[-MAX_LEFT_BEHIND:]):
        if is_closing(line) or _closes_a_run(line):
            return True
        if len(line) > MIN_BROKEN or line.rstrip().endswith(tuple(SENTENCE_ENDS)):
            return False
    return False


def _closes_a_run(line: str) -> bool:
    """Whether a page without line breaks, as previews are, ends with the speaker's leave."""
    sentences = SENTENCE.findall(line[-MAX_CLOSING:]) if len(line) > MAX_CLOSING else []
    return bool(sentences) and line.rstrip().endswith(sentences[-1].strip()) and is_closing(sentences[-1])


def _without_ending(paragraphs: Sequence[Paragraph]) -> Sequence[Paragraph]:
    end = len(paragraphs)
    while end and (paragraphs[end - 1].kind is ParagraphKind.CLOSING or _is_below(paragraphs[end - 1])):
        end -= 1
    return paragraphs[:end]


def _is_below(paragraph: Paragraph) -> bool:
    return paragraph.kind is ParagraphKind.TEXT and (is_signature(paragraph.text) or is_closing(paragraph.text))


def _breaks_off(text: str) -> bool:
    if CUT_BY_PAGE.search(text):
        return (len(text) > MIN_CUT or text.endswith("...")) and not TIME_IS_UP.search(text)
    if GOES_ON.search(text):
        return STOPPED.search(text) is None
    if text.endswith(tuple(SENTENCE_ENDS)) or TABLE.search(text[-ROW:]):
        return False
    return len(text) > MIN_BROKEN or bool(CLAUSE.search(text) or SENTENCE_WORD.search(text))


def _is_fragment(body: Sequence[Paragraph]) -> bool:
    """Tell whether a short last line ends inside a word: its end is elsewhere always followed by one character.

    中央全面深 is cut where the text has 中央全面深化改革 before. It is one too where it is all there is under a
    numbered heading.
    """
    last = body[-1].text.rstrip()
    if len(body) > 1 and body[-2].kind is ParagraphKind.HEADING and body[-2].number:
        return not last.endswith(tuple(SENTENCE_ENDS)) or (last.endswith("……") and len(last) <= MIN_CUT)
    if not FRAGMENT <= len(last) <= MIN_BROKEN or not HAN_ONLY.fullmatch(last):
        return False
    text = "\n".join(paragraph.text for paragraph in body[:-1])
    following = {text[match.end() : match.end() + 1] for match in re.finditer(last[-FRAGMENT:], text)}
    return len(following) == 1 and HAN_ONLY.fullmatch(following.pop()) is not None


def _is_list_item(body: Sequence[Paragraph]) -> bool:
    """Tell whether the last line is one of several numbered lines that follow each other, with no text between."""
    last, before = body[-1], body[-2] if len(body) > 1 else None
    if before is None or mark_of(before.text) is None or before.level != last.level:
        return last.level >= LIST_LEVEL and before is not None and before.text.endswith(("：", ":"))
    return before.kind is ParagraphKind.HEADING and before.number == last.number - 1


def _shown(text: str) -> str:
    return text if len(text) <= 2 * SHOWN else f"{text[: 2 * SHOWN]}…"
