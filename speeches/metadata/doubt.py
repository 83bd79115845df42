"""Prose that seems to be no speech: a news report, a regulation, a contract, a novel, an error page in sentences.

Such a page is put to the archivist, not refused. Each kind has words of its own that no speaker uses, and must
have several of them; whatever shows that somebody speaks to somebody outweighs them all: a salutation, a title
that ends in 讲话, thanks at the end, 同志们 within, or a text that says 我们 as often as speeches do. A text of no
such kind is put to the archivist too where its title calls it no speech and it speaks to nobody.
"""

import re
from dataclasses import dataclass
from functools import cache

from speeches.metadata.evidence import SHORT_LINE, Field, fold
from speeches.metadata.genre import Genre, genre_in
from speeches.metadata.labels import Meaning
from speeches.metadata.lines import Evidence
from speeches.metadata.refusal import SHORT_PAGE
from speeches.metadata.salutation import Salutation
from speeches.metadata.speaker import names_a_person

SAMPLE = 6_000  # characters; what a page is shows in its beginning
ADDRESSED = re.compile(
    r"我们|咱们?|大家|诸位|各位|同志|你们|您|女士|先生|(?<!小)朋友们|乡亲们|老师们|同学们|代表|委员|主席|议员"
)  # somebody speaks to somebody
LETTER = re.compile(  # is addressed as a speech is, and read by whom it reaches
    r"(?:邀请函|请柬|邀请书|申请书|倡议书|检讨书|保证书|承诺书|责任书|(?:感谢|表扬|慰问|公开|道歉|求职|推荐|介绍|举报)信)"
    r"(?:模板|范文|范本|格式|样本)?$"
)
MIN_UNADDRESSED = 100  # characters; a shorter text may be the beginning of a speech
CLOSING = 120  # characters in which a speaker thanks or wishes
SHOWN = 20  # characters of the words that tell, in the reason
QUOTED = re.compile(r"“[^“”]{0,400}”|「[^「」]{0,400}」|\"[^\"\n]{0,200}\"")
FIRST_PERSON = re.compile(
    r"我(?![国省市县区州镇乡军校院局会方行司党台])|咱们?|大家|诸位|各位(?!数)|同志们|敝人|本人(?!身份)"
)
# Of 4,071 speeches of a council, 15 reports of a government and 20,000 news items, per 1,000 characters outside
# quotation marks: speeches mostly above 3, news items below 1.
MAX_FIRST_PERSON = 1.5

SPOKEN_TO = re.compile(
    r"同志们[,!。:]|(?:谢谢|感谢)(?:大家|各位|主席|代主席|会长|诸位)|大家(?:好|新年好|上午好|下午好)|(?:^|\n)[^。\n]{0,16}主席[,:]|"
    r"(?:全文|摘要|实录|文字)如下|讲话(?:的)?全文|我(?:就|再|想|先|主要|重点|着重|代表)?(?:讲|谈|强调)(?:以下|如下)?[几一二两三四五六七八\d]|"
    r"(?:今天|今日|刚才|现在),?我们(?:在这里|在此)?(?:隆重)?(?:召开|举行|欢聚|相聚)|我代表|各位代表|各位领导|各位来宾|乡亲们|同学们[,!:]|老师们|朋友们[,!:]"
)
THANKS = re.compile(r"谢谢|多谢|讲完了|我的(?:讲话|发言|报告|演讲|汇报)|祝(?:大家|各位|同志们)|本人谨此陈辞|我谨此陈辞")


