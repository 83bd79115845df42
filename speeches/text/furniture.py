"""How much of a line is the page's own: the words that only web sites print, counted. All on plain text.

A list of marks knows the furniture it has seen. Sites word theirs anew all the time, but out of the same
stock: 登录, 会员, 上一篇, 客服. A short line most of whose Han characters belong to that stock is furniture,
however they are put together.
"""

import re
from functools import lru_cache

from speeches.text.numbering import mark_of

LONGEST = 70  # characters; of a longer line the share says little, and sentences of speeches are longer
FURNITURE = (
    0.55  # of the Han characters, in two different words at least; no line of 58,000 of news and speeches has as much
)
PERHAPS = 0.34  # below the last sentence, where a speech has little more to say than thanks and a date
MIN_HAN = 2

_STOCK = (
    # moving about
    "首页|主页|导航|位置|返回|顶部|底部|上一[篇页条章则]|下一[篇页条章则]|上页|下页|尾页|末页|更多|查看|点击|浏览|进入|栏目|频道|专栏|地图|"
    "搜索|检索|目录|列表|没有了|展开|收起|全文|正文|加载|刷新|跳转|扫一扫|扫描|扫码|二维码|长按|识别|打开|关闭|本页|窗口|此页|页面|"
    # accounts and money
    "登录|登陆|注册|升级|权限|余额|点此|请点|账号|帐号|密码|用户|会员|开通|VIP|vip|积分|下载券|金币|购买|支付|付费|充值|月卡|年卡|免费|立即|马上|"
    "专享|试读|预览|阅读|剩余|未读|隐藏|解锁|余下|后可|才可以|即可|"
    # files
    "下载|上传|上传者|文档|格式|大小|页数|文库|豆丁|道客巴巴|WPS|Word|word|APP|App|app|客户端|手机版|电脑版|触屏版|软件|电脑|手机|"
    "复制|打印|列印|版本|要点|仅供参考|收藏|举报|纠错|分享|转发|点赞|赞|踩|海报|朋友圈|微信|微博|QQ空间|QQ|人人网|豆瓣|公众号|关注|订阅|推送|"
    # comments
    "评论|留言|往期|回顾|回复|回帖|发帖|发表|帖子|楼主|沙发|板凳|抢|快来|暂无|网友|昵称|验证码|提交|我来说两句|文明上网|理性发言|社区|好友|"
    "主题|新手上路|版主|积分规则|本版|淘帖|评分|支持|反对|道具|只看该作者|"
    # about the site
    "网站|本站|本网|站点|版权|著作权|所有|声明|免责|侵权|侵犯|权益|删除|转载|注明|出处|来源|来自|原文|链接|地址|网址|备案|网安备|标识码|"
    "主办单位|主办|承办单位|承办|技术支持|建议使用|分辨率|浏览器|联系我们|关于我们|联系方式|联系电话|客服|热线|电话|邮箱|投稿|广告|服务|"
    "隐私|条款|帮助|中心|友情|温馨|提示|欢迎|您好|访问|光临|感谢您的|"
    # what a publishing line says
    "发布时间|发布日期|发布|更新|时间|日期|作者|责任编辑|责编|编辑|审核|校对|录入|字号|字体|大中小|大 中 小|次数|人气|热度|点击数|阅读量|"
    "浏览量|信息来源|索引号|"
    # lists of other texts
    "相关|推荐|热门|最新|精选|精彩|经典|延伸|猜你喜欢|猜你|喜欢|您可能|感兴趣|排行|排行榜|范文|小编|整理|标签|关键词|素材|资讯|内容|文章|"
    "大全|模板|更多精彩|以上就是|带来的"
)
_WORD = re.compile("|".join(sorted(_STOCK.split("|"), key=len, reverse=True)))
_HAN = re.compile("[\u4e00-\u9fff]")


def share(line: str) -> float:
    """Give the share of a line's Han characters that belong to the stock of web sites; 0 for a long line.

    >>> share("立即开通会员 月卡30元 年卡198元") > FURNITURE, share("我们要加强网站建设。") < PERHAPS
    (True, True)
    """
    line = line.strip()
    return _share(line) if len(line) <= LONGEST else 0.0


@lru_cache(maxsize=4096)  # short lines, each asked about by several steps and in each round
def _share(line: str) -> float:
    if line.endswith(",") or mark_of(line) is not None:
        return 0.0
    han = len(_HAN.findall(line))
    if han < MIN_HAN:
        return 0.0
    words = _WORD.findall(line)
    covered = sum(map(len, words))
    return min(1.0, covered / han) if len(set(words)) > 1 or covered == han else 0.0  # 关闭 in each cell of a table


def stock_words(line: str) -> int:
    """Count the different words of the stock of web sites that a line of any length holds.

    >>> stock_words("该文档由用户上传分享，可以免费在线阅读，更多内容请搜索"), stock_words("下面，我讲三点意见。")
    (9, 0)
    """
    return len(set(_WORD.findall(line)))


def is_furniture(line: str) -> bool:
    """Tell whether a line is the page's own, wherever it stands."""
    return share(line) >= FURNITURE
