"""Garbage collection is put off within, and as it was before afterwards."""

from __future__ import annotations

import gc

from agents.collecting import put_off


def test_collection_goes_on_afterwards_as_it_was() -> None:
    assert gc.isenabled()
    with put_off():
        assert not gc.isenabled()
        with put_off():
            assert not gc.isenabled()
        assert not gc.isenabled()
    assert gc.isenabled()
