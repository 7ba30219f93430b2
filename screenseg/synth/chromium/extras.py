"""What the templates of single kinds need besides the node."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from markupsafe import Markup

from screenseg.synth.chromium import dates, pictures
from screenseg.synth.chromium.parts import Here
from screenseg.synth.spec import Node

__all__ = ["EXTRAS", "shares"]

_FOOT = frozenset("button spacer link checkbox text".split())
_NONE = Node(kind="spacer", id="")
_ALERT_ICONS = {"error": "error", "warning": "warning", "success": "success", "info": "info"}


def shares(node: Node) -> float:
    """How much of a slider or progress bar is filled, in percent."""
    try:
        value = float(node.value.replace(",", ".").strip(" %") or 0)
    except ValueError:
        value = 40.0
    width = (node.maximum - node.minimum) or 1.0
    return min(100.0, max(0.0, (value - node.minimum) / width * 100))


def _field(here: Here) -> dict[str, Any]:
    n = here.node
    control, *others = n.children or (_NONE,)
    return {
        "control": control,
        "companions": Markup("").join(here.draw(child) for child in others),
        "form": next((node for node in reversed(here.up) if node.kind == "form"), _NONE),
    }


def _rows(here: Here) -> dict[str, Any]:
    lines = here.node.value.count("\n") + 1 if here.node.kind == "multiline" else len(here.node.children)
    return {"rows": min(max(lines, 3), 24 if here.up and here.up[-1].kind != "field" else 5), "code": lines > 6}


def _combobox(here: Here) -> dict[str, Any]:
    n = here.node
    options = [option for option in n.options if option][:30]
    if n.value in options:
        return {"shown_options": options, "chosen": options.index(n.value)}
    return {"shown_options": [n.value or n.placeholder, *options], "chosen": 0}


def _table(here: Here) -> dict[str, Any]:
    n = here.node
    lines = [child for child in n.children if child.kind != "columnheader"]
    return {
        "heads": [child for child in n.children if child.kind == "columnheader"],
        "lines": lines,
        "boxed": any(child.checked is not None for child in lines),
    }


def _cell(here: Here) -> dict[str, Any]:
    return {"rowcheck": False}


def _treeitem(here: Here) -> dict[str, Any]:
    return {"depth": sum(node.kind == "treeitem" for node in here.up)}


def _step(here: Here) -> dict[str, Any]:
    steps = here.up[-1].children if here.up else ()
    return {"place": next((k for k, step in enumerate(steps, 1) if step is here.node), 1)}


def _picture(here: Here) -> dict[str, Any]:
    n, scene = here.node, here.scene
    rng = scene.dice(n.id)
    if n.kind == "avatar":
        drawn = pictures.avatar(rng, n.text)
    elif n.kind == "chart":
        drawn = pictures.chart(rng, n.text, scene.palette["accent"], scene.palette["text"])
    else:
        drawn = pictures.image(rng, logo=bool(n.icon))
    alone = bool(here.up) and here.up[-1].kind in ("window", "split", "scroll", "panel", "main")
    return {"picture": drawn, "size": "logo" if n.icon else "huge" if alone else "large"}


def _message(here: Here) -> dict[str, Any]:
    return {"alert_icon": _ALERT_ICONS.get(here.node.variant, "info")}


def _listitem(here: Here) -> dict[str, Any]:
    def face(name: str) -> Markup:
        mark = here.part("icon", "img", icon="profile")
        return Markup('<span class="x-avatar" {}>{}</span>').format(
            mark, pictures.avatar(here.scene.dice(here.node.id), name)
        )

    return {"avatar": face}


def _calendar(here: Here) -> dict[str, Any]:
    return {"month": dates.month(here.node.value, here.scene.screen.language)}


def _dialog(here: Here) -> dict[str, Any]:
    children = here.node.children
    buttons = bool(children) and children[-1].kind == "row" and {n.kind for n in children[-1].children} <= _FOOT
    wide = any(
        node.kind in ("table", "split", "tree") or (node.kind == "form" and node.columns > 1)
        for node in here.node.walk()
    )
    return {"body": children[:-1] if buttons else children, "foot": children[-1] if buttons else None, "wide": wide}


def _row(here: Here) -> dict[str, Any]:
    kinds = {child.kind for child in here.node.children}
    return {"buttons_only": kinds <= {"button", "spacer"}}


def _listbox(here: Here) -> dict[str, Any]:
    return {**_rows(here), "overlay": not here.up}


EXTRAS: Mapping[str, Callable[[Here], dict[str, Any]]] = {
    "field": _field,
    "multiline": _rows,
    "listbox": _listbox,
    "combobox": _combobox,
    "slider": lambda here: {"share": shares(here.node)},
    "progressbar": lambda here: {"share": shares(here.node)},
    "table": _table,
    "cell": _cell,
    "treeitem": _treeitem,
    "step": _step,
    "image": _picture,
    "chart": _picture,
    "avatar": _picture,
    "alert": _message,
    "toast": _message,
    "listitem": _listitem,
    "calendar": _calendar,
    "dialog": _dialog,
    "row": _row,
}
"""By kind."""
