"""Trees, lists, files, chats, logs and code: the long things that programs show."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Any

from screenseg.synth import samples
from screenseg.synth.layout.draft import Draft
from screenseg.synth.spec import Node

__all__ = ["cards", "chat", "code", "files", "folders", "linked", "log", "mails", "people", "project", "size", "tree"]

_LEVELS = ("INFO", "INFO", "INFO", "INFO", "WARN", "DEBUG", "DEBUG", "ERROR")


def size(d: Draft) -> str:
    """A file's size as file managers write it."""
    unit = d.pick(("KB", "KB", "KB", "KB", "KB", "MB", "MB", "MB"))
    return f"{d.words.formats.number(d.words.amount(1, 999, 1), d.pick((0, 1)))} {unit}"


def code(d: Draft, lines: int) -> str:
    """Lines of programs."""
    made: list[str] = []
    while len(made) < lines:
        made += [*d.pick(samples.texts()["code"]).rstrip("\n").split("\n"), ""]
    return "\n".join(made[:lines])


def log(d: Draft, lines: int) -> str:
    """Lines of a log, in English as logs are."""
    seconds = d.rng.randrange(20000, 70000)
    day = d.words.formats.today.isoformat()
    form = d.pick(
        (
            "{day} {time} {level:5} {text}",
            "{time} [{level}] {text}",
            "{time} {text}",
            "{day}T{time}Z {level} app: {text}",
        )
    )
    made = []
    for _ in range(lines):
        seconds += d.rng.randrange(0, 40)
        time = f"{seconds // 3600:02d}:{seconds // 60 % 60:02d}:{seconds % 60:02d}"
        text = d.pick(samples.texts()["log"]).format(
            ip=f"10.0.{d.rng.randrange(256)}.{d.rng.randrange(256)}",
            n=d.rng.randint(1, 999),
            p=d.rng.randint(4, 97),
            user="admin",
        )
        made.append(form.format(day=day, time=time, level=d.pick(_LEVELS), text=text))
    return "\n".join(made)


def folders(d: Draft, count: int, names: Sequence[str] = ()) -> Node:
    """A tree of folders, some of them open, one selected."""
    listed = list(names or samples.folders())
    return tree(d, d.rng.sample(listed, k=min(count, len(listed))), icon="folder")


def tree(d: Draft, texts: Sequence[str], *, icon: str = "", boxes: bool = False, chosen: int | None = None) -> Node:
    """The texts as a tree of up to three levels; one is selected, and what it lies in is open."""
    chosen = d.rng.randrange(len(texts)) if chosen is None else chosen
    depth = d.pick((1, 2, 2, 3)) if len(texts) > 8 else d.pick((1, 2))
    return d.node("tree", *_branches(d, list(enumerate(texts)), depth, icon, (boxes, chosen)))


def _branches(d: Draft, items: list[tuple[int, str]], depth: int, icon: str, how: tuple[bool, int]) -> list[Node]:
    """The items in their order: each takes some of those after it below itself, while there is depth."""
    boxes, chosen = how
    made = []
    while items:
        (at, text), items = items[0], items[1:]
        below = d.rng.randint(0, min(len(items), 6)) if depth > 1 and d.chance(0.7) else 0
        inside = _branches(d, items[:below], depth - 1, icon, how)
        items = items[below:]
        holds = any(node.selected for child in inside for node in child.walk())
        expanded = (holds or d.chance(0.6)) if inside else False if d.chance(0.15) else None
        ticked = d.pick((True, False, "mixed") if inside else (True, False)) if boxes else None
        states: dict[str, Any] = {"expanded": expanded, "selected": at == chosen, "checked": ticked}
        made.append(d.node("treeitem", *inside, text=text, icon=icon, **states))
    return made


def project(d: Draft) -> Node:
    """A tree of a program's files in folders."""
    made = []
    for folder in d.some(("assets", "build", "config", "docs", "lib", "src", "tests"), 3, 6):
        names = sorted({samples.file_name(d.rng) for _ in range(d.rng.randint(1, 7))})
        inside = [d.node("treeitem", text=name, icon="file") for name in names]
        made.append(d.node("treeitem", *inside, text=folder, icon="folder", expanded=folder == "src" or d.chance(0.4)))
    made += [
        d.node("treeitem", text=name, icon="file", selected=name == "README.md") for name in ("LICENSE", "README.md")
    ]
    return d.node("tree", *made)


