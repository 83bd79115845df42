"""The line that addresses the audience: 同志们： 各位代表： 尊敬的各位来宾、女士们、先生们："""

import re
from functools import lru_cache

from speeches.text.script import simplify

MAX_SALUTATION = 60  # characters; long lists of guests are not counted as text before they pass this
MAX_UNMARKED = 24  # characters, for a line that ends without a mark; not measured
ADDRESSEES = (
    "同志们?|代表们?|委员们?|领导|来宾|嘉宾|女士们?|先生们?|朋友们?|主席|主任|会长|书记|部长|省长|市长|县长|区长|校长"
    "|同事们?|老师们?|同学们?|乡亲们|战友们|工友们|孩子们|企业家们?|专家们?|院士们?|记者们?|同仁们?|同胞们?|伙伴们?|姐妹们|青年们"
)
GUESTS = (  # whoever else is addressed with 尊敬的, 各位 or 全体 before him, but may label a line when alone
    rf"{ADDRESSEES}|议员|评委|股东|家长|学者|网友|市民|居民|村民|人民|群众|党员|干部|职工|员工|教职员工|校友|学员|医生|护士|民警|干警|官兵"
    "|指战员|运动员|裁判员|教练员|家属|老人|长辈|前辈|客人|队员|选民|将士|军人|青年|师生|常委|政委|司令员?|组长|镇长|乡长|局长|处长|院长"
    "|厅长|行长|董事长|总经理|理事长?|秘书长|大使|总统|总理|首相|阁下|殿下|陛下|法官|检察官|媒体|各界人士|父老乡亲|小姐"
)
SALUTATION = re.compile(
    rf"""
    (?:
        (?:(?:尊敬|敬爱|亲爱)的|各位|主席|全[国省市区县校]|全体)? .{{0,50}}?   # several may be named, parted by 、 or ，
        (?:{ADDRESSEES})
      | (?:(?:尊敬|敬爱|亲爱)的|各位|全体|广大) .{{0,50}}? (?:{GUESTS})们?
    )
    [:：!！,，]
    """,
    re.VERBOSE,
)
UNMARKED = re.compile(  # 书记、各位同仁: nothing but people, and at least one of them addressed as such
    rf"(?=.*(?:各位|们|尊敬的))(?:(?:尊敬的|敬爱的|亲爱的|各位)?[一-鿿×XＸ*]{{0,4}}?(?:{ADDRESSEES})(?:[、，, ]|$)){{1,6}}"
)
ENGLISH = re.compile(
    r"(?:(?:Ladies|Gentlemen|Dear|Distinguished|Honou?rable|Your Excellenc|Mr\.|Mrs\.|Madam)[A-Za-z .,，、\u4e00-\u9fff]{0,58})[:：!！,，]"
)
ONE_OF_THEM = r"(?:(?:尊敬|敬爱|亲爱)的)?(?:各位|诸位)?[^\W\d_要把做抓就都应须能可以在对从关于如是有将请被的]{1,8}?"
WHOEVER = re.compile(  # 各位乡亲： 各位战友，各位首长： 爷爷奶奶们：, whoever they are; a site addresses its 用户
    rf"(?!.*(?:用户|会员|读者|访客|游客|网友|顾客))(?:(?:{ONE_OF_THEM}[、,，和])*(?:(?:尊敬|敬爱|亲爱)的)?(?:各位|诸位){ONE_OF_THEM}(?:[、,，和]{ONE_OF_THEM})*"
    r"|(?:亲爱的)?(?![我你他她它咱人])[一-鿿]{1,8}们|在座的(?:各位|诸位|朋友))[:：]"
)
GREETING = re.compile(  # 各位家长，晚上好： 大家好！
    r"[,，、 ]{0,2}(?P<whom>大家|诸位|各位|你们|您)?(?:(?:早上|上午|中午|下午|晚上|新年|新春|春节|节日|过年|早|晚)?好"
    r"|[早午晚]安|(?:新年|新春|春节|节日|中秋)(?:快乐|愉快))\ ?[:：!！,，。]?$"
)
ENDS = tuple(":：!！,，")
PROSE = re.compile("[。;；?？]|^(?:我|在此|向|对|感谢|希望|让|请|祝|要)|[,，](?:我|向|对|感谢|希望|让|请|祝)")


def is_salutation(line: str) -> bool:
    """Tell whether a line does nothing but address the audience.

    >>> is_salutation("尊敬的各位領導、同志們："), is_salutation("各位代表，"), is_salutation("同志们，时代呼唤担当！")
    (True, True, False)
    """
    line = line.strip()
    if not 1 < len(line) <= MAX_SALUTATION:
        return False
    return _addresses(line)


@lru_cache(maxsize=4096)  # short lines, each asked about by several steps and in each round
def _addresses(line: str) -> bool:
    is_marked = line.endswith((*ENDS, "好。"))
    if not is_marked and len(line) > MAX_UNMARKED:
        return False
    plain = simplify(line)
    if PROSE.search(plain.rstrip("。")):
        return False
    if greeting := GREETING.search(plain):
        return _greets(plain[: greeting.start()], greeting["whom"] or "")
    if not is_marked:
        return UNMARKED.fullmatch(plain) is not None
    return _names_people(plain) or ENGLISH.fullmatch(line) is not None


def _greets(people: str, whom: str) -> bool:
    if not people:
        return whom in ("大家", "诸位", "各位")
    return not re.search("[:：]", people) and _names_people(f"{people}：")


def _names_people(plain: str) -> bool:
    return SALUTATION.fullmatch(plain) is not None or WHOEVER.fullmatch(plain) is not None


def without_greeting(line: str) -> str:
    """A salutation without the greeting behind the names.

    >>> without_greeting("各位家长，晚上好："), without_greeting("同志们："), without_greeting("大家好！")
    ('各位家长', '同志们：', '大家')
    """
    greeting = GREETING.search(simplify(line))
    if greeting is None:
        return line
    return line[: greeting.start()] or greeting["whom"] or line
