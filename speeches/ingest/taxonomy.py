"""The sections (栏目) that a new archive starts with, and the rules that put speeches into them.

Two levels: fields of government work, and within them what meetings are held about. Editors change
all of it in the admin afterwards; the words are folded before they are compared, so one script is enough.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.apps.registry import Apps

from speeches.models import Section

TITLE, OCCASION, TEXT = "title", "occasion", "text"
BY_NAME = 10  # the title or the occasion names the subject itself: nothing else outweighs it
BY_TITLE = 6  # a word of the subject in the title
BY_OCCASION = 4  # the same in the occasion, which is often a part of the title
BY_TEXT = 1  # a set phrase of the subject in the text: enough only where title and occasion are silent


@dataclass(frozen=True, slots=True)
class Topic:
    """A section: words by the weight they have, and its own sections."""

    slug: str
    name: str
    name_en: str
    named: str = ""  # words parted by spaces; in title or occasion they settle the matter
    words: str = ""  # in title or occasion they weigh in
    phrases: str = ""  # in the text they decide where title and occasion are silent
    topics: tuple["Topic", ...] = field(default=())


TAXONOMY: tuple[Topic, ...] = (
    Topic("government", "政府工作", "Government work", words="政府 市长 县长 区长 省长", topics=(
        Topic("work-reports", "政府工作报告", "Work reports", named="政府工作报告",
              phrases="向大会报告政府工作 向大会作政府工作报告 代表国务院，向大会 向大会报告过去"),
        Topic("self-building", "政府自身建设", "Building the government itself",
              named="政府自身建设 廉政工作会议 作风建设 执行力 效能建设",
              words="自身建设 廉政 作风 效能 转变职能 放管服 政务公开 依法行政",
              phrases="政府自身建设 建设高效政府 执行能力 狠抓落实"),
        Topic("government-meetings", "政府会议与部署", "Government meetings",
              named="常务会议 政府全体会议 政府务虚会 政府系统 政府党组 全体人员工作部署",
              words="工作部署 办公会议 务虚会 全体会议 调度会 督查 落实"),
    )),
    Topic("party", "党的建设", "Party building", words="党的建设 党建 党委 县委 市委 省委 区委 全会", topics=(
        Topic("discipline", "党风廉政", "Discipline and integrity",
              named="党风廉政 纪委 纪检 反腐倡廉 警示教育 中央八项规定 从严治党 巡视 巡察",
              phrases="反腐败斗争 党风廉政建设责任制"),
        Topic("organisation", "组织与干部", "Organisation and officials",
              named="组织工作 干部大会 领导干部会议 党校 人才工作 换届 任前 公务员 基层党组织 党员",
              words="干部 组织 人才 培训班"),
        Topic("party-education", "党内教育", "Education in the party",
              named="主题教育 党史学习教育 群众路线 三严三实 两学一做 不忘初心 民主生活会 专题党课 先进性教育",
              words="党课 学习贯彻 学习教育 理论学习"),
    )),
    Topic("congress", "人大、政协与统战", "Congresses and the united front", words="两会 全国两会", topics=(
        Topic("peoples-congress", "人大工作", "People's congresses",
              named="人大工作 人大常委会 人民代表大会 人大会议", words="人大 人大代表"),
        Topic("consultative-conference", "政协工作", "Consultative conferences",
              named="政协工作 政协会议 政协全体会议 人民政协 政治协商会议", words="政协 提案"),
        Topic("united-front", "统战、民族与宗教", "United front, ethnic and religious affairs",
              named="统战工作 统一战线 民族工作 宗教工作 民族团结 工商联 民主党派", words="统战 民族 宗教 侨务"),
    )),
    Topic("economy", "经济发展", "Economy",
          named="经济工作会议 经济工作 经济形势 县域经济 高质量发展", words="经济 发展 十四五 十三五 十二五 规划",
          topics=(
        Topic("industry", "工业、项目与投资", "Industry, projects and investment",
              named="工业经济 招商引资 项目建设 重大项目 固定资产投资 开发区 产业园区 集中开工 企业家座谈会",
              words="工业 项目 投资 招商 企业 园区 产业 制造业 开工"),
        Topic("finance", "财税与金融", "Finance and taxation",
              named="财政工作 税收 金融工作 银行 审计工作 预算", words="财政 财税 税务 金融 审计 证券 保险 债务"),
        Topic("reform", "改革开放与营商环境", "Reform, opening up and business climate",
              named="营商环境 改革开放 深化改革 自由贸易 自贸 国有企业改革 市场监管",
              words="改革 开放 优化环境 民营经济 国企"),
        Topic("innovation", "科技创新", "Science and innovation",
              named="科技创新 科学技术 科技工作 科技大会 知识产权 数字经济 人工智能 创新驱动",
              words="科技 创新 数字 院士 科学院 航天 卫星"),
        Topic("trade-tourism", "商贸与旅游", "Trade and tourism",
              named="旅游发展大会 旅游工作 商务工作 进出口 博览会 电子商务 消费", words="旅游 商务 商贸 外贸 物流"),
    )),
    Topic("rural", "农业农村", "Agriculture and the countryside",
          named="农业农村 农村工作会议 农业工作 粮食安全 三农", words="农业 农村 农民 春耕 粮食 农资", topics=(
        Topic("rural-revitalisation", "乡村振兴与扶贫", "Rural revitalisation and poverty relief",
              named="乡村振兴 脱贫攻坚 扶贫 新农村建设 美丽乡村 易地搬迁", words="贫困 脱贫 帮扶 村干部"),
        Topic("water", "水利与林业", "Water and forestry",
              named="水利工作 农田水利 河长制 林业工作 造林 植树", words="水利 林业 绿化 灌溉"),
    )),
    Topic("construction", "城乡建设", "Towns and infrastructure",
          named="城乡建设 城镇化 城市建设 城市管理 文明城市 卫生城市 棚户区 征地拆迁 旧城改造",
          words="城市 城管 拆迁 征收 住房 房地产 市政 创城 供热", topics=(
        Topic("transport", "交通运输", "Transport",
              named="交通运输 公路建设 铁路 高速公路 春运 通车", words="交通 公路 机场 港口 地铁 高铁"),
    )),
    Topic("society", "社会事业与民生", "Public services", named="民生实事 民生工程 改善民生", words="民生 社会事业",
          topics=(
        Topic("education", "教育", "Education",
              named="教育工作 教育大会 教师节 开学典礼 毕业典礼 校长会议 学校 义务教育 职业教育 高考 中考 家长会",
              words="教育 教师 大学 学院 中学 小学 学生 师生 校园"),
        Topic("health", "卫生健康", "Health",
              named="卫生健康 卫生工作 医改 医药卫生 医院 计划生育 人口与 爱国卫生", words="卫生 医疗 医保 健康 护士 医师"),
        Topic("welfare", "就业与社会保障", "Employment and social security",
              named="就业 社会保障 社会保险 低保 养老 残疾人 老龄 妇女 儿童 退役军人 慈善",
              words="民政 社保 救助 老年 工会 妇联 共青团 青年"),
        Topic("culture", "文化与体育", "Culture and sport",
              named="文化工作 文艺 体育 运动会 非物质文化遗产 文物 全民健身 图书馆 博物馆", words="文化 读书 戏剧 电影 奥运"),
    )),
    Topic("publicity", "宣传思想", "Publicity and ideology",
          named="宣传思想 宣传工作 意识形态 精神文明 新闻舆论 网络安全和信息化 文明创建", words="宣传 文明 舆论 媒体 新闻工作"),
    Topic("environment", "生态环境", "Environment",
          named="生态环境 环境保护 生态文明 污染防治 节能减排 环保督察 大气污染 碳达峰 蓝天保卫",
          words="环保 生态 污染 节能 秸秆 绿色"),
    Topic("safety", "安全与应急", "Safety and emergencies",
          named="安全生产 应急管理 消防 食品安全 安全工作 煤矿安全", words="安全 应急 隐患", topics=(
        Topic("disasters", "防灾减灾", "Disasters", named="防汛 抗旱 抗震救灾 森林防火 防灾减灾 地震 抢险救灾 地质灾害",
              words="洪水 台风 灾区 灾害"),
        Topic("epidemics", "疫情防控", "Epidemic control", named="疫情防控 新冠 抗疫 防疫 疫苗 非典 禽流感", words="疫情"),
    )),
    Topic("law-and-order", "政法与社会治理", "Law, order and social governance",
          named="政法工作 平安建设 社会治理 社会治安 综治 扫黑除恶 信访 维稳 公安工作 法院 检察院",
          words="政法 公安 治安 法治 稳定 司法 检察 禁毒 派出所", topics=(
        Topic("rule-of-law", "法治建设", "Rule of law", named="法治政府 依法治国 依法治县 依法治市 普法 宪法",
              words="法治 立法 执法"),
        Topic("defence", "国防与双拥", "Defence and the army", named="征兵 双拥 国防动员 武装工作 民兵 议军 阅兵 建军节",
              words="国防 军队 解放军 部队 武警"),
    )),
    Topic("hong-kong-macao-taiwan", "港澳台", "Hong Kong, Macao and Taiwan",
          named="香港特别行政区 澳门特别行政区 港澳 两岸 台湾", words="香港 澳门 台商", topics=(
        Topic("legislative-council", "香港立法会", "Hong Kong Legislative Council", named="立法会会议 立法会"),
    )),
    Topic("foreign-affairs", "外事", "Foreign affairs",
          named="外事工作 外交 联合国 峰会 会见 国事访问 一带一路 金砖 会谈 国际合作 首脑 领导人会议",
          words="总统 总理会 国际 大使 友好 访问 世界"),
    Topic("ceremonies", "节庆与致辞", "Ceremonies and greetings",
          named="新年贺词 春节团拜会 元旦 新春 国庆 庆典 周年 追悼 开幕式 闭幕式 颁奖 揭牌 奠基 启动仪式 婚礼 纪念大会",
          words="致辞 致词 贺词 团拜 庆祝 纪念 仪式 典礼 欢迎 晚会"),
)  # fmt: skip


def load(models: Apps) -> None:
    """Make the sections and rules in an archive that lacks them; a section that is there stays as it is."""
    _load(models, TAXONOMY, parent=None)


def rules(topic: Topic) -> dict[tuple[str, int], str]:
    """Give a topic's words, one a line, by field and weight; what it has none of is left out."""
    words = {
        (TITLE, BY_NAME): topic.named,
        (OCCASION, BY_NAME): topic.named,
        (TITLE, BY_TITLE): topic.words,
        (OCCASION, BY_OCCASION): topic.words,
        (TEXT, BY_TEXT): topic.phrases,
    }
    return {key: "\n".join(value.split()) for key, value in words.items() if value}


def _load(models: Apps, topics: Iterable[Topic], *, parent: Section | None) -> None:
    section_model, rule_model = models.get_model("speeches", "Section"), models.get_model("speeches", "SectionRule")
    for position, topic in enumerate(topics, start=1):
        names: Mapping[str, object] = {"name": topic.name, "name_en": topic.name_en, "position": position}
        section, is_new = section_model.objects.get_or_create(slug=topic.slug, defaults={**names, "parent": parent})
        if is_new:
            rule_model.objects.bulk_create(
                rule_model(section=section, field=name, weight=weight, words=words)
                for (name, weight), words in rules(topic).items()
            )
        _load(models, topic.topics, parent=section)
