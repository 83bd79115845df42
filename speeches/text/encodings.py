r"""Find the encoding of a Chinese text by evidence, and decode it.

1. A byte order mark settles it.
2. Bytes that are valid UTF-8 throughout are UTF-8, but for a few characters that may be so by accident.
3. Otherwise samples of the bytes are decoded in every candidate encoding, and each decoding is scored by
   how much it looks like Chinese prose. The best wins; what the document declares is a small bonus, so
   that a wrong declaration is overruled and a few damaged bytes tip nothing over.

    >>> decoded = decode("同志们：现在开会。".encode("gbk"))
    >>> decoded.text, decoded.encoding, decoded.undecodable
    ('同志们：现在开会。', 'gb18030', 0)
"""

import codecs
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

from speeches.text.characters import REPLACEMENT

BYTE_ORDER_MARKS = (  # UTF-32 first: the little-endian mark begins with that of UTF-16
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
BYTEWISE = ("utf-8", "gb18030", "big5hkscs")  # encodings that hold ASCII; on a draw the first wins
PAIRWISE = ("utf-16-le", "utf-16-be")
DECLARED = {  # names found in documents, in the superset that browsers read them in
    **dict.fromkeys(("gb2312", "gbk", "gb18030", "cp936", "x-gbk", "gb_2312-80", "euc-cn", "chinese"), "gb18030"),
    **dict.fromkeys(("big5", "big5-hkscs", "big5hkscs", "cp950", "x-x-big5", "cn-big5"), "big5hkscs"),
    **dict.fromkeys(("utf-8", "utf8"), "utf-8"),
    **dict.fromkeys(("hz", "hz-gb-2312"), "hz"),
    **dict.fromkeys(("iso-8859-1", "latin1", "windows-1252", "us-ascii"), "cp1252"),
    **dict.fromkeys(("shift_jis", "shift-jis", "sjis", "x-sjis"), "cp932"),
}
DECLARED_BONUS = 0.1  # of a score whose gap between right and wrong is above 0.5 on 30 characters
CLEAR = 0.4  # below it, the bytes are looked at again for characters out of step
STEP = 32  # bytes
PLAUSIBLE = 0.0  # prose scores 0.6 to 1, the same bytes in a wrong encoding -1.5 to 0.1, pictures below -0.5

SAMPLE = 1024  # bytes scored of each document
ASCII = bytes(range(0x80))
FEW = 0.02  # of all bytes; with fewer outside ASCII the text is readable whatever they mean
SURE = 12  # characters outside ASCII; one of GBK or Big5 is valid UTF-8 by accident in one case of five
WINDOW = 65536  # bytes searched for samples at a time; in longer documents at WINDOWS places
WINDOWS = 8
BYTES_WITHOUT_TRAIL = rb"\x00-\x2f\x3a-\x3f"  # never the second byte of a character in GB18030 or Big5
STRETCH = re.compile(rb"[\x80-\xff][^" + BYTES_WITHOUT_TRAIL + rb"]*")  # from one character's first byte
SYNCHRONISED = re.compile(rb"[" + BYTES_WITHOUT_TRAIL + rb"]")
OUTSIDE_ASCII = re.compile(r"[^\x00-\x7f]{1,16}")

# The 400 most frequent Han characters each of news, government reports and council debates, both scripts.
FREQUENT_HAN = (
    "的和国有中业是新发议展員在會人加我一大政进不会化全民年制以作為力及了這建們为实要時方出地保港日改主行"
    "经他强推個央持家生可动府设同合增法成产多平重工對济業资部高發如体席联提务对公社現革农而香能所上度关於"
    "等基开委資区共理當近面案视局個国時定性過来施其天事坚關分長网创党經問消用表到总說播支題策學稳息善實入"
    "也月各但习企现快因长市本今來闻好何區机務议應员深完系城否将此前续正治些代服便通金由育計下点動亦调或美"
    "领管立费放決两就數结很这教得利水沒後示场已促至文构安然军收位学万例並項规最战村统果过投進自量機于融外"
    "第技劃目意更供元十决产與相財修交障健開次科心們內亿护特项优處导步权與間防海路积向造情斯标梁北域只险扩"
    "程极效物期医道活士际环無明继助运反当陳源認组品质體内信需指求電三小取任題呢记選論准克监西税商后价條口"
    "回书众控问請者該群间醫应义規亚落举减台權居从转屋范院格才別型非麼南境舉布解之受达看报都將镇名里升流协"
    "严設困乡界础司式整報甚做強首率少益署数色族手世未俄级低房贸知贫包难每节況望门單起住计降場五团办兩营接"
    "东把討比职即队预使风調精态京費并樣老括带想华告广依去須确原养減略言訂车变濟件集形划尔二试考令补你排據"
    "着根号励究术还处視互環則山四易常巴種約别官被省综營引積据康價让批线措萬查希點研專击势织必運球切見江直"
    "兴預维曾复責檢先列责電構德再空配總續参疗職子挥眾從届標类气观真辦断算扶質土突偉种传款币层結均慮模響讓"
    "食還鼓又獲双團超志神協打备那速較马州值申拉置说卫疫药剛争见专卻约移確适紧負门命東罗培詢围愿英努显援欧"
    "货除額病灾核污足校聯审历干惠達較组论致边影史抓爭督夠充財贷户擔清適认给證乌贯際装贊澳雄份粮限"
)
GOOD, FAIR, ODD, BAD, FATAL = 1.0, 0.3, -0.5, -1.5, -3.0  # not calibrated one by one, only in their order


def _weights() -> dict[str, float]:
    """What each character says for or against a decoding; ASCII is neutral and has no entry."""
    ordinary = (code.to_bytes(2, "big").decode("gb2312", "ignore") for code in range(0xB0A1, 0xD7FA))
    level_one = (code.to_bytes(2, "big").decode("big5", "ignore") for code in range(0xA440, 0xC67F))
    weights = {character: FAIR for two in (ordinary, level_one) for text in two for character in text}
    weights |= dict.fromkeys(map(chr, range(0x20, 0x7F)), 0.0) | dict.fromkeys("\t\n\r\f\ufeff", 0.0)
    weights |= dict.fromkeys(FREQUENT_HAN, GOOD)
    weights |= dict.fromkeys("，。、；：？！“”‘’「」『』（）《》〈〉【】〔〕—…·\u3000\xa0", GOOD)
    weights |= dict.fromkeys(map(chr, range(0xFF10, 0xFF5B)), FAIR)
    weights |= dict.fromkeys(map(chr, (*range(0x09), 0x0B, *range(0x0E, 0x20), *range(0x7F, 0xA0))), FATAL)
    return weights


WEIGHTS = _weights()


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text and the evidence for the encoding it was read in."""

    text: str  # without byte order mark; U+FFFD for each byte that could not be decoded
    encoding: str  # as Python names it
    undecodable: int  # bytes
    plausibility: float  # 1 for Chinese prose; below PLAUSIBLE it is hardly a text in any known encoding


def decode(content: bytes, declared: str = "") -> Decoded:
    """The text of `content`; `declared` is the name of an encoding as the document states it, or ""."""
    for mark, encoding in BYTE_ORDER_MARKS:
        if content.startswith(mark):
            return _decode_in(content, encoding, 1.0)
    utf_8 = _decode_utf_8(content)
    if utf_8 and (content.isascii() or _is_sure(utf_8.text)):
        return utf_8
    tried = _decode_by_trial(content, DECLARED.get(declared.strip().lower(), ""))
    if tried.plausibility >= PLAUSIBLE:
        return tried
    if utf_8:
        return utf_8
    few = b"\0" not in content and len(content.translate(None, ASCII)) < FEW * len(content)
    return replace(tried, plausibility=PLAUSIBLE) if few else tried


def _decode_utf_8(content: bytes) -> Decoded | None:
    """The text, where all bytes are valid UTF-8."""
    if b"\0" in content:  # UTF-16
        return None
    try:
        return Decoded(content.decode("utf-8"), "utf-8", 0, 1.0)
    except UnicodeDecodeError:
        return None


def _decode_by_trial(content: bytes, declared: str) -> Decoded:
    sample, head = _sample(content), content[:SAMPLE]
    samples = dict.fromkeys(BYTEWISE, sample) | ({declared: sample} if declared else {})
    scores = _scores(samples, declared, _score_of)
    if max(scores.values()) < CLEAR or b"\0" in head:
        samples |= dict.fromkeys(PAIRWISE, head)
        scores |= _scores(dict.fromkeys(PAIRWISE, head), declared, _score_of)
    if max(scores.values()) < CLEAR:
        scores = _scores(samples, declared, _score_in_step)
    best = max(scores, key=scores.__getitem__)
    return _decode_in(content, best, min(scores[best], 1.0))


def _scores(samples: Mapping[str, bytes], declared: str, score: Callable[[bytes, str], float]) -> dict[str, float]:
    return {
        encoding: score(sample, encoding) + (DECLARED_BONUS if encoding == declared else 0.0)
        for encoding, sample in samples.items()
    }


def _score_of(sample: bytes, encoding: str) -> float:
    return _score(sample.decode(encoding, "replace"))


def _score_in_step(sample: bytes, encoding: str) -> float:
    """The score where a byte was lost or added, so that the pairs of bytes are out of step from there on."""
    pieces = [sample[start : start + STEP] for start in range(0, len(sample), STEP)]
    best = [max(_score_of(piece[first:], encoding) for first in (0, 1)) for piece in pieces]
    return sum(best) / len(best) if best else 0.5


def _decode_in(content: bytes, encoding: str, plausibility: float) -> Decoded:
    try:
        text, undecodable = content.decode(encoding), 0
    except UnicodeDecodeError:
        text = content.decode(encoding, "speeches.mark_each_byte")
        undecodable = text.count(_MARK)
        text = text.replace(_MARK, REPLACEMENT)
    text = text.removeprefix("\ufeff")
    return Decoded(text, encoding, undecodable, plausibility)


_MARK = "\udfff"  # no decoder yields half a surrogate, while a U+FFFD may stand in the document itself


def _mark_each_byte(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return _MARK * (error.end - error.start), error.end


codecs.register_error("speeches.mark_each_byte", _mark_each_byte)


def _score(text: str) -> float:
    """The mean weight of the characters that say anything; 0.5 where none does (ASCII alone)."""
    total, telling = 0.0, 0
    for character, count in Counter(text).items():
        weight = WEIGHTS[character] if character in WEIGHTS else _weight_of_rare(character)
        if weight:
            total += weight * count
            telling += count
    return total / telling if telling else 0.5


def _weight_of_rare(character: str) -> float:
    if "\u3400" <= character <= "\u9fff" or "\U00020000" <= character <= "\U000323af":
        return ODD
    if character == REPLACEMENT or not character.isprintable():
        return BAD
    return -FAIR if "\u2000" <= character <= "\u33ff" else ODD


def _sample(content: bytes) -> bytes:
    """Stretches that hold bytes above 0x7F, from all over the document, each beginning with a character."""
    room = SAMPLE // (WINDOWS if len(content) > WINDOW else 1)
    sample = b"\n".join(stretch for window in _windows(content) for stretch in _stretches(window, room))
    return sample or b"\n".join(_stretches(content, SAMPLE))  # the text may hide between two windows


def _stretches(window: bytes, room: int) -> Iterator[bytes]:
    for match in STRETCH.finditer(window):
        yield match[0][:room]
        room -= len(match[0])
        if room <= 0:
            return


def _windows(content: bytes) -> Iterator[bytes]:
    if len(content) <= WINDOW:
        yield content
        return
    for number in range(WINDOWS):
        start = (len(content) - WINDOW // WINDOWS) * number // (WINDOWS - 1)
        window = content[start : start + WINDOW]
        found = SYNCHRONISED.search(window) if start else None
        yield window[found.start() :] if found else window


def _is_sure(text: str) -> bool:
    """Whether bytes that are valid UTF-8, and read `text` so, can be in no other encoding."""
    outside = "".join(match[0] for match, _ in zip(OUTSIDE_ASCII.finditer(text), range(SURE), strict=False))
    return len(outside) >= SURE or _score(outside) > PLAUSIBLE
