"""What is read: texts, headings, pictures, charts, tiles, messages, navigation."""

from __future__ import annotations

import html
import random
import re

from screenseg.synth.qt.binding import Qt, QtCore, QtGui, QtWidgets
from screenseg.synth.qt.containers import framed, rule_line
from screenseg.synth.qt.fields import strip
from screenseg.synth.qt.stage import Maker, Stage, Widget, escaped, plain
from screenseg.synth.qt.symbols import Shown
from screenseg.synth.qt.views import item_list
from screenseg.synth.spec import Node

__all__ = ["MAKERS", "alert"]

_LINK = re.compile(r"\[([^\]]+)\]")
_TONES = {"info": "#2f7fd1", "success": "#2e9e5b", "warning": "#d99a00", "error": "#d13438"}


def _text(stage: Stage, node: Node) -> Widget:
    wrap = len(node.text) > 36
    if node.children or _LINK.search(node.text):
        return _prose(stage, node, wrap=wrap)
    label = stage.label(node.text, "error" if node.variant == "error" else "text", wrap=wrap)
    label.setAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
    factor = 0.87 if node.variant == "small" else 1.0
    colour = {"muted": stage.scheme.muted, "error": stage.manner.danger}.get(node.variant, "")
    if node.variant == "code":
        mono = QtGui.QFontDatabase.systemFont(QtGui.QFontDatabase.SystemFont.FixedFont)
        mono.setPixelSize(max(6, stage.em(1)))
        label.setFont(mono)
    elif node.variant in ("strong", "small", "muted", "error"):
        stage.restyle(label, factor=factor, bold=node.variant == "strong", colour=colour)
    return label


def _prose(stage: Stage, node: Node, *, wrap: bool) -> Widget:
    """A paragraph with links in it."""
    pieces, last = [], 0
    for match in _LINK.finditer(node.text):
        pieces.append(html.escape(node.text[last : match.start()]))
        pieces.append(f'<a href="#" style="color: {stage.scheme.link}">{html.escape(match[1])}</a>')
        last = match.end()
    pieces.append(html.escape(node.text[last:]))
    label = stage.label("", "text", wrap=wrap)
    label.setTextFormat(Qt.TextFormat.RichText)
    label.setText("".join(pieces))
    for words, child in zip(_LINK.findall(node.text), node.children, strict=False):
        stage.part(child, "link", label, name=words, text=words, by_text=words, drawn=False, label_source="caption")
    if node.variant in ("small", "muted"):
        stage.restyle(label, factor=0.9)
    return label


def _heading(stage: Stage, node: Node) -> Widget:
    factor = {1: 1.9, 2: 1.5, 3: 1.25}.get(node.level, 1.1)
    return stage.label(node.text, "heading", wrap=len(node.text) > 44, factor=factor, bold=stage.look.seed % 4 != 0)


def _stat(stage: Stage, node: Node) -> Widget:
    frame, column, part = framed(stage, node)
    part.fields.update(value=node.value, icon="")
    with stage.inside(part):
        lines = QtWidgets.QVBoxLayout()
        caption = stage.label(plain(node.text))
        stage.restyle(caption, factor=0.92, colour=stage.scheme.muted)
        figure = stage.label(node.value, factor=1.7, bold=True)
        for label in (caption, figure) if stage.look.seed % 2 else (figure, caption):
            lines.addWidget(label)
        if node.icon:
            row = QtWidgets.QHBoxLayout()
            size = stage.em(2.2)
            shown = Shown(stage.symbols.pixmap(node.icon, size, stage.scheme.accent), size, size)
            stage.icon_part(node, shown, part)
            row.addWidget(shown)
            row.addLayout(lines, 1)
            column.addLayout(row)
        else:
            column.addLayout(lines)
    return frame


def alert(stage: Stage, node: Node) -> Widget:
    """A coloured message with an icon, perhaps a cross to close it."""
    tone = _TONES.get(node.variant, _TONES["info"])
    frame = QtWidgets.QFrame()
    frame.setObjectName("alert")
    full = stage.look.seed % 3 == 0
    scheme = stage.scheme
    from screenseg.synth.qt.sheets import mix

    ground = tone if full else mix(scheme.base, tone, 0.15)
    ink = "#ffffff" if full else scheme.text
    frame.setStyleSheet(
        f"#alert {{ background: {ground}; border: 1px solid {tone}; border-radius: {stage.look.seed % 5}px; }}"
    )
    row = QtWidgets.QHBoxLayout(frame)
    row.setContentsMargins(10, 7, 8, 7)
    part = stage.part(node, "alert", frame, name=node.text, text=node.text)
    icon = node.variant if node.variant in _TONES else "info"
    if stage.chance(0.7):
        size = stage.em(1.5)
        label = Shown(stage.symbols.pixmap(icon, size, ink if full else tone), size, size)
        stage.part(
            node,
            "img",
            label,
            suffix="/icon",
            parent=part.id,
            icon=icon,
            name=icon,
            name_visible=False,
            label_source="icon",
            by_icon=True,
        )
        row.addWidget(label, 0, Qt.AlignmentFlag.AlignTop)
    words = stage.label(node.text, "text", wrap=True)
    words.setStyleSheet(f"color: {ink}; font-size: {stage.em(1)}px; background: transparent;")
    stage.rule(words, "text", part)
    row.addWidget(words, 1)
    with stage.inside(part):
        for child in node.children:
            row.addWidget(stage.make(child))
        if node.closable:
            row.addWidget(_cross(stage, node, ink), 0, Qt.AlignmentFlag.AlignTop)
    return frame


