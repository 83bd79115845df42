"""The lines that end a speech: thanks and wishes, and below them who signed it and when."""

import re

from speeches.text.numbering import mark_of
from speeches.text.script import simplify

MAX_CLOSING = 120  # characters: 最后，祝大会圆满成功！祝各位代表身体健康、工作顺利！谢谢大家！
MAX_SIGNATURE = 30  # characters; the longest name of an office and its date
SENTENCE = re.compile(r"[^。！!？?；;~]+[。！!？?；;~…]*[”』」’)）]*")
ADDRESS = r"(?:(?:最后|最後)[,，]?)?(?:[^,，。！!]{1,12}[,，:：])?(?:最后[,，]?)?"
HEARERS = (
    r"(?:大家|各位|你们|您|诸位|主席|代理主席|议长|同志们|女士|先生|领导|朋友|同事|代表|委员|评委|老师|同学|所有人)"
)
CLOSING = re.compile(
    rf"""
    {ADDRESS}(?:
        (?:我)?(?:再次|再一次|衷心|非常|十分|在此)*(?:谢谢|多谢|感谢)(?:{HEARERS}.{{0,16}})?(?:[,，].{{0,16}})?   # 谢谢大家
      | (?:以上)?(?:这?就?是)?(?:我|本人|今天|我今天|我们)?的?(?:讲话|发言|报告|汇报|致辞|致词|演讲|述职|介绍|交流|陈词)
            (?:就|到|已经)?(?:完了|完毕|结束|结束了|到此结束|到此为止|到这里|到这儿|讲到这里|到此)(?:[,，].{{0,20}})?  # 我的讲话完了
      | (?:今天)?(?:我)?(?:就|先|只)?(?:简单)?(?:讲|说|谈|汇报)(?:到这里|到这儿|这些|这么多|到此)(?:[,，].{{0,20}})?
      | (?:让我们)?(?:衷心|真诚|诚挚|再次|再一次|也|谨|我|在此|借此机会|同时|并)*地?
            (?:祝|预祝|祝愿|祝福|恭祝|敬祝|谨祝|顺祝|遥祝).{{2,70}}                                     # 祝大会圆满成功
      | (?:祝)?(?:大家|各位)?(?:新年|新春|春节|元旦|节日|中秋|国庆|元宵|端午|教师节|圣诞)(?:快乐|愉快|好|吉祥|大吉)
      | (?:我)?谨此(?:陈辞|陈词|致谢|报告)|此致|敬礼|再见|谢谢|完
      | (?:以上|特此|请|如有|不当|不妥).{{0,24}}(?:批评指正|指正|审议|审查|请予审议|报告|汇报)
    )[。！!~…]*[”』」’)）]*
    """,
    re.VERBOSE,
)
DATED = re.compile(
    r"[(（]?\s*(?:\S{1,12}\s+)?(?:[12]\d[\d*×xX]{1,2}\s?[年./-]|[一二][一二三四五六七八九十〇○零OＯ0]{3}年|中华民国.{1,4}年)"
    r"[\s\d一二三四五六七八九十〇元正月日号年./:：*×xX-]{0,20}(?:[上下]午|晚)?\s*[)）]?"
)
OFFICE = re.compile(
    r"[^，,、。！!？?；;]{0,20}(?:委员会|人民政府|政府|办公室|办公厅|委|局|厅|部|院|会|校|公司|书记|[省市县区乡镇部局厅州旗]长|主席|总理|主任|校长|会长|院长"
    r"|处|科|站|所|中心|党组|党委|支部|团委|工会)(?:\s*[一-鿿·×XＸ*○某]{1,4}(?:\s[一-鿿])?)?"
)
PERSON = re.compile(r"[(（]?[一-鿿×XＸ*○某]{1,4}(?:[\s·]{1,3}[一-鿿×XＸ*○]{1,4})?[)）]?")
NOTE = re.compile(  # who wrote down, printed or sent the text
    r"[(（【\[][^()（）【】\[\]]{1,40}[)）】\]]|.{0,8}(?:供稿|编辑|记者|整理|录入|审核|校对|作者|来源|出处|单位|部门|姓名|日期|时间|讲话人|发言人|报告人|地点|签名|联系人|电话)\s?[:：].{0,40}"
    r"|[(（]?完[)）]?|\W+"
)
# What stands in sentences and hardly in names of people and offices.
FUNCTION_WORD = re.compile(
    r"[的了着是在把被让使将也都就还又再这那些我你他她它们要能该必须不没有和与及或而但为从向对给到以于]"
)


def is_signature(line: str) -> bool:
    """Tell whether a line names who signed, printed or dated the text and says nothing else.

    >>> is_signature("2008年3月5日"), is_signature("XX县人民政府"), is_signature("我们要进一步"), is_signature("同志们好！")
    (True, True, False, False)
    """
    plain = simplify(line.strip())
    if DATED.fullmatch(plain) or NOTE.fullmatch(plain):
        return True
    if len(plain) > MAX_SIGNATURE or FUNCTION_WORD.search(plain) or mark_of(plain):
        return False
    return OFFICE.fullmatch(plain) is not None or PERSON.fullmatch(plain) is not None


def is_closing(line: str) -> bool:
    """Tell whether a paragraph only thanks, wishes or says that the speech is over.

    >>> is_closing("我的讲话完了，谢谢大家！"), is_closing("最后，预祝大会圆满成功！"), is_closing("祝福母亲的歌声响起。我们哭了。")
    (True, True, False)
    """
    plain = simplify(line.strip())
    if not plain or len(plain) > MAX_CLOSING:
        return False
    sentences = SENTENCE.findall(plain)
    return bool(sentences) and all(CLOSING.fullmatch(sentence.strip()) for sentence in sentences)
