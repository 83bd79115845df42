"""What the mark-up says of the lines, wherever repairs have moved them, and when it is not believed."""

from hypothesis import given
from hypothesis import strategies as st

from speeches.cleaning import ChangeKind
from speeches.cleaning.draft import Draft, Edit
from speeches.cleaning.roles import Role, Roles
from speeches.cleaning.step import View
from speeches.text.page import Hint, HintKind, Page

LINES = {
    "首页 新闻": Role.BOILERPLATE,
    "在会上的讲话": Role.TITLE,
    "来源：某报": Role.OUTSIDE,
    "　　同志们，今天开会，部署工作。": Role.BODY,
    "一、认识": Role.HEADING,
    "要统一思想，提高认识，抓好落实。": Role.BODY,
    "附件：讲话.doc": Role.LINK,
    "": Role.BODY,
    "热点，排行。": Role.OUTSIDE,
}
TEXT = "\n".join(LINES)


def hint(kind: HintKind, first: str, last: str = "") -> Hint:
    return Hint(kind, TEXT.index(first), TEXT.index(last or first) + len(last or first))


BODY = hint(HintKind.BODY, "同志们", "附件：讲话.doc")
HINTS = (
    BODY,
    hint(HintKind.BOILERPLATE, "首页 新闻"),
    hint(HintKind.TITLE, "在会上的讲话"),
    hint(HintKind.HEADING, "一、认识"),
    hint(HintKind.LINK, "新闻"),
    hint(HintKind.LINK, "附件：讲话.doc"),
    hint(HintKind.LINK, "思想"),
)


def roles(draft: Draft, page: Page) -> list[tuple[str, Role]]:
    view = View(draft.text, page, lambda offsets: Roles(page).at(draft.origins(offsets)))
    return [(line.text, role) for line, role in zip(view.lines, view.roles, strict=True) if line.text]


def test_each_line_has_the_role_that_the_mark_up_gives_it():
    assert roles(Draft(TEXT), Page(TEXT, hints=HINTS)) == [pair for pair in LINES.items() if pair[0]]


def test_a_line_keeps_its_role_through_repairs():
    draft = Draft(TEXT)
    draft.apply("take", ChangeKind.TAKE, [Edit(0, TEXT.index("来源"), "", "")])
    at = draft.text.index("\n　　")
    draft.apply("trim", ChangeKind.REPAIR, [Edit(at, at + 3, "\n", "")])
    draft.apply("repair", ChangeKind.REPAIR, [Edit(at + 1, at + 4, "各位代表", "")])
    assert roles(draft, Page(TEXT, hints=HINTS))[:3] == [
        ("来源：某报", Role.OUTSIDE),
        ("各位代表，今天开会，部署工作。", Role.BODY),
        ("一、认识", Role.HEADING),
    ]


def test_a_body_without_most_of_the_text_is_not_believed():
    page = Page(TEXT, hints=(hint(HintKind.BODY, "热点，排行。"), hint(HintKind.BOILERPLATE, "同志们", "附件")))
    assert {role for _, role in roles(Draft(TEXT), page)} == {Role.UNKNOWN}


def test_a_text_without_mark_up_has_no_roles():
    assert {role for _, role in roles(Draft(TEXT), Page(TEXT))} == {Role.UNKNOWN}


@given(st.text("一，。\n ", max_size=30), st.lists(st.tuples(st.sampled_from(HintKind), st.integers(0, 30), st.integers(0, 30)), max_size=8))  # fmt: skip
def test_any_hints_give_each_line_a_role(text: str, spans: list[tuple[HintKind, int, int]]):
    page = Page(text, hints=tuple(Hint(kind, min(a, b), max(a, b)) for kind, a, b in spans))
    assert len(roles(Draft(text), page)) == len([line for line in text.split("\n") if line])
