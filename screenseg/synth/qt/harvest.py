"""From laid-out widgets to elements and texts in image pixels."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable

from screenseg.synth.qt.binding import Qt, QtCore, QtWidgets
from screenseg.synth.qt.paint import Paint, clip_of, seen
from screenseg.synth.qt.reading import Reader, right_to_left
from screenseg.synth.qt.record import Line, Picture, Recorder, visible
from screenseg.synth.qt.stage import Part, Rule, Stage, Surface
from screenseg.synth.renderer import RawElement, RawText, Rectangle

__all__ = ["Harvest"]

QRectF = QtCore.QRectF
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
        self._reader = Reader(stage.screen)
        self._bars = 0
        self._linked: dict[int, list[Part]] = {}

    def take(self, surface: Surface) -> None:
        """All that lies on one surface."""
        top = surface.top
        recorder = Recorder(top.width(), top.height())
        recorder.watch(top)
        parts = [part for part in self.stage.parts if part.widget.window() is top and seen(part.widget, top)]
        links = [part for part in parts if part.by_text]
        found, self._linked = _link_boxes(links, recorder.lines)
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

    # Elements ----------------------------------------------------------------

    def _element(self, part: Part, rect: QtCore.QRectF, surface: Surface) -> None:
        fields = dict(part.fields)
        if part.tight or fields.get("drawn", True) is None:
            paint = Paint(part.widget, rect, self.scale)
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
        elif self.stage.focus is not part.widget:
            fields.pop("focused", None)
        box = self._box(part.widget, rect, surface)
        kept = {name: value for name, value in fields.items() if name in _FIELDS and value is not None}
        self.elements.append(
            RawElement(
                id=part.id,
                role=part.role,
                box=box,
                clip=self._box(surface.top, QRectF(clip), surface),
                layer=surface.layer,
                parent=part.parent,
                label_texts=labels,
                **kept,
            )
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
                    id=f"scrollbar-{self._bars}",
                    role="scrollbar",
                    box=self._box(widget, QRectF(widget.rect()), surface),
                    clip=clip,
                    layer=surface.layer,
                    parent=holder,
                    name="horizontal" if across else "vertical",
                    name_visible=False,
                    drawn=Paint(widget, QRectF(widget.rect()), self.scale).framed,
                )
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
                    id=f"extra-{self._bars}",
                    role="button",
                    box=self._box(widget, QRectF(widget.rect()), surface),
                    clip=clip,
                    layer=surface.layer,
                    name=meaning,
                    name_visible=False,
                    icon=meaning,
                    label_source="icon",
                    disabled=not widget.isEnabled(),
                    drawn=False,
                )
            )

    # Texts ----------------------------------------------------------------

    def _lines(
        self,
        lines: Iterable[Line],
        surface: Surface,
        by_widget: dict[QtWidgets.QWidget, list[tuple[Part, QtCore.QRectF]]],
    ) -> None:
        for count, line in enumerate(lines):
            owner, rule = self._rule(line.widget)
            origin = (
                QtCore.QPointF(line.widget.mapTo(owner, QtCore.QPoint(0, 0)))
                if owner is not line.widget
                else QtCore.QPointF()
            )
            center = line.rect.center() + origin
            captions = bool(rule.labels) and rule.element is None
            part = rule.element or (None if captions else _smallest(by_widget.get(owner, ()), center))
            links = [link for link in self._linked.get(count, ()) if link is not part]
            self._text(line, surface, Rule(rule.kind, rule.element, (*rule.labels, *links)), part)

    def _text(self, line: Line, surface: Surface, rule: Rule, part: Part | None) -> None:
        text, rect = self._reading(line)
        clip = self._clip(line, rect, surface)
        kind, labels = rule.kind, list(rule.labels)
        if clip.isEmpty():
            return
        if part is not None:
            _as_drawn(part, text)
            if kind == "value" and part.role in _VALUES and not part.fields.get("value"):
                if part.fields.get("password") and isinstance(line.widget, QtWidgets.QLineEdit) and line.widget.text():
                    return  # dots
                if part.fields.get("placeholder"):
                    kind = "placeholder"
                    if part.fields.get("label_source", "none") in ("none", "placeholder"):
                        part.fields["label_source"] = "placeholder"
                        labels.append(part)
        number = f"t{len(self.texts)}"
        for labelled in labels:
            labelled.labels.append(number)
        self.texts.append(
            RawText(
                id=number,
                text=text,
                box=self._box(line.widget, rect, surface),
                clip=self._box(surface.top, clip, surface),
                layer=surface.layer,
                element=part.id if part is not None else None,
                kind=kind,
            )
        )

    def _clip(self, line: Line, rect: QtCore.QRectF, surface: Surface) -> QtCore.QRectF:
        """What can be seen of a line, on its surface."""
        clip = QRectF(clip_of(line.widget, surface.top))
        if line.clip is not None:
            here = line.widget is surface.top
            origin = QtCore.QPoint() if here else line.widget.mapTo(surface.top, QtCore.QPoint(0, 0))
            clip = clip.intersected(line.clip.translated(origin.x(), origin.y()))
        if clip.isEmpty():
            return clip
        # Styles clip lines to less than ascent and descent; nothing of the letters is lost by that.
        return clip.adjusted(-0.5, -0.15 * rect.height(), 0.5, 0.08 * rect.height())

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
        joined = self._reader.read([text.replace("\xad", "") for text, _ in runs])
        rect = QRectF(line.rect)
        if not line.turned and not right_to_left(joined):
            rect.setLeft(rect.left() + line.space * (len(joined) - len(joined.lstrip(" "))))
            rect.setRight(rect.right() - line.space * (len(joined) - len(joined.rstrip(" "))))
        return joined.strip(), rect


def _as_drawn(part: Part, text: str) -> None:
    """Some themes write in capitals, and where there is no room at all only an ellipsis is left."""
    known = str(part.fields.get("text", ""))
    if known and text != known and text.lower() == known.lower():
        part.fields["text"] = text
    elif known not in ("", "…", "...") and text in ("…", "..."):
        part.fields.update(text="", name_visible=False)


def _rect(part: Part, pictures: list[Picture]) -> QtCore.QRectF | None:
    """An element's place in its widget."""
    rect: QtCore.QRectF | None
    if part.where is None:
        rect = QRectF(part.widget.rect())
    else:
        found = part.where()
        rect = None if found is None else QRectF(found)
    if part.by_icon and rect is not None:
        inside = [p for p in pictures if p.widget is part.widget and rect.adjusted(-1, -1, 1, 1).contains(p.rect)]
        squares = [p for p in inside if 0.6 < p.rect.width() / max(1e-6, p.rect.height()) < 1.7 and p.rect.width() > 6]
        rect = squares[-1].ink if squares else None
    return rect


