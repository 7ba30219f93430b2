"""Pictures out of nothing: scenes, gradients, noise, logos, faces and charts, as SVG."""

from __future__ import annotations

import colorsys
import math
import random

from markupsafe import Markup

__all__ = ["avatar", "chart", "image", "initials"]


def _colour(
    rng: random.Random, saturation: tuple[float, float] = (0.25, 0.75), light: tuple[float, float] = (0.3, 0.8)
) -> str:
    red, green, blue = colorsys.hls_to_rgb(rng.random(), rng.uniform(*light), rng.uniform(*saturation))
    return f"#{round(red * 255):02x}{round(green * 255):02x}{round(blue * 255):02x}"


def _tag(name: str, inside: str = "", **attributes: object) -> str:
    """An SVG element; underscores in names stand for hyphens."""
    said = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{round(value, 1) if isinstance(value, float) else value}"'
        for key, value in attributes.items()
    )
    return f"<{name}{said}>{inside}</{name}>"


def _svg(width: int, height: int, inside: str, *, slice_: bool = True) -> Markup:
    fit = "xMidYMid slice" if slice_ else "xMidYMid meet"
    return Markup(f'<svg class="x-picture" viewBox="0 0 {width} {height}" preserveAspectRatio="{fit}">{inside}</svg>')


def image(rng: random.Random, *, logo: bool = False) -> Markup:
    """A picture that stands for a photograph, or for a logo."""
    if logo:
        return _logo(rng)
    return rng.choice((_landscape, _landscape, _gradient, _noise, _shapes, _still))(rng)


def _gradient(rng: random.Random) -> Markup:
    name = f"g{rng.randrange(10**6)}"
    stops = "".join(_tag("stop", offset=k / 2, stop_color=_colour(rng)) for k in range(3))
    kind = rng.choice(("linearGradient", "radialGradient"))
    ground = _tag("defs", _tag(kind, stops, id=name)) + _tag("rect", width=400, height=240, fill=f"url(#{name})")
    dots = "".join(
        _tag(
            "circle", cx=rng.randrange(400), cy=rng.randrange(240), r=rng.randint(5, 70), fill=_colour(rng), opacity=0.4
        )
        for _ in range(rng.randint(0, 6))
    )
    return _svg(400, 240, ground + dots)


def _landscape(rng: random.Random) -> Markup:
    parts = [_tag("rect", width=400, height=240, fill=_colour(rng, (0.3, 0.8), (0.6, 0.88)))]
    parts.append(_tag("circle", cx=rng.randint(40, 360), cy=rng.randint(25, 90), r=rng.randint(10, 30), fill="#fff6d0"))
    for layer in range(rng.randint(2, 4)):
        base, points, x = 110 + layer * 35, ["0,240"], 0
        while x < 400:
            points.append(f"{x},{base + rng.randint(-35, 25)}")
            x += rng.randint(25, 90)
        colour = _colour(rng, (0.2, 0.6), (0.5 - layer * 0.1, 0.6 - layer * 0.1))
        parts.append(_tag("polygon", points=" ".join((*points, f"400,{base}", "400,240")), fill=colour))
    for _ in range(rng.choice((0, 0, 3, 6))):
        x, y, width = rng.randint(0, 380), rng.randint(130, 190), rng.randint(15, 50)
        parts.append(_tag("rect", x=x, y=y, width=width, height=240 - y, fill=_colour(rng)))
    return _svg(400, 240, "".join(parts))


def _noise(rng: random.Random) -> Markup:
    name, seed = f"n{rng.randrange(10**6)}", rng.randrange(1000)
    frequency = rng.choice(("0.008 0.014", "0.02", "0.04 0.015", "0.006"))
    noise = _tag("feTurbulence", type="fractalNoise", baseFrequency=frequency, numOctaves=3, seed=seed)
    colours = _tag("feColorMatrix", values="1.6 0 0 0 -.2 0 1.5 0 0 -.2 0 0 1.7 0 -.2 0 0 0 0 1")
    ground = _tag("filter", noise + colours, id=name, x=0, y=0, width="100%", height="100%")
    return _svg(200, 120, ground + _tag("rect", width=200, height=120, filter=f"url(#{name})"))


