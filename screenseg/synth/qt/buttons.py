"""Things to press: buttons, links, tool bars, pages, steps."""

from __future__ import annotations

import html

from screenseg.synth.qt.binding import Qt, QtCore, QtWidgets
from screenseg.synth.qt.fields import strip
from screenseg.synth.qt.stage import Maker, Part, Stage, Widget, escaped, plain
from screenseg.synth.spec import Node

__all__ = ["MAKERS", "tool_button"]

Style = Qt.ToolButtonStyle


def _button(stage: Stage, node: Node) -> Widget:
    if node.icon_only or node.variant == "toolbar":
        return tool_button(stage, node)
    button = QtWidgets.QPushButton(escaped(node.text))
    button.setAutoDefault(False)
    flat = node.variant in ("flat", "link")
    button.setFlat(flat)
    if node.variant == "primary":
        button.setDefault(True)
        button.setProperty("primary", True)
    elif node.variant == "danger":
        button.setProperty("danger", True)
        if not stage.dressed.outfit.cut and stage.chance(0.4):
            button.setStyleSheet(f"color: {stage.manner.danger};")
    elif node.variant == "link":
        stage.restyle(button, colour=stage.scheme.link)
    if node.selected:
        button.setCheckable(True)
        button.setChecked(True)
    if node.menu:
        button.setMenu(QtWidgets.QMenu(button))
    size = stage.em(1.25)
    part = _noted(stage, node, button)
    if node.icon:
        colour = stage.scheme.on_accent if node.variant == "primary" and stage.dressed.outfit.cut else ""
        button.setIcon(stage.symbols.icon(node.icon, size, colour))
        button.setIconSize(QtCore.QSize(size, size))
        stage.icon_part(node, button, part)
    stage.states(node, button)
    return button


def _noted(stage: Stage, node: Node, button: QtWidgets.QAbstractButton, *, shows_text: bool = True) -> Part:
    """The element of a button; whether it is drawn is seen when it is painted."""
    part = stage.part(node, "button", button, tight=True, name=plain(node.text))
    part.fields["drawn"] = None
    if node.selected:
        part.fields["selected"] = True
    if node.menu:
        part.fields["expanded"] = bool(node.expanded)
    if shows_text and node.text:
        part.fields.update(text=plain(node.text), label_source="caption")
    else:
        part.fields.update(name_visible=False, label_source="icon" if node.icon else "none")
    stage.rule(button, "caption", part)
    return part


def tool_button(stage: Stage, node: Node, *, style: Style | None = None, size: int = 0) -> QtWidgets.QToolButton:
    """A tool button; `style` says how icon and text stand, if the node leaves it open."""
    button = QtWidgets.QToolButton()
    only = node.icon_only and bool(node.icon)
    button.setText(escaped(node.text))
    size = size or stage.em(1.35)
    button.setIconSize(QtCore.QSize(size, size))
    if only or not node.text:
        style = Style.ToolButtonIconOnly
    elif not node.icon:
        style = Style.ToolButtonTextOnly
    button.setToolButtonStyle(style or Style.ToolButtonTextBesideIcon)
    button.setAutoRaise(node.variant in ("flat", "toolbar", "link"))
    if not button.autoRaise():
        button.setProperty("framed", True)
    if node.selected:
        button.setCheckable(True)
        button.setChecked(True)
    if node.menu:
        button.setMenu(QtWidgets.QMenu(button))
        mode = QtWidgets.QToolButton.ToolButtonPopupMode
        button.setPopupMode(mode.MenuButtonPopup if stage.look.seed % 3 == 0 else mode.InstantPopup)
    if node.expanded:
        button.setDown(True)
    part = _noted(stage, node, button, shows_text=not only)
    if node.icon:
        button.setIcon(stage.symbols.icon(node.icon, size))
        stage.icon_part(node, button, part)
    stage.states(node, button)
    return button


