"""Windows and what they have around their content: title bars, menu bars, tool bars, status bars."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from screenseg.synth.gtk.buttons import dressed
from screenseg.synth.gtk.kit import box, build, builds, classes, fill, gap, label, mnemonic, plain, scrolled
from screenseg.synth.gtk.paint import drawn_box
from screenseg.synth.gtk.scene import Scene
from screenseg.synth.gtk.toolkit import Gtk, Pango, Widget
from screenseg.synth.spec import Node

__all__ = ["title_bar"]

_BUTTONS = (
    ("minimize", "window-minimize-symbolic"),
    ("maximize", "window-maximize-symbolic"),
    ("close", "window-close-symbolic"),
)


@builds("window", "page")
def window(scene: Scene, node: Node) -> Widget:
    """A program's window, or a page as such a window."""
    made = classes(box(scene, vertical=True, spacing=0), "flush")
    frame = scene.element(node.id, "window", made, name=node.text, name_visible=False)
    wanted = scene.look.options.get("titlebar", True)
    children = list(node.children)
    with scene.within(node.id):
        if wanted and node.kind == "window" and (scene.style.header_bar or scene.style.title_bar):
            tools = _header_tools(scene, children)
            children = [child for child in children if child not in tools]
            made.pack_start(title_bar(scene, node, tools, closable_only=False), False, False, 0)
            frame.name_visible = bool(node.text)
        _fill_window(scene, node, made, children)
    return made


def _header_tools(scene: Scene, children: Sequence[Node]) -> list[Node]:
    """The tool bar, if it is small enough to go into GNOME's title bar."""
    if not scene.style.header_bar:
        return []
    bars = [child for child in children if child.kind == "toolbar"]
    return bars if len(bars) == 1 and len(bars[0].children) <= 6 and scene.look.width / scene.look.scale > 700 else []


def _fill_window(scene: Scene, node: Node, made: Widget, children: Sequence[Node]) -> None:
    edges = ("menubar", "toolbar", "statusbar", "header", "footer")
    before = [child for child in children if child.kind in ("menubar", "toolbar", "header")]
    after = [child for child in children if child.kind in ("statusbar", "footer")]
    inner = [child for child in children if child.kind not in edges]
    for child in before:
        made.pack_start(_cuttable(build(scene, child)), False, False, 0)
    sides = [child for child in inner if child.kind == "sidebar"]
    mains = [child for child in inner if child.kind != "sidebar"]
    content = fill(scene, box(scene, vertical=True, spacing=gap(scene) + 2), mains)
    content.set_border_width(0 if _tight(mains) else gap(scene) + 4)
    area = scrolled(scene, content, node.id, frame=False, at=scene.screen.scroll)
    if sides:
        both = box(scene, vertical=False, spacing=0)
        for child in sides:
            both.pack_start(build(scene, child), False, False, 0)
        both.pack_start(area, True, True, 0)
        area = both
    made.pack_start(area, True, True, 0)
    for child in after:
        made.pack_start(_cuttable(build(scene, child)), False, False, 0)


def _cuttable(bar: Widget) -> Widget:
    """A bar that is cut where the window ends instead of making it wider."""
    made = Gtk.ScrolledWindow(hscrollbar_policy=Gtk.PolicyType.EXTERNAL, vscrollbar_policy=Gtk.PolicyType.NEVER)
    made.set_overlay_scrolling(False)
    made.set_propagate_natural_width(True)
    made.add(bar)
    return made


def _tight(nodes: Sequence[Node]) -> bool:
    """Panes and tables reach the window's edges in many programs."""
    return len(nodes) == 1 and nodes[0].kind in ("split", "table", "tree", "multiline", "tabs")


def title_bar(scene: Scene, node: Node, tools: Sequence[Node], *, closable_only: bool) -> Widget:
    """A window's title bar, noted with its buttons; `tools` are put into it."""
    key = f"{node.id}/titlebar"
    style = scene.style
    made: Widget
    if style.header_bar or style.title_bar in ("ssd", ""):
        made = _gtk_bar(scene, node, key, tools)
    else:
        made = _wm_bar(scene, node, key)
    scene.element(key, "titlebar", made, name=node.text, text=node.text, name_visible=bool(node.text))
    with scene.within(key):
        buttons = _BUTTONS[2:] if closable_only else _BUTTONS
        left = style.buttons_left
        holder = classes(box(scene, vertical=False, spacing=2), "right" if not left else "left")
        for meaning, name in reversed(buttons) if left else buttons:
            holder.pack_start(_window_button(scene, key, meaning, name), False, False, 0)
        holder.set_valign(Gtk.Align.CENTER)
        if isinstance(made, Gtk.HeaderBar):
            (made.pack_start if left else made.pack_end)(holder)
        else:
            (made.pack_start if left else made.pack_end)(holder, False, False, 0)
            if left:
                made.reorder_child(holder, 0)
        _header_buttons(scene, made, tools)
    return made


