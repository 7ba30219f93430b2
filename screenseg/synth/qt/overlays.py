"""What lies over a window: dialogs, menus, open lists, tips and messages; each a top-level widget of its own."""

from __future__ import annotations

from collections.abc import Callable

from screenseg.synth.qt.binding import QAction, Qt, QtCore, QtWidgets
from screenseg.synth.qt.chrome import framed_window
from screenseg.synth.qt.containers import fill, framed
from screenseg.synth.qt.readings import alert
from screenseg.synth.qt.stage import Part, Stage, Surface, Widget, bare, plain
from screenseg.synth.qt.views import item_list
from screenseg.synth.spec import Node

__all__ = ["MAKERS", "open_overlay"]


Rect = QtCore.QRectF


def open_overlay(stage: Stage, node: Node, layer: int, room: QtCore.QSizeF, anchor: Rect | None) -> Surface:
    """Make an overlay and find its place.

    Args:
        stage: The screen, whose lower surfaces are laid out.
        node: A node of one of the kinds in `spec.OVERLAYS`.
        layer: The layer that it lies on.
        room: The picture's size in logical pixels.
        anchor: What it belongs to, in logical pixels of the picture.
    """
    maker = _OVERLAYS.get(node.kind, _popover)
    top = maker(stage, node, anchor)
    size = _shown(top, room)
    x, y = _place(stage, node, size, room, anchor)
    return Surface(top, layer, x, y, QtCore.QRect(0, 0, size.width(), size.height()))


def _shown(top: Widget, room: QtCore.QSizeF) -> QtCore.QSize:
    """Lay it out at the size it wants."""
    top.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    top.ensurePolished()
    if not top.testAttribute(Qt.WidgetAttribute.WA_Resized):
        top.resize(top.sizeHint())
    size = top.size().boundedTo(QtCore.QSize(int(room.width()) - 4, int(room.height()) - 4))
    top.resize(size)
    top.show()
    return top.size()


def _place(stage: Stage, node: Node, size: QtCore.QSize, room: QtCore.QSizeF, anchor: Rect | None) -> tuple[int, int]:
    width, height = size.width(), size.height()
    rng, rtl = stage.rng, stage.screen.right_to_left
    free_x, free_y = max(0, int(room.width()) - width), max(0, int(room.height()) - height)
    if node.kind == "dialog":
        if node.variant == "modeless" or rng.random() < 0.3:
            return round(free_x * rng.uniform(0.15, 0.85)), round(free_y * rng.uniform(0.1, 0.8))
        return free_x // 2, round(free_y * rng.uniform(0.35, 0.5))
    if node.kind == "toast":
        corner = rng.randrange(3)
        left = free_x // 2 if corner == 0 else max(0, free_x - 16) if not rtl else min(16, free_x)
        return left, max(0, free_y - 30) if corner < 2 else min(16, free_y)
    if anchor is None:
        return round(free_x * rng.uniform(0.2, 0.8)), round(free_y * rng.uniform(0.2, 0.75))
    beside = node.kind == "menu" and node.anchor in stage.submenus
    x = anchor.right() - 3 if beside else anchor.right() - width if rtl else anchor.left()
    y = anchor.top() - 3 if beside else anchor.bottom()
    if node.kind == "tooltip":
        x, y = anchor.left() + anchor.width() / 2, anchor.bottom() + 6
    if beside and (rtl or x + width > room.width()):
        x = anchor.left() - width + 3
    if y + height > room.height() and not beside:
        y = anchor.top() - height
    return round(min(max(0, x), free_x)), round(min(max(0, y), free_y))


def _dialog(stage: Stage, node: Node, anchor: Rect | None) -> Widget:
    inner = QtWidgets.QWidget()
    part = stage.part(node, "dialog", inner, name=plain(node.text), text=node.text, label_source="heading")
    column = QtWidgets.QVBoxLayout(inner)
    edge = stage.manner.edge + 2
    column.setContentsMargins(edge, edge, edge, edge)
    column.setSpacing(stage.manner.gap + 2)
    stage.in_dialog = True
    with stage.inside(part):
        fill(stage, column, node.children, vertical=True)
    stage.in_dialog = False
    top = framed_window(stage, node, inner, part, dialog=True)
    top.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    top.show()  # styles and fonts reach the widgets when they are shown; sizes are right only then
    wanted = top.sizeHint()
    width = max(stage.em(24), min(wanted.width(), stage.em(62)), top.minimumSizeHint().width())
    height = top.heightForWidth(width) if top.hasHeightForWidth() else wanted.height()
    top.resize(width, max(height, wanted.height() if width < wanted.width() + 40 else height))
    return top


