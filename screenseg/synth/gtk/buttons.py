"""Marks that are ticked, and what is pressed: check boxes, radios, switches, buttons, links."""

from __future__ import annotations

from typing import Any

from screenseg.synth.gtk.kit import box, builds, classes, fill, icon, label, mnemonic, naming, plain, states
from screenseg.synth.gtk.lines import labels_in
from screenseg.synth.gtk.paint import drawn_box, ink_box
from screenseg.synth.gtk.scene import Scene
from screenseg.synth.gtk.toolkit import Gtk, Pango, Widget
from screenseg.synth.renderer import Rectangle
from screenseg.synth.spec import Node

__all__ = ["button", "link_boxes", "mark_box", "text_box"]


def mark_box(made: Widget) -> Rectangle | None:
    """The drawn mark of a check or radio button: what it draws beside its caption."""
    size = made.get_allocation()
    caption = made.get_child()
    focused = bool(made.get_state_flags() & Gtk.StateFlags.FOCUSED)
    if focused:
        made.unset_state_flags(Gtk.StateFlags.FOCUSED)
    within: Rectangle = (0.0, 0.0, float(size.width), float(size.height))
    if caption is not None and caption.get_mapped():
        at = caption.translate_coordinates(made, 0, 0)[0]
        if made.get_direction() == Gtk.TextDirection.RTL:
            within = (at + caption.get_allocation().width, 0.0, float(size.width), float(size.height))
        else:
            within = (0.0, 0.0, float(at), float(size.height))
    found = drawn_box(made, within)
    if found is not None and found[2] - found[0] >= within[2] - within[0] - 1:  # the theme paints its ground, too
        found = ink_box(made, within) or found
    if focused:
        made.set_state_flags(Gtk.StateFlags.FOCUSED, False)
    return found


@builds("checkbox", "radio")
def checkbox(scene: Scene, node: Node) -> Widget:
    """A Gtk.CheckButton or Gtk.RadioButton."""
    text = plain(node.text)
    if node.kind == "checkbox":
        made = Gtk.CheckButton(label=text) if text else Gtk.CheckButton()
        made.set_active(node.checked is True)
        made.set_inconsistent(node.checked == "mixed")
    else:
        partner = Gtk.RadioButton()  # a radio of its own cannot be off: its silent partner is on
        made = (
            Gtk.RadioButton.new_with_label_from_widget(partner, text)
            if text
            else Gtk.RadioButton.new_from_widget(partner)
        )
        (made if node.checked else partner).set_active(True)
        made.partner = partner
    made.set_halign(Gtk.Align.START)
    made.set_valign(Gtk.Align.CENTER)
    if node.focused:
        scene.focus = made
    _note_mark(scene, node, made, node.kind, bool(text))
    if text:
        for caption in _children_labels(made):
            caption.set_ellipsize(Pango.EllipsizeMode.NONE)
            caption.set_line_wrap(True)
            caption.set_max_width_chars(50)
        scene.text(made, f"{node.id}/caption", "caption", None)
    return made


def _children_labels(made: Widget) -> list[Widget]:
    child = made.get_child()
    return [child] if isinstance(child, Gtk.Label) else []


def _note_mark(scene: Scene, node: Node, made: Widget, role: str, captioned: bool) -> None:
    known: dict[str, Any] = {**states(node), **naming(scene, node)}
    if captioned:
        known |= {
            "name": plain(node.text),
            "label_texts": (f"{node.id}/caption",),
            "label_source": "caption",
            "name_visible": True,
        }
    find = (lambda: drawn_box(made)) if role == "switch" else (lambda: mark_box(made))
    scene.element(node.id, role, made, find=find, checked=node.checked or False, **known)


@builds("switch")
def switch(scene: Scene, node: Node) -> Widget:
    """A Gtk.Switch and its caption."""
    made = Gtk.Switch(active=node.checked is True, halign=Gtk.Align.START, valign=Gtk.Align.CENTER)
    if node.focused:
        scene.focus = made
    text = plain(node.text)
    _note_mark(scene, node, made, "switch", bool(text))
    if not text:
        return made
    caption = label(scene, text)
    scene.text(caption, f"{node.id}/caption", "caption")
    both = box(scene, vertical=False)
    if scene.style.switch_end:
        both.pack_start(caption, True, True, 0)
        both.pack_start(made, False, False, 0)
    else:
        both.pack_start(made, False, False, 0)
        both.pack_start(caption, False, False, 0)
    if node.disabled:
        caption.set_sensitive(False)
    return both


_LOOKS = {"primary": "suggested-action", "danger": "destructive-action", "flat": "flat", "toolbar": "flat"}


@builds("button")
def button(scene: Scene, node: Node) -> Widget:
    """A Gtk.Button; Gtk.ToggleButton if it is pressed or open."""
    if node.variant == "link" and not node.icon_only:
        return _linked(scene, node, "button")
    made = Gtk.ToggleButton(active=True) if node.selected or node.expanded else Gtk.Button()
    return dressed(scene, node, made)


