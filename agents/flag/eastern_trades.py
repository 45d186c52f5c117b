"""Trades right before or behind a surname in Chinese, Japanese and Korean, where no blank parts them: 画家, 監督, 선수.

Facts, written down by us.
"""

from __future__ import annotations

import re

from agents.flag.chinese import traditional

_BEFORE = """
歌手 画家 舞蹈家 钢琴家 小提琴家 大提琴家 作曲家 指挥家 作家 诗人 小说家 演员 男演员 女演员 导演 编剧 摄影师 雕塑家
设计师 建筑师 厨师 主厨 面包师 球员 前锋 后卫 中场 门将 守门员 教练 主教练 运动员 选手 游泳选手 体操选手 网球选手
棋手 拳击手 车手 医生 牙医 护士 教师 老师 数学家 物理学家 化学家 天文学家 历史学家 歌唱家 男高音 女高音 芭蕾舞演员
舞者 模特 漫画家 农民 木匠 理发师 花艺师 餐厅 咖啡馆 酒吧 艺术家 書道家 俳優 女優 監督 作家の 歌手の 画家の 俳優の
投手 捕手 横綱 選手の ピアニスト ピアニストの バイオリニスト バレエダンサー ダンサー シェフ 料理人 小説家の 詩人の
建築家 写真家 喫茶 カフェ レストラン 食堂 가수 배우 화가 작가 시인 소설가 감독 작곡가 지휘자 피아니스트
바이올리니스트 무용수 발레리나 요리사 셰프 축구선수 야구선수 골키퍼 공격수 수비수 투수 카페 식당 레스토랑
"""
_BEHIND = """
選手 監督 投手 捕手 教授 さん宅 食堂 カフェ 喫茶店 書店 通り 商店 咖啡馆 咖啡厅 餐厅 饭店 酒店 酒吧 书店 大街 玫瑰
老师 教练 医生 선수 감독 교수 작가 화백 셰프 배우 가수 투수 식당 카페 카드 라떼 호텔 극장 거리
"""


def _any(words: str) -> str:
    return "|".join(map(re.escape, dict.fromkeys([*words.split(), *traditional(words).split()])))


_ENDS = re.compile(f"(?<![가-힣])(?:{_any(_BEFORE)})[ の「『“《]?$")
_BEGINS = re.compile(f"[ 」』”》]?(?:{_any(_BEHIND)})")
_LONGEST = 10  # characters


def plain_bearer(folded: str, start: int, end: int) -> bool:
    """Whether a trade, a shop or a street touches a name at a folded place."""
    return _ENDS.search(folded, max(0, start - _LONGEST), start) is not None or _BEGINS.match(folded, end) is not None
