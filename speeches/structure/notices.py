"""What a page says of the part of the text that it keeps back: previews, pay walls, pages that follow."""

import re
from collections.abc import Iterator

NOTICES = re.compile(
    r"""
    未完[,，].{0,20}全文共|未完待续|[(（]未完[)）]
    |全文共?约?\s?\d+\s?字[,，。;； ]{0,2}(?:当前|已|仅|目前)(?:显示|阅读|展示|试读)\s?\d+
    |(?:剩余|还剩|还有|余下|剩下)\s?(?:约)?\s?[\d,.]+\s?(?:[页字]|个字|[%％](?:未读|内容|未阅读|需))|剩余.{0,8}未读|还剩.{0,8}(?:未读|可读)
    |(?:全文|正文|全部内容)(?:仅限|只限|仅供|仅对|限)\s?(?:VIP|vip|付费|会员|注册|登录).{0,8}(?:阅读|查看|可见)|当前已?显示\s?\d+\s?[%％]
    |省略\s?(?:约)?\s?\d+\s?字|此处(?:省略|隐藏)|(?:内容|全文|正文|部分)(?:已)?(?:隐藏|被隐藏|加密)
    |(?:试读|预览|试看)(?:已经?)?(?:结束|到此|完毕|部分)|(?:仅|只)(?:供|支持|能|可|展示|显示)?(?:试读|预览)前?|免费(?:试读|预览)(?:已|到此|结束)
    |(?:正式|付费|高级|尊贵|VIP|vip){0,3}会员可?(?:完整|继续)?(?:阅读|查看|可见)|开通(?:会员|VIP)(?!.{0,8}广告).{0,10}(?:阅读|查看|全文)
    |(?<!链接[:：])(?<!地址[:：])(?<!附件[:：])(?<!下载[:：])(?:付费|购买|登录|登陆|注册|下载|关注|回复|充值|支付|扫码|解锁|验证)(?:后|即|即可|才能|方可|之后|后即可|后方可|后才能|可){1,3}(?:完整|继续)?(?:可见|(?:阅读|查看|浏览|显示|获取|看到)(?:全文|全部|完整|剩余|其余|更多|后续|以下|下文|余下))
    |(?:支付|充值|付费|打赏)\s?[¥￥]?\s?\d+(?:\.\d+)?\s?(?:元|积分|金币)?.{0,4}(?:可见|查看|阅读|浏览)
    |(?:阅读|查看|浏览|获取|显示)(?:全文|完整(?:版|内容|原文|文档)?|剩余(?:内容|部分|全文)?|全部内容)[,，]?\s?(?:请|需|须|前往|登录|登陆|付费|下载|购买|开通|点击|打开)
    |(?:点击|请|需)(?:此处|这里|按钮)?(?:阅读|查看|浏览)(?:全文|完整版?|剩余|余下|全部内容)(?!请)|点击展开(?:剩余|余下)|展开(?:剩余|余下)\s?\d+\s?[%％]|查看完整版|阅读完整版|查看全文请
    |(?:此处?|本文|以下|剩余|隐藏|后续|该|本)(?:部分)?(?:的)?内容(?:需要?|须|为|仅限?|只对).{0,8}(?:付费|登录|登陆|购买|会员|VIP|注册|回复|密码|订阅|支付|金币|积分|权限|扫码|解锁)
    |(?:开通|升级|注册|购买|加入|支付|充值).{0,12}(?:后|即可|可|再)?.{0,4}(?:查看|阅读|浏览)(?:全文|全部|完整|剩余)|只能浏览前|(?:浏览|阅读|查看)前半部分
    |阅读(?:已经?)?结束[,，]?(?:下载|购买|登录|开通)|内容已隐藏
    |(?:继续阅读|阅读更多)[,，]?(?:请|需)|下载(?:后|完整版|文档)(?:可见|可查看|可阅读|阅读|查看)(?:全文|完整|全部|剩余)?
    |(?:亲|对不起|抱歉)?[,，]?(?:该|本|此)?(?:文档|文章|内容)?(?:只能|仅能|最多)(?:免费)?(?:预览|试读|阅读)
    |(?:剩余|余下|其余|后续|隐藏)\s?(?:约?\d+\s?[%％字])?\s?的?(?:内容|部分|全文|正文|章节)[,，]?\s?(?:请|需|须|仅限)?(?:购买|付费|开通|订阅|扫码|登录)
    |已经?试读\s?\d|试读(?:前)?\s?\d+\s?[%％字页]|超出.{0,4}(?:预览|试读|试看)范围|以下[为是](?:付费|会员|隐藏|加密)内容
    |(?:没有|暂无|尚无|无权|无)(?:权限)?(?:继续)?(?:阅读|查看|浏览)(?:权限|剩余|余下|全文|以下|此部分|该部分)
    |[仅只](?:展示|显示)(?:了)?(?:前\s?\d+|(?:文档的?)?部分(?:内容|文档|章节|文字|页面))|未显示全部(?:内容|页|$)
    |全文.{0,4}\d+余?字[,，].{0,6}(?:会员|VIP|订阅|购买|付费)|继续(?:浏览|阅读)[,，]?(?:需要?|请先?|须)(?:登录|付费|购买|开通|扫码)
    |(?:阅读|查看)剩余的?\s?\d|最多可?(?:免费)?(?:预览|试读)\s?\d|[(（]中间(?:部分)?(?:省?略)[)）]
    |(?:以上|上述|本文|当前|此处)(?:内容|文字|展示|显示|提供)?(?:的?内容)?(?:仅|只)?[为是]?(?:本文|全文|文章|文档|原文)?的?(?:部分(?:内容|节选|预览|章节|文字)|节选)
    |[(（](?:后略|下略|以下略|以下从略|余略|后面省略)[)）]
    """,
    re.VERBOSE,
)
WORDS = re.compile(  # no notice is without one of these, few speeches have any, and they are found far quicker
    "未完|全文|剩余|还剩|还有(?=[\\s约\\d,.])|余下|剩下|省略|略[)）]|节选|部分(?=[内节预章文])|隐藏|加密|试读|预览|试看|可见|阅读|查看|浏览|未显示|仅显示|只显示|仅展示|只展示"
    "|当前已?显示|显示(?=[全完剩其更后以下余])|获取(?=[全完剩其更后以下余])|看到(?=[全完剩其更后以下余])|内容(?=[需须为仅只])|其余(?=[\\s约\\d的内部全正章])|后续(?=[\\s约\\d的内部全正章])"
    "|以下[为是](?=付费|会员)"
)
LEADS_ON = re.compile(  # also a button that unfolds what the page holds already, as 展开全文 does always
    r"(?:点击|请)(?:此处|这里|按钮)?(?:阅读|查看|浏览)(?:全文|完整版?|剩余|余下|全部内容)|(?:点击)?展开(?:剩余|余下).*"
)
OF_A_SHOP = re.compile(
    r"[(（]\d+页珍藏版[)）]|限制\d+内"
)  # beside whole texts too: only where the speaker took no leave
PAGE_OF = re.compile(
    r"(?P<current>当前)?第\s?(?P<page>\d{1,3})\s?页[\s,，/]*[(（]?(?:共|总共|总计)\s?(?P<total>\d{1,3})\s?页"
)
SHOWN_OF = re.compile(
    r"(?:共|全文|文档共)\s?(?P<total>\d{1,4})\s?页[,，\s]*(?:当前|可|仅|免费|试读|预览|已).{0,6}?(?P<page>\d{1,3})\s?页"
)
MIN_PAGE = 200  # characters of a printed page at the least; a text too short for its pages is not all of them


