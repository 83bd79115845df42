"""Whether a speech is all there."""

import pytest

from speeches.structure import completeness, paragraphs

LONG = "要把提高执行力作为建设人民满意政府的关键来抓，进一步转变作风、强化执行，把各项工作落到实处。"
WHOLE = {
    "three points promised and held": "今天我讲三点意见。\n一、提高认识\n要学习。\n二、加强领导\n要负责。\n三、狠抓落实\n要见效。",
    "points run into the text": "我强调三点要求：一是抓学习。二是抓落实。三是抓督查。",
    "ordinals": "下面我谈两点看法。第一，要学习。第二，要落实。",
    "first, then, last": "我谈三点体会：首先，要学习。其次，要落实。最后，要督查。",
    "points of the second level": f"我就做好今年的工作讲3点意见：\n（一）抓学习\n{LONG}\n（二）抓落实\n{LONG}\n（三）抓督查\n{LONG}",
    "points that bear no number": f"下面，我讲三点意见。\n{LONG}\n{LONG}\n{LONG}",
    "others promised": "省委提出了五点要求，书记讲了三点意见，我都同意。请抓好落实。",
    "a promise inside a section": f"一、形势\n{LONG}\n二、任务\n这里要突出抓好三个重点：一是学习，二是落实，三是督查。\n三、领导\n{LONG}",
    "a way of speaking": "今天我来说两句。请大家抓好落实。",
    "no promise": "同志们：\n今天开会，请大家抓好落实。",
    "signed and dated": "请大家抓好落实。\n2008年3月5日",
    "signed by an office": "请大家抓好落实。\nXX县人民政府\n二〇〇八年三月五日",
    "a note on its source": "请大家抓好落实。\n（来源：县政府网）",
    "a wish": "请大家抓好落实。\n最后，祝大家身体健康",
    "a quotation at the end": "让我们牢记：“空谈误国，实干兴邦。”",
    "trailing off": "前路漫漫……",
    "a table": "请看下表。\n2010 3 405 12.5%\n2011 3 522 13.1%",
    "names": "下列同志受到表彰。\n李××　　王××　　张××　　赵××",
    "a list at the end": f"{LONG}\n要抓好以下工作：\n1.学习\n2.落实\n3.督查",
    "numbers told in one line": "（一）及（三）\n有关。\n（二）\n无关。\n（四）\n有关。",
    "a second list": f"一、形势\n（一）机遇\n{LONG}\n（二）挑战\n{LONG}\n二、任务\n（一）学习\n{LONG}",
    "time was up": f"{LONG}我希望財金官員能開放思考，改變(計時器響起)......",
}
CUT = {
    "three points promised, one held": ("下面，我讲三个方面的意见：\n一、提高认识\n要学习。", "三个方面的意见"),
    "two run into the text": ("围绕三个方面，我谈几点意见：第一，要学习。第二，要落实。", "三个方面"),
    "several points, one held": ("我谈几点看法。\n第一，要学习。", "几点看法"),
    "five promised": ("必须着重把握好五个方面：一是学习。二是落实。", "五个方面"),
    "sentences promised": ("今天我就讲三句话。第一句话，要学习。", "三句话"),
    "nothing behind the promise": ("同志们：\n下面，我讲两点意见：", "两点意见"),
    "a heading without text": (f"一、提高认识\n{LONG}\n二、狠抓落实", "标题下没有正文"),
    "a heading without text above the thanks": (f"一、提高认识\n{LONG}\n二、狠抓落实\n谢谢大家！", "标题下没有正文"),
    "a number that is missing": ("一、提高认识\n要学习。\n三、狠抓落实\n要见效。", "从 1 跳到 3"),
    "a number missing further down": (
        f"一、任务\n（一）学习\n{LONG}\n（四）督查\n{LONG}\n二、领导\n{LONG}",
        "从 1 跳到 4",
    ),
    "breaks off in mid sentence": (
        "同志们：\n要把提高执行力作为建设人民满意政府的关键来抓，进一步转变作风、强化执行，专业小组由办公室牵头，主管局委的",
        "末句没有结束",
    ),
    "breaks off after a few words": (f"{LONG}\n今年以来，全市", "末句没有结束"),
    "breaks off inside a word": (f"{LONG}中央全面深化改革。\n中央全面深", "末句没有结束"),
    "ends in a comma": (f"{LONG}\n各级各部门，", "末句没有结束"),
    "ends in dots": ("同志们：\n要把提高执行力作为关键来抓...", "末句没有结束"),
    "ends in a long dash of dots": (f"{LONG}进一步转变作风，强化执行，提高……", "末句没有结束"),
}
NOTICES = [
    "(18页珍藏版)",
    "试读结束",
    "剩余 68% 内容，购买后可阅读",
    "本文共4500字，您已试读800字",
    "您还没有阅读权限，请购买",
    "您所在的用户组无权阅读余下部分",
    "到这儿已超出免费预览范围，如果喜欢就下载吧！",
    "此部分内容需要 5 金币才能阅读",
    "仅显示前800字，完整版请下载",
    "全文3000余字，VIP会员可读",
    "继续浏览需要登录",
    "......（中间部分略）",
    "剩余12页未读",
    "还剩3页未读，继续阅读",
    "当前第1页共18页",
    "阅读全文请登录",
    "全文共1971字,当前显示613字",
    "全文仅限VIP用户阅读，当前已显示30%",
    "……(省略826字…)……",
    "查看完整版",
    "*此处内容需付费",
    "下载后可见全文",
    "登录后查看全文",
    "此处内容已隐藏，注册会员后可查看",
    "剩余内容需登录后付费阅读，全文共1889字",
    "该内容需要开通VIP会员后查看全文",
    "*** 以下内容为会员专享，请登录后继续阅读 ***",
    "试读已结束，购买后可阅读全文　￥5.00",
    "本文共3000字，您只能浏览前半部分，请升级会员查看全部内容",
    "阅读全文需支付10积分，立即购买",
    "阅读已结束，下载文档到电脑",
    "点击展开剩余60%",
]
NO_NOTICES = [
    "第1页共2页 第2页共2页",
    "上一篇：在大会上的讲话",
    "还有50%的群众没有脱贫",
    "阅读次数：12",
    "下载次数 3",
    "免费阅读",
    "点击展开全文",
    "展开阅读全文 ∨",
    "政府会尽快展开余下的研究工作。",
    "【开通会员，去除广告，享受极速阅读】",
]


