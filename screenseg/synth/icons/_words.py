"""The words that name an icon: those of its file's name, and what sets say of icons of that name.

Five of the sets of the train split tell aliases and search terms of their icons. What one of them says of a name holds
for the icons of that name in all sets: they were drawn for the same purpose, if not in the same way.
"""

from __future__ import annotations

import functools
import json
import re
from collections import Counter
from collections.abc import Iterable
from typing import Any

from screenseg.synth import assets

__all__ = ["SURE", "words"]

SURE, SAID, ALIAS = 0.9, 0.4, 0.9  # weight of a tag that two sources tell, of one that one tells, and of another name
_STYLES = frozenset(
    """
    outline outlined filled fill line sharp rounded alt solid regular duotone thin simple variant icon
    the of and for with to in on by an or
    """.split()
)
_LONGEST = 16  # letters of a word


def words(name: str, meanings: Iterable[str] = ()) -> dict[str, float]:
    """How likely somebody would call an icon by each word, 0 to 1.

    Args:
        name: its file's, without its ending.
        meanings: what it is known to mean.

    Raises:
        MissingDependency: a set that tells tags cannot be fetched.
    """
    aliases, tags = _told()
    key = _key(name)
    out: dict[str, float] = {}

    def add(text: str, weight: float) -> None:
        for word in _split(text):
            out[word] = max(weight, out.get(word, 0.0))

    add(name, 1.0)
    for meaning in meanings:
        add(meaning, ALIAS)
    names = [key, *aliases.get(key, ())]
    for other in names[1:]:
        add(other, ALIAS)
    said: Counter[str] = Counter()
    for other in names:
        said.update(tags.get(other, {}))
    for tag, count in said.items():
        add(tag, SURE if count > 1 else SAID)
    return out


def _split(text: str) -> list[str]:
    """The words of a name, without those that tell only its style, numbers and single letters."""
    parts = re.findall(r"[a-z]+", re.sub(r"([a-z])([A-Z])", r"\1 \2", text).lower())
    return [part for part in parts if 1 < len(part) <= _LONGEST and part not in _STYLES]


def _key(name: str) -> str:
    """A name without what tells only its style."""
    return " ".join(part for part in re.findall(r"[a-z0-9]+", name.lower()) if part not in _STYLES) or name


@functools.cache
def _told() -> tuple[dict[str, frozenset[str]], dict[str, Counter[str]]]:
    """Other names of a name, and how many sources tell each tag of it."""
    aliases: dict[str, set[str]] = {}
    tags: dict[str, Counter[str]] = {}

    def note(name: str, other: Iterable[str] = (), terms: Iterable[str] = ()) -> None:
        key = _key(name)
        for text in map(_key, other):
            aliases.setdefault(key, set()).add(text)
            aliases.setdefault(text, set()).add(key)
        tags.setdefault(key, Counter()).update({str(term).lower() for term in terms})

    for name, terms in _read("lucide-static", "tags.json").items():
        note(name, terms=terms)
    for icon in _read("@mdi/svg", "meta.json"):
        note(icon["name"], other=icon["aliases"])
    for name, icon in _read("@tabler/icons", "icons.json").items():
        note(name, terms=icon["tags"])
    for name, icon in _read("@primer/octicons", "build/data.json").items():
        note(name, terms=icon.get("keywords", ()))
    for name, icon in _read("@fortawesome/fontawesome-free", "metadata/icon-families.json").items():
        note(name, icon.get("aliases", {}).get("names", ()), icon.get("search", {}).get("terms", ()))
    return {name: frozenset(others - {name}) for name, others in aliases.items()}, tags


def _read(package: str, file: str) -> Any:
    """A JSON file of a pinned package."""
    key = next(key for key in assets.packages() if key.rpartition("@")[0] == package)
    return json.loads((assets.path(key) / file).read_text(encoding="utf-8"))
