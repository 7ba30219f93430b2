"""What the lexicon holds: concepts, actions, sections and phrases, as frozen values."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass, field

from screenseg.synth.errors import SynthError

__all__ = [
    "ACTION_KINDS",
    "CONTROLS",
    "LANGUAGES",
    "PHRASE_KINDS",
    "PROVIDERS",
    "SECTION_KINDS",
    "VALUE_WORDS",
    "Action",
    "Concept",
    "Lexicon",
    "LexiconError",
    "Phrase",
    "Section",
]

#: Every entry is written in all of these (ISO 639-1); `zh` is simplified Chinese.
LANGUAGES = ("en", "de", "fr", "es", "it", "pt", "nl", "pl", "tr", "sv", "cs", "el", "ru", "zh", "ja", "ar")

#: The controls that a concept may ask for.
CONTROLS = tuple(
    "textbox password multiline combobox spinbutton slider date time checkbox switch radio file search colour".split()
)

#: Values that are no Faker method and carry no parameters.
VALUE_WORDS = frozenset("choice date time datetime bool password text file".split())

#: Faker methods that a concept's `value` may name; all exist in Faker's providers for every locale.
PROVIDERS = frozenset(
    """
    address building_number city company company_suffix country country_code street_address street_name postcode
    first_name last_name name phone_number country_calling_code email user_name url domain_name hostname ipv4 ipv6
    mac_address uri_path slug job iban bban swift credit_card_number credit_card_expire credit_card_security_code
    currency_code currency_name ean13 isbn13 license_plate vin ssn hex_color color_name file_name file_path mime_type
    latitude longitude uuid4 sha256 word sentence paragraph catch_phrase timezone year month_name day_of_week
    language_name locale user_agent ascii_company_email
    """.split()
)

ACTION_KINDS = frozenset(
    "primary secondary danger navigation edit file view media insert format data communication tool".split()
)
SECTION_KINDS = frozenset("group tab page nav menu column".split())
PHRASE_KINDS = frozenset(
    "error hint toast question empty footer sentence status tooltip caption warning progress greeting".split()
)


class LexiconError(SynthError, ValueError):
    """A lexicon file that cannot be used; `file` and `key` say where the fault is."""

    def __init__(self, message: str, *, file: str, key: str = "") -> None:
        super().__init__(message)
        self.file = file
        self.key = key

    def __reduce__(self) -> tuple[object, ...]:
        return functools.partial(type(self), file=self.file, key=self.key), self.args

    def __str__(self) -> str:
        return f"{self.file}{f' [{self.key}]' if self.key else ''}: {self.args[0]}"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Worded:
    """An entry with writings: for each language the ways people write it, the commonest first."""

    key: str
    writings: Mapping[str, tuple[str, ...]] = field(hash=False, repr=False)

    def label(self, language: str) -> tuple[str, ...]:
        """The writings in one language, the commonest first; raises `LexiconError` if there are none."""
        try:
            return self.writings[language]
        except KeyError:
            known = ", ".join(self.writings)
            raise LexiconError(f"no writing in {language!r}; there are {known}", file="lexicon", key=self.key) from None


@dataclass(frozen=True, slots=True, kw_only=True)
class Concept(_Worded):
    """A thing that a form asks for.

    `value` says where a value comes from: a Faker method (see `PROVIDERS`), `pattern:` and a Faker bothify pattern,
    `number:MIN:MAX[:DECIMALS]`, or one of `VALUE_WORDS`. `choices` (same order and number in every language that has
    them) belongs to `choice`. `controls` names what suits, the commonest first. `placeholder` and `help` need not
    have every language. `confused_with` is symmetric.
    """

    domain: str
    value: str
    controls: tuple[str, ...]
    confused_with: tuple[str, ...] = ()
    choices: Mapping[str, tuple[str, ...]] = field(default_factory=dict, hash=False, repr=False)
    placeholder: Mapping[str, tuple[str, ...]] = field(default_factory=dict, hash=False, repr=False)
    help: Mapping[str, tuple[str, ...]] = field(default_factory=dict, hash=False, repr=False)
    unit: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Action(_Worded):
    """A command of a button, menu or tool bar; the key is the meaning of its icon."""

    kind: str
    shortcut: str = ""
    confused_with: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Section(_Worded):
    """A heading; a group also names the concepts that are found under it."""

    kind: str
    concepts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase(_Worded):
    """A sentence; `[words]` is a link, `{word}` a place for a name, number or date."""

    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """All entries by key, in the order of the files."""

    concepts: Mapping[str, Concept] = field(hash=False, repr=False)
    actions: Mapping[str, Action] = field(hash=False, repr=False)
    sections: Mapping[str, Section] = field(hash=False, repr=False)
    phrases: Mapping[str, Phrase] = field(hash=False, repr=False)

    @property
    def domains(self) -> tuple[str, ...]:
        """The domains of the concepts, each once, sorted."""
        return tuple(sorted({concept.domain for concept in self.concepts.values()}))

    def concepts_in(self, domain: str) -> tuple[Concept, ...]:
        """The concepts of one domain, the name of a file in `concepts/`; raises `LexiconError` if there is none."""
        found = tuple(concept for concept in self.concepts.values() if concept.domain == domain)
        if not found:
            raise LexiconError(f"no domain {domain!r}; there are {', '.join(self.domains)}", file="concepts")
        return found

    def confused_pairs(self) -> tuple[tuple[str, str], ...]:
        """Each pair of concepts that people or programs mix up, once, both keys sorted."""
        pairs = {
            (min(concept.key, other), max(concept.key, other))
            for concept in self.concepts.values()
            for other in concept.confused_with
        }
        return tuple(sorted(pairs))
