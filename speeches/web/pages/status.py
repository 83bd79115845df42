"""Whether the search can be relied on at this moment."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from speeches.search.checking import Condition, State


@dataclass(frozen=True, slots=True)
class StatusPage:
    """`templates/web/status.html`."""

    condition: Condition
    verdict: str  # one sentence
    is_well: bool


def status_page(condition: Condition) -> StatusPage:
    verdicts = {
        State.CURRENT: _("检索可用，索引与数据库一致。"),
        State.BEHIND: _("检索可用，但有些改动还没有进入索引，稍后会自动补上。"),
        State.DIFFERENT: _("检索可用，但索引里的篇数与数据库不同。管理员应运行 manage.py check_index --repair。"),
        State.UNAVAILABLE: _("检索不可用。"),
    }
    return StatusPage(condition, verdicts[condition.state], condition.state is State.CURRENT)