def _shapes(rng: random.Random) -> Markup:
    parts = [_tag("rect", width=400, height=240, fill=_colour(rng, light=(0.7, 0.95)))]
    for _ in range(rng.randint(4, 14)):
        x, y, size, colour = rng.randrange(400), rng.randrange(240), rng.randint(15, 90), _colour(rng)
        turn, thick = f"rotate({rng.randrange(90)} {x} {y})", rng.randint(3, 16)
        arc = f"M{x} {y}q{size} -{size} {size * 2} 0"
        kinds = (
            _tag("circle", cx=x, cy=y, r=size / 2, fill=colour),
            _tag("rect", x=x, y=y, width=size, height=size * 0.7, fill=colour, transform=turn),
            _tag("path", d=f"M{x} {y}l{size} 0l-{size / 2} -{size}z", fill=colour),
            _tag("path", d=arc, stroke=colour, stroke_width=thick, fill="none"),
        )
        parts.append(rng.choice(kinds))
    return _svg(400, 240, "".join(parts))


def _still(rng: random.Random) -> Markup:
    """A thing on a plain ground, as shops show it."""
    ground, body, dark = _colour(rng, (0, 0.2), (0.88, 0.97)), _colour(rng), _colour(rng, light=(0.2, 0.4))
    width, height = rng.randint(60, 150), rng.randint(70, 150)
    left, top = 200 - width / 2, 130 - height / 2
    across, down = left + width * 0.2, top + height * 0.2
    parts = (
        _tag("rect", width=400, height=240, fill=ground),
        _tag("ellipse", cx=200, cy=top + height, rx=width * 0.7, ry=12, fill="#0002"),
        _tag("rect", x=left, y=top, width=width, height=height, rx=rng.choice((4, 14, 40)), fill=body),
        _tag("rect", x=across, y=down, width=width * 0.6, height=height * 0.25, fill=dark, opacity=0.6),
        _tag("circle", cx=200, cy=top + height * 0.7, r=width * 0.14, fill="#fff", opacity=0.7),
    )
    return _svg(400, 240, "".join(parts))


def _logo(rng: random.Random) -> Markup:
    one, two = _colour(rng, (0.5, 0.9), (0.35, 0.6)), _colour(rng, (0.5, 0.9), (0.4, 0.7))
    ring = _tag("circle", cx=20, cy=20, r=10, fill="none", stroke="#fff", stroke_width=5)
    inside = rng.choice(
        (
            _tag("circle", cx=20, cy=20, r=19, fill=one) + _tag("path", d="M8 26L20 8l12 18z", fill=two),
            _tag("rect", x=1, y=1, width=38, height=38, rx=9, fill=one) + ring,
            _tag("path", d="M20 1l17 10v18L20 39 3 29V11z", fill=one) + _tag("path", d="M20 1l17 10-17 9z", fill=two),
            _tag("path", d="M2 2h16v36H2z", fill=one) + _tag("path", d="M22 14h16v24H22z", fill=two),
            _tag("path", d="M3 37V3h12l10 18V3h12v34H25L15 19v18z", fill=one),
        )
    )
    return _svg(40, 40, inside, slice_=False)


def initials(name: str) -> str:
    """The letters of an avatar."""
    words = name.split()
    if not words:
        return "?"
    if ord(name[0]) > 0x2E00:
        return name[:1]
    return (words[0][0] + (words[-1][0] if len(words) > 1 else "")).upper()


def avatar(rng: random.Random, name: str) -> Markup:
    """A face, or a person's initials on a colour."""
    if rng.random() < 0.55:
        ground = _colour(rng, light=(0.3, 0.55))
        face = Markup('<span class="x-initials" style="background:{};color:#fff">{}</span>')
        return face.format(ground, initials(name))
    skin, hair, shirt = _colour(rng, (0.3, 0.5), (0.55, 0.85)), _colour(rng, (0.1, 0.5), (0.1, 0.4)), _colour(rng)
    parts = (
        _tag("rect", width=40, height=40, fill=_colour(rng, light=(0.75, 0.92))),
        _tag("circle", cx=20, cy=15, r=9.5, fill=hair),
        _tag("circle", cx=20, cy=17, r=7.5, fill=skin),
        _tag("path", d="M4 42q0-14 16-14t16 14z", fill=shirt),
    )
    return _svg(40, 40, "".join(parts))


