"""Reads the lexicon's TOML files and checks every entry."""

from __future__ import annotations

import functools
import re
import sys
from collections.abc import Iterable, Mapping
from dataclasses import replace
from importlib.resources import files
from typing import Any, TypeVar

from screenseg.synth import toml
from screenseg.synth.errors import SynthError
from screenseg.synth.lexicon._model import (
    ACTION_KINDS,
    CONTROLS,
    LANGUAGES,
    PHRASE_KINDS,
    PROVIDERS,
    SECTION_KINDS,
    VALUE_WORDS,
    Action,
    Concept,
    Lexicon,
    LexiconError,
    Phrase,
    Section,
)

if sys.version_info >= (3, 11):
    from importlib.resources.abc import Traversable
else:
    from importlib.abc import Traversable

__all__ = ["load", "read"]

_KEY = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*")
_NUMBER = re.compile(r"number:(-?\d+(?:\.\d+)?):(-?\d+(?:\.\d+)?)(:\d)?")
_Entry = TypeVar("_Entry", Concept, Action)


@functools.cache
def load() -> Lexicon:
    """The lexicon of this package, read once; raises `LexiconError` where a file is wrong."""
    return read(files(__package__))


def read(folder: Traversable) -> Lexicon:
    """A lexicon from a folder with `actions.toml`, `sections.toml`, `prose.toml` and `concepts/*.toml`.

    Raises `LexiconError`, naming file and key, for whatever is missing, unknown, empty or repeated.
    """
    concepts: dict[str, Concept] = {}
    names: dict[str, str] = {}
    for path in sorted((folder / "concepts").iterdir(), key=lambda path: path.name):
        if not path.name.endswith(".toml"):
            continue
        for key, table in _tables(path):
            if key in concepts:
                raise LexiconError(f"the key is in {names[key]} too; name a concept once", file=path.name, key=key)
            concepts[key] = _concept(_Table(path.name, key, table), path.name.removesuffix(".toml"))
            names[key] = path.name
    actions = {t.key: _action(t) for t in _all(folder / "actions.toml")}
    sections = {t.key: _section(t, concepts) for t in _all(folder / "sections.toml")}
    phrases = {t.key: _phrase(t) for t in _all(folder / "prose.toml")}
    return Lexicon(
        concepts=_symmetric(concepts, names),
        actions=_symmetric(actions, dict.fromkeys(actions, "actions.toml")),
        sections=sections,
        phrases=phrases,
    )


def _all(path: Traversable) -> list[_Table]:
    return [_Table(path.name, key, table) for key, table in _tables(path)]


def _tables(path: Traversable) -> Iterable[tuple[str, dict[str, Any]]]:
    for key, table in _parse(path).items():
        if not _KEY.fullmatch(key):
            raise LexiconError("a key is lower-case ASCII words joined by _", file=path.name, key=key)
        if not isinstance(table, dict):
            raise LexiconError("a table [key] is expected", file=path.name, key=key)
        yield key, table


def _parse(path: Traversable) -> dict[str, Any]:
    try:
        return toml.read(path)
    except SynthError as error:
        raise LexiconError(f"it cannot be read: {error.__cause__}", file=path.name) from error


class _Table:
    """One table of a file: takes what it knows from it; `done` complains about the rest."""

    def __init__(self, file: str, key: str, table: Mapping[str, Any]) -> None:
        self.file = file
        self.key = key
        self._rest = dict(table)

    def fault(self, message: str) -> LexiconError:
        return LexiconError(message, file=self.file, key=self.key)

    def strings(self, name: str) -> tuple[str, ...]:
        return self._strings(name, self._rest.pop(name, ()))

    def _strings(self, name: str, value: object) -> tuple[str, ...]:
        if value == ():
            return ()
        if not isinstance(value, list) or not value or not all(isinstance(text, str) for text in value):
            raise self.fault(f"`{name}` is a list of one or more strings, not {value!r}")
        for text in value:
            if not text or text != text.strip():
                raise self.fault(f"`{name}` has an empty or padded string: {text!r}")
        if len(set(value)) < len(value):
            raise self.fault(f"`{name}` has a string twice: {value}")
        return tuple(value)

    def word(self, name: str, *, default: str | None = None) -> str:
        value = self._rest.pop(name, default)
        if not isinstance(value, str):
            raise self.fault(f"`{name}` is a string, not {value!r}")
        return value

    def one_of(self, name: str, known: Iterable[str]) -> str:
        value = self.word(name)
        if value not in known:
            raise self.fault(f"unknown {name} {value!r}; known are {', '.join(sorted(known))}")
        return value

    def writings(self) -> dict[str, tuple[str, ...]]:
        found = {language: self.strings(language) for language in LANGUAGES}
        missing = [language for language, texts in found.items() if not texts]
        if missing:
            raise self.fault(f"no writing in {', '.join(missing)}; every language is needed")
        return found

    def by_language(self, name: str) -> dict[str, tuple[str, ...]]:
        value = self._rest.pop(name, {})
        if not isinstance(value, dict):
            raise self.fault(f"`{name}` is a table of languages, not {value!r}")
        unknown = [language for language in value if language not in LANGUAGES]
        if unknown:
            raise self.fault(f"`{name}` has an unknown language: {', '.join(unknown)}")
        if value and "en" not in value:
            raise self.fault(f"`{name}` needs at least en")
        return {language: self._strings(f"{name}.{language}", texts) for language, texts in value.items()}

    def done(self) -> None:
        if self._rest:
            raise self.fault(f"unknown key {', '.join(map(repr, self._rest))}")


