"""What is read, and where one can go: texts, pictures, messages, navigation."""

from __future__ import annotations

import math
import random
import re
from collections.abc import Sequence

from screenseg.synth.gtk.buttons import link_boxes
from screenseg.synth.gtk.kit import box, build, builds, classes, fill, gap, icon, label, plain
from screenseg.synth.gtk.paint import drawn_box
from screenseg.synth.gtk.scene import Scene
from screenseg.synth.gtk.toolkit import GObject, Gtk, Pango, Widget, cairo
from screenseg.synth.spec import Node

__all__ = ["Picture", "message"]

_LINKS = re.compile(r"\[([^\]]+)\]")
_VARIANTS = {"muted": ("dim-label",), "strong": ("strong",), "small": ("small",), "code": ("code",), "error": ("field-error",)}


@builds("text")
def text(scene: Scene, node: Node) -> Widget:
    """A line or paragraph, with its links."""
    links = [child for child in node.children if child.kind == "link"]
    made = label(scene, _LINKS.sub(r"\1", node.text) if links else node.text, *_VARIANTS.get(node.variant, ()), wrap=len(node.text) > 20)
    made.set_valign(Gtk.Align.CENTER)
    if len(node.text) <= 20:
        made.set_ellipsize(Pango.EllipsizeMode.NONE)
    scene.text(made, f"{node.id}/text", "error" if node.variant == "error" else "text")
    if not links:
        return made
    shown, markup, spans = "", "", []
    for number, part in enumerate(_LINKS.split(node.text)):
        start = len(shown.encode())
        shown += part
        safe = part.replace("&", "&amp;").replace("<", "&lt;")
        linked = number % 2 and number // 2 < len(links)
        markup += f'<a href="#{number}">{safe}</a>' if linked else safe
        if linked:
            spans.append((links[number // 2], part, start, len(shown.encode())))
    made.set_markup(markup)
    made.set_track_visited_links(False)
    for child, words, start, end in spans:
        find = lambda start=start, end=end: link_boxes(made, start, end)  # noqa: E731
        scene.element(child.id, "link", made, find=find, name=words, drawn=False)
    return made


@builds("heading")
def heading(scene: Scene, node: Node) -> Widget:
    """A heading."""
    made = label(scene, node.text, f"title-{min(max(node.level, 1), 3)}", wrap=len(node.text) > 30)
    scene.text(made, f"{node.id}/text", "heading")
    return made


@builds("badge", "chip")
def badge(scene: Scene, node: Node) -> Widget:
    """A word on a ground of its own."""
    words = label(scene, node.text)
    scene.text(words, f"{node.id}/text")
    made = classes(box(scene, vertical=False, widgets=[words], spacing=4), node.kind)
    made.set_halign(Gtk.Align.START)
    made.set_valign(Gtk.Align.CENTER)
    if node.closable:
        made.pack_start(closer(scene, f"{node.id}/close"), False, False, 0)
    return made


def closer(scene: Scene, key: str) -> Widget:
    """A small button with a cross."""
    made = classes(Gtk.Button.new_from_icon_name("window-close-symbolic", Gtk.IconSize.MENU), "flat", "close")
    made.set_valign(Gtk.Align.CENTER)
    known = {"name": "Close", "name_visible": False, "icon": "close", "label_source": "icon"}
    scene.element(key, "button", made, drawn=False, **known)
    picture = made.get_image() or made.get_child()
    with scene.within(key):
        find = lambda: drawn_box(picture)  # noqa: E731
        scene.element(f"{key}/icon", "img", picture, find=find, icon="close", name_visible=False)
    return made


@builds("separator")
def separator(scene: Scene, node: Node) -> Widget:
    """A rule."""
    del scene
    upright = node.orientation == "vertical"
    return Gtk.Separator(orientation=Gtk.Orientation.VERTICAL if upright else Gtk.Orientation.HORIZONTAL)


@builds("icon")
def lone_icon(scene: Scene, node: Node) -> Widget:
    """An icon of its own."""
    return icon(scene, node.icon, node.id, size=scene.pick(16, 24, 32)) or Gtk.Box()


class Picture(Gtk.DrawingArea):  # type: ignore[misc,unused-ignore]
    """A photograph, chart or portrait that means nothing."""

    def __init__(self, kind: str, seed: str, size: tuple[int, int]) -> None:
        super().__init__()
        self._kind, self._seed = kind, seed
        self.set_size_request(*size)

    def do_draw(self, context: cairo.Context) -> bool:
        """Paint it, the same for the same seed."""
        size = self.get_allocation()
        rng = random.Random(self._seed)
        draw = {"chart": _chart, "avatar": _avatar}.get(self._kind, _scenery)
        draw(context, rng, size.width, size.height)
        return False


def _colour(rng: random.Random) -> tuple[float, float, float]:
    return (rng.uniform(0.15, 0.85), rng.uniform(0.15, 0.85), rng.uniform(0.15, 0.85))


def _scenery(context: cairo.Context, rng: random.Random, width: int, height: int) -> None:
    sky = cairo.LinearGradient(0, 0, 0, height)
    sky.add_color_stop_rgb(0, *_colour(rng))
    sky.add_color_stop_rgb(1, *_colour(rng))
    context.set_source(sky)
    context.rectangle(0, 0, width, height)
    context.fill()
    for _ in range(rng.randint(2, 5)):
        context.set_source_rgba(*_colour(rng), 0.8)
        x, y, r = rng.uniform(0, width), rng.uniform(height * 0.3, height), rng.uniform(0.1, 0.5) * height
        context.arc(x, y, r, 0, 2 * math.pi)
        context.save()
        context.restore()
        context.fill()


def _chart(context: cairo.Context, rng: random.Random, width: int, height: int) -> None:
    context.set_source_rgb(0.5, 0.5, 0.5)
    context.set_line_width(1)
    for x0, y0, x1, y1 in ((4, 4, 4, height - 4), (4, height - 4, width - 4, height - 4)):
        context.move_to(x0, y0)
        context.line_to(x1, y1)
    context.stroke()
    count, colour = rng.randint(5, 14), _colour(rng)
    step = (width - 16) / count
    context.set_source_rgb(*colour)
    lines = rng.random() < 0.4
    for number in range(count):
        value = rng.uniform(0.1, 0.95) * (height - 12)
        if lines:
            (context.line_to if number else context.move_to)(8 + step * (number + 0.5), height - 4 - value)
        else:
            context.rectangle(8 + step * number, height - 4 - value, step * 0.7, value)
    if lines:
        context.set_line_width(2)
        context.stroke()
    else:
        context.fill()


def _avatar(context: cairo.Context, rng: random.Random, width: int, height: int) -> None:
    side = min(width, height)
    context.translate((width - side) / 2, (height - side) / 2)
    context.arc(side / 2, side / 2, side / 2, 0, 2 * math.pi)
    context.clip()
    context.set_source_rgb(*_colour(rng))
    context.paint()
    context.set_source_rgba(1, 1, 1, 0.85)
    context.arc(side / 2, side * 0.4, side * 0.18, 0, 2 * math.pi)
    context.fill()
    context.arc(side / 2, side * 0.95, side * 0.33, 0, 2 * math.pi)
    context.fill()


@builds("image", "chart", "avatar")
def picture(scene: Scene, node: Node) -> Widget:
    """A picture; its text is what it shows."""
    size = {"avatar": (32, 32), "chart": (260, 160)}.get(node.kind, (32, 32) if node.icon else (180, 110))
    made = Picture(node.kind, f"{scene.look.seed} {node.id}", size)
    if node.kind == "avatar" or node.icon:
        made.set_halign(Gtk.Align.START)
        made.set_valign(Gtk.Align.CENTER)
    known = {"name": node.text, "name_visible": False, "icon": node.icon}
    scene.element(node.id, "img", made, find=lambda: drawn_box(made), **known)
    return made


_MESSAGES = {
    "info": (Gtk.MessageType.INFO, "info"),
    "success": (Gtk.MessageType.OTHER, "success"),
    "warning": (Gtk.MessageType.WARNING, "warning"),
    "error": (Gtk.MessageType.ERROR, "error"),
}


@builds("alert")
def message(scene: Scene, node: Node) -> Widget:
    """A Gtk.InfoBar."""
    kind, meaning = _MESSAGES.get(node.variant, _MESSAGES["info"])
    made = Gtk.InfoBar(message_type=kind)
    inner = box(scene, vertical=False, spacing=8)
    scene.element(node.id, "alert", made, name=node.text, text=node.text)
    with scene.within(node.id):
        drawn = icon(scene, meaning, f"{node.id}/icon") if scene.chance(0.6) else None
        if drawn is not None:
            inner.pack_start(drawn, False, False, 0)
        words = label(scene, node.text, wrap=True)
        scene.text(words, f"{node.id}/text", "text", node.id)
        inner.pack_start(words, True, True, 0)
        fill(scene, inner, node.children, vertical=False)
        if node.closable:
            inner.pack_end(closer(scene, f"{node.id}/close"), False, False, 0)
    made.get_content_area().pack_start(inner, True, True, 0)
    return made


@builds("breadcrumb")
def breadcrumb(scene: Scene, node: Node) -> Widget:
    """Where one is: links with marks between."""
    made = box(scene, vertical=False, spacing=5)
    mark = scene.pick("/", "›", "»", ">")
    if scene.screen.right_to_left:
        mark = {"›": "‹", "»": "«", ">": "<"}.get(mark, mark)
    for number, child in enumerate(node.children):
        if number:
            between = label(scene, mark, "dim-label")
            scene.text(between, f"{node.id}/mark{number}")
            made.pack_start(between, False, False, 0)
        made.pack_start(build(scene, child), False, False, 0)
    return made


@builds("pagination")
def pagination(scene: Scene, node: Node) -> Widget:
    """Buttons of pages."""
    joined = scene.chance(0.5)
    made = box(scene, vertical=False, spacing=0 if joined else 3)
    made.set_halign(scene.pick(Gtk.Align.START, Gtk.Align.CENTER, Gtk.Align.END))
    if joined:
        classes(made, "linked")
    return fill(scene, made, node.children, vertical=False)


@builds("stepper")
def stepper(scene: Scene, node: Node) -> Widget:
    """The steps of an assistant, the present one bold."""
    upright = node.orientation == "vertical"
    made = box(scene, vertical=upright, spacing=gap(scene) * 2)
    for number, child in enumerate(node.children, 1):
        names = ("current",) if child.selected else ("dim-label",)
        words = label(scene, f"{'✓' if child.checked else f'{number}.'} {child.text}", *names)
        scene.text(words, f"{child.id}/text")
        made.pack_start(words, False, False, 0)
    return made


@builds("nav")
def nav(scene: Scene, node: Node) -> Widget:
    """A side bar's list, or a row of flat buttons."""
    if node.orientation == "horizontal":
        across = box(scene, vertical=False, spacing=2)
        scene.element(node.id, "navigation", across, name_visible=False, drawn=False)
        with scene.within(node.id):
            for child in node.children:
                across.pack_start(_place(scene, child), False, False, 0)
        return across
    made = classes(Gtk.ListBox(selection_mode=Gtk.SelectionMode.SINGLE), "navigation-sidebar")
    scene.element(node.id, "navigation", made, name_visible=False)
    with scene.within(node.id):
        _nav_rows(scene, made, node.children, 0)
    return made


def _nav_rows(scene: Scene, made: Widget, children: Sequence[Node], depth: int) -> None:
    for child in children:
        row = Gtk.ListBoxRow()
        inner = box(scene, vertical=False, spacing=8)
        inner.set_border_width(4)
        inner.set_margin_start(depth * 14)
        _fill_place(scene, inner, child)
        row.add(inner)
        known = {"name": child.text, "text": child.text, "selected": child.selected, "disabled": child.disabled}
        labelled = {"label_texts": (f"{child.id}/text",), "label_source": "caption", "drawn": child.selected}
        scene.element(child.id, "listitem", row, expanded=child.expanded, **known, **labelled)
        row.set_sensitive(not child.disabled)
        made.add(row)
        if child.selected:
            made.select_row(row)
        if child.expanded:
            _nav_rows(scene, made, child.children, depth + 1)


def _fill_place(scene: Scene, inner: Widget, child: Node) -> None:
    with scene.within(child.id):
        drawn = icon(scene, child.icon, f"{child.id}/icon") if child.icon else None
    if drawn is not None:
        inner.pack_start(drawn, False, False, 0)
    words = label(scene, plain(child.text))
    words.set_ellipsize(Pango.EllipsizeMode.END)
    words.set_width_chars(min(len(child.text), 16))
    scene.text(words, f"{child.id}/text", "caption", child.id)
    inner.pack_start(words, True, True, 0)
    if child.value:
        count = label(scene, child.value, "badge")
        scene.text(count, f"{child.id}/badge", "text", child.id)
        inner.pack_end(count, False, False, 0)


def _place(scene: Scene, child: Node) -> Widget:
    """A place to go in a row of them."""
    made = classes(Gtk.ToggleButton(active=True) if child.selected else Gtk.Button(), "flat")
    inner = box(scene, vertical=False, spacing=5)
    _fill_place(scene, inner, child)
    for widget in inner.get_children():
        if isinstance(widget, Gtk.Label):
            widget.set_ellipsize(Pango.EllipsizeMode.NONE)
            widget.set_width_chars(-1)
    made.add(inner)
    known = {"name": child.text, "text": child.text, "selected": child.selected, "disabled": child.disabled}
    scene.element(
        child.id, "link", made, label_texts=(f"{child.id}/text",), label_source="caption", drawn=child.selected, **known
    )
    made.set_sensitive(not child.disabled)
    return made


GObject.type_register(Picture)
