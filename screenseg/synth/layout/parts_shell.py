"""What stands around the content: a site's header, navigation and footer; a program's menus, tools and status."""

from __future__ import annotations

from collections.abc import Sequence

from screenseg.synth.layout import parts_bars as bars
from screenseg.synth.layout import parts_fields as fields
from screenseg.synth.layout.draft import Draft
from screenseg.synth.spec import Node

__all__ = ["bare", "behind", "dialog", "framed", "navigation", "page", "program", "small", "window"]

_FOOTER = ("legal_links", "footer_contact", "footer_version", "footer_hours", "follow_us")
_ICONS = {
    "customers_nav": "address_book",
    "orders_nav": "truck",
    "products_nav": "package",
    "invoices_nav": "invoice",
    "reports_nav": "report",
    "messages_nav": "mail",
    "projects_nav": "briefcase",
    "documents_nav": "file_text",
    "downloads_nav": "download",
    "shopping_cart": "cart",
    "user_management": "users",
    "tickets": "tag",
    "tasks": "clipboard",
    "suppliers": "factory",
    "contracts": "handshake",
    "payment_group": "credit_card",
}


def framed(d: Draft, *content: Node | None, title: str, site: str = "") -> Node:
    """The content as a page of a site or as a program's main window, whichever this screen is."""
    if d.root == "page":
        return page(d, *content, title=title, shape=site)
    return window(d, *content, title=title)


def page(d: Draft, *content: Node | None, title: str = "", shape: str = "") -> Node:
    """A page with what its site has around every page; `shape` top, side, both or slim."""
    shape = shape or d.pick(("top", "top", "side", "both", "slim"))
    if d.width < 760 and shape in ("side", "both"):
        shape = "top"
    head: list[Node | None] = []
    if title and d.chance(0.3) and shape != "slim":
        head.append(
            bars.breadcrumb(d, *d.some([d.words.title(k) for k in ("home", "overview", "administration")], 1, 2), title)
        )
    if title and d.chance(0.85):
        head.append(d.heading(title, d.pick((1, 1, 2))))
    if title and d.chance(0.08):
        head.append(_alert(d))
    header = _header(d, shape, title) if shape != "side" or d.chance(0.3) else None
    sidebar = d.node("sidebar", *_sidebar(d, title, brand=header is None)) if shape in ("side", "both") else None
    footer = _footer(d) if d.chance(0.35) else None
    return d.node("page", header, sidebar, d.node("main", *head, *content), footer, text=title)


def _alert(d: Draft) -> Node:
    variant = d.pick(("info", "success", "warning", "error"))
    kind = {"info": "warning", "success": "toast"}.get(variant, variant)
    return d.node("alert", text=d.words.sentence(kind), variant=variant, closable=d.chance(0.6))


def bare(d: Draft, *content: Node | None, footer: float = 0.4) -> Node:
    """A page with nothing around its content but perhaps a brand and a footer."""
    header = _header(d, "slim") if d.chance(0.25) else None
    return d.node("page", header, d.node("main", *content), _footer(d) if d.chance(footer) else None)


def window(
    d: Draft, *content: Node | None, title: str, menus: str = "", tools: Sequence[str] = (), bar: bool = True
) -> Node:
    """A program's main window: menus (unless it has none), a tool bar of `tools`, content, a status bar."""
    tools = tools or ("new open save", "cut copy paste", "print search")
    menubar = bars.menubar(d, menus) if bar and d.chance(0.8) else None
    toolbar = (
        bars.toolbar(d, d.some(tools, 1, len(tools)), find=d.chance(0.2)) if d.chance(0.75) or not menubar else None
    )
    status = bars.statusbar(d, *_status(d), progress=d.chance(0.12)) if d.chance(0.65) else None
    return d.node("window", menubar, toolbar, *content, status, text=_title(d, title))


def program(d: Draft, title: str, *content: Node | None) -> Node:
    """A window with nothing but its title and what it is given."""
    return d.node("window", *content, text=_title(d, title))


def small(d: Draft, title: str, *content: Node | None) -> Node:
    """A small window; in much room it lies as a dialog over what it belongs to."""
    if d.width <= 760 or d.height <= 560 or d.chance(0.12):
        d.wants_overlay = d.chance(0.3)
        return d.node("window", *content, text=title)
    d.overlays.append(dialog(d, title, *content))
    return behind(d)


