"""The quick looks at the words beside a name never say no where the whole look says yes."""

from __future__ import annotations

from pathlib import Path

import orjson
import pytest

from agents.flag import beside
from agents.flag.scan import scan
from agents.flag.versions import load
from agents.keys import SHIPPED_WATCHLIST

SUITES = sorted((Path(__file__).parents[2] / "data" / "names").glob("decoys-plain-*.json"))


def _texts() -> list[str]:
    """Every sentence of the suites, whatever their shape."""

    def strings(value: object) -> list[str]:
        if isinstance(value, str):
            return [value] if " " in value else []
        held = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
        return [text for one in held for text in strings(one)]

    return [text for file in SUITES for text in strings(orjson.loads(file.read_bytes()))]


def test_a_word_that_is_told_at_once_hides_no_other_bearer(monkeypatch: pytest.MonkeyPatch) -> None:
    compiled, texts = load(SHIPPED_WATCHLIST), _texts()[::3]

    def found() -> list[list[tuple[str, int, float]]]:
        return [[(m.entity, m.start, m.confidence) for m in scan(compiled, {"text": text}).mentions] for text in texts]

    quick = found()
    monkeypatch.setattr(beside, "_silent_before", lambda *_: False)
    monkeypatch.setattr(beside, "_silent_behind", lambda *_: False)
    assert len(texts) > 300
    assert quick == found()
