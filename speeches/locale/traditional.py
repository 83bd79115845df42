"""Write the catalogue of traditional Chinese from the simplified texts, which are the msgids.

OpenCC's `s2tw` writes the characters of the Taiwan standard and changes no words. `s2twp` also puts words of Taiwan
for those of the mainland, and goes astray on texts about an archive: of ours it makes 釋出 of 发布, 後設資料 of 元数据
and 字首 of the prefix of a query. `s2t` has 爲, 裏 and 着, which readers of neither Taiwan nor Hong Kong write.

    python -m speeches.locale.traditional
"""

import re
from collections.abc import Iterable
from pathlib import Path

from speeches.text.script import by_phrases

LOCALE = Path(__file__).parent
ENGLISH = LOCALE / "en" / "LC_MESSAGES" / "django.po"  # what makemessages has collected
TRADITIONAL = LOCALE / "zh_Hant" / "LC_MESSAGES" / "django.po"
CONFIG = "s2tw"
HEADER = r"""# Traditional Chinese for 讲话文库, made from the msgids by speeches/locale/traditional.py. Not edited by hand.
msgid ""
msgstr ""
"Project-Id-Version: speeches\n"
"Language: zh_Hant\n"
"MIME-Version: 1.0\n"
"Content-Type: text/plain; charset=UTF-8\n"
"Content-Transfer-Encoding: 8bit\n"
"Plural-Forms: nplurals=1; plural=0;\n"
"""
# Where OpenCC reads a word across two (本里, 表只, 并发) and takes the wrong one of two traditional characters.
MISREAD = {"本里": "本裡", "隻影響": "只影響", "併發布": "並發布"}
QUOTES = str.maketrans("“”‘’", "「」『』")
# What a message says about characters themselves has to keep them.
AS_THEY_ARE = ("“著”与“着”、“覆”与“复”", "查“着力”查不到“著力”", "查“反复”查不到“反覆”", "（）－～“”：ＯＲ")
KEPT = re.compile("|".join(map(re.escape, AS_THEY_ARE)))
MSGID = re.compile(r'^msgid ((?:"(?:[^"\\]|\\.)*"\n?)+)', re.MULTILINE)
PLURAL = re.compile(r'^msgid_plural ((?:"(?:[^"\\]|\\.)*"\n?)+)', re.MULTILINE)


def traditional(text: str) -> str:
    """Give a text of the interface in traditional script with the quotation marks that go with it.

    >>> traditional("找到 %(shown)s 篇讲话，勾选“只看原字形”")
    '找到 %(shown)s 篇講話，勾選「只看原字形」'
    """
    kept = iter([*KEPT.findall(text), ""])
    return "".join(_converted(part) + next(kept) for part in KEPT.split(text))


def _converted(text: str) -> str:
    converted = by_phrases(text, CONFIG)
    for wrong, right in MISREAD.items():
        converted = converted.replace(wrong, right)
    return converted.translate(QUOTES)


def catalogue(english: str) -> str:
    """Make the catalogue of the messages that the English one has, in its order."""
    return "\n".join([HEADER, *_entries(english.split("\n\n")[1:])])


def _entries(entries: Iterable[str]) -> Iterable[str]:
    for entry in entries:
        found, plural = MSGID.search(entry), PLURAL.search(entry)
        if found is None:
            continue
        flags = [line for line in entry.splitlines() if line.startswith("#,")]
        msgid = found[1].rstrip("\n")
        context = [line for line in entry.splitlines() if line.startswith("msgctxt ")]
        lines = [*flags, *context, f"msgid {msgid}"]
        if plural:
            lines += [f"msgid_plural {plural[1].rstrip()}", f"msgstr[0] {traditional(msgid)}"]
        else:
            lines.append(f"msgstr {traditional(msgid)}")
        yield "\n".join(lines) + "\n"


if __name__ == "__main__":
    TRADITIONAL.parent.mkdir(parents=True, exist_ok=True)
    TRADITIONAL.write_text(catalogue(ENGLISH.read_text("utf-8")), "utf-8")
