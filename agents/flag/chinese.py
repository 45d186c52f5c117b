"""Chinese names as the mainland, Taiwan and Hong Kong write them, made from the mainland's."""

from __future__ import annotations

import re

_PAIRS = """
爱愛 国國 导導 弹彈 萨薩 铁鐵 鹰鷹 无無 机機 战戰 飞飛 军軍 卫衛 队隊 党黨 马馬 乌烏 兰蘭 亚亞 罗羅 联聯 约約 苏蘇
门門 尔爾 达達 库庫 长長 总總 统統 东東 华華 韩韓 叙敘 纳納 刚剛 组組 织織 圣聖 议議 会會 员員 参參 谋謀 际際 场場
构構 叶葉 黄黃 义義 极極 击擊 贝貝 鲁魯 费費 莱萊 维維 诺諾 宝寶 剑劍 温溫 丽麗 鲜鮮 释釋 汉漢 语語 币幣 钢鋼 预預
电電 标標 银銀 红紅 绿綠 蓝藍 热熱 灵靈 龙龍 岛島 顿頓 隶隸 镑鎊 凯凱 扬揚 赖賴 缔締 协協 区區 济濟 盖蓋 内內 们們
个個 术術 车車 轰轟 阵陣 满滿 锡錫 师師 团團 级級 侦偵 袭襲 连連 运運 动動 势勢 发發 辽遼 浅淺 伪偽 鸟鳥 泽澤 颠顛
荣榮 经經 贸貿 谢謝 迈邁 赛賽 赞贊 鱼魚 单單 冈岡 几幾 头頭 庆慶 开開 当當 恋戀 拟擬 摆擺 杰傑 桥橋 梦夢 毁毀 毕畢
气氣 泸瀘 滨濱 灭滅 灾災 炼煉 状狀 独獨 玛瑪 现現 琼瓊 疗療 监監 码碼 础礎 祸禍 稳穩 穷窮 窃竊 竞競 绍紹 绝絕 继繼
续續 缅緬 聋聾 肃肅 胁脅 脑腦 节節 苍蒼 范範 营營 虏虜 虽雖 见見 观觀 规規 视視 觉覺 计計 订訂 认認 讨討 让讓 训訓
记記 讲講 许許 论論 设設 访訪 证證 评評 识識 诉訴 词詞 试試 话話 该該 详詳 误誤 说說 请請 读讀 课課 谁誰 调調 谈談
谊誼 谓謂 负負 财財 责責 败敗 货貨 质質 购購 赢贏 赵趙 趋趨 跃躍 践踐 轻輕 载載 辑輯 输輸 边邊 迁遷 过過 还還 这這
进進 远遠 违違 选選 递遞 遗遺 邓鄧 郑鄭 邮郵 钱錢 铃鈴 铜銅 铝鋁 销銷 锋鋒 错錯 锁鎖 镇鎮 闪閃 闭閉 问問 闻聞 间間
关關 阅閱 阳陽 阴陰 阶階 陆陸 陈陳 险險 随隨 难難 雾霧 静靜 页頁 顶頂 项項 顺順 须須 顾顧 颁頒 领領 频頻 题題 额額
风風 饭飯 饮飲 饰飾 馆館 驻駐 驾駕 验驗 骂罵 骑騎 鲍鮑 鸦鴉 鹏鵬 麦麥 齐齊 龄齡 乔喬 亿億 仅僅 从從 仓倉 仪儀 价價
众眾 优優 传傳 伤傷 伦倫 侠俠 侧側 侨僑 俭儉 债債 倾傾 偿償 储儲 儿兒 兑兌 兴興 养養 兽獸 冲衝 决決 况況 净淨 减減
凤鳳 划劃 则則 创創 删刪 别別 剂劑 剧劇 办辦 务務 劳勞 勋勳 励勵 劲勁 医醫 厂廠 厅廳 历歷 压壓 县縣 双雙 变變 叠疊
号號 叹嘆 吓嚇 听聽 启啟 吴吳 呐吶 响響 园園 围圍 图圖 圆圓 块塊 坏壞 坚堅 坛壇 坝壩 坟墳 垒壘 垦墾 争爭 买買 佣傭
兹茲 复復 厦廈 学學 宁寧 宾賓 带帶 护護 报報 挝撾 挥揮 时時 权權 来來 枪槍 树樹 楼樓 榉櫸 欧歐 汤湯 湾灣 狱獄 线線
终終 脱脫 腊臘 舰艦 韦韋 铠鎧 针針 锆鋯 隐隱 驶駛 辅輔 为為 万萬 与與 严嚴 丝絲 两兩 书書 产產 亲親 伟偉 侣侶 俩倆
俪儷 冻凍 凭憑 刘劉 刹剎 剥剝 劝勸 匀勻 厉厲 厌厭 吕呂 吗嗎 呜嗚 咏詠 哑啞 唤喚 啸嘯 喷噴 嘱囑 坠墜 垫墊 墙牆 壮壯
声聲 处處 备備 够夠 夹夾 奋奮 奖獎 妇婦 妈媽 娄婁 孙孫 实實 审審 宪憲 宫宮 宽寬 寿壽 将將 尘塵 尝嘗 尧堯 尽盡 层層
属屬 岁歲 岂豈 岭嶺 峡峽 崭嶄 巩鞏 帅帥 帐帳 帜幟 广廣 庄莊 应應 庙廟 庞龐 废廢 异異 弃棄 张張 强強 归歸 录錄 彦彥
彻徹 忆憶 忧憂 怀懷 态態 怜憐 恒恆 恶惡 恼惱 悬懸 惊驚 惧懼 惨慘 惩懲 愤憤 愿願 戏戲 户戶 扑撲 执執 扩擴 扫掃 抚撫
抛拋 抢搶 拥擁 拦攔 择擇 挂掛 挡擋 挤擠 换換 损損 据據 掳擄 搁擱 搂摟 携攜 撑撐 敌敵 数數 斩斬 断斷 旧舊 旷曠 显顯
晋晉 晓曉 暂暫 杀殺 杂雜 条條 杨楊 栋棟 栏欄 样樣 档檔 桩樁 检檢 欢歡 歼殲 残殘 毙斃 沟溝 没沒 沣灃 沧滄 沪滬 泪淚
泼潑 洁潔 浇澆 浏瀏 测測 浑渾 浓濃 涌湧 涛濤 涡渦 润潤 涨漲 渊淵 渐漸 渔漁 湿濕 溃潰 滚滾 滞滯 滩灘 潜潛 澜瀾 炉爐
点點 烂爛 烛燭 烟煙 烦煩 烧燒 爷爺 牺犧 犹猶 狈狽 狭狹 狮獅 猎獵 猪豬 猫貓 环環 瓯甌 画畫 畅暢 痴癡 皑皚 皱皺 盏盞
盐鹽 盘盤 睁睜 矫矯 矿礦 砖磚 硕碩 礼禮 离離 种種 积積 称稱 税稅 笔筆 筑築 筛篩 筹籌 签簽 简簡 类類 粮糧 紧緊 纠糾
纤纖 纪紀 纬緯 纯純 纱紗 纲綱 纵縱 纷紛 纸紙 纹紋 纺紡 练練 细細 绅紳 绑綁 结結 绕繞 绘繪 给給 络絡 绥綏 绪緒 综綜
缆纜 缓緩 编編 缘緣 缝縫 缩縮 缴繳 网網 罚罰 罢罷 羁羈 翘翹 耸聳 职職 肤膚 肿腫 胆膽 胜勝 胶膠 脉脈 脏臟 脸臉 舱艙
艰艱 艳艷 艺藝 芜蕪 芦蘆 荐薦 荡蕩 药藥 莹瑩 获獲 萝蘿 萤螢 蒋蔣 虑慮 虚虛 虫蟲 虾蝦 蚁蟻 补補 衬襯 装裝 裤褲 览覽
触觸 誉譽 译譯 诈詐 诊診 诚誠 诞誕 询詢 诱誘 谅諒 谍諜 谎謊 谐諧 谣謠 贡貢 贤賢 贫貧 贯貫 贵貴 贷貸 贺賀 贼賊 赋賦
赏賞 赔賠 跻躋 踪蹤 轨軌 转轉 轮輪 软軟 轴軸 较較 辆輛 辉輝 辞辭 辩辯 迟遲 迹跡 适適 逊遜 遥遙 邻鄰 钉釘 钓釣 钛鈦
钟鐘 钥鑰 钩鉤 钮鈕 钻鑽 铀鈾 铅鉛 铍鈹 铭銘 铲鏟 链鏈 锂鋰 锐銳 锚錨 锤錘 锦錦 锯鋸 镜鏡 闯闖 阀閥 阔闊 陕陝 雏雛
韧韌 韵韻 顽頑 颂頌 颖穎 颗顆 颜顏 飓颶 飙飆 驰馳 驱驅 驳駁 驴驢 驿驛 骁驍 骄驕 骆駱 骇駭 骗騙 骤驟 鲸鯨 鲨鯊 鳄鱷
鸡雞 鸣鳴 鸭鴨 鸽鴿 鹤鶴 鹭鷺 黉黌 龟龜 专專 业業 乐樂 习習 乱亂 体體 写寫 农農 夺奪 对對 径徑 恺愷 摄攝 篮籃 纽紐
腾騰 萧蕭 荞蕎 衔銜 贾賈 赐賜 鹫鷲 娅婭 谟謨 汇匯 献獻 卖賣 鉴鑑 闽閩 岚嵐 恳懇 悦悅 挠撓 捞撈 昼晝 晒曬 晕暈 枫楓
枭梟 柜櫃 柠檸 椭橢 榄欖 横橫 殴毆 渗滲 滤濾 牵牽 疯瘋 碍礙 祷禱 窑窯 窝窩 窥窺 竖豎 绒絨 缠纏 聪聰 肠腸 舆輿 茎莖
葱蔥 蔷薔 蕴蘊 蜡蠟 蝎蠍 谨謹 谬謬 谱譜 贞貞 贬貶 贴貼 贿賄 赎贖 赌賭 赚賺 赠贈 躯軀 钝鈍 钦欽 铸鑄 铺鋪 锅鍋 锌鋅
键鍵 锻鍛 镀鍍 镭鐳 闲閒 闷悶 阐闡 陨隕 驹駒 骏駿 骚騷 鱿魷 鳐鰩 鸥鷗 鹅鵝 鹊鵲 奥奧 卢盧 缟縞
"""
_TABLE = str.maketrans({pair[0]: pair[1] for pair in _PAIRS.split()})
# Characters with two traditional forms, in the words of names that need the rarer.
_WHOLE = {"标准": "標準", "台风": "颱風", "战斗": "戰鬥", "自由斗士": "自由鬥士"}
_REGIONS = (
    ("巡航导弹", "巡弋飞弹"), ("导弹", "飞弹"), ("战斗机", "战机"), ("沙特阿拉伯", "沙地阿拉伯"), ("沙特", "沙乌地"),
    ("沙特", "沙地"), ("库尔德", "库德"), ("雇佣", "佣"), ("也门", "叶门"), ("黎凡特", "累范特"),
)  # fmt: skip
"""What the mainland calls it, what Taiwan or Hong Kong does."""

