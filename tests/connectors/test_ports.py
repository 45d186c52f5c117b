"""A free port stays free until somebody binds it: it is none that the kernel hands out meanwhile."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest

from agents.errors import PortInUse
from connectors import ports
from connectors.ports import free_port


def test_a_free_port_is_none_that_a_connection_may_get() -> None:
    found = {free_port() for _ in range(50)}
    assert len(found) > 1
    assert all(ports.LOWEST <= port < ports.handed_out_from() for port in found)


@pytest.mark.parametrize("said", ["1024\t65535\n", "", "no numbers", None], ids=["all", "empty", "rubbish", "no file"])
def test_where_the_kernel_hands_out_all_or_says_nothing_there_is_a_port_too(
    said: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ports, "HANDED_OUT", tmp_path / "range")
    if said is not None:
        (tmp_path / "range").write_text(said)
    with socket.socket() as one:
        one.bind((ports.HOST, free_port()))


def test_the_wanted_port_is_given_or_said_to_be_taken() -> None:
    with socket.socket() as one:
        one.bind((ports.HOST, 0))
        one.listen()
        taken = one.getsockname()[1]
        with pytest.raises(PortInUse, match=str(taken)):
            free_port(taken)
    assert free_port(taken) == taken