def files(d: Draft, rows: int) -> Node:
    """A table of files: name, date, size, and more if there is room."""
    keys = ["name", "modified", "size", *(("type",) if d.width > 900 and d.chance(0.6) else ())]
    heads = [d.node("columnheader", text=d.words.title(key), value="asc" if key == "name" else "") for key in keys]
    chosen = d.rng.randrange(rows) if d.chance(0.7) else -1
    names = sorted({samples.file_name(d.rng) for _ in range(rows + rows // 4)}, key=str.lower)[:rows]
    made = []
    for at, name in enumerate(names):
        texts = [
            name,
            f"{d.words.formats.date(d.words.day())} {d.words.time()}",
            size(d),
            name.rsplit(".", 1)[1].upper(),
        ]
        cells = (
            d.node("cell", text=text, variant="number" if n == 2 else "text")
            for n, text in enumerate(texts[: len(keys)])
        )
        made.append(d.node("tablerow", *cells, selected=at == chosen))
    return d.node("table", *heads, *made, variant=d.pick(("plain", "plain", "striped")))


def mails(d: Draft, rows: int) -> Node:
    """A list of messages: sender, subject, time."""
    chosen = d.rng.randrange(rows)
    boxes = d.chance(0.3)
    items = []
    day = d.words.formats.today
    for at in range(rows):
        day -= datetime.timedelta(days=d.pick((0, 0, 0, 1, 1, 2)))
        when = d.words.time() if day == d.words.formats.today else d.words.formats.date(day)
        ticked = d.chance(0.15) if boxes else None
        text, subject = d.words.person().name, d.words.subject_line()
        items.append(d.node("listitem", text=text, help=subject, value=when, selected=at == chosen, checked=ticked))
    return d.node("list", *items)


def people(d: Draft, rows: int, *, icon: str = "profile", second: str = "email") -> Node:
    """A list of people; `second` is what the second line shows: email, text or nothing."""
    chosen = d.rng.randrange(rows)
    items = []
    for at in range(rows):
        person = d.words.person()
        line = person.email if second == "email" else d.words.said("chat") if second == "text" else ""
        items.append(d.node("listitem", text=person.name, help=line, icon=icon, selected=at == chosen))
    return d.node("list", *items)


def chat(d: Draft, count: int) -> list[Node]:
    """Messages of two people, one above the other."""
    other, avatars = d.words.person(), d.chance(0.5)
    made = []
    for _ in range(count):
        mine = d.chance(0.45)
        says = d.words.said("chat")
        bubble = d.node("card", d.text(says), d.text(d.words.time(), "small"))
        face = d.node("avatar", text=(d.words.subject if mine else other).name) if avatars else None
        made.append(d.row(d.node("spacer"), bubble, face) if mine else d.row(face, bubble, d.node("spacer")))
    return made


def cards(d: Draft, count: int, columns: int, *, picture: bool = True) -> Node:
    """Tiles with picture, title, text and a command."""
    command = d.pick(("add_to_cart", "view_details", "buy_now", "open", "show_more"))
    made = []
    for _ in range(count):
        image = d.node("image", text=d.words.subject_line()) if picture else None
        price = (
            d.text(d.words.formats.money(d.words.amount(3, 900, 2)), "strong")
            if command in ("add_to_cart", "buy_now")
            else None
        )
        made.append(
            d.node(
                "card",
                image,
                d.heading(d.words.product(), 4),
                d.text(d.words.said("prose"), "muted"),
                price,
                d.button(command),
            )
        )
    return d.node("grid", *made, columns=columns)


def linked(d: Draft, text: str) -> str:
    """The text with some of its words as a link."""
    words = text.split(" ")
    if len(words) < 6:
        return text
    at = d.rng.randrange(len(words) - 3)
    end = at + d.rng.randint(1, 3)
    return " ".join([*words[:at], f"[{' '.join(words[at:end])}]", *words[end:]])