def notice(page_text: str, characters: int, *, is_closed: bool) -> str:
    """Give what the page says of text that it keeps back, "" if nothing; the page text in simplified script.

    `characters` is the length of the speech: 第1页共3页 alone says nothing where it has room for three.
    `is_closed` says that the speaker took his leave, which 当前第1页共18页 outweighs and 点击查看全文 does not.

    >>> notice("当前第1页共18页", 600, is_closed=False), notice("第1页共2页 第2页共2页", 600, is_closed=False)
    ('当前第1页共18页', '')
    """
    for told in _found(page_text):
        if not (is_closed and LEADS_ON.fullmatch(told[0])):
            return told[0]
    if not is_closed and (found := OF_A_SHOP.search(page_text)):
        return found[0]
    counters = list(PAGE_OF.finditer(page_text)) or list(SHOWN_OF.finditer(page_text))
    if is_closed:
        counters = [counter for counter in counters if counter.groupdict().get("current")]
    if not counters:
        return ""
    seen = max(counters, key=lambda counter: int(counter["page"]))
    page, total = int(seen["page"]), int(seen["total"])
    return seen[0] if page < total and characters < total * MIN_PAGE else ""


def _found(page_text: str) -> Iterator[re.Match[str]]:
    """What the notices' pattern finds: it is tried only on lines with one of their words and those beside them."""
    tried = 0
    for word in WORDS.finditer(page_text):
        if word.start() >= tried:
            line = page_text.rfind("\n", 0, word.start())
            tried = _line_end(page_text, word.end())
            begin = page_text.rfind("\n", 0, max(line, 0)) + 1
            yield from NOTICES.finditer(page_text, begin, _line_end(page_text, tried + 1))


def _line_end(text: str, position: int) -> int:
    end = text.find("\n", position)
    return end if end >= 0 else len(text)
