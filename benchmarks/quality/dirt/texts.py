"""Sound speeches to put dirt on: paragraphs of work reports, with sentences among them that only look like dirt."""

import gzip
import json
import random
import re
from collections.abc import Iterator
from pathlib import Path

from speeches.text.numbering import mark_of

MIN_PARAGRAPH = 120  # characters; the reports stand one sentence a line
MAX_HEADING = 40
PARAGRAPHS = 14  # of a speech
LOOK_ALIKES = (  # must come out as they are, whatever dirt the page has
    "要用好“学习强国”APP(app)等平台，建好银行(bank)网点，扩大服务的覆盖面。",
    "请大家对照清单第3页、第5页列出的问题，逐项销号，不留尾巴。",
    "有的同志问：这样做行不行？我看行！关键是大家愿不愿意干？",
    "主要做到三条：1、思想到位；2、措施到位；3、督查到位。",
    "要依法整治网络广告和虚假宣传，查处侵权行为，保护著作权，请各部门登录门户网站公开结果。",
    "下一页我们将翻开新的篇章，相关文章已经印发，会后请认真阅读。",
    "全年生产总值增长3.5%，城乡收入比为2.6:1，投资1,200亿元，完成计划的102.5%。",
    "会议印发了《关于进一步加强安全生产工作的通知》（以下简称《通知》）和附件1、附件2。",
    "第一篇文章讲的是初心，第二篇文章讲的是使命，两篇文章都要好好学。",
    "各地要关注微信公众号、客户端等新媒体，下载使用便民应用，不断改进服务。",
    "XX县在201*年率先试点，×书记多次到**乡调研，这个经验值得总结。",
    "同志们，艰难困苦，玉汝于成——这句话，今天读来尤其亲切……",
)
EASILY_LOST = re.compile("(?<=。)[“《\u4e00-\u9fff][^。“”]{15,80}。")  # a sentence behind another
LOST_LEADS = (0xA1, 0xBF)  # of the GBK bytes a sentence begins with: before them 。 can lose its first byte
EXTRA = 12  # such sentences in a speech, of which there would be one or two
SALUTATIONS = ("同志们：", "各位代表：", "各位领导，同志们：", "尊敬的各位来宾，女士们、先生们：")
CLOSINGS = ("谢谢大家！", "让我们携起手来，为实现全年目标而努力奋斗！", "我就讲这些，谢谢！")


def speeches(corpora: Path, rng: random.Random) -> Iterator[str]:
    """Speeches without end, one paragraph a line: a salutation, a stretch of a report, a closing."""
    reports = [list(_paragraphs(text)) for text in _reports(corpora)]
    easily_lost = _easily_lost(reports)
    while True:
        report = rng.choice(reports)
        start = rng.randrange(len(report) - PARAGRAPHS)
        chosen = report[start : start + PARAGRAPHS]
        for sentence in rng.sample(LOOK_ALIKES, 4) + rng.sample(easily_lost, EXTRA):
            at = rng.choice([n for n, text in enumerate(chosen) if len(text) > MAX_HEADING])
            chosen[at] += sentence
        yield "\n".join([rng.choice(SALUTATIONS), *chosen, rng.choice(CLOSINGS)])


def _easily_lost(reports: list[list[str]]) -> list[str]:
    sentences = {m[0] for report in reports for text in report for m in EASILY_LOST.finditer(text)}
    return sorted(s for s in sentences if s[0].encode("gb18030")[0] in LOST_LEADS)


def _reports(corpora: Path) -> list[str]:
    with gzip.open(corpora / "work_reports.jsonl.gz", "rt", encoding="utf-8") as lines:
        return [json.loads(line)["text"] for line in lines]


def _paragraphs(text: str) -> Iterator[str]:
    """Join the sentences of a report to paragraphs; a heading stands alone."""
    gathered = ""
    for line in text.split("\n"):
        if mark_of(line) and len(line) <= MAX_HEADING and not line.endswith("。"):
            if gathered.endswith("。"):
                yield gathered
            yield line
            gathered = ""
        elif len(line) > MAX_HEADING or gathered:
            gathered += line
            if len(gathered) >= MIN_PARAGRAPH and gathered.endswith("。"):
                yield gathered
                gathered = ""
