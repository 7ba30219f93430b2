"""From laid-out widgets to elements and texts in image pixels."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable

from screenseg.synth.qt.binding import Qt, QtCore, QtGui, QtWidgets
from screenseg.synth.qt.record import Line, Picture, Recorder, visible
from screenseg.synth.qt.stage import Part, Rule, Stage, Surface
from screenseg.synth.renderer import RawElement, RawText, Rectangle

__all__ = ["Harvest"]

QRectF = QtCore.QRectF
_RTL = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")
_NEAR = 7  # logical pixels: what a style leaves free around a control, at most
_FIELDS = {f.name for f in dataclasses.fields(RawElement)}
_EXTRA = {
    "qt_toolbar_ext_button": "more",
    "qt_menubar_ext_button": "more",
    "ScrollLeftButton": "previous",
    "ScrollRightButton": "next",
}
_VALUES = frozenset(("textbox", "combobox", "spinbutton"))


class Harvest:
    """Collects the truth of one screen, surface by surface."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        self.scale = stage.look.scale
        self.elements: list[RawElement] = []
        self.texts: list[RawText] = []
        self._known = _known(stage)
        self._bars = 0

    def take(self, surface: Surface) -> None:
        """All that lies on one surface."""
        top = surface.top
        recorder = Recorder(top.width(), top.height())
        recorder.watch(top)
        parts = [part for part in self.stage.parts if part.widget.window() is top and _seen(part.widget, top)]
        links = [part for part in parts if part.by_text]
        found = _link_boxes(links, recorder.lines)
        boxes: dict[str, tuple[Part, QtCore.QRectF]] = {}
        for part in parts:
            rect = found.get(part.id) if part.by_text else _rect(part, recorder.pictures)
            if rect is not None and not rect.isEmpty():
                boxes[part.id] = (part, rect)
        by_widget: dict[QtWidgets.QWidget, list[tuple[Part, QtCore.QRectF]]] = {}
        for part, rect in boxes.values():
            by_widget.setdefault(part.widget, []).append((part, rect))
        self._lines(recorder.lines, surface, by_widget)
        for part, rect in boxes.values():
            self._element(part, rect, surface)
        self._scroll_bars(surface)
        self._extra_buttons(surface)

    # Elements ------------------------------------------------------------------------------------------------------------

    def _element(self, part: Part, rect: QtCore.QRectF, surface: Surface) -> None:
        fields = dict(part.fields)
        if part.tight or fields.get("drawn", True) is None:
            paint = _Paint(part.widget, rect, self.scale)
            if fields.get("drawn", True) is None:
                fields["drawn"] = paint.framed
            if part.tight and fields.get("drawn", True):
                rect = paint.tight(free=part.role in ("slider", "switch", "checkbox", "radio"))
        clip = clip_of(part.widget, surface.top)
        labels = tuple(dict.fromkeys(part.labels))
        if fields.get("label_source", "none") == "none" and fields.get("name") and not labels:
            fields["name_visible"] = False
        if part.widget.hasFocus() and part.role in (*_VALUES, "button", "checkbox", "radio", "slider", "tablist"):
            fields["focused"] = True
        elif not (self.stage.focus is part.widget):
            fields.pop("focused", None)
        box = self._box(part.widget, rect, surface)
        kept = {name: value for name, value in fields.items() if name in _FIELDS and value is not None}
        self.elements.append(
            RawElement(
                id=part.id, role=part.role, box=box, clip=self._box(surface.top, QRectF(clip), surface), layer=surface.layer,
                parent=part.parent, label_texts=labels, **kept,
            )  # fmt: skip
        )

    def _box(self, widget: QtWidgets.QWidget, rect: QtCore.QRectF, surface: Surface) -> Rectangle:
        """A widget's rectangle in image pixels."""
        origin = widget.mapTo(surface.top, QtCore.QPoint(0, 0)) if widget is not surface.top else QtCore.QPoint(0, 0)
        left, top = rect.left() + origin.x() + surface.x, rect.top() + origin.y() + surface.y
        values = (left, top, left + rect.width(), top + rect.height())
        return tuple(round(value * self.scale, 2) for value in values)  # type: ignore[return-value]

    def _scroll_bars(self, surface: Surface) -> None:
        for widget in visible(surface.top):
            if not isinstance(widget, QtWidgets.QScrollBar) or min(widget.width(), widget.height()) < 3:
                continue
            self._bars += 1
            clip = self._box(surface.top, QRectF(clip_of(widget, surface.top)), surface)
            across = widget.orientation() == Qt.Orientation.Horizontal
            owner = widget.parentWidget()
            while owner is not None and not any(part.widget is owner for part in self.stage.parts):
                owner = owner.parentWidget()
            holder = next((part.id for part in self.stage.parts if part.widget is owner), None)
            self.elements.append(
                RawElement(
                    id=f"scrollbar-{self._bars}", role="scrollbar", box=self._box(widget, QRectF(widget.rect()), surface),
                    clip=clip, layer=surface.layer, parent=holder, name="horizontal" if across else "vertical",
                    name_visible=False,
                )  # fmt: skip
            )

    def _extra_buttons(self, surface: Surface) -> None:
        """The buttons that bars show when they have too little room."""
        for widget in visible(surface.top):
            meaning = _EXTRA.get(widget.objectName())
            if meaning is None or not isinstance(widget, QtWidgets.QToolButton):
                continue
            self._bars += 1
            clip = self._box(surface.top, QRectF(clip_of(widget, surface.top)), surface)
            self.elements.append(
                RawElement(
                    id=f"extra-{self._bars}", role="button", box=self._box(widget, QRectF(widget.rect()), surface), clip=clip,
                    layer=surface.layer, name=meaning, name_visible=False, icon=meaning, label_source="icon",
                    disabled=not widget.isEnabled(), drawn=False,
                )  # fmt: skip
            )

    # Texts ---------------------------------------------------------------------------------------------------------------

    def _lines(
        self,
        lines: Iterable[Line],
        surface: Surface,
        by_widget: dict[QtWidgets.QWidget, list[tuple[Part, QtCore.QRectF]]],
    ) -> None:
        for line in lines:
            owner, rule = self._rule(line.widget)
            origin = QtCore.QPointF(line.widget.mapTo(owner, QtCore.QPoint(0, 0))) if owner is not line.widget else QtCore.QPointF()
            center = line.rect.center() + origin
            part = rule.element or _smallest(by_widget.get(owner, ()), center)
            if part is not None and part.fields.get("password") and not part.fields.get("placeholder"):
                continue
            if part is not None and part.fields.get("password") and part.fields.get("value_shown"):
                continue
            self._text(line, surface, rule, part)

    def _text(self, line: Line, surface: Surface, rule: Rule, part: Part | None) -> None:
        text, rect = self._reading(line)
        kind = rule.kind
        labels = list(rule.labels)
        if kind == "value" and part is not None and part.role in _VALUES and not part.fields.get("value"):
            written = line.widget.text() if isinstance(line.widget, QtWidgets.QLineEdit) else ""
            if part.fields.get("password") and written:
                return
            if part.fields.get("placeholder") and text.strip()[:4] == str(part.fields["placeholder"]).strip()[:4]:
                kind = "placeholder"
                if part.fields.get("label_source", "none") == "none":
                    part.fields["label_source"] = "placeholder"
                    labels.append(part)
            elif part.role == "textbox" and part.fields.get("multiline"):
                part.fields.setdefault("shown", []).append(text)
        if part is not None and text != part.fields.get("text") and text.lower() == str(part.fields.get("text", "")).lower():
            part.fields["text"] = text  # some themes write in capitals
        number = f"t{len(self.texts)}"
        clip = QRectF(clip_of(line.widget, surface.top))
        if line.clip is not None:
            origin = line.widget.mapTo(surface.top, QtCore.QPoint(0, 0)) if line.widget is not surface.top else QtCore.QPoint()
            clip = clip.intersected(line.clip.translated(origin.x(), origin.y()))
        if clip.isEmpty():
            return
        # Styles clip lines to less than ascent and descent; nothing of the letters is lost by that.
        clip = clip.adjusted(-0.5, -0.15 * rect.height(), 0.5, 0.08 * rect.height())
        for labelled in labels:
            labelled.labels.append(number)
        self.texts.append(
            RawText(
                id=number, text=text, box=self._box(line.widget, rect, surface), clip=self._box(surface.top, clip, surface),
                layer=surface.layer, element=part.id if part is not None and not rule.labels else None, kind=kind,
            )  # fmt: skip
        )

    def _rule(self, widget: QtWidgets.QWidget) -> tuple[QtWidgets.QWidget, Rule]:
        """What the nearest widget with a rule says."""
        at: QtWidgets.QWidget | None = widget
        while at is not None:
            if at in self.stage.rules:
                return at, self.stage.rules[at]
            at = at.parentWidget() if not at.isWindow() else None
        return widget, Rule()

    def _reading(self, line: Line) -> tuple[str, QtCore.QRectF]:
        """A line's text in reading order and its box without blanks at the ends."""
        runs = sorted(line.runs, key=lambda run: run[1].left())
        texts = [text.replace("\xad", "") for text, _ in runs]
        joined = "".join(texts)
        if _RTL.search(joined):
            joined = self._known.get(_letters(joined)) or _reordered(texts, right_to_left=self.stage.screen.right_to_left)
        rect = QRectF(line.rect)
        if not line.turned and len(texts) > 0 and not _RTL.search(joined):
            rect.setLeft(rect.left() + line.space * (len(joined) - len(joined.lstrip(" "))))
            rect.setRight(rect.right() - line.space * (len(joined) - len(joined.rstrip(" "))))
        return joined.strip(), rect


