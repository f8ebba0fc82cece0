"""Keys as people read, send and paste them; those under which anybody could sign."""

import pytest

from learning.errors import Refused
from learning.records.keys import rules, sealing
from learning.records.keys.signing import is_signed_by, new_key_pair

WEAK = (
    "00" * 32,
    "01" + "00" * 31,
    "01" + "00" * 30 + "80",
    "ec" + "ff" * 30 + "7f",
    "ec" + "ff" * 31,
    "ed" + "ff" * 30 + "7f",
    "ee" + "ff" * 30 + "7f",
    "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
    "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85",
    "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
    "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa",
)


def test_a_fingerprint_is_short_and_another_for_every_key() -> None:
    one, other = new_key_pair().public_key, new_key_pair().public_key
    assert len(rules.fingerprint(one)) == 24
    assert rules.fingerprint(one) != rules.fingerprint(other)
    assert rules.fingerprint(one) == rules.fingerprint(one)


def test_what_is_sent_is_understood_when_it_is_pasted() -> None:
    key = new_key_pair().public_key
    text = rules.text_to_send("Oak Hill", "100099", key)
    assert rules.pasted_key(text) == key
    assert rules.pasted_key(text.upper()) == key
    assert rules.pasted_key(f"  {key}\n") == key


@pytest.mark.parametrize("text", ["", "nonsense", "g" * 64, "a" * 63, "a" * 65, "00" * 32])
def test_a_text_without_a_key_is_refused(text: str) -> None:
    with pytest.raises(Refused, match="no key"):
        rules.pasted_key(text)


def test_two_keys_in_one_text_are_refused() -> None:
    with pytest.raises(Refused, match="several"):
        rules.pasted_key(f"{new_key_pair().public_key} {new_key_pair().public_key}")


def test_a_fingerprint_of_another_key_is_seen() -> None:
    one, other = new_key_pair().public_key, new_key_pair().public_key
    with pytest.raises(Refused, match="does not belong"):
        rules.pasted_key(f"{one} {rules.fingerprint(other)}")


@pytest.mark.parametrize("key", WEAK)
def test_a_key_under_which_anybody_could_sign_is_none(key: str) -> None:
    assert not rules.is_possible_key(key)
    # A signature made by nobody, that would hold for anything under such a key.
    assert not is_signed_by(key, b"anything", "01" + "00" * 63)


def test_a_sealed_key_opens_with_its_secret_only() -> None:
    pair = new_key_pair()
    sealed = sealing.sealed(pair, "a secret of the settings, long enough")
    assert sealing.unsealed(sealed, "a secret of the settings, long enough") == pair
    assert sealing.unsealed(sealed, "another secret, just as long as that") is None
    assert sealing.unsealed("spoilt “text”", "a secret") is None
    assert pair.secret.hex() not in sealed
    assert pair.secret.hex() not in repr(pair)