def dialog(d: Draft, title: str, *content: Node | None, modal: bool | None = None) -> Node:
    """A dialog over the page or window."""
    modal = d.chance(0.75) if modal is None else modal
    return d.node("dialog", *content, text=title, variant="modal" if modal else "modeless", closable=d.chance(0.9))


def navigation(d: Draft, low: int = 4, high: int = 9) -> list[tuple[str, str]]:
    """Texts and icons of a navigation."""
    names = [entry.key for entry in d.words.sections("nav")]
    names += [
        "dashboard",
        "shopping_cart",
        "user_management",
        "settings_page",
        "tickets",
        "tasks",
        "suppliers",
        "contracts",
        "payment_group",
    ]
    return [(d.words.title(name), _ICONS.get(name, name.rsplit("_", 1)[0])) for name in d.some(names, low, high)]


def behind(d: Draft) -> Node:
    """The program that a dialog belongs to."""
    from screenseg.synth.layout import parts_lists as lists
    from screenseg.synth.layout import parts_tables as tables

    title = d.program
    dice = d.rng.random()
    if dice < 0.4:
        content = tables.table(d, d.pick(list(tables.TOPICS)), d.lines(26, share=0.7))
    elif dice < 0.65:
        content = d.node("multiline", value=lists.code(d, d.lines(20, share=0.7)))
    else:
        content = d.node(
            "split",
            lists.folders(d, 10),
            lists.files(d, d.lines(26, share=0.6)),
            orientation="horizontal",
            value="0.25",
        )
    return framed(d, content, title=title)


def _title(d: Draft, title: str) -> str:
    program = d.program
    dice = d.rng.random()
    return (
        title
        if dice < 0.3
        else f"{title} - {program}"
        if dice < 0.75
        else f"{program}: {title}"
        if dice < 0.9
        else program
    )


def _status(d: Draft) -> list[str]:
    """What status bars say."""
    words = d.words
    texts = [words.sentence("status"), words.subject.user, words.formats.date(words.formats.today), words.time()]
    return d.some(texts, 1, 4)


def _header(d: Draft, shape: str, title: str = "") -> Node:
    brand = d.link(d.program) if d.chance(0.5) else d.text(d.program, "strong")
    logo = d.node("image", text=brand.text, icon="logo") if d.chance(0.3) else None
    inner: list[Node | None] = [logo, brand]
    if shape in ("top", "both"):
        room = max(2, (d.width - 420) // 130)
        inner.append(_nav(d, 3, min(7, room), title))
    inner.append(d.node("spacer"))
    if d.chance(0.4):
        inner.append(fields.search(d))
    inner += [d.icon_button(key) for key in bars.actions(d, d.some(("notifications", "settings", "help"), 0, 2))]
    if d.chance(0.5):
        inner.append(d.node("avatar", text=d.words.subject.name))
        inner.append(d.node("button", text=d.words.subject.name, variant="flat", menu=True) if d.width > 700 else None)
    else:
        inner.append(d.link(d.words.action(d.pick(("sign_out", "sign_in")))))
    return d.node("header", *inner)


def _nav(d: Draft, low: int, high: int, title: str, *, vertical: bool = False) -> Node:
    """A navigation in which the page stands, or else another item is where one is."""
    items = navigation(d, low, high)
    texts = [text for text, _ in items]
    if title and title not in texts and d.chance(0.7):
        at = d.rng.randrange(len(items))
        items[at] = (title, "list")
        texts[at] = title
    return bars.nav(d, items, vertical=vertical, chosen=texts.index(title) if title in texts else None)


def _sidebar(d: Draft, title: str, *, brand: bool) -> list[Node | None]:
    parts: list[Node | None] = [d.text(d.program, "strong") if brand else None]
    parts.append(fields.search(d) if d.chance(0.2) else None)
    parts.append(_nav(d, 5, max(6, min(12, d.height // 60)), title, vertical=True))
    if d.chance(0.3):
        parts += [
            d.text(d.words.title("administration"), "small"),
            bars.nav(d, navigation(d, 2, 4), vertical=True, chosen=-1),
        ]
    return parts


def _footer(d: Draft) -> Node:
    more = [d.says(key, variant="small") for key in d.some(_FOOTER, 0, 3)]
    return d.node("footer", d.says("copyright", variant="small"), d.node("spacer") if d.chance(0.5) else None, *more)
