"""Codes as they are made, read and shown."""

import pytest

from learning.inset import codes
from learning.people.codes import LETTERS


def test_a_new_code_has_six_characters_that_nobody_mistakes():
    made = {codes.new_code() for _ in range(50)}
    assert len(made) == 50
    assert all(codes.is_whole_code(code) for code in made)
    assert not set("ilou") & set(LETTERS)


@pytest.mark.parametrize("typed", ["K7M-2PX", "k7m 2px", " K7M2PX ", "k7m–2px"])
def test_a_code_is_read_however_it_is_typed(typed):
    assert codes.canonical_code(typed) == "k7m2px"


def test_letters_that_look_like_figures_are_read_as_those():
    assert codes.canonical_code("OIl-oLi") == "011011"


def test_a_code_is_shown_in_threes():
    assert codes.shown_code("k7m2px") == "K7M-2PX"


@pytest.mark.parametrize("code", ["", "k7m2p", "k7m2pxx", "k7m2pu", "ⅷ7m2px"])
def test_what_is_no_code(code):
    assert not codes.is_whole_code(codes.canonical_code(code))
