"""Window frames and browser frames around what other renderers drew."""

from __future__ import annotations

from html import escape

from screenseg.synth.desktop.html import Page, div, mark, span
from screenseg.synth.desktop.merge import Content
from screenseg.synth.desktop.place import Edge, Spot, grid

__all__ = ["edge", "frame"]

_SHARE_OF_BROWSERS = 0.6  # of pages; the others stand in a window of their own
_SITES = "portal app crm shop intranet mail my cloud erp admin service support".split()
_NAMES = "acme northwind contoso globex initech umbrella hooli example company city-hall uni-west".split()
_ENDS = "com net org de fr co.uk io local eu".split()
_HEADS = {"tabs": 34, "address": 38, "bookmarks": 28}  # CSS pixels


def edge(page: Page, content: Content) -> Edge:
    """What the frame adds on each side; a content that draws its own title bar gets a thin line at most."""
    system = page.system
    left, top, right, bottom = (page.device(value) if value else 0 for value in system.border)
    if content.titled:
        return Edge(0, 0, 0, 0)
    content.browser = _browser(page, content)
    if content.browser:
        head = sum(page.device(_HEADS[part]) for part in content.browser if part != "tabs")
        title = page.device(_HEADS["tabs"] if "tabs" in content.browser else system.title)
        return Edge(left, top + title + head, right, bottom, title, head)
    title = page.device(system.title)
    return Edge(left, top + title, right, bottom, title)


def _browser(page: Page, content: Content) -> tuple[str, ...]:
    """The bars of a browser frame; none if it is a program's window."""
    if content.program or page.rng.random() > _SHARE_OF_BROWSERS:
        return ()
    return ("tabs", "address", "bookmarks") if page.rng.random() < 0.35 else ("tabs", "address")


def frame(page: Page, content: Content, spot: Spot, number: int, *, active: bool) -> str:
    """A window as HTML, its picture inside."""
    key, e, px = f"w{number}", spot.edge, page.px
    body = ""
    if not content.titled:
        across = f"left:{px(e.left)};right:{px(e.right)}"
        upper = e.top - e.title - e.head
        style = f'style="{across};top:{px(upper)};height:{px(e.title)}"'
        body += div(
            "title", _title(page, content, key), f"{style} {mark(f'{key}/titlebar', 'titlebar', content.title)}"
        )
        if content.browser:
            style = f'style="{across};top:{px(upper + e.title)};height:{px(e.head)}"'
            body += div("head", _head(page, content, key), style)
    body += _picture(page, content, number, e)
    classes = ["win", "active" if active else "passive"]
    classes += ["own"] * content.titled + ["browser"] * bool(content.browser)
    place = f"left:{px(spot.left)};top:{px(spot.top)};width:{px(spot.width)};height:{px(spot.height)}"
    window = mark(key, "window", content.title, layer=content.layer, surface=True)
    return div(" ".join(classes), body, f'style="{place}" {window}')


def _picture(page: Page, content: Content, number: int, e: Edge) -> str:
    """The content, on whole CSS pixels; what was added to fill them is cut off."""
    px, step = page.px, grid(page.look.scale)
    width, height = content.width, content.height
    inner = f"left:{px(e.left)};top:{px(e.top)};width:{px(width)};height:{px(height)}"
    padded = f"width:{px(width + -width % step)};height:{px(height + -height % step)}"
    return div("content", f'<img src="{{folder}}/{number}.bmp" style="{padded}">', f'style="{inner}"')


def _title(page: Page, content: Content, key: str) -> str:
    """What stands in the title bar."""
    buttons = span("buttons", "".join(_button(page, key, what) for what in page.system.buttons))
    if content.browser:
        middle = _tabs(page, content, key)
    else:
        middle = span("caption", escape(content.title))
        if page.system.appicon and page.rng.random() < 0.8:
            middle = span("appicon", page.tile(f"{key}/titlebar", content.meaning)) + middle
    return buttons + middle if page.system.side == "left" else middle + buttons