class _Paint:
    """What a widget really paints: its picture on nothing."""

    def __init__(self, widget: QtWidgets.QWidget, rect: QtCore.QRectF, scale: float) -> None:
        area = rect.toAlignedRect()
        self._rect = rect = QRectF(area)
        self._bounds = QtCore.QRectF()
        width, height = max(1, round(rect.width() * scale)), max(1, round(rect.height() * scale))
        if width * height > 4_000_000:
            return
        image = QtGui.QImage(width, height, QtGui.QImage.Format.Format_ARGB32_Premultiplied)
        image.setDevicePixelRatio(scale)
        image.fill(0)
        painter = QtGui.QPainter(image)
        children = QtWidgets.QWidget.RenderFlag.DrawChildren
        widget.render(painter, QtCore.QPoint(0, 0), QtGui.QRegion(area), children)
        painter.end()
        for _ in range(2):  # what is painted thinly counts as well, shadows do not
            copy = image.copy()
            painter = QtGui.QPainter(image)
            painter.drawImage(0, 0, copy)
            painter.end()
        mask = QtGui.QBitmap.fromImage(image.createAlphaMask(Qt.ImageConversionFlag.ThresholdDither))
        mask.setDevicePixelRatio(1.0)
        found = QtCore.QRectF(QtGui.QRegion(mask).boundingRect())
        self._bounds = QtCore.QRectF(
            rect.left() + found.left() / scale, rect.top() + found.top() / scale, found.width() / scale, found.height() / scale
        )

    @property
    def framed(self) -> bool:
        """Whether it has a ground or border of its own, not just words on the ground below."""
        wide = self._bounds.width() >= self._rect.width() - 2 * _NEAR
        tall = self._bounds.height() >= self._rect.height() - _NEAR
        return bool(wide and tall and self._bounds.height() >= 0.75 * self._rect.height())

    def tight(self, *, free: bool) -> QtCore.QRectF:
        """The painted part; the whole if that is much less and `free` is not given."""
        if self._bounds.isEmpty():
            return self._rect
        r, b = self._rect, self._bounds
        gaps = (b.left() - r.left(), b.top() - r.top(), r.right() - b.right(), r.bottom() - b.bottom())
        return b if free or max(gaps) <= _NEAR else r


