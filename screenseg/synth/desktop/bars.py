"""Everything on a desktop that is no window: task bar, dock, panels, icons with captions, a remote client's bar."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from screenseg.synth.desktop.html import Page, div, mark, span
from screenseg.synth.desktop.merge import Content
from screenseg.synth.months import MONTHS, WEEKDAYS

__all__ = ["bars", "desktop_icons"]

_CAPTIONS = (
    "Recycle Bin|This PC|My Computer|Network|Documents|Home|Trash|Downloads|Pictures|Control Panel|Remote Desktop|"
    "Outlook|SAP Logon|Citrix Workspace|Invoices|report_2024.xlsx|Backup|Notes.txt|Scan_0012.pdf|Projects|Setup.exe|"
    "VPN Client|Budget.xlsx|Public|readme.md|Time tracking|Kunden|Rechnungen|Archive.zip|photo.jpg"
).split("|")
_CAPTION_ICONS = {
    "Recycle Bin": "delete",
    "Trash": "delete",
    "This PC": "monitor",
    "My Computer": "monitor",
    "Network": "tree",
    "Home": "home",
    "Control Panel": "settings",
    "Outlook": "mail",
    "Backup": "history",
    "Setup.exe": "install",
    "VPN Client": "shield",
    "Time tracking": "clock",
    "Downloads": "download",
    "Pictures": "image",
    "photo.jpg": "image",
    "Remote Desktop": "monitor",
    "SAP Logon": "sign_in",
    "Citrix Workspace": "cloud",
}
_FILES = {"xlsx": "file_excel", "txt": "file_text", "pdf": "file_pdf", "md": "file_text", "zip": "file_zip"}
_PINNED = (
    "folder globe mail calendar settings terminal music image calculate chart_bar code users note video phone".split()
)
_TRAY = "wifi volume battery notifications shield cloud keyboard language bluetooth printer up".split()


def desktop_icons(page: Page) -> str:
    """Icons in columns at the left, or at the right as one system has them."""
    rng = page.rng
    if rng.random() < 0.25:
        return ""
    captions = rng.sample(_CAPTIONS, rng.randint(2, 14))
    room = page.room()
    wide, high = rng.choice(((76, 78), (92, 96), (100, 110)))
    rows = max(1, int(((room.bottom - room.top) / page.look.scale - 16) // high))
    side = "right" if page.system.name.startswith("macos") else "left"
    found = ""
    for at, caption in enumerate(captions):
        column, row = divmod(at, rows)
        away = 8 + column * wide + (page.system.side_width if side == "left" else 0)
        top = page.remote_height + page.top_height + 8 + row * high
        meaning = _CAPTION_ICONS.get(caption) or _FILES.get(caption.rpartition(".")[2], "folder")
        inner = page.tile(f"icon{at}", meaning) + span("under", escape(caption), 'data-t="caption"')
        style = f'style="{side}:{away}px;top:{top}px;width:{wide - 8}px"'
        found += div("deskicon", inner, f"{style} {mark(f'icon{at}', 'listitem', caption, icon=meaning)}")
    return found


def bars(page: Page, contents: Sequence[Content], layer: int) -> str:
    """All bars; they lie over the windows."""
    found = ""
    if page.top_height:
        found += _menus(page, contents, layer) if page.system.name.startswith("macos") else _panel(page, layer)
    if page.system.side_width:
        found += _dock(page, layer, "sidedock")
    if page.bar_height and page.system.bar == "taskbar":
        found += _taskbar(page, contents, layer)
    elif page.bar_height and page.system.bar == "dock":
        found += _dock(page, layer, "dock")
    if page.remote:
        found += _remote(page, layer)
    return found


def _clock(page: Page) -> tuple[str, str]:
    hour, minute, day, month = page.clock
    rng = page.rng
    half = f"{(hour - 1) % 12 + 1}:{minute:02d} {'PM' if hour > 11 else 'AM'}"
    time = rng.choice((f"{hour:02d}:{minute:02d}", half))
    named = f"{WEEKDAYS['en'][day % 7]} {day} {MONTHS['en'][month - 1][:3]}"
    return time, rng.choice((f"{day:02d}.{month:02d}.2024", f"{month}/{day}/2024", named))


def _tray(page: Page, key: str, count: int) -> str:
    meanings = page.rng.sample(_TRAY, count)
    return "".join(page.tool(f"{key}/{what}", what.capitalize(), what, "trayicon") for what in meanings)


def _taskbar(page: Page, contents: Sequence[Content], layer: int) -> str:
    """Start button, pinned programs, a button per window, tray and clock."""
    rng, key = page.rng, "taskbar"
    words = rng.choice(page.system.start)
    sign = page.svg("grid_view", mark(f"{key}/start/icon", "img", icon="grid_view"))
    caption = span("startwords", escape(words)) if words else ""
    inner = span("start", sign + caption, mark(f"{key}/start", "button", words or "Start", icon="menu"))
    if page.system.name.startswith("win1") and rng.random() < 0.5:
        sign = page.svg("search", mark(f"{key}/search/icon", "img", icon="search"))
        hint = "Type here to search"
        field = mark(f"{key}/search", "textbox", hint)
        inner += span("barsearch", sign + span("", hint, 'data-t="placeholder"'), field)
    for meaning in rng.sample(_PINNED, rng.randint(0, 6)):
        inner += _program(page, f"{key}/{meaning}", meaning, "pinned")
    inner += span("tasks", _tasks(page, contents, key))
    time, date = _clock(page)
    clock = span("clock", span("", time) + (span("", date) if page.bar_height >= 38 else ""))
    inner += span("tray", _tray(page, key, rng.randint(1, 5)) + clock)
    return div("taskbar", inner, mark(key, "toolbar", "Taskbar", layer=layer, surface=True))


def _tasks(page: Page, contents: Sequence[Content], key: str) -> str:
    """A button per window, with words or without."""
    labelled = page.rng.choice(page.system.labels)
    found = ""
    for number, content in enumerate(contents):
        on = number == len(contents) - 1
        inner = page.tile(f"{key}/task{number}", content.meaning)
        inner += span("words", escape(content.title)) if labelled else ""
        button = mark(f"{key}/task{number}", "button", content.title, selected=on, icon=content.meaning)
        found += span(" ".join(["task"] + ["on"] * on + ["wide"] * labelled), inner, button)
    return found


def _program(page: Page, key: str, meaning: str, classes: str) -> str:
    name = meaning.replace("_", " ").capitalize()
    return span(classes, page.tile(key, meaning), mark(key, "button", name, icon=meaning))


def _dock(page: Page, layer: int, kind: str) -> str:
    """Icons of programs in a row or a column."""
    meanings = [*page.rng.sample(_PINNED, page.rng.randint(4, 9)), "delete"]
    found = "".join(_program(page, f"{kind}/{at}", meaning, "docked") for at, meaning in enumerate(meanings))
    return div(kind, found, mark(kind, "toolbar", "Dock", layer=layer, surface=True))


def _menus(page: Page, contents: Sequence[Content], layer: int) -> str:
    """A menu bar at the top of the screen: the program's menus, status icons and clock."""
    rng = page.rng
    program = contents[-1].title.split(" ")[0][:14] if contents else "Finder"
    inner = span("apple", page.svg("menu"))
    for at, word in enumerate((program, "File", "Edit", "View", "Window", "Help")):
        item = mark(f"panel/m{at}", "menuitem", word)
        inner += span("menuword bold" if at == 0 else "menuword", escape(word), item)
    time, date = _clock(page)
    clock = span("clock", span("", f"{date} {time}"))
    inner += span("push", "") + span("tray", _tray(page, "panel", rng.randint(2, 4)) + clock)
    return div("toppanel", inner, mark("panel", "menubar", layer=layer, surface=True))


