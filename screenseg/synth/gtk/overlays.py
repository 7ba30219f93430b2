"""What opens over a window: menus, lists of combo boxes, dialogs, popovers, tool tips, messages."""

from __future__ import annotations

from screenseg.synth.gtk.chrome import title_bar
from screenseg.synth.gtk.kit import box, build, classes, fill, gap, icon, label, mnemonic, plain, scrolled
from screenseg.synth.gtk.measure import Ruler
from screenseg.synth.gtk.paint import border_box
from screenseg.synth.gtk.reading import closer
from screenseg.synth.gtk.scene import Scene, Surface
from screenseg.synth.gtk.toolkit import GObject, Gtk, Pango, Widget
from screenseg.synth.renderer import Rectangle
from screenseg.synth.spec import Node

__all__ = ["open_overlay", "place_overlay", "widen"]


class _Popover(Gtk.Box):  # type: ignore[misc,unused-ignore]
    """A box that themes dress as a popover."""


class _Tip(Gtk.Box):  # type: ignore[misc,unused-ignore]
    """A box that themes dress as a tool tip."""


class _Accelerator(Gtk.Label):  # type: ignore[misc,unused-ignore]
    """A menu item's shortcut."""


_Popover.set_css_name("popover")
_Tip.set_css_name("tooltip")
_Accelerator.set_css_name("accelerator")
for _made in (_Popover, _Tip, _Accelerator):
    GObject.type_register(_made)


def open_overlay(scene: Scene, node: Node, layer: int) -> None:
    """Build an overlay in a window of its own; it is placed once its size is known."""
    makers = {
        "menu": _menu,
        "listbox": _list,
        "dialog": _dialog,
        "popover": _popover,
        "tooltip": _tooltip,
        "toast": _toast,
    }
    surface = makers.get(node.kind, _popover)(scene, node)
    surface.layer = layer
    surface.anchor = node.anchor
    scene.surfaces.append(surface)


def _window(content: Widget) -> Widget:
    """A window of the content's own size."""
    window = Gtk.Window(type=Gtk.WindowType.POPUP)
    window.add(content)
    return window


def _menu(scene: Scene, node: Node) -> Surface:
    """A Gtk.Menu."""
    made = Gtk.Menu()
    scene.element(node.id, "menu", made, name_visible=False)
    with scene.within(node.id):
        for child in node.children:
            if child.kind == "menuitem":
                made.append(_menu_item(scene, child))
            elif child.kind == "separator":
                made.append(Gtk.SeparatorMenuItem())
    beside = node.anchor and scene.labels.get(node.anchor) is None and _is_menu_item(scene, node.anchor)
    place = "pointer" if not node.anchor else "beside" if beside else "below"
    return Surface(made.get_toplevel(), made, outlined=True, shadow=scene.chance(0.5), place=place)


def _is_menu_item(scene: Scene, anchor: str) -> bool:
    """True if the anchor stands in an open menu, not in a menu bar."""
    return any(anchor == child.id for top in scene.screen.overlays if top.kind == "menu" for child in top.children)


def _menu_item(scene: Scene, node: Node, role: str = "menuitem") -> Widget:
    ticked = node.checked is not None
    made = Gtk.CheckMenuItem(active=node.checked is True) if ticked else Gtk.MenuItem()
    text = plain(node.text)
    lit = node.selected or bool(node.expanded)
    scene.element(
        node.id,
        role,
        made,
        name=text,
        text=text,
        checked=node.checked,
        disabled=node.disabled,
        drawn=lit,
        selected=lit if role == "option" or lit else None,
        expanded=bool(node.expanded) if node.menu else None,
        label_texts=(f"{node.id}/caption",),
        label_source="caption",
    )
    inner = box(scene, vertical=False, spacing=6)
    with scene.within(node.id):
        drawn = icon(scene, node.icon, f"{node.id}/icon") if node.icon else None
    if drawn is not None:
        inner.pack_start(drawn, False, False, 0)
    words = Gtk.Label.new_with_mnemonic(mnemonic(node.text))
    words.set_xalign(0.0)
    scene.text(words, f"{node.id}/caption", "caption", node.id)
    inner.pack_start(words, True, True, 0)
    if node.value:
        keys = _Accelerator(label=node.value)
        keys.set_margin_start(18)
        scene.text(keys, f"{node.id}/shortcut", "text", node.id)
        inner.pack_end(keys, False, False, 0)
    made.add(inner)
    if node.menu:
        made.set_submenu(Gtk.Menu())
    made.set_sensitive(not node.disabled)
    if lit:
        scene.later.append(lambda: made.set_state_flags(Gtk.StateFlags.PRELIGHT, False))
    return made


