"""What holds others: boxes, panes, groups, note books, expanders, scrolled areas, cards."""

from __future__ import annotations

from functools import partial
from typing import Any

from screenseg.synth.gtk.buttons import text_box
from screenseg.synth.gtk.kit import box, build, builds, classes, fill, gap, icon, keypad, label, plain, scrolled
from screenseg.synth.gtk.paint import border_box
from screenseg.synth.gtk.scene import Scene
from screenseg.synth.gtk.toolkit import Gtk, Widget
from screenseg.synth.renderer import Rectangle
from screenseg.synth.spec import Node


@builds("column", "main", "tab", "section")
def column(scene: Scene, node: Node) -> Widget:
    """One below the other."""
    return fill(scene, box(scene, vertical=True, spacing=gap(scene) + 2), node.children)


@builds("row", "header", "footer")
def row(scene: Scene, node: Node) -> Widget:
    """Side by side."""
    made = box(scene, vertical=False, spacing=gap(scene) + 2)
    for child in node.children:
        widget = build(scene, child)
        grows = child.kind in _WIDE or (child.kind == "column" and any(inner.kind in _WIDE for inner in child.children))
        made.pack_start(widget, grows, True, 0)
        if child.kind not in _WIDE and child.kind not in ("column", "row", "separator"):
            widget.set_valign(Gtk.Align.CENTER)
    if node.kind != "row":
        made.set_border_width(gap(scene))
    return made


_WIDE = frozenset(
    """
    spacer table tree list listbox multiline tabs split group panel card chart scroll form grid stat progressbar field
    slider
    """.split()
)