def _link(stage: Stage, node: Node) -> Widget:
    label = QtWidgets.QLabel()
    label.setTextFormat(Qt.TextFormat.RichText)
    bare = "" if stage.look.seed % 4 else "text-decoration: none;"
    label.setText(f'<a href="#" style="color: {stage.scheme.link}; {bare}">{html.escape(node.text)}</a>')
    part = stage.part(
        node, "link", label, name=node.text, text=node.text, label_source="caption", drawn=False, by_text=node.text
    )
    stage.rule(label, "caption", part)
    stage.states(node, label)
    return label


def _group(stage: Stage, node: Node) -> Widget:
    """Buttons joined."""
    holder, row = strip(stage, 0)
    for child in node.children:
        row.addWidget(stage.make(child))
    row.addStretch(1)
    return holder


def _toolbar(stage: Stage, node: Node) -> Widget:
    bar = QtWidgets.QToolBar()
    bar.setMovable(stage.look.seed % 2 == 0)
    size = stage.manner.icon_size
    bar.setIconSize(QtCore.QSize(size, size))
    style = Style.ToolButtonTextUnderIcon if stage.manner.toolbar_under else Style.ToolButtonTextBesideIcon
    part = stage.part(node, "toolbar", bar)
    with stage.inside(part):
        for child in node.children:
            if child.kind == "separator":
                bar.addSeparator()
            elif child.kind == "spacer":
                gap = QtWidgets.QWidget()
                gap.setSizePolicy(QtWidgets.QSizePolicy.Policy.Expanding, QtWidgets.QSizePolicy.Policy.Preferred)
                bar.addWidget(gap)
            elif child.kind == "button":
                button = tool_button(stage, child, style=style, size=size)
                button.setAutoRaise(child.variant not in ("primary", "danger"))
                button.setProperty("framed", False)
                bar.addWidget(button)
            else:
                inner = stage.make(child)
                if child.kind in ("textbox", "search"):
                    inner.setMaximumWidth(stage.em(16))
                bar.addWidget(inner)
    return bar


def _pagination(stage: Stage, node: Node) -> Widget:
    holder, row = strip(stage, 2)
    for child in node.children:
        if child.kind == "button" and not child.icon_only and len(child.text) < 4:
            row.addWidget(tool_button(stage, child))
        else:
            row.addWidget(stage.make(child))
    row.addStretch(1)
    return holder


def _breadcrumb(stage: Stage, node: Node) -> Widget:
    holder, row = strip(stage, 5)
    mark = ("›", "/", "»", ">")[stage.look.seed % 4]
    for place, child in enumerate(node.children):
        if place:
            row.addWidget(stage.label(mark))
        row.addWidget(stage.make(child))
    row.addStretch(1)
    return holder


def _stepper(stage: Stage, node: Node) -> Widget:
    """The steps of a wizard: numbers and names, the present one bold."""
    holder = QtWidgets.QWidget()
    vertical = node.orientation == "vertical"
    layout: QtWidgets.QBoxLayout = QtWidgets.QVBoxLayout(holder) if vertical else QtWidgets.QHBoxLayout(holder)
    layout.setContentsMargins(0, 2, 0, 2)
    for place, child in enumerate(node.children):
        step, row = strip(stage, 5)
        number = stage.label(str(place + 1))
        number.setAlignment(Qt.AlignmentFlag.AlignCenter)
        side = stage.em(1.7)
        number.setFixedSize(side, side)
        lit = child.selected or child.checked is True
        ground = stage.scheme.accent if lit else stage.scheme.border
        ink = stage.scheme.on_accent if lit else stage.scheme.text
        number.setStyleSheet(
            f"background: {ground}; color: {ink}; border-radius: {side // 2}px; font-size: {stage.em(0.9)}px;"
        )
        name = stage.label(child.text, bold=child.selected)
        if not lit:
            stage.restyle(name, colour=stage.scheme.muted)
        row.addWidget(number)
        row.addWidget(name)
        row.addStretch(1)
        layout.addWidget(step)
    if vertical:
        layout.addStretch(1)
    return holder


MAKERS: dict[str, Maker] = {
    "button": _button,
    "link": _link,
    "buttongroup": _group,
    "toolbar": _toolbar,
    "pagination": _pagination,
    "breadcrumb": _breadcrumb,
    "stepper": _stepper,
    "step": lambda stage, node: stage.label(node.text),
}