@dataclass(frozen=True, slots=True)
class Doubt:
    """Why a page seems to be no speech, and the words that say so."""

    field: Field
    reason: str


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of text: how it is called, words that tell it, and how many different ones it takes."""

    name: str
    words: re.Pattern[str]
    at_least: int
    titles: re.Pattern[str] | None = None  # a title of this kind counts as one more
    is_news: bool = False  # read in the text alone: a speech on a news site has 来源 and 责任编辑 above it
    may_say_we: bool = False  # such texts say 我 as often as speeches do
    is_short: bool = False  # of SHORT_PAGE characters at most


NEWS = "新闻报道"
DATELINE = (
    r"(?:^|\n)[^\n。]{0,20}?(?:新华社|中新社|中新网|人民网|新华网|央视网|央广网|光明网|环球网|中国网|本报|本台|中国网络电视台|中央电视台|本刊|[\u4e00-\u9fff]{2,6}(?:网|日报|晚报))"
    r"[^\n。:,]{0,24}?(?:电|讯|消息|报道)(?:\s|[(:,。]|$)"
)
OPENS_WITH_DATELINE = re.compile(DATELINE)
KINDS = (
    Kind(
        "错误提示页",
        re.compile(
            r"(?P<code>(?<!\d)(?:404|403|50[023])(?!\d)|Not Found|Forbidden|Bad Gateway|Internal Server Error)|(?P<visited>[您你](?:所|要|想要?)?(?:访问|查看|浏览|请求|打开)的)|"
            r"(?P<gone>(?:页面?|网址|文章|内容|信息|地址|链接|网站)[^。\n]{0,10}(?:不存在|未找到|没有找到|找不到|无法(?:访问|显示)|已?被?(?:删除|移除|下线|关闭))|找不到[^。\n]{0,10}(?:页面?|文件|网站|内容))|"
            r"(?P<back>返回(?:首页|主页|上一?[页级])|联系(?:网站)?(?:管理员|站长|客服)|秒[钟后]?[^。\n]{0,6}(?:跳转|返回)|稍后再?(?:重?试|访问))"
        ),
        2,
        may_say_we=True,
        is_short=True,
    ),
    Kind(
        "登录页",
        re.compile(r"(?P<user>用户名|[账帐]号|手机号)|(?P<secret>密码|验证码)|(?P<login>登[录陆])|(?P<join>注册)"),
        3,
        may_say_we=True,
        is_short=True,
    ),
    Kind(
        NEWS,
        re.compile(
            rf"(?P<dateline>{DATELINE})|(?P<reporter>\((?:本报|本台|通讯员|记者|见习记者|实习记者)[^()]{{0,20}}\)|记者(?:从|在|了解|获悉|采访|看到|\w{{2,4}}报道))|"
            r"(?P<agency>据(?:了解|悉|介绍|报道|统计部门|新华社|央视)|[^。]{2,12}消息,)|(?P<editors>\((?:视频编辑|责任编辑|责编|编辑|文字编辑|图文|来源|完)[^()]{0,30}\)|(?:责任编辑|视频编辑)\s*:)|"
            r"(?P<said>(?:指出|强调|表示|要求|说|介绍|认为),)|(?P<lately>日前|近日|记者)|(?P<attended>出席(?:会议|活动|仪式|大会|座谈会)?并?(?:讲话|致辞|作)|(?:主持|参加)(?:会议|座谈|调研|活动)|陪同)"
        ),
        3,
        is_news=True,
    ),
    Kind(
        "会议报道或纪要",
        re.compile(
            r"(?P<meeting>会议(?:指出|强调|要求|认为|号召|还))|(?P<decided>会议(?:听取|审议|传达|决定|研究|原则同意|同意|通报|通过))|(?P<visited>(?:到|赴|深入)[^。,]{2,24}(?:调研|检查|走访|慰问|督导|视察|督查))|(?P<beside>陪同(?:调研|检查|参加|视察|走访)?|(?:出席|列席|参加(?:人员)?|缺席|主持人|记录人?):)|(?P<attended>(?:出席|参加|列席)(?:会议|了会议|大会|活动|仪式|座谈会)|出席[^。]{2,30}并(?:讲话|致辞|作)|主持会议|参加调研)|"
            r"(?P<held>\d{1,2}月\d{1,2}日(?:上午|下午|晚)?,[^。]{2,60}(?:召开|举行|主持|调研|检查|会见|走访))|(?P<said>[\u4e00-\u9fff]{1,6}(?:指出|强调|要求|表示),)"
        ),
        3,
        re.compile(
            r"纪要$|(?:会议?|大会|仪式|活动)(?:胜利|圆满|隆重)?(?:召开|举行|闭幕|开幕)$|(?:调研|会见|主持召开|视察|慰问|检查|督导|走访)[^的]{2,30}$"
        ),
        is_news=True,
    ),
    Kind(
        "通知、法规或其他公文",
        re.compile(
            r"(?P<article>(?:^|\n)[^\S\n]*第[一二三四五六七八九十]{1,3}条[\s:])|(?P<chapter>(?:^|\n)[^\S\n]*第[一二三四五六七八九十]{1,3}章\s)|(?P<hereby>特此(?:通知|公告|通告|函告|批复|公示|报告|说明))|"
            r"(?P<issued>现(?:将|予)[^。]{2,60}(?:印发|通知|公布|公告|公示|发布|通报|转发)(?:给你们|如下)?|印发给你们|现就[^。]{2,60}(?:通知|公告|公示)如下)|"
            r"(?P<follow>请(?:认真|遵照|结合实际|各地|各单位)[^。]{0,16}(?:执行|落实)|自(?:发布|公布|印发|\d{4}年[^。]{2,8})(?:之)?日?起(?:施行|执行|实施))|"
            r"(?P<to>(?:^|\n)各[^。\n]{4,60}(?:人民政府|委员会|部门|单位|直属机构|机关|公司|学校)\s*:\n)|(?P<number>[\u4e00-\u9fff]{1,8}[〔\[(【]20\d\d[〕\])】]\s*\d{1,4}号)|"
            r"(?P<authority>本(?:办法|规定|条例|细则|通知|方案|制度)[^。]{0,12}(?:由|自|所称|适用))|(?P<copied>抄送:|印发\s*$|联系人:|附件:)"
        ),
        3,
        re.compile(
            r"(?:通知|公告|通告|办法|条例|规定|细则|方案|规划|批复|公示|决定|意见|纲要|制度|守则|章程|规则|公报|通报|函|令)(?:\(.{1,12}\))?$"
        ),
    ),
    Kind(
        "合同",
        re.compile(
            r"(?P<first>甲\s*方)|(?P<second>乙\s*方)|(?P<breach>违约责任|违约金)|(?P<agree>经(?:甲乙)?双方(?:友好)?协商|双方(?:同意|约定|签字)|签订本(?:合同|协议))|(?P<copies>一式[两二三四]份|签字盖章|签订日期)"
        ),
        3,
        re.compile(r"(?:合同|协议)(?:书)?(?:范本|模板)?$"),
    ),
    Kind(
        "试卷或习题",
        re.compile(
            r"(?P<choice>选择题|填空题|判断题|简答题|问答题|论述题|解答题|阅读理解|材料分析题)|(?P<points>每(?:小)?题\s*\d+\s*分|满分\s*\d+|本题\d+分|共\s*\d+\s*分)|"
            r"(?P<options>A[.、][^\n]{1,60}\s*B[.、])|(?P<answer>参考答案|答案(?:解析)?\s*:|正确的是\s*[(_]|【答案】|【解析】)|(?P<paper>考试时间|准考证号|试卷|试题)"
        ),
        3,
        may_say_we=True,
    ),
    Kind(
        "菜谱",
        re.compile(
            r"(?P<needs>食材|用料|原料|主料|辅料|调料)|(?P<steps>做法|步骤|制作方法)|(?P<amount>\d+\s*(?:克|毫升|勺|汤匙|茶匙)|适量|少许)|(?P<cook>大火|小火|中火|翻炒|焯水|腌制|出锅|装盘|切[丝片块丁段末])|"
            r"(?P<spice>料酒|生抽|老抽|食盐|味精|鸡精|葱花|姜片|蒜末|淀粉)"
        ),
        4,
    ),
    Kind(
        "商品页",
        re.compile(
            r"(?P<cart>加入购物车|立即购买|立即抢购|去结算|加入收藏夹)|(?P<price>[¥￥]\s*\d|促销价|市场价|会员价|优惠券|到手价)|(?P<ship>包邮|发货|快递|运费|顺丰)|"
            r"(?P<sold>月销|累计评价|好评|库存|销量|已售)|(?P<detail>商品详情|产品参数|规格参数|售后(?:保障|服务)|七天无理由|7天无理由|正品保障)"
        ),
        3,
        may_say_we=True,
    ),
    Kind(
        "小说或故事",
        re.compile(
            r"(?P<chapter>(?:^|\n)[^\S\n]*第[一二三四五六七八九十百\d]{1,5}[章回节](?:\s|$|\n))|(?P<speak>(?:说|问|道|喊|叫|答|笑|骂)(?:道|着说|了一声|了一句)?[:,]\s*“)|(?P<spoken>[”」](?:他|她|[\u4e00-\u9fff]{2,3})(?:冷冷|轻轻|微微|低声|大声|笑着)?(?:地)?(?:说|问|道|喊|叫|答|笑道|说道|问道))|"
            r"(?P<she>(?:她|他)(?:转过身|抬起头|低下头|点了点头|摇了摇头|叹了口气|皱起眉|笑了笑|站起身|的眼睛|的脸|看着|望着|心里|的手))"
        ),
        3,
        may_say_we=True,
    ),
    Kind(
        "论文",
        re.compile(
            r"(?P<abstract>(?:^|\n)[^\S\n]*[【\[]?(?:摘\s*要|内容提要)[】\]]?\s*[:\s])|(?P<keywords>(?:^|\n)[^\S\n]*[【\[]?关键词[】\]]?\s*[:\s])|(?P<cited>(?:^|\n)[^\S\n]*[【\[]?(?:参考文献|注释)[】\]]?\s*:?)|"
            r"(?P<numbers>\[\d{1,2}\])|(?P<paper>本文(?:从|以|认为|通过|旨在|研究|分析|探讨|首先)|中图分类号|文献标识码|作者简介|DOI)"
        ),
        3,
        may_say_we=True,
    ),
    Kind(
        "招聘启事",
        re.compile(
            r"(?P<duty>岗位职责|工作职责|职位描述)|(?P<needs>任职要求|任职资格|岗位要求|学历要求|报名条件|应聘条件)|(?P<pay>薪资|薪酬|五险一金|待遇|月薪)|(?P<apply>投递简历|发送简历|报名(?:时间|方式|地点)|面试|笔试|简历(?:发|投))|(?P<hire>招聘(?:启事|公告|岗位|人数|条件))"
        ),
        3,
    ),
    Kind(
        "人物简历",
        re.compile(
            r"(?P<who>,(?:男|女),(?:[\u4e00-\u9fff]{1,4}族,|\d{4}年))|(?P<born>\d{4}年\d{1,2}月(?:出?生|参加工作|加入中国共产党|入党))|(?P<learned>(?:大学|研究生|本科|大专|中专)学历|(?:学士|硕士|博士)学位|毕业于)|(?P<career>\d{4}[.年]\d{0,2}月?\s*[-—–~至]+\s*(?:\d{4}|今)|历任|现任)"
        ),
        3,
    ),
)
"""Order matters where a page fits two: the first names it."""

MIN_TITLE_KIND = 2  # words of a kind when its title says so too
# How sure a doubt is, set by hand; each word more adds a little.
UNADDRESSED, BARELY_SURE, PER_WORD, SURE = 0.6, 0.8, 0.05, 0.95


def read_doubt(evidence: Evidence, title: Field | None, salutation: Salutation | None) -> Doubt | None:
    """Why the page seems to be no speech, or None; in doubt about the doubt, None."""
    return _of_letter(title) or (None if salutation else _of_prose(evidence, title))


def _of_letter(title: Field | None) -> Doubt | None:
    if title is None or not LETTER.search(fold(title.value)):
        return None
    reason = f"标题“{title.value[:SHOWN]}”说明这是书信或文书，不像讲话，请核对后再发布。"
    return Doubt(Field(Genre.NO_SPEECH.value, title.start, title.end, SURE), reason)


def _of_prose(evidence: Evidence, title: Field | None) -> Doubt | None:
    body = fold(evidence.body[:SAMPLE])
    if _is_spoken(evidence, body):
        return None
    says_we = _first_person(body) > MAX_FIRST_PERSON
    if (dateline := OPENS_WITH_DATELINE.match(body)) and not says_we:
        return _doubt(evidence, NEWS, evidence.body[dateline.start() : dateline.end()], SURE)
    if _is_named_speech(evidence, title):
        return None
    whole = "\n".join((*(line.text for line in evidence.head), evidence.body[:SAMPLE]))
    whole_folded = fold(whole)
    for kind in KINDS:
        if (says_we and not kind.may_say_we) or (kind.is_short and len(whole) > SHORT_PAGE):
            continue
        text, folded = (evidence.body[:SAMPLE], body) if kind.is_news else (whole, whole_folded)
        if doubt := _of_kind(evidence, kind, text, folded, title):
            return doubt
    return _to_nobody(evidence, title, body)


def _to_nobody(evidence: Evidence, title: Field | None, body: str) -> Doubt | None:
    """A text whose title calls it no speech, and in which nobody is addressed and nobody says 我们."""
    if title is None or len(body) < MIN_UNADDRESSED or ADDRESSED.search(QUOTED.sub("", body)):
        return None
    if any(names_a_person(line) for line in evidence.before):
        return None
    reason = f"标题“{title.value[:SHOWN]}”不像讲话的标题，正文也没有称呼听众，请核对后再发布。"
    return Doubt(Field(Genre.NO_SPEECH.value, title.start, title.end, UNADDRESSED), reason)


def _is_named_speech(evidence: Evidence, title: Field | None) -> bool:
    """Whether title or subtitle calls it a speech, or a line says who spoke."""
    names = [line.text for line in evidence.before if len(line.text) <= SHORT_LINE]
    if title:
        names.append(title.value)
    return any(genre_in(name) for name in names) or any(
        labelled.meaning is Meaning.SPEAKER for labelled in evidence.labels
    )


def _is_spoken(evidence: Evidence, body: str) -> bool:
    outside = QUOTED.sub("", body)
    return SPOKEN_TO.search(outside) is not None or THANKS.search(fold(evidence.body[-CLOSING:])) is not None


def _first_person(body: str) -> float:
    """How often the text says 我们 and the like, per 1,000 characters outside quotation marks."""
    outside = QUOTED.sub("", body)
    return 1000 * len(FIRST_PERSON.findall(outside)) / max(len(outside), 1)


def _of_kind(evidence: Evidence, kind: Kind, text: str, folded: str, title: Field | None) -> Doubt | None:
    needed = kind.at_least
    if kind.titles and title and kind.titles.search(fold(title.value)):
        needed = MIN_TITLE_KIND
    if not _has(kind, needed, folded):
        return None
    first: dict[str, re.Match[str]] = {}
    for match in kind.words.finditer(folded):
        first.setdefault(match.lastgroup or "", match)
    if len(first) < needed:
        return None
    told = min(first.values(), key=lambda match: match.start())
    words = text[told.start() : told.end()]
    return _doubt(evidence, kind.name, words, min(BARELY_SURE + PER_WORD * (len(first) - needed), SURE))


def _has(kind: Kind, needed: int, folded: str) -> bool:
    """Whether so many of a kind's groups of words are in a text; one by one they are found far quicker than all at once."""
    groups = _groups(kind.words.pattern)
    missing = len(groups) - needed + 1  # so many that are not there decide it
    for group in groups:
        if not group.search(folded):
            missing -= 1
            if not missing:
                return False
    return True


@cache
def _groups(pattern: str) -> tuple[re.Pattern[str], ...]:
    """The named groups of a pattern, each by itself; its alternatives are such groups and nothing else."""
    return tuple(re.compile(f"(?P<{group}") for group in re.split(r"\|?\(\?P<", pattern)[1:])


def _doubt(evidence: Evidence, kind: str, words: str, confidence: float) -> Doubt:
    """不是讲话, with the place in the page text of the first words that say so."""
    words = words.strip()
    found = evidence.page.text.find(words)
    span = (found, found + len(words)) if found >= 0 else (0, 0)
    reason = f"正文像是{kind}（“{words[:SHOWN]}”等），不像讲话，请核对后再发布。"
    return Doubt(Field(Genre.NO_SPEECH.value, *span, confidence), reason)
