"""The level of government that the speaker speaks for: 国家, 省, 市, 县, 乡, or a 部门 of any of them.

The speaker's office rules, then what title and occasion say of who holds the meeting, then the place they
begin with, last the office that printed the page. What the speech mentions says nothing of its speaker.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from speeches.metadata.evidence import Field, fold
from speeches.metadata.place import CAPITALS


class Level(StrEnum):
    """The Chinese term is what is stored and shown."""

    COUNTRY = "国家"
    PROVINCE = "省"
    CITY = "市"
    COUNTY = "县"
    TOWNSHIP = "乡"
    DEPARTMENT = "部门"


@dataclass(frozen=True, slots=True)
class Found:
    """A level, and the words that tell it."""

    level: Level
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Post:
    """One of several offices; the one with the most weight is what its holder speaks as."""

    weight: int
    level: Level
    start: int
    end: int


NUMBER = r"[〇○零一二三四五六七八九十百\d]{1,4}"
HIDDEN = r"[xX×*某○_]{1,4}"  # X县, **市, 某镇
COMMITTEE = (
    r"(?:委(?![员办托派]|组织|宣传|统战|政法)|党委|政府|人民政府|人大|人民代表大会|政协|纪委|监委|军区|军分区|直(?!辖))"
)

COUNTRY_OFFICES = (
    r"总书记|国家(?:副)?主席|(?:国务院)?(?:副)?总理|国务委员|委员长|全国(?:人大|政协)[^、,]{0,14}(?:主席|主任|委员长|秘书长)|中央军委|"
    r"最高人民(?:法院院长|检察院检察长)|总统|首相|中共中央政治局(?:常委|委员)?"
)
DEPARTMENT_OFFICES = (
    r"局长|厅长|部长|司长|署长|处长|科长|所长|站长|院长|校长|行长|社长|馆长|台长|厂长|园长|总编辑|董事长|总经理|总裁|经理|会长|理事长|检察长|"
    r"总队长|支队长|大队长|队长|关长|(?:(?<!常务)委员会|改革委|发改委|卫健委|卫计委|国资委|住建委|经信委|教委|农委|科委|建委|计委|商务委|管委会|办公室|[^政]办|中心|"
    r"研究室|党校[^、,]{0,4})(?:党组书记)?[、,]?(?:副)?主任|办公厅主任|(?:局|厅|部|集团|公司|学校|大学|学院|中学|小学|医院|银行|法院|检察院|系|院|校|厂|所|中心|协会)"
    r"(?:党委|党组|党总支|党支部|团委)?(?:副)?书记|党组(?:副)?书记|(?:团|妇)[委联](?:副)?(?:书记|主席)|工会(?:副)?主席|(?:文联|科协|残联|工商联|侨联)[^、,]{0,2}主席|"
    r"班主任|教师|教授|学生(?:会)?代表|教师代表|职工代表|企业(?:家)?代表"
)
_CAPITALS = "|".join(CAPITALS)
TERRITORIAL_OFFICES: tuple[tuple[Level, re.Pattern[str]], ...] = (
    (
        Level.PROVINCE,
        re.compile(
            rf"省{COMMITTEE}|省长|省级|自治区{COMMITTEE}|自治区(?:副)?主席|特别行政区|行政长官|兵团(?:党委|司令|政委)|"
            rf"(?:{_CAPITALS})市?(?:{COMMITTEE}|(?:副)?市长|代市长)"
        ),
    ),
    (
        Level.CITY,
        re.compile(
            rf"市{COMMITTEE}|市长|(?:自治)?州{COMMITTEE}|州长|盟{COMMITTEE}|盟长|地委|行署|(?<=区)专员|行署专员"
        ),
    ),
    (
        Level.COUNTY,
        re.compile(
            rf"县{COMMITTEE}|县长|(?<!自治)(?<!开发)(?<!高新)区{COMMITTEE}|(?<!自治)区长|(?:自治)?旗{COMMITTEE}|旗长|县级|新区(?:党工委|管委会)"
        ),
    ),
    (
        Level.TOWNSHIP,
        re.compile(
            rf"(?<!城)镇{COMMITTEE}|镇长|(?<!城)(?<!下)乡{COMMITTEE}|乡长|街道(?:党工委|办事处|办|工委)|苏木|(?<=乡)党委|(?<=镇)党委"
        ),
    ),
)
IS_COUNTRY_OFFICE = re.compile(COUNTRY_OFFICES)
IS_TOWNSHIP_OFFICE = TERRITORIAL_OFFICES[-1][1]
IS_DEPARTMENT_OFFICE = re.compile(rf"(?:{DEPARTMENT_OFFICES})$")
POST, STANDING_MEMBER, OF_DEPARTMENT, MEMBER = 3, 2, 1, 0  # 市委书记, 市委常委, 局长, 市政协委员: weights
SEATS = ((STANDING_MEMBER, re.compile(r"常委\s*$")), (MEMBER, re.compile(r"(?:委员|代表)\s*$")))
BETWEEN_OFFICES = re.compile(r"[、,，;；\s兼和]+")

# Whose meeting it is, where no office is named; what a meeting is about is put out of sight first.
SUBJECT = re.compile(
    r"(?:学习|贯彻|传达|宣讲|宣传|落实|迎接|迎|创建|争创|创|申报|收看|收听|参加|出席|推荐|选拔|支援|对接|服务)"
    r"[^,。]{0,36}?(?:精神|检查|督查|督察|验收|考核|评估|复检|复审|巡视|普查|文明城市|卫生城市|示范\S|试点|会议|大会|视频会|代表选举)(?=[^,。]*会)"
)
SCOPES: tuple[tuple[Level, re.Pattern[str]], ...] = (
    (
        Level.COUNTRY,
        re.compile(
            rf"全国人(?:大|民代表大会)|全国政协|政治协商会议全国委员会|国务院|中国共产党(?:第{NUMBER}[次届]|成立|中央)|中共(?:第{NUMBER}[次届]|中央)|"
            rf"^(?:党的)?{NUMBER}届(?:中央|{NUMBER}中)|{NUMBER}届全国|党的{NUMBER}[大届]|中央(?:[一-龥]{{0,8}}工作会议|政治局|全会|军委|纪委)|中央(?=[一-龥]{{2,8}}会)|全国(?!性|各)|全党|全军|"
            r"国家(?:科学技术|科技)奖|联合国|新中国成立|中华人民共和国成立|改革开放\d+周年"
        ),
    ),
    (
        Level.PROVINCE,
        re.compile(
            rf"全省|全自治区|(?<!副)省{COMMITTEE}|省第{NUMBER}[次届]|省(?=[一-龥]{{2,20}}会)|自治区(?!域)|特别行政区|^(?:我省|本省)|直辖市"
        ),
    ),
    (
        Level.PROVINCE,
        re.compile(rf"(?:{_CAPITALS})市?(?:{COMMITTEE}|第?{NUMBER}[次届])"),
    ),
    (
        Level.CITY,
        re.compile(
            rf"全市|全州|全盟|全地区|市{COMMITTEE}|市第{NUMBER}[次届]|州{COMMITTEE}|州第{NUMBER}[次届]|盟{COMMITTEE}|行署|地委|自治州|{HIDDEN}[市州]|^[市州](?![场民区县])(?=[一-龥]{{2,20}}会)|^(?:我市|本市)"
        ),
    ),
    (
        Level.COUNTY,
        re.compile(
            rf"全县|全区|全旗|县{COMMITTEE}|县第{NUMBER}[次届]|(?<!自治)(?<!开发)(?<!高新)区{COMMITTEE}|(?<!自治)区第{NUMBER}[次届]|旗{COMMITTEE}|{HIDDEN}[县区旗]|"
            r"^[县区](?![域块间])(?=[一-龥]{2,20}会)|自治县|^(?:我县|我区|本县|本区)|县乡(?:村|两级|三级)"
        ),
    ),
    (
        Level.TOWNSHIP,
        re.compile(
            rf"全镇|全乡|全街道|(?<!城)(?<!乡)镇(?:党委|人民政府|政府|人大|第{NUMBER}[次届])|(?<!城)(?<!下)乡(?:党委|人民政府|政府|人大|第{NUMBER}[次届])|"
            rf"街道(?:党工委|办事处|办|工委)|{HIDDEN}[镇乡](?!村)"
        ),
    ),
    (
        Level.DEPARTMENT,
        re.compile(
            r"全(?:局|系统|校|院|厅|行|公司|集团|厂|处|站|所|部)(?![面体部])|我(?:局|校|院|厅|行|公司|厂)|集团|公司|分行|支行|(?:中|小|大)学(?!习|生)|学院|学校|"
            r"幼儿园|医院|[省市县区州]?(?:教育|公安|税务|国税|地税|财政|卫生|卫健|民政|司法|人社|住建|文旅|国土|自然资源|应急|市场监管|城管|体育|文化|科技|商务|工信|工商|质监|药监|信访|档案|粮食|交通|水利|农业|林业|审计|统计|环保|气象|供电|电力|烟草|检察|法院)(?:局|院|系统|厅)|"
            r"毕业典礼|开学典礼|散学典礼|入学典礼|家长会|校庆|升旗仪式|国旗下|机关党委"
        ),
    ),
)
NAMED_PLACE = re.compile(
    r"^(?:中共|中国共产党)?(?P<place>[一-龥]{2,12}?(?P<unit>省|自治区|特别行政区|自治州|州|盟|地区|市|县|区|旗|镇|乡))"
    r"(?=第|委|人民|政府|人大|政协|20\d\d)"
)
UNITS = {
    "省": Level.PROVINCE,
    "自治区": Level.PROVINCE,
    "特别行政区": Level.PROVINCE,
    "自治州": Level.CITY,
    "州": Level.CITY,
    "盟": Level.CITY,
    "地区": Level.CITY,
    "市": Level.CITY,
    "县": Level.COUNTY,
    "区": Level.COUNTY,
    "旗": Level.COUNTY,
    "镇": Level.TOWNSHIP,
    "乡": Level.TOWNSHIP,
}
OFFICIAL_SITE = re.compile(r"(?P<unit>省|市|县|区|州|旗|镇|乡)(?:人民政府|政府|政务|党政)")

# How sure each place makes; set by hand, not measured.
BY_OFFICE, BY_TITLE, BY_OCCASION, BY_PLACE, BY_SOURCE = 0.95, 0.9, 0.85, 0.7, 0.5


def read_level(
    office: Field | None, title: Field | None, occasion: Field | None, place: Field | None, source: Field | None
) -> Field | None:
    """The level with the words that tell it; None where nothing does."""
    return next(_levels(office, title, occasion, place, source), None)


def level_of_office(office: str) -> Found | None:
    """The level of somebody who holds these offices, and the words that tell it.

    >>> [level_of_office(office).level.value for office in ("市委常委、县委书记", "县教育局局长", "北京市海淀区区长")]
    ['县', '部门', '县']
    """
    found: list[_Post] = []
    start, folded = 0, fold(office)
    for end in [*(match.start() for match in BETWEEN_OFFICES.finditer(folded)), len(folded)]:
        if post := _post(folded, start, end):
            found.append(post)
        start = end
    best = max(found, key=lambda post: (post.weight, post.start), default=None)
    return Found(best.level, best.start, best.end) if best else None


def level_of_meeting(name: str) -> Found | None:
    """The level of those who hold a meeting of this name; what it is about is not looked at.

    >>> found = level_of_meeting("全县学习贯彻全国两会精神大会")
    >>> found.level, found.start, found.end
    (<Level.COUNTY: '县'>, 0, 2)
    """
    folded = SUBJECT.sub(lambda match: "#" * len(match[0]), fold(name))
    matches = [(match.start(), -match.end(), level) for level, scope in SCOPES if (match := scope.search(folded))]
    if matches:
        start, end, level = min(matches, key=lambda found: found[:2])
        return Found(level, start, -end)
    if match := NAMED_PLACE.match(folded):
        capital = match["place"].removesuffix("市") in CAPITALS
        return Found(Level.PROVINCE if capital else UNITS[match["unit"]], match.start("place"), match.end("place"))
    return None


def _post(folded: str, start: int, end: int) -> _Post | None:
    """One of the offices, at [start, end), that may begin with a mark."""
    for level, pattern in ((Level.COUNTRY, IS_COUNTRY_OFFICE), (Level.TOWNSHIP, IS_TOWNSHIP_OFFICE)):
        if match := pattern.search(folded, start, end):
            return _Post(POST, level, match.start(), match.end())
    if match := IS_DEPARTMENT_OFFICE.search(folded, start, end):
        return _Post(OF_DEPARTMENT, Level.DEPARTMENT, match.start(), match.end())
    matches = [
        (match.end(), match.start(), level)
        for level, pattern in TERRITORIAL_OFFICES
        for match in pattern.finditer(folded, start, end)
    ]
    if not matches:
        return None
    last, first, level = max(matches, key=lambda found: found[0])  # 北京市海淀区区长 is of the district
    weight = next((weight for weight, seat in SEATS if seat.search(folded[start:end])), POST)
    return _Post(weight, level, first, last)


def _levels(
    office: Field | None, title: Field | None, occasion: Field | None, place: Field | None, source: Field | None
) -> Iterator[Field]:
    if office and (found := level_of_office(office.value)):
        yield _within(office, found, BY_OFFICE)
    for field, confidence in ((title, BY_TITLE), (occasion, BY_OCCASION)):
        if field and (found := level_of_meeting(field.value)):
            yield _within(field, found, confidence)
    if place and (unit := place.value[-1:]) in UNITS and place.value.removesuffix("市") not in CAPITALS:
        yield Field(UNITS[unit].value, place.start, place.end, BY_PLACE)
    if source and (match := OFFICIAL_SITE.search(fold(source.value))):
        is_capital = re.match(_CAPITALS, fold(source.value)) is not None and match["unit"] == "市"
        level = Level.PROVINCE if is_capital else UNITS[match["unit"]]
        yield _within(source, Found(level, match.start(), match.end()), BY_SOURCE)


def _within(field: Field, found: Found, confidence: float) -> Field:
    is_exact = field.end - field.start == len(field.value)
    span = (field.start + found.start, field.start + found.end) if is_exact else (field.start, field.end)
    return Field(found.level.value, *span, confidence)
