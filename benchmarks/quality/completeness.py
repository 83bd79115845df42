"""Print how often a text is rightly said to be whole or cut, by kind of text and of cut.

SPEECHES_CORPORA=folder python -m benchmarks.quality.completeness [--tune] [--show KIND] [--count 300]

Half of the texts is for tuning, half to report. Whole texts are those of the corpora, and speeches put
together from news paragraphs under headings that keep what they promise; cut ones are the same, cut. In
the legislature a speaker is now and then interrupted: those few texts do break off.
"""

import argparse
import gzip
import json
import os
import random
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from speeches.structure import completeness, paragraphs

TUNE, REPORT = 21, 22  # seeds, and which half of the texts
PROMISES = (
    "下面，我讲{n}点意见：",
    "今天，我主要讲{n}个问题。",
    "借此机会，我讲{n}个方面的问题。",
    "就做好今年的工作，我再强调{n}点。",
    "下面，我就贯彻会议精神谈{n}点看法。",
    "这里，我提{n}点要求。",
    "我想着重谈以下{n}点体会。",
    "做好这项工作，必须着重把握好{n}个方面。",
    "今天我就讲{n}句话。",
    "下面，围绕{n}个方面，我谈几点意见。",
    "我简要汇报{n}个方面的情况。",
    "在此，我提出{n}点希望。",
    "我谈几点想法。",
    "接下来，我讲以下{n}点：",
)
NUMBERS = ("一", "二", "三", "四", "五")
POINTS = (
    ("{han}、{topic}", True),
    ("（{han}）{topic}", True),
    ("{arabic}.{topic}", True),
    ("第{han}，{topic}。", False),
    ("{han}是{topic}。", False),
    ("{order}，要{topic}。", False),
    ("{han}、{topic}。", False),
    ("第{han}个方面，{topic}。", False),
)
ORDER = ("首先", "其次", "再次", "第四", "最后")
TOPICS = (
    "提高思想认识",
    "加强组织领导",
    "狠抓工作落实",
    "强化责任担当",
    "转变工作作风",
    "完善体制机制",
    "突出工作重点",
)
ENDINGS = (
    "谢谢大家！",
    "我的讲话完了，谢谢大家！",
    "2016年3月5日",
    "最后，祝大家身体健康，工作顺利！",
    "",
    "县人民政府\n2016年3月5日",
)
NOTICES = (
    "试读结束",
    "剩余12页未读，继续阅读",
    "当前第1页共18页",
    "阅读全文请下载",
    "(未完,全文共1971字,当前显示613字)",
    "……(省略826字,正式会员可完整阅读)……",
    "查看完整版",
    "此处内容需付费后阅读",
    "下载后可见全文",
    "登录后查看全文",
)
MID_SENTENCE = re.compile(r"(?<=[一-鿿]{4})(?=[一-鿿]{4})")
CUTS = ("mid sentence", "after dots", "after a point", "before the last text", "notice")


@dataclass(frozen=True, slots=True)
class Sample:
    kind: str
    text: str
    page: str
    truncated: bool


def rows(corpora: Path, name: str) -> list[str]:
    with gzip.open(corpora / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
        return [json.loads(line)["text"].strip() for line in lines]


def samples(corpora: Path, count: int, seed: int) -> Iterator[Sample]:
    rng = random.Random(seed)
    texts = {name: rows(corpora, name) for name in ("legco_speeches", "work_reports", "news_items")}
    for name, found in texts.items():
        half = found[seed % 2 :: 2]
        for text in rng.sample(half, min(count, len(half))):
            yield Sample(name, text, text, truncated=False)
            yield _cut_in_mid_sentence(text, rng)
    prose = [
        p.strip() for text in texts["news_items"][seed % 2 :: 46] for p in text.split("\n") if 60 < len(p.strip()) < 300
    ]
    prose = [p for p in prose if p.endswith("。")]
    for _ in range(count):
        yield from made_speeches(rng, prose)


def made_speeches(rng: random.Random, prose: list[str]) -> Iterator[Sample]:
    """A speech that promises some points and holds them, and the same cut in each way."""
    points, (form, is_heading) = rng.randint(2, 4), rng.choice(POINTS)
    number = rng.choice((NUMBERS[points - 1], str(points), "两" if points == 2 else NUMBERS[points - 1]))
    opening = ["同志们：", rng.choice(prose), rng.choice(PROMISES).format(n=number)]
    parts: list[list[str]] = []
    for at in range(points):
        order = ORDER[at] if at + 1 < points or at == 0 else "最后"
        head = form.format(han=NUMBERS[at], arabic=at + 1, order=order, topic=rng.choice(TOPICS))
        text = rng.choice(prose)
        parts.append([head, text] if is_heading else [head + text])
    end = rng.choice(ENDINGS)
    whole = "\n".join([*opening, *chain(*parts), end]).strip()
    yield Sample("made", whole, whole, truncated=False)
    yield _cut_in_mid_sentence(whole.removesuffix(end), rng)
    dots = _cut_in_mid_sentence(whole.removesuffix(end), rng).text + rng.choice(("...", "……", "..."))
    yield Sample("after dots", dots, dots, truncated=True)
    first = "\n".join([*opening, *parts[0]])
    yield Sample("after a point", first, first, truncated=True)
    if is_heading:
        bare = "\n".join([*opening, *chain(*parts[:-1]), parts[-1][0]])
        yield Sample("before the last text", bare, bare, truncated=True)
    yield Sample("notice", whole, f"{whole}\n{rng.choice(NOTICES)}", truncated=True)


def _cut_in_mid_sentence(text: str, rng: random.Random) -> Sample:
    places = [match.start() for match in MID_SENTENCE.finditer(text) if match.start() > len(text) // 3]
    cut = text[: rng.choice(places)] if places else text[: len(text) // 2]
    return Sample("mid sentence", cut, cut, truncated=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tune", action="store_true")
    parser.add_argument("--show", default="")
    parser.add_argument("--count", type=int, default=300)
    options = parser.parse_args()
    right: defaultdict[str, list[bool]] = defaultdict(list)
    for sample in samples(Path(os.environ["SPEECHES_CORPORA"]), options.count, TUNE if options.tune else REPORT):
        found = completeness(paragraphs(sample.text), sample.page)
        right[sample.kind].append(found.truncated == sample.truncated)
        right["all cut" if sample.truncated else "all whole"].append(found.truncated == sample.truncated)
        if sample.kind == options.show and found.truncated != sample.truncated:
            print(f"--- {found.warnings}\n{sample.text[-300:] if sample.truncated else sample.text}")
    print(f"{'':22}{'texts':>7}{'right':>8}")
    for kind, answers in right.items():
        print(f"{kind:22}{len(answers):7}{sum(answers) / len(answers):8.4f}")


if __name__ == "__main__":
    main()