@builds("grid")
def grid(scene: Scene, node: Node) -> Widget:
    """Equal columns."""
    made = Gtk.Grid(column_homogeneous=True, column_spacing=gap(scene) * 2, row_spacing=gap(scene) * 2)
    columns = max(1, node.columns)
    keys = keypad(node)
    if keys:
        made.set_row_homogeneous(True)
        made.set_row_spacing(gap(scene))
        made.set_column_spacing(gap(scene))
    for place, child in enumerate(node.children):
        widget = build(scene, child)
        widget.set_hexpand(True)
        if keys:
            widget.set_vexpand(True)
            widget.set_valign(Gtk.Align.FILL)
        made.attach(widget, place % columns, place // columns, 1, 1)
    return made


@builds("spacer")
def spacer(scene: Scene, node: Node) -> Widget:
    """Room."""
    del scene, node
    return Gtk.Box()


@builds("split")
def split(scene: Scene, node: Node) -> Widget:
    """A Gtk.Paned."""
    upright = node.orientation == "vertical"
    made = Gtk.Paned(orientation=Gtk.Orientation.VERTICAL if upright else Gtk.Orientation.HORIZONTAL)
    made.set_wide_handle(scene.chance(0.3))
    panes = list(node.children)
    for number, child in enumerate(panes[:2]):
        widget = build(scene, child)
        holder = widget
        if child.kind not in ("table", "tree", "list", "multiline", "tabs", "split", "scroll"):
            holder = scrolled(scene, widget, f"{node.id}/{number}", frame=False)
            widget.set_border_width(gap(scene)) if isinstance(widget, Gtk.Container) else None
        (made.pack2 if number else made.pack1)(holder, bool(number), False)
    if len(panes) > 2:
        rest = Node(
            kind="split", id=f"{node.id}/rest", children=tuple(panes[1:]), orientation=node.orientation, value="0.5"
        )
        made.remove(made.get_child2())
        made.pack2(split(scene, rest), True, False)
    share = _share(node.value)

    def place() -> None:
        size = made.get_allocation()
        made.set_position(int((size.height if upright else size.width) * share))

    scene.later.append(place)
    return made


def _share(text: str) -> float:
    try:
        return min(max(float(text), 0.1), 0.9)
    except ValueError:
        return 0.4


@builds("scroll")
def scroll(scene: Scene, node: Node) -> Widget:
    """A scrolled area."""
    inner = fill(scene, box(scene, vertical=True), node.children)
    inner.set_border_width(gap(scene))
    try:
        at = float(node.value or 0)
    except ValueError:
        at = 0.0
    made = scrolled(scene, inner, node.id, frame=scene.chance(0.6), height=120, at=at)
    made.set_policy(Gtk.PolicyType.AUTOMATIC, Gtk.PolicyType.AUTOMATIC)
    return made


@builds("group")
def group(scene: Scene, node: Node) -> Widget:
    """A titled group: Gtk.Frame, a card under a heading, or a heading alone."""
    style = {"box": scene.style.frames, "card": "card"}.get(node.variant, "heading")
    if style == "heading" and node.variant == "box":
        style = "frame"
    inner = box(scene, vertical=True)
    inner.set_border_width(gap(scene) if style != "card" else 0)
    title = (
        label(scene, node.text, *(() if style == "frame" and scene.chance(0.6) else ("strong",))) if node.text else None
    )
    if title is not None:
        scene.text(title, f"{node.id}/title", "heading")
    if style == "heading":
        inner.set_margin_start(12)
        fill(scene, inner, node.children)
        inner.set_border_width(0)
        return box(scene, vertical=True, widgets=[*([title] if title else []), inner])
    named: dict[str, Any] = {
        "name": node.text,
        "label_texts": (f"{node.id}/title",) if node.text else (),
        "label_source": "heading" if node.text else "none",
    }
    if style == "frame":
        made = Gtk.Frame(label_widget=title)
        scene.element(node.id, "group", made, **named)
        with scene.within(node.id):
            made.add(fill(scene, inner, node.children))
        return made
    card = classes(box(scene, vertical=True), "card")
    scene.element(node.id, "group", card, **named)
    with scene.within(node.id):
        card.pack_start(fill(scene, inner, node.children), True, True, 0)
    return _headed(scene, title, card)


def _headed(scene: Scene, title: Widget | None, card: Widget) -> Widget:
    """The title inside the card, on top."""
    if title is not None:
        card.pack_start(title, False, False, 0)
        card.reorder_child(title, 0)
    return card


@builds("panel", "sidebar", "card")
def panel(scene: Scene, node: Node) -> Widget:
    """A pane with a ground or border."""
    look = {"card": "card", "sidebar": "ground"}.get(node.kind) or scene.pick("plain-panel", "ground")
    made = classes(box(scene, vertical=True), look)
    scene.element(node.id, "panel", made, name=node.text, name_visible=False)
    with scene.within(node.id):
        return fill(scene, made, node.children)


@builds("stat")
def stat(scene: Scene, node: Node) -> Widget:
    """A figure on a tile."""
    made = classes(box(scene, vertical=True, spacing=2), "card")
    scene.element(node.id, "panel", made, name=node.text)
    with scene.within(node.id):
        picture = icon(scene, node.icon, f"{node.id}/icon", size=24) if node.icon else None
        if picture is not None:
            picture.set_halign(Gtk.Align.START)
            made.pack_start(picture, False, False, 0)
        for key, text, names in (("caption", node.text, ("dim-label",)), ("figure", node.value, ("figure",))):
            if text:
                line = label(scene, text, *names)
                scene.text(line, f"{node.id}/{key}", "text", node.id)
                made.pack_start(line, False, False, 0)
        return fill(scene, made, node.children)


@builds("accordion")
def accordion(scene: Scene, node: Node) -> Widget:
    """Gtk.Expanders below each other."""
    made = box(scene, vertical=True)
    for child in node.children:
        made.pack_start(_section(scene, child), False, False, 0)
    return made


def _section(scene: Scene, node: Node) -> Widget:
    text = plain(node.text)
    title = label(scene, text, *(("strong",) if scene.chance(0.5) else ()))
    made = Gtk.Expander(label_widget=title, expanded=bool(node.expanded))
    scene.text(title, f"{node.id}/caption", "caption", node.id)
    known: dict[str, Any] = {"label_texts": (f"{node.id}/caption",), "label_source": "caption", "drawn": False}
    find = partial(_expander_head, made, title)
    scene.element(node.id, "button", made, find=find, name=text, text=text, expanded=bool(node.expanded), **known)
    inner = fill(scene, box(scene, vertical=True), node.children if node.expanded else ())
    inner.set_margin_start(16)
    inner.set_margin_top(gap(scene))
    made.add(inner)
    return made


def _expander_head(made: Widget, title: Widget) -> Rectangle | None:
    """The arrow and the title of an expander."""
    words = text_box(title)
    if words is None:
        return None
    x, y = title.translate_coordinates(made, 0, 0)
    left, _, right, _ = border_box(made)
    if made.get_direction() == Gtk.TextDirection.RTL:
        return (x + words[0], y + words[1], right, y + words[3])
    return (left, y + words[1], x + words[2], y + words[3])