def _button(page: Page, key: str, what: str) -> str:
    name = {"minimize": "Minimize", "maximize": "Maximize", "close": "Close"}[what]
    if page.system.glyphs:
        return page.signed(f"{key}/{what}", name, what, what, f"b b-{what}")
    return span(f"b b-{what}", "", mark(f"{key}/{what}", "button", name, icon=what))


def _tabs(page: Page, content: Content, key: str) -> str:
    """Browser tabs, one of them this page."""
    rng = page.rng
    others = rng.sample(("Inbox", "Calendar", "New Tab", "Dashboard", "Wiki", "Tickets", "News", "Reports"), 4)
    titles = [(title, False) for title in others[: rng.choices((0, 1, 2, 4), weights=(3, 3, 3, 1))[0]]]
    titles.insert(rng.randint(0, len(titles)), (content.title, True))
    tabs = ""
    for at, (title, selected) in enumerate(titles):
        tab = f"{key}/tab{at}"
        inner = page.tile(tab, content.meaning if selected else rng.choice(_ICONS)) + span("words", escape(title))
        inner += span("tabclose", page.glyph("close"), mark(f"{tab}/close", "button", "Close", icon="close"))
        tabs += span("tab on" if selected else "tab", inner, mark(tab, "tab", title, selected=selected))
    tabs += page.signed(f"{key}/newtab", "New tab", "add", "plus", "newtab")
    return span("tabs", tabs, mark(f"{key}/tabs", "tablist"))


_ICONS = "mail globe chart_bar calendar cart users file_text star home folder".split()


def _head(page: Page, content: Content, key: str) -> str:
    """Address bar, and bookmarks if there are any."""
    rng = page.rng
    line = page.tool(f"{key}/back", "Back", "back") + page.tool(f"{key}/forward", "Forward", "forward")
    line += page.tool(f"{key}/reload", "Reload", "reload")
    line += page.tool(f"{key}/home", "Home", "home") if rng.random() < 0.4 else ""
    lock = page.svg("lock", mark(f"{key}/lock", "img", icon="lock")) if rng.random() < 0.8 else ""
    words = span("words", escape(_address(page)), 'data-t="value"')
    line += span("address", span("lock", lock) + words, mark(f"{key}/address", "textbox", "Address and search bar"))
    for what, icon in rng.sample(_TOOLS, rng.randint(0, 3)):
        line += page.tool(f"{key}/{what}", what.capitalize(), icon)
    line += page.tool(f"{key}/menu", "Menu", "more_vertical")
    bars = _bar("addressbar", line, _HEADS["address"], f"{key}/addressbar")
    if "bookmarks" in content.browser:
        marks = ""
        for at, name in enumerate(rng.sample(_BOOKMARKS, rng.randint(3, 7))):
            item = f"{key}/bookmark{at}"
            marks += span("bookmark", page.tile(item, rng.choice(_ICONS)) + span("", name), mark(item, "button", name))
        bars += _bar("bookmarks", marks, _HEADS["bookmarks"], f"{key}/bookmarks")
    return bars


def _bar(classes: str, inner: str, height: int, key: str) -> str:
    return div(classes, inner, f'style="height:{height}px" {mark(key, "toolbar")}')


def _address(page: Page) -> str:
    rng = page.rng
    site = f"{rng.choice(_SITES)}.{rng.choice(_NAMES)}.{rng.choice(_ENDS)}"
    record = f"/records/{rng.randrange(10, 99999)}"
    return rng.choice(("", "https://", "https://")) + site + rng.choice(("", "/", "/login", record, *_PATHS))


_PATHS = ("/search?q=2024", "/settings/profile")
_TOOLS = [
    ("favourites", "star"),
    ("downloads", "download"),
    ("extensions", "puzzle"),
    ("profile", "profile"),
    ("share", "share"),
]
_BOOKMARKS = "Mail|Calendar|Intranet|CRM|ERP|Wiki|Time sheet|Travel|HR portal|News|Maps|Translate|Support".split("|")
