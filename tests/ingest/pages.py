"""Pages to take in: small speeches of our own, as they would stand on a site."""

BODY = [
    "同志们：",
    "今天召开全县安全生产工作会议，主要任务是分析形势、部署工作。下面，我讲两点意见。",
    "一、提高认识，增强责任感",
    "安全生产事关人民群众生命财产安全，事关改革发展稳定大局，任何时候都不能有丝毫松懈。",
    "二、突出重点，抓好落实",
    "各乡镇、各部门要对重点行业开展拉网式排查，对发现的隐患逐一登记、限期整改、跟踪督办。",
    "谢谢大家！",
]
TITLE = "在全县安全生产工作会议上的讲话"
ADDRESS = "http://www.example.com/jianghua/1.html"


def page(*, title: str = TITLE, date: str = "2016年3月5日", body: list[str] | None = None, foot: str = "") -> bytes:
    head = [title, *([f"（{date}）"] if date else [])]
    return "\n".join([*head, *(BODY if body is None else body), foot]).encode()
