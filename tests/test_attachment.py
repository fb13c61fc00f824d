"""A file for a partner bears the partner's name in letters that every computer and mail program can have."""

from __future__ import annotations

import pytest

from planbuilder.circulate.attachment import letters_of


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Essex Police", "essex-police"),
        ("Farmers' Union", "farmers-union"),
        ("Heddlu’r De", "heddlur-de"),
        ("Cyngor Ynys Môn", "cyngor-ynys-mon"),
        ("警察", "partner"),
    ],
)
def test_a_name_becomes_plain_letters(name: str, letters: str) -> None:
    assert letters_of(name) == letters


@pytest.mark.parametrize("name", ["Heddlu’r De", "Heddlu'r De", "Heddluʼr De"])
def test_every_apostrophe_is_alike_in_both_forms(name: str) -> None:
    assert letters_of(name, plain=False) == letters_of(name) == "heddlur-de"
