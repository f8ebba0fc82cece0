"""Passwords: long, not the first guess, hashed slowly; compared in the same time for everybody."""

import threading

import pytest
from argon2 import PasswordHasher

from learning.people.password_rules import password_problem
from learning.people.passwords import common_passwords, hashed, is_outdated, is_right

ABOUT = ("Amina Yusuf", "amina.yusuf@seaview.sch.uk", "Seaview Primary School")


def problem(password):
    return password_problem(password, common=common_passwords(), personal=ABOUT)


@pytest.mark.parametrize(
    "password",
    [
        "nine quiet lanterns",
        "kettle-otter",
        "ten chars!",
        "x9$ " * 50,
        "paSSword is not what I chose",
        "Amina keeps four bees",
        "пароль из слов",
        "🦄🐎🌈🎉🧁🍰🎈🎁🍕🌮",
    ],
)
def test_anything_long_that_is_not_guessed_first_will_do(password):
    assert problem(password) is None


@pytest.mark.parametrize(
    ("password", "words"),
    [
        ("nine chars", None),
        ("too short", "at least 10"),
        ("x9$ " * 50 + "x", "at most 200"),
        ("password123", "Many people"),
        ("Password123", "Many people"),
        ("pass-word 123!", "Many people"),
        ("1234567890", "Many people"),
        ("aaaaaaaaaaaa", "Many people"),
        ("abababababab", "Many people"),
        ("liverpool123", "Many people"),
        ("aminayusuf", "too close"),
        ("Amina.Yusuf1", "too close"),
        ("amina.yusuf@seaview.sch.uk", "too close"),
        ("SeaviewPrimary24", "too close"),
        ("seaview school", "too close"),
    ],
)
def test_the_first_guesses_are_refused_in_words(password, words):
    said = problem(password)
    assert said is None if words is None else words in said


def test_the_list_of_common_ones_holds_nothing_that_is_too_short_anyway():
    listed = common_passwords()
    assert len(listed) > 1000
    assert all(len(each) >= 10 and each == each.lower() for each in listed)


def test_a_password_is_kept_as_an_argon2_hash_of_the_house_parameters():
    kept = hashed("nine quiet lanterns")
    assert kept.startswith("$argon2id$v=19$m=19456,t=2,p=1$")
    assert is_right("nine quiet lanterns", kept)
    assert not is_right("nine quiet lantern", kept)
    assert not is_outdated(kept)


def test_an_accent_is_the_same_however_the_keyboard_writes_it():
    assert is_right("cafe\u0301 au lait", hashed("caf\u00e9 au lait"))


def test_nobody_and_a_broken_hash_have_no_password():
    assert not is_right("nobody's password", None)
    assert not is_right("anything at all", "not a hash")


def test_a_hash_of_other_parameters_is_outdated():
    assert is_outdated(PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash("x"))


def test_never_more_than_two_are_hashed_at_once(monkeypatch):
    present, most, lock = [0], [0], threading.Lock()
    verify = PasswordHasher.verify

    def watched(self, *given):
        with lock:
            present[0] += 1
            most[0] = max(most[0], present[0])
        try:
            return verify(self, *given)
        finally:
            with lock:
                present[0] -= 1

    monkeypatch.setattr(PasswordHasher, "verify", watched)
    threads = [threading.Thread(target=is_right, args=("x", None)) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert 1 <= most[0] <= 2