def _gtk_bar(scene: Scene, node: Node, key: str, tools: Sequence[Node]) -> Widget:
    """GNOME's header bar, or the plain bar that GTK draws for windows without one."""
    made = classes(Gtk.HeaderBar(), "titlebar")
    made.set_has_subtitle(False)
    if not scene.style.header_bar:
        classes(made, "default-decoration")
    title = label(scene, node.text, "title")
    title.set_ellipsize(Pango.EllipsizeMode.END)
    scene.text(title, f"{key}/text", "text", key)
    made.set_custom_title(title)
    del tools
    return made


def _wm_bar(scene: Scene, node: Node, key: str) -> Widget:
    """A window manager's title bar."""
    made = classes(box(scene, vertical=False, spacing=6), "wm", scene.style.title_bar)
    title = label(
        scene, node.text, *(("strong",) if scene.chance(0.6) else ()), xalign=0.5 if scene.chance(0.4) else 0.0
    )
    title.set_ellipsize(Pango.EllipsizeMode.END)
    scene.text(title, f"{key}/text", "text", key)
    made.pack_start(title, True, True, 4)
    return made


def _window_button(scene: Scene, key: str, meaning: str, name: str) -> Widget:
    made = classes(Gtk.Button(), "titlebutton", meaning)
    picture = Gtk.Image.new_from_icon_name(name, Gtk.IconSize.MENU)
    made.add(picture)
    made.set_can_focus(False)
    known: dict[str, Any] = {"name": meaning.title(), "name_visible": False, "icon": meaning, "label_source": "icon"}
    scene.element(f"{key}/{meaning}", "button", made, drawn=False, **known)
    with scene.within(f"{key}/{meaning}"):
        find = partial(drawn_box, picture)
        scene.element(f"{key}/{meaning}/icon", "img", picture, find=find, icon=meaning, name_visible=False)
    return made


def _header_buttons(scene: Scene, bar: Widget, tools: Sequence[Node]) -> None:
    for tool in tools:
        for number, child in enumerate(tool.children):
            if child.kind in ("separator", "spacer"):
                continue
            widget = build(scene, child)
            widget.set_valign(Gtk.Align.CENTER)
            last = number >= len(tool.children) - 1 or child.kind == "search"
            (bar.pack_end if last else bar.pack_start)(widget)


@builds("menubar")
def menubar(scene: Scene, node: Node) -> Widget:
    """A Gtk.MenuBar."""
    made = Gtk.MenuBar()
    scene.element(node.id, "menubar", made, name_visible=False)
    for child in node.children:
        made.append(_bar_item(scene, node, child))
    return made


def _bar_item(scene: Scene, node: Node, child: Node) -> Widget:
    """A menu's title; lit if its menu is open."""
    item = Gtk.MenuItem()
    item.add(Gtk.Label.new_with_mnemonic(mnemonic(child.text)))
    text, lit = plain(child.text), bool(child.expanded)
    scene.element(
        child.id,
        "menuitem",
        item,
        parent=node.id,
        name=text,
        text=text,
        disabled=child.disabled,
        expanded=lit,
        drawn=lit,
        label_texts=(f"{child.id}/caption",),
        label_source="caption",
    )
    scene.faint.add(child.id)
    scene.text(item, f"{child.id}/caption", "caption", child.id)
    item.set_sensitive(not child.disabled)
    if lit:
        scene.later.append(lambda: item.set_state_flags(Gtk.StateFlags.PRELIGHT, False))
    return item


@builds("toolbar")
def toolbar(scene: Scene, node: Node) -> Widget:
    """A Gtk.Toolbar's look around buttons and fields."""
    made = classes(box(scene, vertical=False, spacing=2), "toolbar", "primary-toolbar")
    bar = Gtk.Toolbar()
    bar.set_show_arrow(False)
    holder = Gtk.ToolItem()
    holder.set_expand(True)
    holder.add(made)
    bar.insert(holder, 0)
    scene.element(node.id, "toolbar", bar, name_visible=False)
    with scene.within(node.id):
        for child in node.children:
            grows = child.kind == "spacer"
            made.pack_start(_tool(scene, child), grows, grows, 0)
    return bar


def _tool(scene: Scene, child: Node) -> Widget:
    if child.kind == "button":
        made = dressed(scene, child, Gtk.ToggleButton(active=True) if child.selected else Gtk.Button(), tool=True)
        made.set_sensitive(not child.disabled)
        return made
    if child.kind == "separator":
        return Gtk.Separator(orientation=Gtk.Orientation.VERTICAL, margin=3)
    return build(scene, child)


@builds("statusbar")
def statusbar(scene: Scene, node: Node) -> Widget:
    """A line below the content."""
    made = classes(box(scene, vertical=False, spacing=gap(scene) * 3), "status")
    scene.element(node.id, "statusbar", made, name_visible=False)
    with scene.within(node.id):
        for number, child in enumerate(node.children):
            if number and scene.look.seed % 3 == 0:
                made.pack_start(Gtk.Separator(orientation=Gtk.Orientation.VERTICAL), False, False, 0)
            grows = number == 0 and len(node.children) > 1 and scene.look.seed % 2 == 0
            made.pack_start(build(scene, child), grows, True, 0)
    return made
