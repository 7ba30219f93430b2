from __future__ import annotations

import pytest

from screenseg.errors import PhraseError
from screenseg.structure.phrase import Reading, readings


@pytest.mark.parametrize(
    ("phrase", "reading"),
    [
        ("Email field", Reading("Email", "field")),
        ("Email", Reading("Email")),
        ("the Save button", Reading("Save", "button")),
        ("I agree tick box", Reading("I agree", "checkbox")),
        ("Country dropdown", Reading("Country", "combobox")),
        ("Option 3 radio button", Reading("Option 3", "radio")),
        ("second Delete link", Reading("Delete", "link", 1)),
        ("last button", Reading("", "button", -1)),
        ("Zip field in Billing", Reading("Zip", "field", None, "within", "Billing")),
        ("checkbox next to Total", Reading("", "checkbox", None, "near", "Total")),
        ("Name field to the right of Title", Reading("Name", "field", None, "right_of", "Title")),
        ("button below Price list", Reading("", "button", None, "below", "Price list")),
    ],
)
def test_grammar(phrase: str, reading: Reading) -> None:
    assert reading in readings(phrase)


@pytest.mark.parametrize("phrase", ["First name", "Sign in", "Search field", "Drop down", "Last box in use"])
def test_the_grammars_words_may_be_names(phrase: str) -> None:
    assert any(r.name == phrase and r.relation is None for r in readings(phrase))


def test_the_shorter_role_word_is_tried_first() -> None:
    found = readings("Text field")
    assert found.index(Reading("Text", "field")) < found.index(Reading("", "textbox"))


@pytest.mark.parametrize("phrase", ["", "  \n", "x" * 501, "ab " * 5000, None, 7])
def test_refuses_what_names_nothing(phrase: object) -> None:
    with pytest.raises(PhraseError):
        readings(phrase)  # type: ignore[arg-type]
