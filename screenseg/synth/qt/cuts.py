"""How the style sheets of our own shape things."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["CUTS", "Cut"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cut:
    """The shapes of one sheet; "native" leaves a part to the style below."""

    style: str = "Fusion"
    field: str = "box"  # box, underline, filled, inset, thick
    button: str = "outline"  # outline, filled, gradient, raised, tonal, native
    tabs: str = "underline"  # underline, box, pill, native
    header: str = "flat"  # flat, tinted, gradient, native
    group: str = "box"  # box, line, card, native
    marks: str = "box"  # box, filled, native
    bar: str = "plain"  # plain, accent, contrast, gradient, native
    scroll: str = "thin"  # thin, native
    radius: int = 3
    pad: tuple[int, int] = (4, 7)
    border: int = 1
    bold: bool = False


CUTS: dict[str, Cut] = {
    "flat": Cut(button="filled", radius=4, pad=(6, 10), header="flat"),
    "enterprise": Cut(
        field="box", button="gradient", tabs="box", header="tinted", radius=0, pad=(1, 4), scroll="native"
    ),
    "classic": Cut(
        style="Windows",
        field="inset",
        button="raised",
        tabs="native",
        header="native",
        radius=0,
        pad=(2, 3),
        marks="native",
        scroll="native",
        bar="native",
        group="native",
    ),
    "ide": Cut(field="box", button="tonal", tabs="box", header="tinted", radius=2, pad=(2, 6), bar="contrast"),
    "rounded": Cut(field="filled", button="filled", tabs="pill", group="card", radius=9, pad=(6, 11), marks="filled"),
    "underline": Cut(field="underline", button="tonal", tabs="underline", group="line", radius=2, pad=(5, 4)),
    "office": Cut(field="box", button="outline", tabs="underline", header="flat", radius=2, pad=(3, 6), bar="accent"),
    "xp": Cut(
        field="box",
        button="gradient",
        tabs="box",
        header="gradient",
        radius=3,
        pad=(2, 5),
        bar="gradient",
        scroll="native",
    ),
    "heavy": Cut(
        field="thick", button="outline", tabs="pill", header="tinted", radius=6, pad=(6, 9), border=2, bold=True
    ),
    "airy": Cut(field="underline", button="outline", tabs="pill", group="line", header="flat", radius=14, pad=(7, 14)),
    "slate": Cut(
        field="filled",
        button="gradient",
        tabs="box",
        header="gradient",
        radius=4,
        pad=(4, 8),
        bar="contrast",
        marks="filled",
    ),
    "thin": Cut(
        field="box",
        button="native",
        tabs="native",
        header="native",
        group="line",
        marks="native",
        radius=1,
        pad=(2, 4),
        bar="native",
        scroll="native",
    ),
    "ribbon": Cut(
        field="box", button="tonal", tabs="box", header="tinted", group="card", radius=0, pad=(4, 6), bar="accent"
    ),
    "tile": Cut(
        field="filled",
        button="filled",
        tabs="box",
        header="tinted",
        group="card",
        radius=0,
        pad=(7, 12),
        bar="contrast",
        marks="filled",
        bold=True,
    ),
}