_DOTS = "‧・•."
"""Between the parts of a foreign name, beside the mainland's dot and the hyphen, which fold to a blank."""

_QUOTES = ('""', "「」", "『』")
_MODEL = re.compile(r"([\u4e00-\u9fff]+) ?([a-z]{0,2} ?\d+)(型?)")
_NUMERALS = "〇一二三四五六七八九"
_KINDS = re.compile(
    r"([\u4e00-\u9fff]{1,4}?)((?:[防反]|巡[航弋]|弹道|高超|地空|对空)?(?:空|导)?(?:导弹|飞弹|战斗?机|无人机|火箭[炮弹]?|组织|集团))"
)
_ENDS_OF_KINDS = frozenset("弹机箭炮织团")
_QUOTED = re.compile(r"[\"「『](.+?)[\"」』]")
_INNER = re.compile(r"(?<=[\u4e00-\u9fff]) (?=[\u4e00-\u9fff])")


def traditional(name: str) -> str:
    """A name in simplified characters as Taiwan and Hong Kong write it."""
    for word, whole in _WHOLE.items():
        if word in name:
            name = name.replace(word, whole)
    return name.translate(_TABLE)


def written(name: str) -> set[str]:
    """The ways a folded name is written: regional words, quotes, dots, models as numerals; in both kinds of characters.

    >>> sorted(written("流星 3"))[:3]
    ['"流星" 3', '"流星"3', '"流星"三型']
    """
    made = {name} | {name.replace(word, other) for word, other in _REGIONS if word in name}
    made |= {form for one in made for form in _models(one)}
    made |= {quoted for one in made for quoted in _kind_in_quotes(one)}
    made |= {quoted for one in made for quoted in _requoted(one)}
    made |= {_INNER.sub(dot, one) for one in made if " " in one for dot in _DOTS}
    return made | {traditional(one) for one in made}


