"""Documents, their JSON, and the schema that is shipped for it."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from importlib.resources import files
from itertools import count
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from screenseg import Box, Document, DocumentError, Element, ScreensegError
from screenseg.document import ROLES, SCHEMA_VERSION

SCHEMA = json.loads(files("screenseg").joinpath("document.schema.json").read_text(encoding="utf-8"))
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)


@pytest.fixture
def form() -> Document:
    email = Element(
        "e2",
        "textbox",
        Box(100, 20, 300, 50),
        label="E-Mail für 東京",
        label_box=Box(10, 20, 90, 50),
        placeholder="a@b.c",
        value="",
        confidence=0.75,
    )
    agree = Element("e3", "checkbox", Box(10, 60, 26, 76), label="I agree", checked=False, enabled=False)
    panel = Element("e1", "group", Box(0, 0, 400, 200), label="Account", children=(email, agree))
    note = Element("e4", "text", Box(10, 210, 200, 230), text='He said "no"\n')
    return Document(Element("e0", "document", Box(0, 0, 800, 600), children=(panel, note)), (800, 600), 2.0)


def test_elements_are_all_but_the_root_in_reading_order(form: Document) -> None:
    assert [e.id for e in form.elements] == ["e1", "e2", "e3", "e4"]


def test_parent(form: Document) -> None:
    group, email, *_ = form.elements
    assert form.parent(email) == group
    assert form.parent(group) == form.root
    assert form.parent(form.root) is None
    with pytest.raises(ValueError, match="'x' does not belong"):
        form.parent(Element("x", "text", Box(0, 0, 1, 1)))


def test_point_is_inside_the_box(form: Document) -> None:
    assert all(e.box.contains(e.point) for e in form.elements)


def test_an_unknown_role_is_refused() -> None:
    with pytest.raises(ValueError, match="button.*got 'edit'"):
        Element("e1", "edit", Box(0, 0, 1, 1))


def test_values_cannot_be_changed(form: Document) -> None:
    with pytest.raises(AttributeError):
        form.root.text = "x"  # type: ignore[misc]


def test_json_is_lossless_and_valid(form: Document) -> None:
    for text in (form.to_json(), form.to_json(indent=2), form.to_json().encode()):
        assert Document.from_json(text) == form
    VALIDATOR.validate(json.loads(form.to_json()))
    assert "東京" in form.to_json()


def test_defaults_are_left_out() -> None:
    root = Element("e0", "document", Box(0, 0, 5, 5))
    assert json.loads(Document(root, (5, 5)).to_json()) == {
        "version": SCHEMA_VERSION,
        "size": [5, 5],
        "scale": 1.0,
        "root": {"id": "e0", "role": "document", "box": [0, 0, 5, 5]},
    }


def test_the_schema_is_sound_and_knows_the_same_as_the_code() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    element = SCHEMA["$defs"]["element"]["properties"]
    assert set(element) == set(Element.__dataclass_fields__)
    assert set(element["role"]["enum"]) == ROLES
    assert SCHEMA["properties"]["version"]["const"] == SCHEMA_VERSION


boxes = st.builds(
    lambda x, y, w, h: Box(x, y, x + w, y + h), *[st.integers(-9999, 9999)] * 2, *[st.integers(1, 9999)] * 2
)
words = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)


def elements(role: st.SearchStrategy[str], children: st.SearchStrategy[Any]) -> st.SearchStrategy[Element]:
    return st.builds(
        Element,
        id=words.filter(bool),
        role=role,
        box=boxes,
        text=words,
        label=st.none() | words,
        label_box=st.none() | boxes,
        value=st.none() | words,
        placeholder=st.none() | words,
        checked=st.none() | st.booleans(),
        enabled=st.booleans(),
        confidence=st.floats(0, 1),
        names=st.lists(st.tuples(words, st.floats(0, 1)), max_size=3).map(tuple),
        children=children,
    )


inner = st.sampled_from(sorted(ROLES - {"document"}))
trees = st.recursive(
    elements(inner, st.just(())),
    lambda nested: elements(inner, st.lists(nested, max_size=3).map(tuple)),
    max_leaves=8,
)


def _numbered(root: Element) -> Element:
    """The same tree with ids that are unique, as a document's are."""
    numbers = count()

    def number(element: Element) -> Element:
        return replace(element, id=f"{next(numbers)}-{element.id}", children=tuple(map(number, element.children)))

    return number(root)


documents = st.builds(
    Document,
    root=elements(st.just("document"), st.lists(trees, max_size=3).map(tuple)).map(_numbered),
    size=st.tuples(st.integers(1, 9999), st.integers(1, 9999)),
    scale=st.floats(0.25, 4),
)


@given(documents)
def test_any_document_round_trips_and_fits_the_schema(document: Document) -> None:
    text = document.to_json()
    assert Document.from_json(text) == document
    VALIDATOR.validate(json.loads(text))


def broken(**changes: Any) -> str:
    element = {"id": "e0", "role": "document", "box": [0, 0, 5, 5], **changes.pop("root", {})}
    whole = {"version": 1, "size": [5, 5], "scale": 1.0, "root": element, **changes}
    return json.dumps({k: v for k, v in whole.items() if v is not ...}, default=str)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "This is not JSON"),
        ("{", "This is not JSON"),
        (b"\xff\xfe", "This is not JSON"),
        ("[]", "has no 'version'"),
        ("{}", "has no 'version'"),
        (broken(version=4), "version 4 cannot be read by this screenseg, which knows versions 1, 2, 3"),
        (broken(version="1"), "version '1' cannot be read"),
        (broken(size=[5]), "not a valid document"),
        (broken(size="big"), "not a valid document"),
        (broken(scale=None), "not a valid document"),
        (broken(root={"role": "edit"}), "Element.role must be one of"),
        (broken(root={"box": [5, 5, 0, 0]}), "left < right"),
        (broken(root={"box": [0, 0, 5.5, 5]}), "must be an int"),
        (broken(root={"box": [0, 0, 5]}), "not a valid document"),
        (broken(root={"colour": "red"}), "colour"),
        (broken(root={"names": [["save", 2]]}), "names of element"),
        (broken(root={"names": 3}), "not a valid document"),
        (broken(root={"children": [3]}), "not a valid document"),
        (broken(root={"children": [{"id": "e1"}]}), "not a valid document"),
    ],
)
def test_what_is_not_a_document_is_refused(text: str | bytes, told: str) -> None:
    with pytest.raises(DocumentError, match=re.escape(told)):
        Document.from_json(text)


@given(
    st.recursive(st.none() | st.booleans() | st.integers() | words, lambda x: st.lists(x) | st.dictionaries(words, x))
)
def test_any_other_json_is_refused(value: Any) -> None:
    with pytest.raises(ScreensegError):
        Document.from_json(json.dumps(value))
