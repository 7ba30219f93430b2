"""The words people write on screens: field labels, buttons, headings and sentences in sixteen languages.

The words lie in TOML files beside this module, written by hand from knowledge of real software:

    concepts/*.toml   field concepts by domain: what a label may say, what a value looks like, what it is confused with
    actions.toml      commands of buttons, menus and tool bars, named as the icon that stands for them
    sections.toml     headings: groups, tabs, pages, navigation items, menus, table columns
    prose.toml        sentences: errors, hints, toasts, questions, empty states, footers

`load()` reads and checks them all once. Whatever is wrong in a file raises `LexiconError`, naming the file and the key.
"""

from screenseg.synth.lexicon._load import load, read
from screenseg.synth.lexicon._model import (
    CONTROLS,
    LANGUAGES,
    PROVIDERS,
    Action,
    Concept,
    Lexicon,
    LexiconError,
    Phrase,
    Section,
)

__all__ = [
    "CONTROLS",
    "LANGUAGES",
    "PROVIDERS",
    "Action",
    "Concept",
    "Lexicon",
    "LexiconError",
    "Phrase",
    "Section",
    "load",
    "read",
]
