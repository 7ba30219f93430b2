"""Style sheets: what every screen needs, and the dresses that lie over Adwaita."""

from __future__ import annotations

import random

from screenseg.synth.renderer import Look

__all__ = ["house", "sheet"]

_HOUSE = """
.day { min-width: 22px; min-height: 20px; padding: 2px 4px; }
entry.error, spinbutton.error, combobox.error button { border-color: #c01c28; }
.field-error { color: #c01c28; }
.small { font-size: 85%; }
.large { font-size: 125%; }
.title-1 { font-size: 175%; font-weight: bold; }
.title-2 { font-size: 140%; font-weight: bold; }
.title-3 { font-size: 115%; font-weight: bold; }
.strong { font-weight: bold; }
.code { font-family: monospace; }
.muted { opacity: 0.65; }
.cell-label, .cell-field { border: 1px solid @borders; padding: 4px 8px; margin: 0 -1px -1px 0; }
.cell-label { background-color: alpha(currentColor, 0.06); }
.card { border: 1px solid @borders; border-radius: 6px; padding: 10px; background-color: @theme_base_color; }
.plain-panel { border: 1px solid @borders; padding: 8px; }
.ground { background-color: alpha(currentColor, 0.05); padding: 8px; }
.badge { background-color: alpha(currentColor, 0.16); border-radius: 9px; padding: 1px 8px; font-size: 85%; }
.chip { border: 1px solid @borders; border-radius: 12px; padding: 1px 10px; }
.picture { border: 1px solid @borders; }
.figure { font-size: 180%; font-weight: bold; }
.status { padding: 2px 8px; border-top: 1px solid @borders; }
.toast { background-color: #303030; color: #f4f4f4; border-radius: 6px; padding: 8px 16px; }
.window-frame { border: 1px solid rgba(0, 0, 0, 0.45); }
.link-text { color: #1b6acb; text-decoration: underline; }
.current { font-weight: bold; }
.wm-blue { background-image: linear-gradient(to bottom, #5a8dd6, #2f5fa8); color: white; padding: 3px 6px; }
.wm-dark { background-color: #2f343f; color: #d8dce3; padding: 4px 8px; }
.wm-grey { background-image: linear-gradient(to bottom, #ececec, #cfcfcf); color: #303030; padding: 3px 6px; }
.wm-navy { background-color: #0a246a; color: white; padding: 2px 4px; }
.wm-white { background-color: #ffffff; color: #222222; padding: 5px 10px; }
.wm button { min-height: 16px; min-width: 18px; padding: 1px 3px; margin: 0 1px; }
.wm-blue button, .wm-dark button, .wm-navy button, .wm-grey button, .wm-white button
  { background: none; border: none; box-shadow: none; color: inherit; text-shadow: none; -gtk-icon-shadow: none; }
.wm-navy button { background-color: #d4d0c8; color: black; border: 1px outset #f0f0f0; border-radius: 0; }
"""

_DENSITY = {
    "compact": """
entry, spinbutton entry, spinbutton, combobox button, button.text-button, button.image-button
  { min-height: 20px; padding-top: 1px; padding-bottom: 1px; }
spinbutton button { min-height: 18px; }
notebook > header tab { min-height: 22px; }
""",
    "roomy": """
entry, spinbutton entry, combobox button, button.text-button { min-height: 34px; padding-left: 12px; padding-right: 12px; }
notebook > header tab { min-height: 38px; padding-left: 18px; padding-right: 18px; }
treeview.view header button { padding: 8px; }
row { padding: 6px; }
""",
    "normal": "",
}

