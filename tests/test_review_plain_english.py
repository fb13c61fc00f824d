"""Advice on plain English: sentences over 40 words, and the reading level."""

from __future__ import annotations

from pathlib import Path

import pytest

from planbuilder.review.sentences import excerpt, sentence_at, sentences
from printed_plans import said

FORTY = " ".join(["word"] * 40)


def long_ones(folder: Path, words: str) -> list[str]:
    return said(folder, "long-sentence", text=[("Background", words)], advice=True)


def test_a_sentence_of_more_than_forty_words_is_quoted_with_its_count(tmp_path: Path) -> None:
    [told] = long_ones(tmp_path, f"We {FORTY}.")
    assert told.startswith("Text > B3: the sentence “We word word")
    assert told.endswith("...” has 41 words")


@pytest.mark.parametrize(
    "words",
    [
        f"{FORTY}.",
        f"{FORTY}. W{FORTY}.",
        f"{FORTY}\n{FORTY}",
        f"• {FORTY}\n• {FORTY}",
        f"{' '.join(['word'] * 39)} – word",
        "The partners are " + "; ".join(["the council of the borough"] * 12) + ".",
    ],
)
def test_forty_words_bullets_and_lists_with_semicolons_are_passed(tmp_path: Path, words: str) -> None:
    assert long_ones(tmp_path, words) == []


def test_shortened_words_and_figures_do_not_make_two_sentences_of_one(tmp_path: Path) -> None:
    half = " ".join(["word"] * 21)
    for shortened in ("e.g. Brentwood", "St. Mary", "High Rd. North", "Cllr. Jones", "3.5 times", "J. Smith"):
        assert len(long_ones(tmp_path, f"{half} {shortened} {half}.")) == 1


def test_sentences_are_told_apart() -> None:
    assert sentences("One. Two! “Three?” Four") == ["One.", "Two!", "“Three?”", "Four"]
    assert sentences("At 3.5 per cent, e.g. Here, i.e. There.") == ["At 3.5 per cent, e.g. Here, i.e. There."]
    assert sentences("") == []
    assert sentence_at("First. In 2016 we met.", 10, 14) == ("In 2016 we met.", 3)


def test_a_piece_of_a_text_is_quoted_round_what_matters() -> None:
    text = f"{FORTY} 2016 {FORTY}"
    start = text.index("2016")
    assert "2016" in excerpt(text, start, start + 4)
    assert len(excerpt(text, start, start + 4)) <= 80
    assert excerpt("short", 0, 5) == "short"


def test_the_reading_level_is_one_note_and_names_the_hardest_part(tmp_path: Path) -> None:
    easy = "The cat sat on the mat and was glad. " * 20
    hard = "Responsible authorities collaboratively formulate comprehensive strategies addressing criminality. " * 20
    text = [("Promise", easy), ("Background", hard)]
    [told] = said(tmp_path, "reading-level", text=text, advice=True)
    assert told.startswith("Text > B4: the plan reads at grade ")
    assert "hardest to read is the text “Background”" in told


def test_a_plan_of_a_few_words_has_no_reading_level_and_without_advice_nothing_is_said(tmp_path: Path) -> None:
    assert said(tmp_path, "reading-level", advice=True) == []
    assert said(tmp_path, "long-sentence", text=[("Background", f"We {FORTY}.")]) == []


def test_the_grade_is_that_of_the_formula(tmp_path: Path) -> None:
    # 10 words, 1 sentence, 10 syllables: 0.39 * 10 + 11.8 * 1 - 15.59 = 0.11
    words = "\n".join(["The cat and the dog sat on the old mat."] * 400)
    [told] = said(tmp_path, "reading-level", text=[("Background", words)], advice=True)
    assert "(grade 0.1)" in told