@pytest.mark.parametrize("text", WHOLE.values(), ids=WHOLE)
def test_whole(text: str) -> None:
    found = completeness(paragraphs(text))
    assert (found.truncated, found.warnings) == (False, ())


@pytest.mark.parametrize(("text", "reason"), CUT.values(), ids=CUT)
def test_cut_off_and_why(text: str, reason: str) -> None:
    found = completeness(paragraphs(text))
    assert found.truncated
    assert reason in found.warnings[0]


def test_the_page_says_that_it_holds_a_part() -> None:
    found = completeness(paragraphs("同志们：\n今天开会。"), "讲话.docx(18页珍藏版)")
    assert found.truncated
    assert "18页珍藏版" in found.warnings[0]


@pytest.mark.parametrize("notice", NOTICES)
def test_what_the_page_keeps_back(notice: str) -> None:
    found = completeness(paragraphs("同志们：\n今天开会。"), f"同志们：\n今天开会。\n{notice}")
    assert found.truncated
    assert found.warnings[0].startswith("网页只提供部分内容")


@pytest.mark.parametrize("notice", NO_NOTICES)
def test_what_a_page_says_of_whole_texts(notice: str) -> None:
    assert completeness(paragraphs("同志们：\n今天开会。"), f"同志们：\n今天开会。\n{notice}").warnings == ()


@pytest.mark.parametrize("notice", ["限制150内", "第1页共9页", "(18页珍藏版)", "点击查看全文", "点击展开剩余60%"])
def test_what_a_shop_prints_says_nothing_where_the_speaker_took_his_leave(notice: str) -> None:
    text = "同志们：\n今天开会。\n谢谢大家！"
    assert completeness(paragraphs(text), f"{text}\n{notice}").warnings == ()


def test_what_a_page_leaves_behind_the_thanks_does_not_break_off() -> None:
    text = f"{LONG}\n谢谢大家！\n你可能还喜欢\n建议使用IE8.0以上浏览器浏览本站"
    assert completeness(paragraphs(text)).warnings == ()


def test_points_glued_on_one_line() -> None:
    text = f"今天我讲三个问题。一、加强领导（一）着力抓好。{LONG}二、突出重点。{LONG}三、狠抓落实。{LONG}谢谢！"
    assert completeness(paragraphs(text)).warnings == ()


def test_nothing_is_not_cut_off() -> None:
    assert completeness(paragraphs("")).truncated is False