def chart(rng: random.Random, name: str, accent: str, ink: str) -> Markup:
    """A diagram: bars, lines, areas, pies or gauges."""
    colours = [accent, *(_colour(rng, (0.4, 0.8), (0.4, 0.65)) for _ in range(4))]
    inside = rng.choice((_bars, _bars, _lines, _lines, _pie, _gauge))(rng, colours, ink)
    frame = (
        '<svg class="x-picture" viewBox="0 0 400 200" preserveAspectRatio="xMidYMid meet" font-size="10" fill="{}">'
        "<title>{}</title>{}</svg>"
    )
    return Markup(frame).format(ink, name, Markup(inside))


def _axes(rng: random.Random, ink: str) -> str:
    top, first = rng.choice((10, 50, 100, 500, 2000)), rng.randint(1, 6)
    made = []
    for k in range(5):
        made.append(_tag("path", d=f"M40 {172 - k * 40}H392", stroke=ink, stroke_opacity=0.5 if k == 0 else 0.2))
        made.append(_tag("text", str(top * k // 4), x=34, y=175 - k * 40, text_anchor="end"))
    made += [_tag("text", str(first + k), x=65 + k * 50, y=190, text_anchor="middle") for k in range(7)]
    return "".join(made)


def _bars(rng: random.Random, colours: list[str], ink: str) -> str:
    count = rng.randint(1, 3)
    width = 36 / count
    bars = []
    for k in range(7 * count):
        place, series = divmod(k, count)
        tall, left = rng.randint(8, 155), 47 + place * 50 + series * width
        bars.append(_tag("rect", x=left, y=172 - tall, width=width - 2, height=tall, fill=colours[series]))
    return _axes(rng, ink) + "".join(bars)


def _lines(rng: random.Random, colours: list[str], ink: str) -> str:
    made, filled = [], rng.random() < 0.4
    for colour in colours[: rng.randint(1, 3)]:
        tall, points = rng.randint(30, 120), []
        for k in range(15):
            tall = min(160, max(6, tall + rng.randint(-28, 28)))
            points.append(f"{42 + k * 25},{172 - tall}")
        line = " ".join(points)
        if filled:
            made.append(_tag("polygon", points=f"42,172 {line} 392,172", fill=colour, fill_opacity=0.2))
        made.append(_tag("polyline", points=line, fill="none", stroke=colour, stroke_width=2.2))
    return _axes(rng, ink) + "".join(made)


def _pie(rng: random.Random, colours: list[str], ink: str) -> str:
    shares = [rng.randint(1, 10) for _ in range(rng.randint(3, 5))]
    made, angle, hole = [], 0.0, rng.random() < 0.5
    for k, (share, colour) in enumerate(zip(shares, colours, strict=False)):
        part = share / sum(shares)
        end = angle + part * math.tau
        x1, y1 = 130 + 85 * math.sin(angle), 100 - 85 * math.cos(angle)
        x2, y2 = 130 + 85 * math.sin(end), 100 - 85 * math.cos(end)
        arc = f"M130 100L{x1:.1f} {y1:.1f}A85 85 0 {int(part > 0.5)} 1 {x2:.1f} {y2:.1f}z"
        made.append(_tag("path", d=arc, fill=colour))
        made.append(_tag("rect", x=260, y=51 + k * 22, width=10, height=10, fill=colour))
        made.append(_tag("text", f"{round(part * 100)} %", x=278, y=60 + k * 22))
        angle = end
    if hole:
        made.append(_tag("circle", cx=130, cy=100, r=48, fill="var(--x-surface)"))
    return "".join(made)


def _gauge(rng: random.Random, colours: list[str], ink: str) -> str:
    share = rng.random()
    dashes = f"{math.pi * 90 * share:.0f} 999"
    arc = "M110 150A90 90 0 0 1 290 150"
    return (
        _tag("path", d=arc, fill="none", stroke_width=26, stroke=ink, stroke_opacity=0.2)
        + _tag("path", d=arc, fill="none", stroke_width=26, stroke=colours[0], stroke_dasharray=dashes)
        + _tag("text", f"{share * 100:.0f} %", x=200, y=145, text_anchor="middle", font_size=30)
    )