def _popover(stage: Stage, node: Node, anchor: Rect | None) -> Widget:
    frame, column, part = framed(stage, node)
    frame.setStyleSheet(f"#card {{ background: {stage.scheme.window}; border: 1px solid {stage.scheme.border}; }}")
    edge = stage.manner.edge if not any(child.kind == "calendar" for child in node.children) else 1
    column.setContentsMargins(edge, edge, edge, edge)
    with stage.inside(part):
        fill(stage, column, node.children, vertical=True)
    return frame


def _toast(stage: Stage, node: Node, anchor: Rect | None) -> Widget:
    frame = alert(stage, node)
    frame.resize(stage.em(26), max(stage.em(3.2), frame.heightForWidth(stage.em(26))))
    return frame


def _tooltip(stage: Stage, node: Node, anchor: Rect | None) -> Widget:
    label = stage.label(node.text, wrap=len(node.text) > 60)
    label.setObjectName("tooltip")
    palette = QtWidgets.QToolTip.palette()
    ground = stage.scheme.base if stage.dressed.sheet else stage.scheme.base if stage.scheme.dark else "#ffffdc"
    ink = stage.scheme.text if stage.scheme.dark or stage.dressed.sheet else "#000000"
    label.setPalette(palette)
    label.setStyleSheet(
        f"background: {ground}; color: {ink}; border: 1px solid {stage.scheme.border}; padding: 2px 4px;"
    )
    part = stage.part(node, "tooltip", label, name=node.text, text=node.text, label_source="caption")
    stage.rule(label, "text", part)
    return label


def _open_list(stage: Stage, node: Node, anchor: Rect | None) -> Widget:
    """The open list of a combo box."""
    owner = stage.widget_of(node.anchor)
    view = QtWidgets.QListWidget(owner) if isinstance(owner, QtWidgets.QComboBox) else QtWidgets.QListWidget()
    view.setWindowFlags(Qt.WindowType.Popup)
    part = stage.part(node, "listbox", view)
    item_list(stage, node, view, "option", part)
    view.setMinimumHeight(0)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.ensurePolished()
    rows = [max(8, view.sizeHintForRow(row)) for row in range(view.count())]
    shown = min(len(rows), 12)
    height = sum(rows[:shown]) + 2 * view.frameWidth() + 2
    wide = max(view.sizeHintForColumn(0) + 12, int(anchor.width()) if anchor else stage.em(10))
    view.resize(wide, height)
    return view


def _menu(stage: Stage, node: Node, anchor: Rect | None) -> Widget:
    menu = QtWidgets.QMenu()
    menu.setSeparatorsCollapsible(False)
    part = stage.part(node, "menu", menu)
    stage.rule(menu, "caption")
    lit: QAction | None = None
    for child in node.children:
        if child.kind == "separator":
            menu.addSeparator()
            continue
        action = _action(stage, child, menu, part)
        if child.selected or child.expanded:
            lit = action
    if lit is not None:
        menu.setActiveAction(lit)
    return menu


def _action(stage: Stage, node: Node, menu: QtWidgets.QMenu, holder: Part) -> QAction:
    if node.menu:
        inner = QtWidgets.QMenu(node.text, menu)
        inner.addAction("…")
        action = menu.addMenu(inner)
        stage.submenus.add(node.id)
    else:
        text = f"{node.text}\t{node.value}" if node.value else node.text
        action = menu.addAction(text)
    action.setEnabled(not node.disabled)
    if node.checked is not None:
        action.setCheckable(True)
        action.setChecked(node.checked is True)
    where = _geometry(menu, action)
    part = stage.part(
        node,
        "menuitem",
        menu,
        where,
        parent=holder.id,
        name=bare(node.text),
        text=bare(node.text),
        checked=node.checked,
        selected=node.selected or None,
        expanded=bool(node.expanded) if node.menu else None,
        label_source="caption",
        drawn=node.selected or bool(node.expanded),
        icon="",
    )
    if node.icon:
        action.setIcon(stage.symbols.icon(node.icon, stage.em(1.25)))
        action.setIconVisibleInMenu(True)
        stage.icon_part(node, menu, part, where)
    return action


def _geometry(menu: QtWidgets.QMenu, action: QAction) -> Callable[[], QtCore.QRect]:
    return lambda: menu.actionGeometry(action)


_OVERLAYS: dict[str, Callable[[Stage, Node, Rect | None], Widget]] = {
    "dialog": _dialog,
    "popover": _popover,
    "toast": _toast,
    "tooltip": _tooltip,
    "listbox": _open_list,
    "menu": _menu,
}


def _inline(stage: Stage, node: Node) -> Widget:
    """An overlay's kind met inside a window: its content in a frame."""
    if node.kind in ("toast", "tooltip"):
        return alert(stage, node)
    return _popover(stage, node, None)


MAKERS = {
    **dict.fromkeys(("dialog", "popover", "toast", "tooltip"), _inline),
    "menu": lambda stage, node: _menu(stage, node, None),
    "menuitem": lambda stage, node: stage.label(bare(node.text)),
}
