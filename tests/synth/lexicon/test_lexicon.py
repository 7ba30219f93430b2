"""The lexicon that ships is whole, in the right scripts, and every fault in a file is told with file and key."""

from __future__ import annotations

import importlib
import pickle
import re
import shutil
from collections.abc import Callable
from itertools import chain
from pathlib import Path

import pytest

import screenseg.synth.lexicon as package
from screenseg.errors import ScreensegError
from screenseg.synth.lexicon import (
    CONTROLS,
    LANGUAGES,
    PROVIDERS,
    Action,
    Concept,
    Lexicon,
    LexiconError,
    Phrase,
    Section,
    load,
    read,
)

SOURCE = Path(package.__file__).parent

# A letter of the script, or for Japanese and Chinese an ideograph; kana must not be in Chinese.
SCRIPTS = {
    "el": r"[\u0370-\u03ff\u1f00-\u1fff]",
    "ru": r"[\u0400-\u04ff]",
    "zh": r"[\u3400-\u9fff]",
    "ja": r"[\u3040-\u30ff\u3400-\u9fff]",
    "ar": r"[\u0600-\u06ff]",
}
FOREIGN = {  # what must never be in the others
    r"[\u0370-\u03ff]": {"el"},
    r"[\u0400-\u04ff]": {"ru"},
    r"[\u3400-\u9fff]": {"zh", "ja"},
    r"[\u3040-\u30ff]": {"ja"},
    r"[\u0600-\u06ff]": {"ar"},
}


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return load()


def entries(lexicon: Lexicon) -> list[Concept | Action | Section | Phrase]:
    return list(
        chain(lexicon.concepts.values(), lexicon.actions.values(), lexicon.sections.values(), lexicon.phrases.values())
    )


def test_is_read_once() -> None:
    assert load() is load()


def test_has_the_promised_number_of_entries(lexicon: Lexicon) -> None:
    groups = [section for section in lexicon.sections.values() if section.kind == "group"]
    assert len(lexicon.concepts) >= 520
    assert len(lexicon.actions) >= 145
    assert len(lexicon.sections) >= 115
    assert len(lexicon.phrases) >= 120
    assert sum(3 <= len(group.concepts) <= 12 for group in groups) == len(groups) >= 70
    assert len(lexicon.domains) >= 12


def test_every_entry_is_written_in_every_language(lexicon: Lexicon) -> None:
    for entry in entries(lexicon):
        assert tuple(entry.writings) == LANGUAGES
        assert all(entry.label(language) for language in LANGUAGES)


def test_most_concepts_have_several_english_writings(lexicon: Lexicon) -> None:
    counts = [len(concept.label("en")) for concept in lexicon.concepts.values()]
    assert sum(count >= 3 for count in counts) / len(counts) > 0.97


def test_enough_concepts_are_switched_or_explained(lexicon: Lexicon) -> None:
    concepts = lexicon.concepts.values()
    assert sum(concept.value == "bool" for concept in concepts) >= 50
    assert sum(bool(concept.help) for concept in concepts) >= 55
    chosen = [concept for concept in concepts if concept.value == "choice"]
    assert sum(len(concept.choices) >= 8 for concept in chosen) / len(chosen) > 0.85


def test_bool_concepts_suit_boxes_and_switches_only(lexicon: Lexicon) -> None:
    for concept in lexicon.concepts.values():
        assert (concept.value == "bool") == bool({"checkbox", "switch"} & set(concept.controls)), concept.key
        assert set(concept.controls) <= set(CONTROLS)


def test_confusion_is_symmetric_and_stays_inside(lexicon: Lexicon) -> None:
    for known in (lexicon.concepts, lexicon.actions):
        for key, entry in known.items():
            for other in entry.confused_with:
                assert key in known[other].confused_with


@pytest.mark.parametrize(
    "pair",
    [
        ("family_name", "given_name"),
        ("end_date", "start_date"),
        ("date_from", "date_to"),
        ("billing_address", "shipping_address"),
        ("fax", "phone"),
        ("gross_amount", "net_amount"),
        ("gross_weight", "net_weight"),
        ("confirm_password", "password"),
        ("email", "phone"),
        ("bic", "iban"),
        ("credit", "debit"),
        ("departure_place", "destination"),
        ("mail_bcc", "mail_cc"),
        ("height", "width"),
        ("created_on", "modified_on"),
        ("price_max", "price_min"),
    ],
)
def test_known_pairs_are_marked(lexicon: Lexicon, pair: tuple[str, str]) -> None:
    assert pair in lexicon.confused_pairs()


def test_pairs_come_once_and_sorted(lexicon: Lexicon) -> None:
    pairs = lexicon.confused_pairs()
    assert pairs == tuple(sorted(set(pairs)))
    assert all(first < second for first, second in pairs)
    assert len(pairs) >= 450


