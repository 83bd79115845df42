"""Where the speech was given, as far as a label, the title or the occasion names a place outright."""

import re
from collections.abc import Iterator

from speeches.metadata.evidence import SHORT_LINE, Field, fold
from speeches.metadata.labels import Meaning
from speeches.metadata.lines import Evidence
from speeches.metadata.vocabulary import GENRES, MEETINGS
from speeches.text.dates import find_dates

PROVINCES = (
    "北京|天津|上海|重庆|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州|云南|陕西|甘肃|"
    "青海|台湾|内蒙古|广西|西藏|宁夏|新疆|香港|澳门"
)
CAPITALS = ("北京", "天津", "上海", "重庆")  # cities that rank as provinces
UNITS = "自治区|自治州|自治县|特别行政区|新区|地区|省|市|州|盟|县|区|旗|乡|镇"
UNNAMED = (  # words before 市, 县, 区 that name none; and kinds of area
    r"^[在全我本各该某这两此其XxＸ×*○一二三四五六七八九十第为对向和与及]|^(?:国家|中国|中央|直辖|地级|县级|省级|市级|副省|中心|重点|开发|高新|示范|"
    r"经济|工业|保税|试验|实验|先行|合作|农村|农业|贫困|革命|民族|山|林|牧|灾|老|城|郊|市|乡|校|社|园|景|院|厂|矿|库|战|军|库|特|学|辖|片|选|街|"
    r"自然保护|风景|文明|卫生|先进|优秀|智慧|平安|创建|特色|美丽|新型|现代)"
)
NAMED = r"(?:(?![在的是与及]|书记|人民|政府)[\u4e00-\u9fff])"
PLACE = rf"(?:(?:{PROVINCES})(?:{UNITS})?|{NAMED}{{2,6}}?(?:{UNITS}))(?:{NAMED}{{2,6}}?(?:{UNITS})){{0,3}}"
LED_BY_IN = re.compile(
    rf"^(?:中共|中国共产党)?(?P<place>{PLACE})(?=第|委|人民|政府|人大|政协|党|20\d\d|全|[\u4e00-\u9fff]{{2,30}}会|农村|经济)"
)
OF_OFFICE = re.compile(rf"^(?:中共)?(?P<place>{PLACE})(?=委书记|人民政府|政府|委|长|人大|政协)")
SAID_IN = re.compile(rf"[ ,日年月](?:于|在)(?P<place>(?!.*(?:(?:{MEETINGS})上?|{GENRES})$)[\u4e00-\u9fff]{{2,12}})$")
NAMED_ON_LABEL = re.compile(r"^\s*(?P<place>[\u4e00-\u9fffA-Za-z0-9]{2,30})")

BY_LABEL, BY_NOTE, BY_OCCASION = 0.95, 0.9, 0.8  # set by hand, not measured


def read_place(evidence: Evidence, title: Field | None, occasion: Field | None, office: Field | None) -> Field | None:
    """The place a label or a note states, else the county, city or province that heads occasion, title or office."""
    return next(_places(evidence, title, occasion, office), None)


def _places(evidence: Evidence, title: Field | None, occasion: Field | None, office: Field | None) -> Iterator[Field]:
    for labelled in evidence.labels_before:
        if labelled.meaning is Meaning.PLACE and (match := NAMED_ON_LABEL.match(labelled.folded)):
            start = labelled.start
            yield labelled.line.field(start + match.start("place"), start + match.end("place"), BY_LABEL)
    for line in (*evidence.before, *evidence.closing):
        note = line.folded.strip().strip("()")
        if len(note) <= SHORT_LINE and any(find_dates(note)) and (match := SAID_IN.search(note)):
            offset = line.folded.find(note)
            yield line.field(offset + match.start("place"), offset + match.end("place"), BY_NOTE)
    for field, pattern in ((occasion, LED_BY_IN), (title, LED_BY_IN), (title, OF_OFFICE), (office, OF_OFFICE)):
        if field is not None:
            yield from _at_the_head(field, pattern)


def _at_the_head(field: Field, pattern: re.Pattern[str]) -> Iterator[Field]:
    match = pattern.match(fold(field.value))
    if match is None or re.search(UNNAMED, match["place"]):
        return
    start, end = match.span("place")
    is_exact = field.end - field.start == len(field.value)
    span = (field.start + start, field.start + end) if is_exact else (field.start, field.end)
    yield Field(field.value[start:end], *span, BY_OCCASION)
