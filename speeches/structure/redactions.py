"""Redactions are data: X, XX, ×, **, __, 201*年, 某县 and the like stay as printed; here they are found and counted."""

import re

from speeches.text.script import simplify

HAN = "\u4e00-\u9fff"
UNITS = (  # places, bodies and offices that a sign before them leaves without a name
    "省|市|县|区|州|旗|镇|乡|村|街道|社区|县委|市委|省委|区委|局|厅|委|办|院|校|所|站|公司|集团|企业|单位|部门|学校|医院|中学|小学|大学"
    "|书记|市长|县长|区长|省长|局长|主任|部长|厅长|处长|科长|校长|院长|主席|同志|先生|女士|老师|教授|法官|年|月|日|万|亿|元"
)
COUNTED = "名|个|件|起|人|次|批|项|户|吨|亩|%|％|公里|天|位|家|条|种|届|期"  # what a number made unreadable counted
# Without 方, 于, 常, 任 and others that mostly end a word before 某: 南方某地, 由于某.
SURNAMES = (
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦许何吕张孔曹魏陶姜谢邹苏潘葛范彭郎鲁韦马袁柳唐薛雷贺倪汤罗郝康伍顾孟黄萧尹姚邵汪毛戴宋庞熊纪舒屈祝董梁"
    "杜阮蓝闵季贾郭梅林钟徐邱骆高夏蔡田樊胡凌霍柯卢莫房丁邓洪崔龚程裴陆翁侯宁刘蒲乔欧曾肖苗"
)
SIGNS = re.compile("[*＊×xXＸ_○某]")  # one of them is in every redaction; most paragraphs have none
REDACTION = re.compile(
    rf"""
    (?:19|20)(?:\d[*＊×xXＸ○]|[*＊×xXＸ○]{{1,2}})(?=年|[-/.]|[)）]|$)   # 201*年, 20xx年
    |[12][×xXＸ*＊]{{3}}(?=年)                                 # 2×××年
    |(?<![\d.)）×])×{{1,6}}(?:\.×{{1,3}})?(?![\d.(（×”’"])      # ×起×人; not 3×5, not the name “要素×”
    |(?<![*＊\d])[*＊]{{2,6}}(?![*＊\d])                        # **县; not 3**5
    |(?<![*＊\d”’)）》])[*＊](?=(?:{UNITS}|{COUNTED}))                # *书记, 共*起; not the * of a footnote
    |(?<![A-Za-z\d.&+\-/“"\[])(?<!平台)[xXＸ]{{1,6}}(?:\.[xX]{{1,3}})?   # X书记, XX省, X.X%; not “X战车”
        (?![A-Za-z\d&+\-/\]光射线轴])                          # not X光, 7X24, a word or the [x] of a table
    |(?<!_)_{{2,8}}(?!_)                                      # __县; longer ones rule a table
    |(?<![○〇\d零一二三四五六七八九十])○{{2,6}}(?![○〇\d零一二三四五六七八九十])  # ○○县; not the noughts of 二○○八
    |某{{2,4}}                                                # 某某同志
    |某(?=(?:同志|书记|[省市县区乡镇局部厅处科校院]长|主席|主任|先生|女士|老师|教授|法官))   # 某同志
    |(?:(?<![{HAN}])|(?<=[请由在到对于为与和及从是年月省市县区镇乡]))某(?=(?:{UNITS}))   # 某县; not 某些, 某种, 某个
    |(?<=[{SURNAMES}])某(?![些种個个人一时])                  # 王某
    """,
    re.VERBOSE,
)


def redactions(text: str) -> tuple[tuple[int, int], ...]:
    """Give the spans of what was made unreadable, in code points.

    >>> redactions("在201*年，X书记到XX县")
    ((1, 5), (7, 8), (11, 13))
    """
    if not SIGNS.search(text):
        return ()
    return tuple(match.span() for match in REDACTION.finditer(simplify(text)))
