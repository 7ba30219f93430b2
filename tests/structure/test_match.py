"""Matching, on documents as they come from JSON."""

from __future__ import annotations

import pickle
from typing import Any

import pytest

from screenseg.document import Document, Element
from screenseg.errors import Ambiguous, FindError, NotFound
from screenseg.geometry import Box
from screenseg.structure.match import likeness


def _document(*children: Element) -> Document:
    return Document(Element("e0", "document", Box(0, 0, 800, 600), children=children), (800, 600))


def _field(number: int, label: str, left: int = 100, top: int | None = None, role: str = "textbox") -> Element:
    top = 40 * number if top is None else top
    return Element(f"e{number}", role, Box(left, top, left + 200, top + 30), label=label)


def test_exact_name_and_role() -> None:
    document = _document(_field(1, "First name"), _field(2, "Last name"), _field(3, "Name", role="button"))
    assert document.find("First name field").id == "e1"
    assert document.find("last NAME").id == "e2"
    assert document.find("Name button").id == "e3"


def test_one_name_is_not_another() -> None:
    document = _document(_field(1, "Last name"), _field(2, "End date"), _field(3, "Username"), _field(4, "Female"))
    for phrase in ("First name field", "Start date", "Surname", "Male", "Option 2 checkbox"):
        with pytest.raises(NotFound) as caught:
            document.find(phrase)
        assert caught.value.phrase == phrase
    assert document.find("Usernane").id == "e3"


def test_a_name_may_lack_its_end_but_not_its_beginning() -> None:
    document = _document(_field(1, "Email address"), _field(2, "Company name"))
    assert document.find("Email field").id == "e1"
    for phrase in ("Address field", "Name field"):
        with pytest.raises(NotFound):
            document.find(phrase)


def test_the_only_one_of_its_role_needs_no_name() -> None:
    document = _document(_field(1, "Email"), _field(2, "Send", role="button"))
    assert document.find("button").id == "e2"
    with pytest.raises(NotFound):
        document.find("Search field")


@pytest.mark.parametrize(
    ("asked", "seen"),
    [
        ("Unsubscribe", "Subscribe"),
        ("Deactivate", "Activate"),
        ("Unpaid invoices", "Paid invoices"),
        ("Invisible", "Visible"),
        ("Save as", "Save"),
        ("National ID", "Nationality"),
        ("No hazardous goods", "Hazardous goods"),
        ("Log in", "Log out"),
        ("Date", "Data"),
    ],
)
def test_opposites_and_near_names_do_not_match(asked: str, seen: str) -> None:
    with pytest.raises(NotFound):
        _document(_field(1, seen, role="button")).find(f"{asked} button")


@pytest.mark.parametrize(
    ("asked", "seen"),
    [
        ("Create acount", "Create account"),
        ("Sumbit", "Submit"),
        ("Macros", "Maçros"),
        ("Log In", "Login"),
        ("Cancel", "X Cancel"),
        ("All", "AlI"),
    ],
)
def test_slips_are_forgiven(asked: str, seen: str) -> None:
    assert _document(_field(1, seen, role="button")).find(f"{asked} button").id == "e1"


def test_numbers_must_agree() -> None:
    assert likeness("Address line 1", "Address line 2") < 0.7
    assert likeness("Adress line 2", "Address line 2") > 0.9


def test_ambiguous_carries_the_candidates_and_survives_pickling() -> None:
    document = _document(_field(1, "Delete", role="button"), _field(2, "Delete", role="button"))
    with pytest.raises(Ambiguous) as caught:
        document.find("Delete button")
    assert [c.element.id for c in caught.value.candidates] == ["e1", "e2"]
    assert all(c.score == 1 and "Delete" in c.reason for c in caught.value.candidates)
    again: FindError = pickle.loads(pickle.dumps(caught.value))
    assert (type(again), str(again), again.candidates) == (Ambiguous, str(caught.value), caught.value.candidates)
    assert document.find("second Delete button").id == "e2"
    assert document.find("last Delete button").id == "e2"


def test_an_ordinal_beyond_the_last_is_not_found() -> None:
    document = _document(_field(1, "Delete", role="button"), _field(2, "Delete", role="button"))
    with pytest.raises(NotFound):
        document.find("third Delete button")


def test_a_label_is_never_clicked_for_its_field() -> None:
    document = _document(Element("e1", "text", Box(10, 10, 80, 25), text="Email"))
    with pytest.raises(NotFound):
        document.find("Email field")
    assert document.find("Email link").id == "e1"