def _models(name: str) -> set[str]:
    model = _MODEL.fullmatch(name) if name[-1:] == "型" or name[-1:].isdigit() else None
    if not model:
        return set()
    head, number, kind = model.groups()
    made = set(_in_quotes(head, f" {number}{kind}")) | set(_in_quotes(head, f"{number}{kind}"))
    if len(number) == 1 and number.isdigit():
        numeral = _NUMERALS[int(number)] + "型"
        made |= {head + numeral, *_in_quotes(head, numeral), *_in_quotes(head + numeral[0], "")}
    return made


def _kind_in_quotes(name: str) -> list[str]:
    kind = _KINDS.fullmatch(name) if name[-1:] in _ENDS_OF_KINDS else None
    return _in_quotes(kind[1], kind[2]) if kind else []


def _requoted(name: str) -> list[str]:
    """A name that stands in quotes, or in whose name something does, in all of them."""
    parts = _QUOTED.split(name)  # the second, fourth ... stand in quotes
    if len(parts) == 1:
        return []
    return [
        "".join([f"{marks[0]}{part}{marks[1]}" if row % 2 else part for row, part in enumerate(parts)])
        for marks in _QUOTES
    ]


def _in_quotes(head: str, rest: str) -> list[str]:
    return [f"{marks[0]}{head}{marks[1]}{rest}" for marks in _QUOTES]