def _smallest(candidates: Iterable[tuple[Part, QtCore.QRectF]], point: QtCore.QPointF) -> Part | None:
    around = [
        (rect.width() * rect.height(), -n, part) for n, (part, rect) in enumerate(candidates) if rect.contains(point)
    ]
    around = [entry for entry in around if entry[2].role not in ("img", "checkbox")]
    return min(around)[2] if around else None


def _link_boxes(links: list[Part], lines: list[Line]) -> tuple[dict[str, QtCore.QRectF], dict[int, list[Part]]]:
    """Boxes of the words of links (of one that runs over a line's end, its longer piece), and the links by line."""
    found: dict[str, QtCore.QRectF] = {}
    by_line: dict[int, list[Part]] = {}
    for part in links:
        wanted = part.by_text.replace(" ", "")
        within = QRectF(part.where() or QtCore.QRect()) if part.where else None
        pieces: list[tuple[QtCore.QRectF, int]] = []
        for number, line in enumerate(lines):
            if line.widget is not part.widget:
                continue
            for text, rect in line.runs:
                bare = text.replace(" ", "").rstrip("…")
                if bare and bare in wanted and (within is None or within.contains(rect.center())):
                    pieces.append((rect, number))
        if pieces:
            found[part.id] = max((rect for rect, _ in pieces), key=QtCore.QRectF.width)
            for number in sorted({number for _, number in pieces}):
                by_line.setdefault(number, []).append(part)
    return found, by_line