def test_confused_concepts_never_share_their_first_writing(lexicon: Lexicon) -> None:
    same = [
        (first, second, language)
        for first, second in lexicon.confused_pairs()
        for language in LANGUAGES
        if lexicon.concepts[first].label(language)[0] == lexicon.concepts[second].label(language)[0]
    ]
    assert same == []


@pytest.mark.parametrize("language", SCRIPTS)
def test_writings_are_in_their_script(lexicon: Lexicon, language: str) -> None:
    texts = [text for entry in entries(lexicon) for text in entry.label(language)]
    strange = [text for text in texts if not re.search(SCRIPTS[language], text)]
    assert len(strange) / len(texts) < 0.015, strange


def test_no_writing_has_letters_of_a_foreign_script(lexicon: Lexicon) -> None:
    strange = [
        (entry.key, language, text)
        for entry in entries(lexicon)
        for language in LANGUAGES
        for text in entry.label(language)
        for letters, allowed in FOREIGN.items()
        if language not in allowed and re.search(letters, text)
    ]
    assert strange == []


def test_placeholders_of_phrases_are_the_same_in_every_language(lexicon: Lexicon) -> None:
    for phrase in lexicon.phrases.values():
        names = {frozenset(re.findall(r"{(\w+)}", text)) for texts in phrase.writings.values() for text in texts}
        links = {len(re.findall(r"\[[^\[\]]+\]", text)) for texts in phrase.writings.values() for text in texts}
        assert len(names) == len(links) == 1, phrase.key


def test_faker_has_every_named_method() -> None:
    pytest.importorskip("faker")
    from faker.config import PROVIDERS as MODULES

    generic = [importlib.import_module(module).Provider for module in MODULES]
    missing = [name for name in sorted(PROVIDERS) if not any(hasattr(provider, name) for provider in generic)]
    assert missing == []


def test_faker_makes_a_value_for_every_method_in_every_language(lexicon: Lexicon) -> None:
    faker = pytest.importorskip("faker")
    used = {concept.value for concept in lexicon.concepts.values()} & PROVIDERS
    for locale in ("en_US", "de_DE", "ja_JP", "ar_SA"):
        fake = faker.Faker(locale)
        fake.seed_instance(1)
        assert all(str(getattr(fake, name)()) for name in sorted(used))


def test_concepts_in_a_domain(lexicon: Lexicon) -> None:
    keys = {concept.key for concept in lexicon.concepts_in("person")}
    assert {"given_name", "family_name", "date_of_birth"} <= keys
    assert sum(len(lexicon.concepts_in(domain)) for domain in lexicon.domains) == len(lexicon.concepts)
    with pytest.raises(LexiconError, match="no domain 'nowhere'"):
        lexicon.concepts_in("nowhere")


def test_a_missing_language_is_an_error(lexicon: Lexicon) -> None:
    with pytest.raises(LexiconError, match=r"\[given_name\].*no writing in 'xx'"):
        lexicon.concepts["given_name"].label("xx")


def test_entries_are_frozen_hashable_and_travel_between_processes(lexicon: Lexicon) -> None:
    concept = lexicon.concepts["email"]
    with pytest.raises(AttributeError):
        concept.key = "other"  # type: ignore[misc]
    assert pickle.loads(pickle.dumps(concept)) == concept
    assert len({concept, lexicon.concepts["phone"]}) == 2


def test_an_error_travels_between_processes() -> None:
    error = pickle.loads(pickle.dumps(LexiconError("wrong", file="a.toml", key="b")))
    assert (str(error), error.file, error.key) == ("a.toml [b]: wrong", "a.toml", "b")
    assert isinstance(error, ScreensegError)


# --- faults -----------------------------------------------------------------------------------------------------------


def first_table(text: str, key: str) -> str:
    return text[text.index(f"[{key}]") :].split("\n\n", maxsplit=1)[0] + "\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A lexicon of two concepts, two actions, one section and one phrase."""
    (tmp_path / "concepts").mkdir()
    person = (SOURCE / "concepts" / "person.toml").read_text(encoding="utf-8")
    given = re.sub(r"confused_with = .*\n", 'confused_with = ["gender"]\n', first_table(person, "given_name"))
    gender = re.sub(r"confused_with = .*\n", "", first_table(person, "gender"))
    (tmp_path / "concepts" / "person.toml").write_text(given + "\n" + gender, encoding="utf-8")
    actions = (SOURCE / "actions.toml").read_text(encoding="utf-8")
    (tmp_path / "actions.toml").write_text(
        first_table(actions, "yes") + "\n" + first_table(actions, "no"), encoding="utf-8"
    )
    sections = (SOURCE / "sections.toml").read_text(encoding="utf-8")
    group = re.sub(r"concepts = .*\n", 'concepts = ["given_name"]\n', first_table(sections, "personal_details"))
    (tmp_path / "sections.toml").write_text(group, encoding="utf-8")
    prose = (SOURCE / "prose.toml").read_text(encoding="utf-8")
    (tmp_path / "prose.toml").write_text(first_table(prose, "field_required"), encoding="utf-8")
    return tmp_path