def clip_of(widget: QtWidgets.QWidget, top: QtWidgets.QWidget) -> QtCore.QRect:
    """What all widgets around it let through, in the surface's logical pixels."""
    rect = QtCore.QRect(widget.rect())
    at = widget
    while at is not top:
        above = at.parentWidget()
        rect = rect.translated(at.pos()).intersected(above.rect())
        at = above
    return rect


def _seen(widget: QtWidgets.QWidget, top: QtWidgets.QWidget) -> bool:
    at = widget
    while at is not top:
        if at.isHidden():
            return False
        at = at.parentWidget()
        if at is None:
            return False
    return not clip_of(widget, top).isEmpty()


def _rect(part: Part, pictures: list[Picture]) -> QtCore.QRectF | None:
    """An element's place in its widget."""
    rect: QtCore.QRectF | None
    if part.where is None:
        rect = QRectF(part.widget.rect())
    else:
        found = part.where()
        rect = None if found is None else QRectF(found)
    if part.by_icon and rect is not None:
        inside = [p.rect for p in pictures if p.widget is part.widget and rect.adjusted(-1, -1, 1, 1).contains(p.rect)]
        squares = [r for r in inside if 0.6 < r.width() / max(1e-6, r.height()) < 1.7 and r.width() > 6]
        rect = squares[-1] if squares else None
    return rect


