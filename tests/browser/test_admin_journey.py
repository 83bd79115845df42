"""An archivist signs in, uploads a document, reads it beside its original, publishes, corrects, withdraws it."""

import re
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import APIResponse, Page, expect

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PASSWORD = "a long pass phrase"
DOCUMENT = """首页 > 领导讲话 > 正文
在全县春耕生产现场会上的讲话
发布时间：2019-03-06 08:30 浏览次数：4
同志们：
今天召开这次现场会，主要任务是总结去年的农业工作，安排今年的春耕生产。下面，我讲两点意见。
一、认清形势，坚定信心
去年，全县粮食总产达到三十万吨，农民收入稳步增长，成绩来之不易，值得充分肯定。
二、突出重点，狠抓落实
各乡镇要把春耕备耕作为当前的头等大事，早谋划、早动手，确保种子、化肥、农机按时到位。
分享到： 微信 微博 QQ空间
"""


@pytest.fixture
def administrator(site: str) -> User:
    """Made before the browser starts: see the note on its event loop."""
    return User.objects.create_superuser("administrator", password=PASSWORD)


@pytest.fixture
def documents(tmp_path: Path) -> list[Path]:
    good, empty = tmp_path / "春耕.txt", tmp_path / "空.txt"
    good.write_text(DOCUMENT, "utf-8")
    empty.write_bytes(b"")
    return [good, empty]


def test_upload_preview_publish_found_withdraw(administrator: User, documents: list[Path], page: Page):
    sign_in(page, administrator)
    page.get_by_role("link", name="上传讲话").click()
    page.get_by_label("文件", exact=True).set_input_files(documents)
    page.get_by_role("button", name="上传").click()
    expect(page.get_by_text("入库 1")).to_be_visible()
    expect(page.get_by_text("文件是空的")).to_be_visible()

    page.get_by_role("link", name="在全县春耕生产现场会上的讲话").click()
    review = page.url
    expect(page.locator("del").filter(has_text="分享到").first).to_be_visible()
    expect(page.get_by_role("textbox", name="清洗后的正文")).to_have_value(lines_of_body())

    page.get_by_label("讲话人").fill("县长")
    page.get_by_role("button", name="保存并发布").click()
    expect(page.get_by_text("已保存并发布")).to_be_visible()
    page.get_by_role("link", name="在网站上查看").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("在全县春耕生产现场会上的讲话")
    search(page, "春耕备耕")
    expect(page.get_by_role("main")).to_contain_text("在全县春耕生产现场会上的讲话")

    page.goto(review)
    page.get_by_role("button", name="保存并撤回发布").click()
    expect(page.get_by_text("已撤回发布")).to_be_visible()
    search(page, "春耕备耕")
    expect(page.get_by_role("main")).not_to_contain_text("在全县春耕生产现场会上的讲话")


def test_publish_correct_withdraw_with_a_reason_publish_again(
    administrator: User, documents: list[Path], page: Page, site: str
):
    sign_in(page, administrator)
    page.get_by_role("link", name="上传讲话").click()
    page.get_by_label("文件", exact=True).set_input_files(documents[0])
    page.get_by_role("button", name="上传").click()
    page.get_by_role("link", name="在全县春耕生产现场会上的讲话").click()
    review = page.url
    page.get_by_role("button", name="保存并发布").click()
    page.get_by_role("link", name="在网站上查看").click()
    speech = page.url
    paragraph = page.locator(".passage", has_text="去年，全县粮食总产")
    key = str(paragraph.get_attribute("id")).removeprefix("p-")

    page.goto(review)
    body = page.get_by_role("textbox", name="清洗后的正文")
    body.fill(body.input_value().replace("三十万吨", "三十一万吨"))
    page.get_by_role("button", name="保存", exact=True).last.click()
    page.goto(f"{speech}p/{key}/")  # the address that was cited before
    expect(page).to_have_url(f"{speech}#p-{key}")
    expect(page.locator(".passage:target")).to_contain_text("三十一万吨")
    page.get_by_role("link", name="与另一篇或另一文本比较").click()
    page.get_by_role("main").get_by_role("link", name=re.compile(" 之前的文本$")).click()
    row = page.get_by_role("row").filter(has_text="粮食总产")
    expect(row.get_by_role("rowheader")).to_have_text("有改动")
    expect(row.locator("del, ins")).to_have_text(["一"])

    page.goto(review)
    page.get_by_role("link", name="撤下…").click()
    page.get_by_label("撤下的理由").fill("转载有误，正确的文本见另一篇。")
    page.get_by_role("button", name="撤下", exact=True).click()
    expect(page.get_by_text("已撤下。它的地址会向读者说明理由")).to_be_visible()
    for address in (speech, f"{speech}p/{key}/", f"{speech}cite/", f"{speech[:-1]}.txt"):
        answer = as_a_reader(page, address)
        assert answer.status == 410, address
        assert "转载有误，正确的文本见另一篇。" in answer.text(), address

    page.get_by_role("button", name="保存并重新发布").click()
    expect(page.get_by_text("已保存并发布")).to_be_visible()
    assert as_a_reader(page, f"{speech}p/{key}/").ok
    search(page, "三十一万吨")
    expect(page.get_by_role("main")).to_contain_text("在全县春耕生产现场会上的讲话")


def test_enter_saves_and_does_not_publish(administrator: User, documents: list[Path], page: Page):
    sign_in(page, administrator)
    page.goto("/admin/speeches/speech/upload/")
    page.get_by_label("文本", exact=True).fill(DOCUMENT)
    page.get_by_role("button", name="上传").click()
    page.get_by_role("link", name="在全县春耕生产现场会上的讲话").click()
    page.get_by_label("地点").press("Enter")
    expect(page.get_by_text("已保存为草稿")).to_be_visible()


def sign_in(page: Page, user: User) -> None:
    page.goto("/admin/")
    page.get_by_label("用户名").fill(user.get_username())
    page.get_by_label("密码").fill(PASSWORD)
    page.get_by_role("button", name="登录").click()


def as_a_reader(page: Page, address: str) -> APIResponse:
    """What somebody gets who has not signed in."""
    assert page.context.browser
    return page.context.browser.new_context().request.get(address)


def search(page: Page, words: str) -> None:
    page.goto(f"/search/?q={words}")


def lines_of_body() -> str:
    lines = DOCUMENT.splitlines()[3:-1]
    marks = {"同志们：": "> ", "一、认清形势，坚定信心": "# ", "二、突出重点，狠抓落实": "# "}
    return "\n".join(marks.get(line, "") + line for line in lines)
