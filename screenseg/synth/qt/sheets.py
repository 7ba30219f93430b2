"""Style sheets of our own: what the programs look like whose makers wrote QSS by hand.

A `Cut` says how things are shaped; with a colour scheme it makes a sheet. Marks and arrows are small SVG files.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

from screenseg.synth.qt.cuts import Cut
from screenseg.synth.qt.palettes import Scheme
from screenseg.synth.renderer import Density

__all__ = ["mix", "sheet"]


_SHAPES = {
    "check": '<path d="M3 8.5l3.2 3.2L13 4.8" fill="none" stroke="{}" stroke-width="2.2"/>',
    "dash": '<path d="M3.5 8h9" fill="none" stroke="{}" stroke-width="2.2"/>',
    "dot": '<circle cx="8" cy="8" r="4" fill="{}"/>',
    "down": '<path d="M3.5 6l4.5 4.5L12.5 6" fill="none" stroke="{}" stroke-width="1.6"/>',
    "up": '<path d="M3.5 10.5L8 6l4.5 4.5" fill="none" stroke="{}" stroke-width="1.6"/>',
    "down-full": '<path d="M3 5.5h10L8 11z" fill="{}"/>',
    "up-full": '<path d="M3 10.5h10L8 5z" fill="{}"/>',
    "right": '<path d="M6 3.5l4.5 4.5L6 12.5" fill="none" stroke="{}" stroke-width="1.6"/>',
}


class _Paint:
    """Colours and files of one sheet."""

    def __init__(self, scheme: Scheme, folder: Path) -> None:
        self.scheme = scheme
        self._folder = folder
        self.soft = mix(scheme.window, scheme.text, 0.06)
        self.softer = mix(scheme.window, scheme.text, 0.12)
        self.tint = mix(scheme.base, scheme.accent, 0.14)
        self.danger = "#ff6b6b" if scheme.dark else "#c62828"

    def image(self, shape: str, colour: str) -> str:
        """A url(...) of a shape in a colour."""
        text = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16">{_SHAPES[shape].format(colour)}</svg>'
        path = self._folder / f"{shape}-{hashlib.sha1(text.encode()).hexdigest()[:10]}.svg"
        if not path.exists():
            path.write_text(text)
        return f'url("{path.as_posix()}")'


def mix(one: str, other: str, share: float) -> str:
    """A colour between two."""
    pairs = ((int(one[i : i + 2], 16), int(other[i : i + 2], 16)) for i in (1, 3, 5))
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


def sheet(cut: Cut, scheme: Scheme, density: Density, folder: Path) -> str:
    """A style sheet; the pictures it names are written to the folder."""
    paint = _Paint(scheme, folder)
    extra = {"compact": -2, "normal": 0, "roomy": 3}[density]
    pad = (max(0, cut.pad[0] + extra), max(2, cut.pad[1] + extra))
    parts = [
        _common(scheme, paint),
        _fields(cut, scheme, paint, pad),
        _buttons(cut, scheme, paint, pad),
        _marks(cut, scheme, paint),
        _tabs(cut, scheme, paint, pad),
        _views(cut, scheme, paint, pad),
        _groups(cut, scheme, paint),
        _bars(cut, scheme, paint, pad),
        _scrolls(cut, scheme, paint),
    ]
    return "\n".join(parts)


def _common(s: Scheme, p: _Paint) -> str:
    return f"""
    QToolTip, #tooltip {{ background: {s.base}; color: {s.text}; border: 1px solid {s.border}; padding: 3px; }}
    QMenu {{ background: {s.base}; color: {s.text}; border: 1px solid {s.border}; padding: 4px 0; }}
    QMenu::item {{ padding: 5px 26px 5px 28px; }}
    QMenu::item:selected {{ background: {s.accent}; color: {s.on_accent}; }}
    QMenu::item:disabled {{ color: {s.muted}; }}
    QMenu::separator {{ height: 1px; background: {s.border}; margin: 4px 8px; }}
    QProgressBar {{ border: 1px solid {s.border}; background: {p.soft}; text-align: center; color: {s.text}; }}
    QProgressBar::chunk {{ background: {s.accent}; }}
    """


def _fields(cut: Cut, s: Scheme, p: _Paint, pad: tuple[int, int]) -> str:
    width = cut.border
    frame = {
        "box": f"border: {width}px solid {s.border}; background: {s.base}; border-radius: {cut.radius}px;",
        "thick": f"border: {width}px solid {s.border}; background: {s.base}; border-radius: {cut.radius}px;",
        "filled": f"border: 1px solid {p.softer}; background: {p.softer}; border-radius: {cut.radius}px;",
        "underline": f"border: none; border-bottom: 1px solid {s.muted}; background: transparent;",
        "inset": f"border: 2px inset {s.border}; background: {s.base};",
    }[cut.field]
    focus = (
        f"border-bottom: 2px solid {s.accent};"
        if cut.field == "underline"
        else f"border: {max(width, 1)}px solid {s.accent};"
    )
    every = "QLineEdit, QPlainTextEdit, QTextEdit, QAbstractSpinBox, QComboBox"
    focused = ", ".join(f"{name}:focus" for name in every.split(", "))
    off = ", ".join(f"{name}:disabled" for name in every.split(", "))
    full = "-full" if cut.field == "inset" else ""
    arrows = f"""
    QComboBox::drop-down {{ border: none; width: 18px; subcontrol-position: center right; }}
    QComboBox::down-arrow, QDateTimeEdit::down-arrow {{ image: {p.image("down" + full, s.text)};
        width: 10px; height: 10px; }}
    QAbstractSpinBox::up-button, QAbstractSpinBox::down-button {{ border: none; width: 16px; background: transparent; }}
    QAbstractSpinBox::up-arrow {{ image: {p.image("up" + full, s.text)}; width: 8px; height: 8px; }}
    QAbstractSpinBox::down-arrow {{ image: {p.image("down" + full, s.text)}; width: 8px; height: 8px; }}
    QDateTimeEdit::drop-down {{ border: none; width: 18px; }}
    """
    return f"""
    {every} {{ {frame} color: {s.text}; padding: {pad[0]}px {pad[1]}px; selection-background-color: {s.accent};
               selection-color: {s.on_accent}; }}
    {focused} {{ {focus} }}
    {off} {{ color: {s.muted}; background: {p.soft}; }}
    QAbstractSpinBox QLineEdit, QComboBox QLineEdit {{ border: none; background: transparent; padding: 0; }}
    QTableView QLineEdit, QTableView QComboBox, QTableView QAbstractSpinBox {{ padding: 0 2px; }}
    *[invalid="true"] {{ border: 1px solid {p.danger}; }}
    {arrows}
    """


def _buttons(cut: Cut, s: Scheme, p: _Paint, pad: tuple[int, int]) -> str:
    first = f"background: {s.accent}; color: {s.on_accent}; border: 1px solid {s.accent};"
    plain = {
        "outline": f"background: transparent; color: {s.text}; border: {cut.border}px solid {s.border};",
        "filled": f"background: {p.softer}; color: {s.text}; border: 1px solid {p.softer};",
        "tonal": f"background: {p.tint}; color: {s.text}; border: 1px solid {p.tint};",
        "gradient": (
            f"background: qlineargradient(x1:0,y1:0,x2:0,y2:1, stop:0 {mix(s.button, '#ffffff', 0.35)}, stop:1 "
            f"{mix(s.button, '#000000', 0.1)}); color: {s.text}; border: 1px solid {s.border};"
        ),
        "raised": f"background: {s.button}; color: {s.text}; border: 2px outset {mix(s.button, '#ffffff', 0.4)};",
        "native": "",
    }[cut.button]
    if not plain:
        return ""
    weight = "font-weight: bold;" if cut.bold else ""
    default = "" if cut.button == "raised" else f'QPushButton:default, QPushButton[primary="true"] {{ {first} }}'
    return f"""
    QPushButton {{ {plain} border-radius: {cut.radius}px; padding: {pad[0]}px {pad[1] + 6}px; {weight} }}
    {default}
    QPushButton:checked {{ background: {s.accent}; color: {s.on_accent}; }}
    QPushButton[danger="true"] {{ background: {p.danger}; color: #ffffff; border-color: {p.danger}; }}
    QPushButton:disabled {{ color: {s.muted}; background: {p.soft}; border-color: {p.softer}; }}
    QPushButton:flat {{ background: transparent; border: none; color: {s.text}; }}
    QPushButton::menu-indicator {{ image: {p.image("down", s.text)}; width: 9px; height: 9px;
        subcontrol-position: center right; right: 5px; }}
    QToolButton {{ color: {s.text}; border: 1px solid transparent; padding: 3px;
        border-radius: {min(cut.radius, 6)}px; }}
    QToolButton[popupMode="1"] {{ padding-right: 15px; }}
    QToolButton[popupMode="2"] {{ padding-right: 12px; }}
    QToolButton::menu-button {{ border: none; width: 13px; }}
    QToolButton::menu-arrow, QToolButton::menu-indicator {{ image: {p.image("down", s.text)};
        width: 8px; height: 8px; }}
    QToolButton:checked {{ background: {p.tint}; border-color: {s.accent}; }}
    QToolButton[framed="true"] {{ border: 1px solid {s.border}; background: {s.button}; }}
    """


def _marks(cut: Cut, s: Scheme, p: _Paint) -> str:
    if cut.marks == "native":
        return ""
    on, ink = (s.accent, s.on_accent) if cut.marks == "filled" else (s.base, s.text)
    edge = s.accent if cut.marks == "filled" else s.muted
    square = "QCheckBox::indicator, QGroupBox::indicator, QAbstractItemView::indicator"
    checked = ", ".join(f"{part}:checked" for part in square.split(", "))
    mixed = ", ".join(f"{part}:indeterminate" for part in square.split(", "))
    off = ", ".join(f"{part}:disabled" for part in f"{square}, QRadioButton::indicator".split(", "))
    return f"""
    {square} {{ width: 13px; height: 13px; border: 1px solid {s.muted}; background: {s.base};
        border-radius: {min(cut.radius, 3)}px; }}
    {checked} {{ background: {on}; border-color: {edge}; image: {p.image("check", ink)}; }}
    {mixed} {{ background: {on}; border-color: {edge}; image: {p.image("dash", ink)}; }}
    QRadioButton::indicator {{ width: 13px; height: 13px; border: 1px solid {s.muted}; background: {s.base};
        border-radius: 7px; }}
    QRadioButton::indicator:checked {{ background: {on}; border-color: {edge}; image: {p.image("dot", ink)}; }}
    {off} {{ border-color: {s.border}; background: {p.soft}; }}
    """


def _tabs(cut: Cut, s: Scheme, p: _Paint, pad: tuple[int, int]) -> str:
    tab = {
        "underline": (
            f"QTabBar::tab {{ padding: {pad[0] + 2}px {pad[1] + 6}px; background: transparent; color: {s.text};"
            f" border: none; border-bottom: 2px solid transparent; }}"
            f"QTabBar::tab:selected {{ border-bottom: 2px solid {s.accent}; color: {s.accent}; }}"
            f"QTabWidget::pane {{ border: none; border-top: 1px solid {s.border}; }}"
        ),
        "box": (
            f"QTabBar::tab {{ padding: {pad[0] + 1}px {pad[1] + 5}px; background: {p.soft}; color: {s.text};"
            f" border: 1px solid {s.border}; margin-right: -1px; }}"
            f"QTabBar::tab:selected {{ background: {s.base}; border-top: 2px solid {s.accent}; }}"
            f"QTabWidget::pane {{ border: 1px solid {s.border}; top: -1px; background: {s.window}; }}"
        ),
        "pill": (
            f"QTabBar::tab {{ padding: {pad[0]}px {pad[1] + 4}px; background: transparent; color: {s.text};"
            f" border-radius: {cut.radius}px; margin: 2px; }}"
            f"QTabBar::tab:selected {{ background: {p.tint}; color: {s.text}; }}"
            f"QTabWidget::pane {{ border: 1px solid {s.border}; border-radius: {cut.radius}px; }}"
        ),
        "native": "",
    }[cut.tabs]
    return f"{tab} QTabBar::tab:disabled {{ color: {s.muted}; }}" if tab else ""


def _views(cut: Cut, s: Scheme, p: _Paint, pad: tuple[int, int]) -> str:
    head = {
        "flat": f"background: {s.base}; border: none; border-bottom: 2px solid {s.border}; font-weight: bold;",
        "tinted": f"background: {p.softer}; border: none; border-right: 1px solid {s.border};"
        f" border-bottom: 1px solid {s.border};",
        "gradient": (
            f"background: qlineargradient(x1:0,y1:0,x2:0,y2:1, stop:0 {mix(s.button, '#ffffff', 0.3)}, stop:1 "
            f"{mix(s.button, '#000000', 0.12)}); border: none; border-right: 1px solid {s.border};"
            f" border-bottom: 1px solid {s.border};"
        ),
        "native": "",
    }[cut.header]
    header = (
        f"QHeaderView::section {{ {head} color: {s.text}; padding: {max(1, pad[0] - 1)}px {pad[1]}px; }}"
        if head
        else ""
    )
    views = "QTableView, QTreeView, QListView"
    return f"""
    {views} {{ background: {s.base}; alternate-background-color: {s.alternate}; color: {s.text};
        border: 1px solid {s.border}; gridline-color: {mix(s.base, s.border, 0.6)};
        selection-background-color: {s.accent}; selection-color: {s.on_accent}; outline: 0; }}
    {header}
    QHeaderView::up-arrow {{ image: {p.image("up", s.text)}; width: 9px; height: 9px; right: 4px; }}
    QHeaderView::down-arrow {{ image: {p.image("down", s.text)}; width: 9px; height: 9px; right: 4px; }}
    """


def _groups(cut: Cut, s: Scheme, p: _Paint) -> str:
    frame = {
        "box": f"border: 1px solid {s.border}; border-radius: {cut.radius}px;",
        "line": f"border: none; border-top: 1px solid {s.border};",
        "card": f"border: 1px solid {p.softer}; background: {s.base}; border-radius: {cut.radius}px;",
        "native": "",
    }[cut.group]
    if not frame:
        return ""
    origin = "padding" if cut.group == "card" else "margin"
    return f"""
    QGroupBox {{ {frame} margin-top: {4 if origin == "padding" else 10}px;
        padding-top: {22 if origin == "padding" else 8}px;
        font-weight: {"bold" if cut.bold else "normal"}; }}
    QGroupBox::title {{ subcontrol-origin: {origin}; subcontrol-position: top left; left: 9px; padding: 2px 3px; }}
    #card {{ {frame} }}
    """


def _bars(cut: Cut, s: Scheme, p: _Paint, pad: tuple[int, int]) -> str:
    if cut.bar == "native":
        return ""
    ground, ink = {
        "plain": (s.window, s.text),
        "accent": (s.accent, s.on_accent),
        "contrast": (mix(s.window, "#000000", 0.18 if s.dark else 0.1), s.text),
        "gradient": (mix(s.window, "#ffffff", 0.3), s.text),
    }[cut.bar]
    tools = s.window if cut.bar == "accent" else ground
    return f"""
    QMenuBar {{ background: {ground}; color: {ink}; border: none; padding: 1px; }}
    QMenuBar::item {{ background: transparent; padding: {pad[0]}px {pad[1] + 1}px; }}
    QMenuBar::item:selected {{ background: {mix(ground, ink, 0.18)}; }}
    QToolBar {{ background: {tools}; border: none; border-bottom: 1px solid {s.border}; spacing: 3px; padding: 2px; }}
    QStatusBar {{ background: {ground}; color: {ink}; border-top: 1px solid {s.border}; }}
    QStatusBar QLabel {{ color: {ink}; }}
    QStatusBar::item {{ border: none; }}
    """


def _scrolls(cut: Cut, s: Scheme, p: _Paint) -> str:
    if cut.scroll == "native":
        return ""
    handle = mix(s.window, s.text, 0.3)
    return f"""
    QScrollBar:vertical {{ background: {p.soft}; width: 10px; margin: 0; border: none; }}
    QScrollBar:horizontal {{ background: {p.soft}; height: 10px; margin: 0; border: none; }}
    QScrollBar::handle {{ background: {handle}; border-radius: {min(5, cut.radius)}px;
        min-height: 24px; min-width: 24px; }}
    QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; border: none; }}
    QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
    """