def _panel(page: Page, layer: int) -> str:
    """A panel at the top: a button for programs, a clock, status icons."""
    words = page.rng.choice(("Activities", "Applications", "Menu"))
    time, date = _clock(page)
    push = span("push", "")
    inner = span("menuword", words, mark("panel/activities", "button", words)) + push
    inner += span("clock middle", span("", f"{date} {time}")) + push
    inner += span("tray", _tray(page, "panel", page.rng.randint(2, 4)))
    return div("toppanel", inner, mark("panel", "toolbar", "Panel", layer=layer, surface=True))


def _remote(page: Page, layer: int) -> str:
    """The bar of a remote desktop client, over everything that it shows."""
    rng, push = page.rng, span("push", "")
    host = rng.choice(("srv-app-01", "10.20.4.17", "TS-FARM02", "remote.acme.local", "VDI-0342", "citrix-gw"))
    client = rng.choice(("Remote Viewer", "VNC Viewer", "Remote Desktop", "Workspace", "TightView", "Connection"))
    chosen = rng.sample(_REMOTE_TOOLS, rng.randint(3, 7))
    tools = "".join(page.tool(f"remote/{icon}", name, icon) for icon, name in chosen)
    words = span("remotewords", escape(f"{host} - {client}"))
    inner = words + push + tools if rng.random() < 0.5 else tools + push + words
    inner += push + page.signed("remote/close", "Close", "close", "close", "tool")
    bar = mark("remote", "toolbar", client, layer=layer + 1, surface=True)
    return div(f"remotebar {rng.choice(('light', 'dark', 'blue'))}", inner, bar)


_REMOTE_TOOLS = [
    ("full_screen", "Full screen"),
    ("keyboard", "Send keys"),
    ("copy", "Clipboard"),
    ("refresh", "Refresh"),
    ("settings", "Preferences"),
    ("disconnect", "Disconnect"),
    ("upload", "File transfer"),
    ("zoom_in", "Zoom in"),
]
