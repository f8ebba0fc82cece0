"""Settings from the environment: safe by themselves, refused in words when they are not."""

import stat
from concurrent.futures import ThreadPoolExecutor

import pytest

from learning.config import PROJECT, Config, UnsafeSetting, from_environment


@pytest.fixture
def environment(tmp_path):
    return {"ALONGSIDE_INSTANCE": str(tmp_path)}


def test_nothing_need_be_set(environment, tmp_path):
    config = from_environment(environment)
    assert config.database_url == f"sqlite:///{tmp_path / 'alongside.sqlite3'}"
    assert (config.host, config.port) == ("127.0.0.1", 8000)
    assert config.content_roots == (PROJECT / "modules",)
    assert not config.demonstration
    assert not config.is_https
    assert not config.testing


def test_a_secret_is_made_once_and_only_its_owner_can_read_it(environment, tmp_path):
    first = from_environment(environment).secret_key
    assert len(first) >= 64
    assert from_environment(environment).secret_key == first
    assert stat.S_IMODE((tmp_path / "secret-key").stat().st_mode) == 0o600


def test_all_who_start_at_once_read_the_same_whole_secret(environment):
    with ThreadPoolExecutor(8) as starting:
        secrets = list(starting.map(lambda _: from_environment(environment).secret_key, range(32)))
    assert len(set(secrets)) == 1
    assert len(secrets[0]) == 64


def test_a_demonstration_shares_nothing_with_the_real_records_beside_it(environment):
    real = from_environment(environment)
    shown = from_environment({**environment, "ALONGSIDE_DEMONSTRATION": "yes"})
    assert shown.secret_key != real.secret_key
    assert shown.instance != real.instance
    assert shown.database_url != real.database_url


def test_two_installations_have_different_secrets(tmp_path):
    made = {
        from_environment({"ALONGSIDE_INSTANCE": str(tmp_path / name)}).secret_key
        for name in ("one", "two")
    }
    assert len(made) == 2


def test_the_folder_of_an_installation_is_its_owners_alone(tmp_path):
    from_environment({"ALONGSIDE_INSTANCE": str(tmp_path / "new")})
    assert stat.S_IMODE((tmp_path / "new").stat().st_mode) == 0o700


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("ALONGSIDE_SECRET_KEY", "short", "ALONGSIDE_SECRET_KEY is shorter than 32"),
        ("ALONGSIDE_SECRET_KEY", "x" * 31, "ALONGSIDE_SECRET_KEY is shorter than 32"),
        ("ALONGSIDE_PUBLIC_URL", "learning.example.sch.uk", "ALONGSIDE_PUBLIC_URL must begin"),
        ("ALONGSIDE_PUBLIC_URL", "ftp://example.sch.uk", "ALONGSIDE_PUBLIC_URL must begin"),
        ("ALONGSIDE_TRUSTED_PROXIES", "1", "ALONGSIDE_PUBLIC_URL is not https"),
        ("PORT", "eighty", "PORT must be a whole number"),
        ("ALONGSIDE_THREADS", "-1", "ALONGSIDE_THREADS must be a whole number"),
    ],
)
def test_an_unsafe_setting_is_named(environment, name, value, said):
    with pytest.raises(UnsafeSetting, match=said):
        from_environment({**environment, name: value})


def test_a_proxy_is_trusted_once_the_address_is_https(environment):
    config = from_environment(
        {
            **environment,
            "ALONGSIDE_TRUSTED_PROXIES": "1",
            "ALONGSIDE_PUBLIC_URL": "https://learning.example.sch.uk/",
        }
    )
    assert config.trusted_proxies == 1
    assert config.public_url == "https://learning.example.sch.uk"
    assert config.is_https


def test_postgresql_is_reached_by_the_driver_that_came_with_us(environment):
    given = {**environment, "ALONGSIDE_DATABASE_URL": "postgresql://db.example/learning"}
    assert from_environment(given).database_url == "postgresql+psycopg://db.example/learning"


def test_a_schools_own_courses_come_after_ours(environment, tmp_path):
    own = tmp_path / "ours"
    config = from_environment({**environment, "ALONGSIDE_CONTENT": str(own)})
    assert config.content_roots == (PROJECT / "modules", own)


def test_the_smallest_config_is_not_for_testing(tmp_path):
    config = Config(
        secret_key="x" * 32, database_url="sqlite://", instance=tmp_path, content_roots=()
    )
    config.check()
    assert not config.testing