def _list(scene: Scene, node: Node) -> Surface:
    """A combo box's open list: a Gtk.Menu, or rows in a frame."""
    if scene.chance(0.5):
        made = Gtk.Menu()
        classes(made, "combo")
        scene.element(node.id, "listbox", made, name_visible=False)
        with scene.within(node.id):
            for child in node.children:
                if child.kind == "option":
                    made.append(_menu_item(scene, child, "option"))
        return Surface(made.get_toplevel(), made, outlined=True, shadow=scene.chance(0.5), wide=True)
    from screenseg.synth.gtk.lists import rows_as_list, rows_as_tree

    inner = (rows_as_tree if scene.style.tree_lists else rows_as_list)(scene, node, "option")
    frame = Gtk.ScrolledWindow(shadow_type=Gtk.ShadowType.IN)
    frame.set_policy(Gtk.PolicyType.NEVER, Gtk.PolicyType.NEVER)
    frame.add(inner)
    holder = classes(box(scene, vertical=True, spacing=0), "window-frame", "background")
    holder.pack_start(frame, True, True, 0)
    scene.element(node.id, "listbox", holder, name_visible=False)
    return Surface(_window(holder), holder, wide=True)


def _dialog(scene: Scene, node: Node) -> Surface:
    """A dialog with its title bar."""
    made = classes(box(scene, vertical=True, spacing=0), "window-frame", "background", "dialog")
    scene.element(node.id, "dialog", made, name=node.text, parent=None, name_visible=bool(node.text))
    with scene.within(node.id):
        if node.text or node.closable:
            made.pack_start(title_bar(scene, node, (), closable_only=True), False, False, 0)
        content = fill(scene, box(scene, vertical=True, spacing=gap(scene) * 2), node.children)
        content.set_border_width(gap(scene) * 2 + 4)
        area = scrolled(scene, content, node.id, frame=False)
        area.set_max_content_width(int(0.9 * scene.look.width / scene.look.scale))
        area.set_max_content_height(max(80, int(scene.look.height / scene.look.scale) - 90))
        made.pack_start(area, True, True, 0)
    made.set_size_request(scene.pick(280, 320, 380, 440), -1)
    place = "centre" if scene.chance(0.75) else "off-centre"
    dims = node.variant == "modal" and scene.style.dims
    return Surface(_window(made), made, shadow=True, dialog=True, dims=dims, place=place)


def _popover(scene: Scene, node: Node) -> Surface:
    """A popover without its arrow."""
    made = classes(_Popover(orientation=Gtk.Orientation.VERTICAL, spacing=gap(scene)), "background")
    scene.element(node.id, "dialog", made, name=node.text, parent=None, name_visible=False)
    inner = box(scene, vertical=True)
    inner.set_border_width(gap(scene) + 2)
    with scene.within(node.id):
        fill(scene, inner, node.children)
    made.pack_start(inner, True, True, 0)
    return Surface(_window(made), made, shadow=scene.chance(0.6), place="below")