def test_a_small_lexicon_is_read(folder: Path) -> None:
    lexicon = read(folder)
    assert lexicon.concepts["gender"].confused_with == ("given_name",)
    assert lexicon.actions["no"].confused_with == ("yes",)
    assert lexicon.sections["personal_details"].concepts == ("given_name",)


def sub(pattern: str, replacement: str) -> Callable[[str], str]:
    def change(text: str) -> str:
        changed = re.sub(pattern, replacement, text, count=1, flags=re.MULTILINE)
        assert changed != text
        return changed

    return change


@pytest.mark.parametrize(
    ("name", "change", "key", "message"),
    [
        ("concepts/person.toml", sub(r"^de = .*\n", ""), "given_name", "no writing in de"),
        ("concepts/person.toml", sub(r"^de = .*", "de = []"), "given_name", "one or more strings"),
        ("concepts/person.toml", sub(r"^de = .*", 'de = [""]'), "given_name", "empty or padded"),
        ("concepts/person.toml", sub(r"^de = .*", 'de = [" Vorname"]'), "given_name", "empty or padded"),
        ("concepts/person.toml", sub(r"^de = .*", 'de = ["Vorname", "Vorname"]'), "given_name", "twice"),
        ("concepts/person.toml", sub(r"^de = .*", 'de = "Vorname"'), "given_name", "one or more strings"),
        ("concepts/person.toml", sub(r"^value = ", 'valeu = "x"\nvalue = '), "given_name", "unknown key 'valeu'"),
        ("concepts/person.toml", sub(r"^value = .*\n", ""), "given_name", "`value` is a string"),
        ("concepts/person.toml", sub(r"^value = .*", 'value = "first_nmae"'), "given_name", "unknown value"),
        ("concepts/person.toml", sub(r"^value = .*", 'value = "number:9:1"'), "given_name", "no range"),
        ("concepts/person.toml", sub(r"^value = .*", 'value = "number:1.2.3:9"'), "given_name", "unknown value"),
        ("concepts/person.toml", sub(r"^value = .*", 'value = "choice"'), "given_name", "`choices` goes with"),
        ("concepts/person.toml", sub(r"^controls = .*", 'controls = ["knob"]'), "given_name", "unknown control knob"),
        ("concepts/person.toml", sub(r"^controls = .*\n", ""), "given_name", "unknown control"),
        ("concepts/person.toml", sub(r'\["gender"\]', '["nobody"]'), "given_name", "'nobody'"),
        ("concepts/person.toml", sub(r'\["gender"\]', '["given_name"]'), "given_name", "not another entry"),
        ("concepts/person.toml", sub(r"^choices = \{en = ", "choices = {xx = "), "gender", "unknown language: xx"),
        ("concepts/person.toml", sub(r'^(choices = \{en = \[)"\w+", ', r"\1"), "gender", "as many strings"),
        ("concepts/person.toml", sub(r"^\[gender\]", "[Gender]"), "Gender", "lower-case"),
        ("concepts/person.toml", sub(r"^placeholder = .*", 'placeholder = "x"'), "given_name", "table of languages"),
        ("actions.toml", sub(r"^kind = .*", 'kind = "shiny"'), "yes", "unknown kind 'shiny'"),
        ("actions.toml", sub(r'\["no"\]', '["maybe"]'), "yes", "'maybe'"),
        ("sections.toml", sub(r'\["given_name"\]', '["givn_name"]'), "personal_details", "unknown concept givn_name"),
        ("sections.toml", sub(r"^kind = .*", 'kind = "error"'), "personal_details", "unknown kind 'error'"),
        ("prose.toml", sub(r"^ar = .*\n", ""), "field_required", "no writing in ar"),
        ("prose.toml", sub(r"^kind = .*\n", ""), "field_required", "`kind` is a string"),
        ("prose.toml", sub(r"\Z", "x = [\n"), "", "it cannot be read"),
        ("prose.toml", sub(r"\A", "loose = 1\n"), "loose", "a table"),
    ],
)
def test_a_fault_is_told_with_file_and_key(
    folder: Path, name: str, change: Callable[[str], str], key: str, message: str
) -> None:
    path = folder / name
    path.write_text(change(path.read_text(encoding="utf-8")), encoding="utf-8")
    with pytest.raises(LexiconError, match=re.escape(message)) as caught:
        read(folder)
    assert (caught.value.file, caught.value.key) == (path.name, key)
    assert path.name in str(caught.value)
    assert key in str(caught.value)


def test_a_concept_is_named_once(folder: Path) -> None:
    shutil.copy(folder / "concepts" / "person.toml", folder / "concepts" / "second.toml")
    with pytest.raises(LexiconError, match="is in person.toml too") as caught:
        read(folder)
    assert (caught.value.file, caught.value.key) == ("second.toml", "given_name")


def test_a_missing_file_is_told(folder: Path) -> None:
    (folder / "actions.toml").unlink()
    with pytest.raises(LexiconError, match="actions.toml: it cannot be read: .*No such file"):
        read(folder)