def dressed(scene: Scene, node: Node, made: Widget, *, tool: bool = False) -> Widget:
    """Give a button its icon, text and look, and note it."""
    flat = node.variant in ("flat", "toolbar") or tool
    if node.variant in _LOOKS:
        classes(made, _LOOKS[node.variant])
    if tool:
        classes(made, "flat")
    if flat:
        scene.faint.add(node.id)
    picture, words = _inside(scene, node, made, tool=tool, flat=flat)
    classes(made, "text-button" if words else "image-button")
    made.set_valign(Gtk.Align.CENTER)
    if node.focused:
        scene.focus = made
    name = plain(node.text)
    known: dict[str, Any] = {
        **states(node),
        "name": name,
        "text": name if words else "",
        "icon": node.icon if picture else "",
    }
    if words:
        known |= {"label_texts": (f"{node.id}/caption",), "label_source": "caption"}
    else:
        known |= {"label_source": "icon" if picture else "none", "name_visible": False}
    known |= {"expanded": bool(node.expanded) if node.menu else None, "selected": True if node.selected else None}
    scene.element(node.id, "button", made, drawn=not flat or node.selected or bool(node.expanded), **known)
    return made


def _inside(scene: Scene, node: Node, made: Widget, *, tool: bool, flat: bool) -> tuple[bool, bool]:
    """Fill a button; whether it has an icon, whether it has words."""
    style = scene.style
    picture = None
    if node.icon and (node.icon_only or flat or style.button_icons):
        with scene.within(node.id):
            picture = icon(scene, node.icon, f"{node.id}/icon", size=style.tool_size if tool else 16)
    hidden = picture is not None and (node.icon_only or (tool and style.tool_style == "icons"))
    words = bool(node.text) and not hidden
    stacked = tool and style.tool_style == "both"
    inner = box(scene, vertical=stacked, spacing=2 if stacked else 6)
    inner.set_halign(Gtk.Align.CENTER)
    inner.set_valign(Gtk.Align.CENTER)
    if picture is not None:
        inner.pack_start(picture, False, False, 0)
    if words:
        caption = Gtk.Label.new_with_mnemonic(mnemonic(node.text))
        scene.text(caption, f"{node.id}/caption", "caption", node.id)
        inner.pack_start(caption, False, False, 0)
    if node.menu:
        inner.pack_start(Gtk.Image.new_from_icon_name("pan-down-symbolic", Gtk.IconSize.MENU), False, False, 0)
    made.add(inner)
    return picture is not None, words


@builds("buttongroup")
def buttongroup(scene: Scene, node: Node) -> Widget:
    """Joined buttons."""
    made = classes(box(scene, vertical=False, spacing=0), "linked")
    made.set_halign(Gtk.Align.START)
    made.set_valign(Gtk.Align.CENTER)
    return fill(scene, made, node.children, vertical=False)


@builds("link")
def link(scene: Scene, node: Node) -> Widget:
    """A link: text in the theme's link colour."""
    return _linked(scene, node, "link")


def _linked(scene: Scene, node: Node, role: str) -> Widget:
    text = plain(node.text)
    made = Gtk.Label(xalign=0.0)
    safe = text.replace("&", "&amp;").replace("<", "&lt;")
    made.set_markup(f'<a href="#{node.id}">{safe}</a>')
    made.set_track_visited_links(False)
    made.set_halign(Gtk.Align.START)
    made.set_valign(Gtk.Align.CENTER)
    known: dict[str, Any] = {
        **states(node),
        "name": text,
        "text": text,
        "label_texts": (f"{node.id}/caption",),
        "label_source": "caption",
    }
    scene.element(node.id, role, made, find=lambda: text_box(made), drawn=False, **known)
    scene.text(made, f"{node.id}/caption", "caption", node.id)
    return made


def text_box(made: Widget) -> Rectangle | None:
    """The box around a label's lines, in the coordinates of the label."""
    from screenseg.synth.gtk.lines import words_lines

    lines = [line.box for target in labels_in(made) for line in words_lines(target)]
    if not lines:
        return None
    return (min(b[0] for b in lines), min(b[1] for b in lines), max(b[2] for b in lines), max(b[3] for b in lines))


def link_boxes(made: Widget, start: int, end: int) -> Rectangle | None:
    """The box of a range of bytes of a label's text on its first line, in the label's coordinates."""
    layout = made.get_layout()
    x, y = made.get_layout_offsets()
    allocation = made.get_allocation()
    first, last = layout.index_to_pos(start), layout.index_to_pos(max(start, end - 1))
    if first.y != last.y:  # it is wrapped: take what stands on the first line
        line, _ = layout.index_to_line_x(start, False)
        whole = layout.get_line_readonly(line)
        last = layout.index_to_pos(max(start, whole.start_index + whole.length - 1))
    left, right = (
        sorted((first.x, last.x + last.width)) if first.x <= last.x else sorted((first.x + first.width, last.x))
    )
    ox, oy = x - allocation.x, y - allocation.y
    scale = Pango.SCALE
    return (ox + left / scale, oy + first.y / scale, ox + right / scale, oy + (first.y + first.height) / scale)