def _tooltip(scene: Scene, node: Node) -> Surface:
    """A tool tip."""
    made = classes(_Tip(), "background")
    words = label(scene, node.text, wrap=len(node.text) > 40)
    words.set_margin_start(6)
    words.set_margin_end(6)
    words.set_margin_top(4)
    words.set_margin_bottom(4)
    scene.element(node.id, "tooltip", made, name=node.text, text=node.text, parent=None)
    scene.text(words, f"{node.id}/text", "text", node.id)
    made.pack_start(words, True, True, 0)
    return Surface(_window(made), made, place="tip")


def _toast(scene: Scene, node: Node) -> Surface:
    """A message over the window's edge."""
    made = classes(box(scene, vertical=False, spacing=10), "toast")
    words = label(scene, node.text, wrap=True)
    words.set_ellipsize(Pango.EllipsizeMode.NONE)
    scene.element(node.id, "alert", made, name=node.text, text=node.text, parent=None)
    scene.text(words, f"{node.id}/text", "text", node.id)
    made.pack_start(words, True, True, 0)
    with scene.within(node.id):
        for child in node.children:
            made.pack_start(build(scene, child), False, False, 0)
        if node.closable:
            made.pack_end(closer(scene, f"{node.id}/close"), False, False, 0)
    return Surface(_window(made), made, place=scene.pick("top", "bottom", "corner"))


def widen(scene: Scene) -> None:
    """Make lists as wide as what they drop from."""
    for surface in scene.surfaces:
        anchor = scene.anchors.get(surface.anchor)
        if surface.wide and anchor is not None and anchor.get_mapped():
            surface.content.set_size_request(anchor.get_allocation().width, -1)


def place_overlay(scene: Scene, surface: Surface) -> None:
    """Put a laid out overlay where it belongs, inside the picture if it fits."""
    scale = scene.look.scale
    width, height = scene.look.width / scale, scene.look.height / scale
    size = surface.content.get_allocation()
    anchor = scene.anchors.get(surface.anchor)
    placed = Ruler(scene).place(anchor, border_box(anchor)) if anchor is not None else None
    rtl = scene.screen.right_to_left
    if placed is None:
        x, y = _free_place(scene, surface.place, (width, height), (size.width, size.height))
    else:
        box_at: Rectangle = (placed[0] / scale, placed[1] / scale, placed[2] / scale, placed[3] / scale)
        x, y = _by_anchor(surface.place, box_at, (size.width, size.height), (width, height), rtl=rtl)
    surface.x = float(int(min(max(x, 0), max(width - size.width, 0))))
    surface.y = float(int(min(max(y, 0), max(height - size.height, 0))))


def _by_anchor(
    place: str, anchor: Rectangle, size: tuple[int, int], room: tuple[float, float], *, rtl: bool
) -> tuple[float, float]:
    left, top, right, bottom = anchor
    if place == "beside":
        return (left - size[0] if rtl or right + size[0] > room[0] else right - 2, top - 4)
    if place == "tip":
        return ((left + right) / 2 - size[0] / 2, bottom + 6 if bottom + 6 + size[1] < room[1] else top - size[1] - 6)
    x = right - size[0] if rtl else left
    below = bottom + size[1] <= room[1] or top - size[1] < 0
    return (x, bottom if below else top - size[1])


def _free_place(scene: Scene, place: str, room: tuple[float, float], size: tuple[int, int]) -> tuple[float, float]:
    rng = scene.rng
    middle = ((room[0] - size[0]) / 2, (room[1] - size[1]) / 2)
    if place == "centre":
        return middle
    if place == "top":
        return (middle[0], 50.0)
    if place == "bottom":
        return (middle[0], room[1] - size[1] - 24)
    if place == "corner":
        return (room[0] - size[0] - 16, room[1] - size[1] - 16 if rng.random() < 0.6 else 60.0)
    if place == "off-centre":
        return (middle[0] * rng.uniform(0.4, 1.6), middle[1] * rng.uniform(0.4, 1.6))
    return (rng.uniform(0.1, 0.7) * room[0], rng.uniform(0.1, 0.6) * room[1])