def _smallest(candidates: Iterable[tuple[Part, QtCore.QRectF]], point: QtCore.QPointF) -> Part | None:
    around = [(rect.width() * rect.height(), n, part) for n, (part, rect) in enumerate(candidates) if rect.contains(point)]
    around = [entry for entry in around if entry[2].role not in ("img", "checkbox")]
    return min(around)[2] if around else None


def _link_boxes(links: list[Part], lines: list[Line]) -> dict[str, QtCore.QRectF]:
    """Boxes of the words of links; of one that runs over a line's end, its longer piece."""
    found: dict[str, QtCore.QRectF] = {}
    for part in links:
        wanted = part.by_text.replace(" ", "")
        within = QRectF(part.where() or QtCore.QRect()) if part.where else None  # type: ignore[arg-type]
        pieces: list[QtCore.QRectF] = []
        for line in lines:
            if line.widget is not part.widget:
                continue
            for text, rect in line.runs:
                bare = text.replace(" ", "").rstrip("…")
                if bare and bare in wanted and (within is None or within.contains(rect.center())):
                    pieces.append(rect)
        if pieces:
            found[part.id] = max(pieces, key=QtCore.QRectF.width)
    return found


def _known(stage: Stage) -> dict[str, str]:
    """All strings of the screen by their letters, to put right-to-left lines in reading order."""
    found: dict[str, str] = {}
    for node in stage.screen.walk():
        for text in (node.text, node.value, node.placeholder, node.help, node.error, *node.options):
            if _RTL.search(text):
                bare = text.replace("[", "").replace("]", "")
                found.setdefault(_letters(bare), bare)
                if node.required:
                    found.setdefault(_letters(f"{bare} *"), f"{bare} *")
    return found


def _letters(text: str) -> str:
    return "".join(sorted(text.replace(" ", "").replace("&", "")))


def _reordered(texts: list[str], *, right_to_left: bool) -> str:
    """Runs from left to right put in reading order; good for lines without nested directions."""
    if not right_to_left:
        return "".join(texts)
    ordered: list[str] = []
    island: list[str] = []
    for text in reversed(texts):
        if _RTL.search(text) or not any(letter.isalnum() for letter in text):
            ordered, island = [*ordered, *reversed(island), text], []
        else:
            island.append(text)
    return "".join([*ordered, *reversed(island)])