def _concept(table: _Table, domain: str) -> Concept:
    if table.word("domain", default=domain) != domain:
        raise table.fault(f"the domain comes from the file: {domain}")
    concept = Concept(
        key=table.key,
        domain=domain,
        writings=table.writings(),
        confused_with=table.strings("confused_with"),
        value=table.word("value"),
        choices=table.by_language("choices"),
        controls=table.strings("controls"),
        placeholder=table.by_language("placeholder"),
        unit=table.strings("unit"),
        help=table.by_language("help"),
    )
    table.done()
    _check_value(concept, table)
    unknown = [control for control in concept.controls if control not in CONTROLS]
    if unknown or not concept.controls:
        raise table.fault(f"unknown control {', '.join(unknown) or '(none)'}; known are {', '.join(CONTROLS)}")
    return concept


def _check_value(concept: Concept, table: _Table) -> None:
    value = concept.value
    number = _NUMBER.fullmatch(value)
    if number and float(number[1]) >= float(number[2]):
        raise table.fault(f"value {value!r} has no range: MIN is below MAX")
    pattern = value.startswith("pattern:") and len(value) > len("pattern:")
    if not (number or pattern or value in VALUE_WORDS or value in PROVIDERS):
        raise table.fault(
            f"unknown value {value!r}; expected a Faker method in PROVIDERS, pattern:…, number:MIN:MAX[:DECIMALS], "
            f"or one of {', '.join(sorted(VALUE_WORDS))}"
        )
    if (value == "choice") != bool(concept.choices):
        raise table.fault('`choices` goes with value = "choice", and only with it')
    if len({len(texts) for texts in concept.choices.values()}) > 1:
        raise table.fault("`choices` needs as many strings in every language")


def _action(table: _Table) -> Action:
    action = Action(
        key=table.key,
        writings=table.writings(),
        kind=table.one_of("kind", ACTION_KINDS),
        shortcut=table.word("shortcut", default=""),
        confused_with=table.strings("confused_with"),
    )
    table.done()
    return action


def _section(table: _Table, concepts: Mapping[str, Concept]) -> Section:
    section = Section(
        key=table.key,
        writings=table.writings(),
        kind=table.one_of("kind", SECTION_KINDS),
        concepts=table.strings("concepts"),
    )
    table.done()
    unknown = [key for key in section.concepts if key not in concepts]
    if unknown:
        raise table.fault(f"unknown concept {', '.join(unknown)}")
    return section


def _phrase(table: _Table) -> Phrase:
    phrase = Phrase(key=table.key, writings=table.writings(), kind=table.one_of("kind", PHRASE_KINDS))
    table.done()
    return phrase


def _symmetric(entries: Mapping[str, _Entry], names: Mapping[str, str]) -> dict[str, _Entry]:
    """The entries, each confused with whatever is confused with it."""
    confused: dict[str, dict[str, None]] = {key: {} for key in entries}
    for key, entry in entries.items():
        for other in entry.confused_with:
            if other not in entries or other == key:
                raise LexiconError(f"confused with {other!r}, which is not another entry", file=names[key], key=key)
            confused[key][other] = None
            confused[other][key] = None
    return {key: replace(entry, confused_with=tuple(confused[key])) for key, entry in entries.items()}
