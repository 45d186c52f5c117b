"""Settings: one value from file and environment, and every error at once."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agents import settings
from agents.errors import Fault, Refused
from agents.keys import KEYS
from agents.settings import Settings, find, read

ROOT = Path(__file__).parents[2]


def written(folder: Path, text: str) -> Path:
    file = folder / "vedette.yaml"
    file.write_text(text)
    return file


def test_without_file_and_environment_there_are_the_defaults() -> None:
    assert read(None, {}) == Settings()


def test_every_key_is_a_field_and_every_field_a_key() -> None:
    fields = {key.replace(".", "_") for key in KEYS}
    assert fields == set(Settings.__struct_fields__) - {"files"}


def test_every_key_is_in_the_guide() -> None:
    guide = (ROOT / "docs" / "operations.md").read_text()
    assert [key for key in KEYS if f"`{key}`" not in guide] == []


def test_all_errors_come_at_once_with_file_and_line(tmp_path: Path) -> None:
    file = written(
        tmp_path,
        "namespace: Not Good\nbroker:\n  port: 70000\n  adress: a:1\n"
        "worker: {session_timeout: 3}\npartitions: {hits: 0}\n",
    )
    with pytest.raises(Refused) as refused:
        read(file, {"VEDETTE_LOG_LEVEL": "loud", "VEDETTE_WORKER_HELTH_PORT": "1"})
    places = {(Path(fault.file).name, fault.line) for fault in refused.value.faults}
    assert places == {
        ("vedette.yaml", 1),
        ("vedette.yaml", 3),
        ("vedette.yaml", 4),
        ("vedette.yaml", 5),
        ("vedette.yaml", 6),
        ("environment VEDETTE_LOG_LEVEL", 0),
        ("environment VEDETTE_WORKER_HELTH_PORT", 0),
    }
    assert "did you mean `broker.address`?" in str(refused.value)
    assert "did you mean `VEDETTE_WORKER_HEALTH_PORT`?" in str(refused.value)


def test_the_environment_stands_over_the_file(tmp_path: Path) -> None:
    file = written(tmp_path, "namespace: from-file\nbroker: {port: 9092}\n")
    made = read(file, {"VEDETTE_NAMESPACE": "from-environment", "VEDETTE_KAFKA": "kafka:9092"})
    assert (made.namespace, made.broker_port, made.broker_address) == ("from-environment", 9092, "kafka:9092")
    assert made.files == (file,)


def test_a_secret_is_read_from_the_file_that_is_named(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("of the file\n")
    made = read(None, {"VEDETTE_BROKER_PASSWORD_FILE": str(tmp_path / "secret")})
    assert made.broker_password == (tmp_path / "secret").read_text().strip()


def test_a_secret_file_that_is_not_there_is_an_error() -> None:
    with pytest.raises(Refused, match="VEDETTE_BROKER_PASSWORD_FILE"):
        read(None, {"VEDETTE_BROKER_PASSWORD_FILE": "/nowhere/secret"})


def test_paths_start_at_the_file_that_names_them(tmp_path: Path) -> None:
    made = read(written(tmp_path, "data_dir: data\nwatchlist: mine\n"), {})
    assert (made.data_dir, made.watchlist) == (tmp_path / "data", tmp_path / "mine")


def test_a_password_in_clear_text_is_refused(tmp_path: Path) -> None:
    file = written(tmp_path, "broker:\n  username: me\n  password: x\n")
    with pytest.raises(Refused, match=r"vedette\.yaml:2: .*clear text"):
        read(file, {})


def test_sasl_goes_over_tls() -> None:
    made = read(None, {"VEDETTE_BROKER_USERNAME": "me", "VEDETTE_BROKER_TLS": "true", "VEDETTE_BROKER_PASSWORD": "x"})
    assert settings.security(made)["security_protocol"] == "SASL_SSL"
    assert settings.security(Settings()) == {}


def test_the_file_is_found_upwards(tmp_path: Path) -> None:
    file = written(tmp_path, "")
    (tmp_path / "a" / "b").mkdir(parents=True)
    assert find(tmp_path / "a" / "b") == file


@pytest.mark.parametrize("text", ["- a\n", "a: [\n", "namespace: live\nnamespace: again\n", "broker: 5\n", "\x00"])
def test_a_file_that_is_no_mapping_is_refused_and_never_crashes(tmp_path: Path, text: str) -> None:
    with pytest.raises(Refused):
        read(written(tmp_path, text), {})


@given(st.dictionaries(st.sampled_from(sorted(KEYS)), st.text(max_size=12), max_size=4))
def test_whatever_stands_in_the_environment_is_a_value_or_a_fault(values: dict[str, str]) -> None:
    environment = {"VEDETTE_" + key.replace(".", "_").upper(): value for key, value in values.items()}
    try:
        made, faults = read(None, environment), list[Fault]()
    except Refused as refused:
        made, faults = None, refused.faults
    assert made is None or not faults
    assert all(fault.file.startswith("environment VEDETTE_") for fault in faults)


def test_doors_are_a_list_in_the_file_and_commas_in_the_environment(tmp_path: Path) -> None:
    file = tmp_path / "vedette.yaml"
    file.write_text('allow_private: ["10.0.0.5:8080", "[fd00::1]:80"]\n')
    assert read(file, {}).allow_private == ("10.0.0.5:8080", "[fd00::1]:80")
    assert read(None, {"VEDETTE_ALLOW_PRIVATE": "a.example:80, b:81"}).allow_private == ("a.example:80", "b:81")
    file.write_text('allow_private: ["10.0.0.5"]\n')
    with pytest.raises(Refused, match="is not host:port"):
        read(file, {})