def _cross(stage: Stage, node: Node, ink: str = "") -> Widget:
    """A button that closes something."""
    button = QtWidgets.QToolButton()
    size = stage.em(0.95)
    button.setIcon(stage.symbols.icon("close", size, ink))
    button.setIconSize(QtCore.QSize(size, size))
    button.setAutoRaise(True)
    part = stage.part(
        node,
        "button",
        button,
        suffix="/close",
        name="close",
        name_visible=False,
        icon="close",
        label_source="icon",
        tight=True,
        drawn=None,
    )
    stage.part(
        node,
        "img",
        button,
        suffix="/close-icon",
        parent=part.id,
        icon="close",
        name="close",
        name_visible=False,
        label_source="icon",
        by_icon=True,
    )
    return button


def _pill(stage: Stage, node: Node) -> Widget:
    """badge, chip"""
    holder, row = strip(stage, 2)
    holder.setObjectName("pill")
    strong = node.kind == "badge" and stage.look.seed % 2
    tone = list(_TONES.values())[random.Random(node.text).randrange(4)]
    from screenseg.synth.qt.sheets import mix

    ground = tone if strong else mix(stage.scheme.base, tone, 0.22)
    ink = "#ffffff" if strong else stage.scheme.text
    label = stage.label(node.text)
    label.setStyleSheet(
        f"background: {ground}; color: {ink}; border-radius: {3 + stage.look.seed % 6}px; padding: 1px 7px;"
        f" font-size: {max(6, stage.em(0.88))}px;"
    )
    row.addWidget(label)
    if node.closable:
        row.addWidget(_cross(stage, node))
    holder.setSizePolicy(QtWidgets.QSizePolicy.Policy.Maximum, QtWidgets.QSizePolicy.Policy.Maximum)
    return holder


def _separator(stage: Stage, node: Node) -> Widget:
    return rule_line(upright=node.orientation == "vertical")


def _nav(stage: Stage, node: Node) -> Widget:
    """A list at the side, or a row of flat buttons."""
    part = stage.part(node, "navigation", QtWidgets.QWidget(), name=node.text)
    if node.orientation == "horizontal":
        holder, row = strip(stage, 2)
        part.widget = holder
        part.fields["drawn"] = False
        with stage.inside(part):
            for child in node.children:
                row.addWidget(stage.make(child))
        row.addStretch(1)
        return holder
    view = QtWidgets.QListWidget()
    part.widget = view
    flat = tuple(inner for child in node.children for inner in (child, *(child.children if child.expanded else ())))
    item_list(stage, Node(kind="list", id=node.id, children=flat), view, "link", part)
    if stage.look.seed % 2:
        view.setFrameShape(QtWidgets.QFrame.Shape.NoFrame)
        part.fields["drawn"] = False
    view.setMinimumHeight(stage.em(2.3 * len(flat) + 1))
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return view


def _navitem(stage: Stage, node: Node) -> Widget:
    button = QtWidgets.QToolButton()
    button.setText(escaped(node.text) + (f"  {node.value}" if node.value else ""))
    button.setAutoRaise(True)
    button.setToolButtonStyle(
        Qt.ToolButtonStyle.ToolButtonTextBesideIcon if node.icon else Qt.ToolButtonStyle.ToolButtonTextOnly
    )
    if node.selected:
        button.setCheckable(True)
        button.setChecked(True)
    part = stage.part(
        node,
        "link",
        button,
        name=plain(node.text),
        text=node.text,
        selected=node.selected,
        label_source="caption",
        drawn=None,
        icon="",
        tight=True,
    )
    if node.icon:
        button.setIcon(stage.symbols.icon(node.icon, stage.em(1.2)))
        button.setIconSize(QtCore.QSize(stage.em(1.2), stage.em(1.2)))
        stage.icon_part(node, button, part)
    stage.rule(button, "caption", part)
    return button


MAKERS: dict[str, Maker] = {
    "text": _text,
    "heading": _heading,
    "stat": _stat,
    "alert": alert,
    "chip": _pill,
    "badge": _pill,
    "separator": _separator,
    "nav": _nav,
    "navitem": _navitem,
}