def test_relations() -> None:
    billing = Element(
        "e1", "group", Box(0, 0, 390, 300), label="Billing", children=(_field(2, "Zip", 20), _field(3, "City", 20))
    )
    shipping = Element("e4", "group", Box(400, 0, 800, 300), label="Shipping", children=(_field(5, "Zip", 420, 80),))
    total = Element("e6", "text", Box(20, 405, 60, 420), text="Total")
    button = Element("e7", "button", Box(80, 400, 140, 425), text="Pay", label="Pay")
    document = _document(billing, shipping, total, button)
    assert document.find("Zip field in Billing").id == "e2"
    assert document.find("Zip field within Shipping").id == "e5"
    assert document.find("button next to Total").id == "e7"
    assert document.find("button right of Total").id == "e7"
    assert document.find("Zip field above City").id == "e2"
    with pytest.raises(NotFound):
        document.find("button left of Total")
    with pytest.raises(Ambiguous):
        document.find("Zip field")


def test_next_to_a_label_is_its_field() -> None:
    label = Element("e1", "text", Box(20, 145, 80, 160), text="Country")
    country = Element("e2", "combobox", Box(20, 168, 300, 204), label="Country", label_box=label.box)
    document = _document(_field(3, "Email", 20, 93), label, country)
    assert document.find("field next to Country").id == "e2"


def test_beside_a_panel() -> None:
    heading = Element("e2", "text", Box(20, 10, 80, 25), text="Billing")
    billing = Element("e1", "group", Box(0, 0, 390, 300), label="Billing", children=(heading, _field(3, "Zip", 20)))
    document = _document(billing, _field(4, "Zip", 500, 120))
    assert document.find("Zip right of Billing").id == "e4"


def test_an_ordinal_stays_in_its_panel() -> None:
    headings = (
        Element("e1", "text", Box(10, 10, 70, 25), text="Sender"),
        Element("e2", "text", Box(410, 10, 490, 25), text="Recipient"),
    )
    document = _document(*headings, _field(3, "Name", 20, 40), _field(4, "Name", 420, 40))
    assert document.find("first Name in Recipient").id == "e4"
    assert document.find("Name in Sender").id == "e3"
    with pytest.raises(NotFound):
        document.find("second Name in Sender")


def test_a_section_heading_scopes_what_follows() -> None:
    first, second = (
        Element("e1", "text", Box(10, 10, 90, 30), text="Sender"),
        Element("e3", "text", Box(10, 200, 90, 220), text="Receiver"),
    )
    document = _document(first, _field(2, "City", top=50), second, _field(4, "City", top=240))
    assert document.find("City field in Receiver").id == "e4"


def _icon(number: int, *names: tuple[str, float], role: str = "img", **more: Any) -> Element:
    return Element(f"i{number}", role, Box(40 * number, 200, 40 * number + 20, 220), names=names, **more)


@pytest.mark.parametrize(
    ("phrase", "found"),
    [
        ("settings", "i1"), ("settings icon", "i1"), ("gear button", "i1"), ("magnifying glass", "i2"),
        ("search icon", "i2"), ("save", "i3"), ("save button", "i3"),
    ],
)  # fmt: skip
def test_icons_are_found_by_what_they_are_for(phrase: str, found: str) -> None:
    document = _document(
        _icon(1, ("settings", 0.97), ("gear", 0.9), ("cog", 0.88)),
        _icon(2, ("search", 0.95), ("magnifying", 0.9), ("glass", 0.85)),
        _icon(3, ("save", 0.8), ("floppy", 0.7), role="button", label="save"),
    )
    assert document.find(phrase).id == found


def test_a_guess_about_an_icon_is_no_answer() -> None:
    document = _document(_icon(1, ("delete", 0.2), ("trash", 0.2)))
    with pytest.raises(NotFound):
        document.find("delete icon")


def test_words_outweigh_icons() -> None:
    word = Element("word", "button", Box(300, 200, 360, 220), text="Search", label="Search")
    assert _document(_icon(1, ("search", 0.9)), word).find("search").id == "word"


def test_two_icons_alike_are_ambiguous() -> None:
    with pytest.raises(Ambiguous):
        _document(_icon(1, ("close", 0.9)), _icon(2, ("close", 0.9))).find("close icon")


def test_a_logo_is_not_the_button_of_that_name() -> None:
    with pytest.raises(NotFound):
        _document(Element("b", "button", Box(0, 0, 80, 30), text="Company", label="Company")).find("Company logo")