_ACCENT = """
entry:focus, spinbutton:focus, spinbutton entry:focus { border-color: ACCENT; box-shadow: inset 0 0 0 1px ACCENT; }
button.suggested-action { background-image: none; background-color: ACCENT; border-color: shade(ACCENT, 0.85); color: white;
  text-shadow: none; box-shadow: none; }
button.suggested-action:disabled { opacity: 0.5; }
check:checked, radio:checked, check:indeterminate { background-image: image(ACCENT); border-color: shade(ACCENT, 0.8); }
switch:checked { background-image: none; background-color: ACCENT; border-color: shade(ACCENT, 0.8); }
scale highlight, progressbar progress, levelbar block.filled { background-image: none; background-color: ACCENT; border-color: ACCENT; }
treeview.view:selected, row:selected, menuitem:hover, modelbutton:hover, iconview:selected, calendar:selected,
entry selection, textview text selection { background-color: ACCENT; color: white; }
notebook > header > tabs > tab:checked { box-shadow: inset 0 -3px ACCENT; }
.link-text, button.link { color: ACCENT; }
"""

_SHEETS = {
    "accent": _ACCENT,
    "square": _ACCENT
    + """
* { border-radius: 0; }
button, entry, spinbutton, combobox button { box-shadow: none; text-shadow: none; background-image: none; -gtk-icon-shadow: none; }
button { background-color: shade(@theme_bg_color, 0.93); }
button:disabled { background-color: @theme_bg_color; }
headerbar { background-image: none; background-color: shade(@theme_bg_color, 0.9); box-shadow: none; }
""",
    "underline": _ACCENT
    + """
entry, spinbutton, spinbutton:not(.vertical) entry { border-width: 0 0 1px 0; border-color: alpha(currentColor, 0.5); border-radius: 0;
  background-color: transparent; background-image: none; box-shadow: none; }
spinbutton:not(.vertical) entry { border-width: 0; }
entry:focus, spinbutton:focus { border-width: 0 0 2px 0; box-shadow: none; }
button { background-image: none; box-shadow: none; border-radius: 2px; }
""",
    "pill": _ACCENT
    + """
button:not(.titlebutton), entry, combobox button { border-radius: 17px; }
spinbutton { border-radius: 10px; }
entry, combobox button.combo { padding-left: 14px; padding-right: 14px; }
.linked > button:not(:first-child) { border-top-left-radius: 0; border-bottom-left-radius: 0; }
.linked > button:not(:last-child) { border-top-right-radius: 0; border-bottom-right-radius: 0; }
frame > border, .card { border-radius: 12px; }
""",
    "pale": _ACCENT.replace("ACCENT", "#9fb4c8")
    + """
window, .background, notebook > stack, viewport { color: #8b8f94; background-color: #f6f6f6; }
entry, spinbutton, combobox button, button, frame > border, scrolledwindow { border-color: #e3e3e3; color: #85898e; }
button { background-image: none; background-color: #f1f1f1; box-shadow: none; }
treeview.view { color: #85898e; }
""",
    "faint": _ACCENT.replace("ACCENT", "#b9a58c")
    + """
window, .background, notebook > stack, viewport { color: #948a7d; background-color: #f3eee6; }
entry, spinbutton, combobox button, button { border-color: #e0d8cb; color: #8d8375; border-radius: 2px; background-image: none;
  background-color: #faf7f1; box-shadow: none; text-shadow: none; }
treeview.view, textview text { color: #8d8375; background-color: #faf7f1; }
headerbar, menubar, toolbar, notebook > header { background-image: none; background-color: #ebe4d8; }
""",
    "stark": """
* { border-color: black; text-shadow: none; -gtk-icon-shadow: none; }
window, .background, viewport, notebook > stack, menubar, toolbar, headerbar, treeview.view header button
  { background-color: white; background-image: none; color: black; }
entry, spinbutton, combobox button, button, check, radio, switch, .card, .plain-panel { border: 2px solid black; border-radius: 0;
  background-image: none; background-color: white; color: black; box-shadow: none; }
spinbutton entry { border-width: 0; }
entry:focus, button:focus { outline: 3px solid #ffbf00; outline-offset: 0; }
button.suggested-action, treeview.view:selected, row:selected, menuitem:hover, check:checked, radio:checked
  { background-color: black; color: white; }
*:disabled { color: #6a6a6a; }
""",
    "outline": """
window, .background, viewport, notebook > stack, menubar, toolbar, headerbar, treeview.view, textview text, menu, popover, list, row
  { background-color: #000000; background-image: none; color: #ffffff; }
entry, spinbutton, combobox button, button, check, radio, switch, frame > border, .card, .plain-panel, scrolledwindow
  { border: 1px solid #ffff00; border-radius: 3px; background-image: none; background-color: #000000; color: #ffffff; box-shadow: none;
    text-shadow: none; -gtk-icon-shadow: none; }
spinbutton entry { border-width: 0; }
entry:focus { outline: 2px dashed #00ffff; outline-offset: -1px; }
button.suggested-action, treeview.view:selected, row:selected, menuitem:hover, check:checked, radio:checked, switch:checked
  { background-color: #00ffff; color: #000000; }
notebook > header, treeview.view header button { background-color: #000000; background-image: none; border-color: #ffff00; color: #ffff00; }
*:disabled { color: #8ab88a; }
""",
    "filled": _ACCENT
    + """
entry, spinbutton:not(.vertical), combobox button { border-color: transparent; background-image: none; box-shadow: none;
  background-color: shade(@theme_bg_color, 0.9); border-radius: 4px 4px 0 0; }
spinbutton entry { background-color: transparent; }
button { background-image: none; box-shadow: none; border-color: transparent; background-color: shade(@theme_bg_color, 0.88);
  font-weight: bold; border-radius: 4px; text-shadow: none; }
""",
    "bevel": """
* { border-radius: 0; text-shadow: none; -gtk-icon-shadow: none; }
window, .background, viewport, notebook > stack, notebook > header, menubar, toolbar, headerbar, menu, popover, frame, tooltip
  { background-color: GROUND; background-image: none; color: black; }
button, combobox button, treeview.view header button, scrollbar slider, spinbutton button, notebook > header tab
  { background-image: none; background-color: GROUND; color: black; padding: 2px 8px; min-height: 18px; box-shadow: inset -1px -1px #808080,
    inset 1px 1px #ffffff; border: 1px solid; border-color: #dfdfdf #404040 #404040 #dfdfdf; }
button:checked, button:active { border-color: #404040 #dfdfdf #dfdfdf #404040; box-shadow: inset 1px 1px #808080; }
spinbutton button { padding: 0 2px; }
entry, spinbutton, textview, scrolledwindow.frame, check, radio, treeview.view { background-image: none; background-color: white; color: black; }
entry, spinbutton, scrolledwindow.frame, check, radio, progressbar trough { border: 1px solid; border-color: #606060 #ffffff #ffffff #606060;
  box-shadow: inset 1px 1px #202020; min-height: 18px; }
check, radio { min-height: 13px; min-width: 13px; color: black; }
radio { border-radius: 8px; }
spinbutton entry { border-width: 0; box-shadow: none; }
treeview.view:selected, row:selected, menuitem:hover, entry selection { background-color: ACCENT; color: white; }
frame > border { border: 2px groove #f4f4f4; }
progressbar progress { background-image: none; background-color: ACCENT; min-height: 14px; }
progressbar trough { min-height: 14px; }
*:disabled { color: #808080; }
""",
}

_ACCENTS = "#3584e4 #c64600 #2e7d32 #813d9c #b71c1c #00796b #455a64 #ad1457 #1a5fb4 #a0620f #0b57d0 #6750a4".split()
_GROUNDS = "#c0c0c0 #d4d0c8 #ece9d8 #dcdad5".split()


def house(look: Look) -> str:
    """The rules that every screen needs, tightened or widened by density."""
    return _HOUSE + _DENSITY[look.density]


def sheet(name: str, look: Look) -> str:
    """A dress over Adwaita, its colours drawn from the look's seed."""
    rng = random.Random(f"sheet {look.seed}")
    accent = "#000080" if name == "bevel" and rng.random() < 0.6 else rng.choice(_ACCENTS)
    return _SHEETS[name].replace("ACCENT", accent).replace("GROUND", rng.choice(_GROUNDS))
