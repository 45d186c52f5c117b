"""What pages say that are no article, in some twenty languages: one regular expression a line, case does not matter."""

from __future__ import annotations

import re


def _any(lines: str) -> re.Pattern[str]:
    return re.compile("|".join(lines.strip().splitlines()), re.IGNORECASE)


PAYWALL = _any(r"""
subscribe to (?:continue|read|unlock)
subscribers? only
to continue reading
already a subscriber
this article is for subscribers
(?:log|sign) in to (?:continue|read)
become a (?:member|subscriber) to
unlock (?:this|the full) (?:article|story)
weiterlesen mit
jetzt (?:abonnieren|weiterlesen)
nur für abonnenten
abo abschließen
diesen artikel lesen sie mit
réservé aux abonnés
(?:article|contenu) réservé
il vous reste .{1,12}de cet article
abonnez-vous pour
suscríbete para
solo para suscriptores
contenido exclusivo para suscriptores
abbonati per
riservato agli abbonati
assine para
exclusivo para assinantes
alleen voor abonnees
dla subskrybentów
tylko dla prenumeratorów
только для подписчиков
оформите подписку
лише для передплатників
للمشتركين فقط
اشترك (?:لمتابعة|للقراءة)
למנויים בלבד
abonelere özel
会員限定
有料会員
仅限订阅
订阅后继续阅读
구독자 전용
""")
"""Only for those who pay; one is enough."""

CONSENT = _any(r"""
we (?:and our|use cookies)
accept (?:all )?cookies
accept all
our (?:\d+ )?partners
privacy (?:settings|choices)
manage (?:your )?(?:cookies|preferences)
wir (?:und unsere partner|verwenden cookies)
alle akzeptieren
zustimmen und weiter
mit werbung
cookie-einstellungen
nous (?:et nos partenaires|utilisons des cookies)
tout accepter
accepter et continuer
continuer sans accepter
utilizamos cookies
aceptar todo
nuestros socios
utilizziamo i cookie
accetta tutt[oi]
i nostri partner
aceitar todos
wij gebruiken cookies
alles accepteren
akceptuj(?:ę)? wszystkie
принять все
файлы cookie
قبول الكل
ملفات تعريف الارتباط
çerez(?:ler)?
tümünü kabul
接受所有
すべて許可
쿠키
""")
"""Cookies; one alone is a banner that every page has."""

CHALLENGE = _any(r"""
just a moment\.\.\.
checking your browser
enable javascript and cookies
verify(?:ing)? (?:that )?you are (?:a )?human
are you a robot
unusual traffic
attention required!
ddos protection by
access denied
request unsuccessful\. incapsula
captcha
""")
"""A browser is asked for."""

MISSING = _any(r"""
(?:page|article|story|content) (?:you .{0,40})?(?:was |is |could |can)?(?:not|n't) (?:be )?(?:found|available|exist)
(?:page|article|story|content) (?:is )?no longer (?:available|exists?)
(?:page|article|story|content) has (?:been )?(?:moved|removed|expired)
\b(?:error )?404\b
page not found
not found
seite (?:wurde )?nicht gefunden
(?:artikel|seite|inhalt) (?:ist )?nicht (?:mehr )?verfügbar
page (?:introuvable|non trouvée)
(?:article|page) n['’]existe (?:pas|plus)
página no encontrada
no se (?:ha )?encontr(?:ó|ado)
pagina non trovata
página não encontrada
pagina niet gevonden
nie znaleziono
страница не найдена
сторінку не знайдено
الصفحة غير موجودة
sayfa bulunamadı
页面不存在
找不到(?:页面|網頁)
ページが見つかりません
페이지를 찾을 수 없
""")
"""Nothing is there."""
