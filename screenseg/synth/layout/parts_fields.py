"""Fields and forms: a concept's label, a control that suits it, a value that agrees, and the state it is in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from screenseg.synth.layout.draft import Draft
from screenseg.synth.spec import Node, Placement

__all__ = ["check", "control", "field", "fieldset", "form", "known", "search", "select"]

_MARKS = frozenset(("checkbox", "switch"))
_SEVERAL = 0.35  # share of choices of which several may be made
_SLID = 0.35  # share of numbers within bounds that are set by a slider
_TYPED = frozenset("textbox password multiline search date time spinbutton combobox colour file".split())
_INSIDE = frozenset("textbox password multiline search combobox date time".split())


def known(d: Draft, keys: Sequence[str]) -> list[str]:
    """The keys that the lexicon has, each once."""
    return [key for key in dict.fromkeys(keys) if key in d.words.lexicon.concepts]


def field(d: Draft, key: str, placement: Placement = "", *, kind: str = "", **attributes: Any) -> Node:
    """A labelled control for a concept; `kind` if the control is decided, `attributes` are the control's."""
    place = placement or d.style.placement
    kind = kind or _control_kind(d, key)
    label = d.words.label(key)
    if kind in _MARKS:
        return _mark_field(d, key, kind, place)
    if place in ("inside", "floating") and kind not in _INSIDE:
        place = "above"
    inner = control(d, key, kind, **(_states(d, kind) | attributes))
    more: dict[str, Any] = {"help": d.words.help(key) if d.chance(d.style.help) else ""}
    if inner.invalid:
        more["error"] = d.words.fault(key, inner.value)
    if place == "inside":
        inner = _relabelled(d, inner, label)
    else:
        more["text"] = label + (d.style.colon if place in ("left", "above", "cell") else "")
    if place == "none":
        more["text"] = ""
    more["required"] = d.chance(d.style.required) and not inner.readonly
    more |= _addons(d, key, kind)
    if more.get("prefix") == "https://":
        inner = replace(inner, value=inner.value.partition("://")[2], placeholder="")
    return d.node("field", inner, *_companions(d, key, kind), placement=place, concept=key, **more)


def control(d: Draft, key: str, kind: str = "", **states: Any) -> Node:
    """A control without a label; `filled=False` leaves it empty."""
    kind = kind or _control_kind(d, key)
    filled = states.pop("filled", d.chance(d.style.filled))
    states.setdefault("concept", key)
    if kind == "radio":
        return _radios(d, key, filled, states)
    if kind in _MARKS:
        states.setdefault("checked", filled and d.chance(0.5))
        return d.node(kind, text=d.words.label(key), **states)
    if kind in ("spinbutton", "slider"):
        return _number(d, key, kind, states)
    if kind == "combobox":
        options = d.words.choices(key)
        editable = not d.words.concept(key).choices and d.chance(0.4)
        value = d.pick(options) if filled else d.pick(("", "", d.words.placeholder(key), options[0]))
        states.setdefault("value", value)
        return d.node("combobox", options=options, editable=editable, **states)
    return _typed(d, key, kind, filled, states)


def form(d: Draft, keys: Sequence[str], columns: int = 1, placement: Placement = "", **attributes: Any) -> Node:
    """Fields for concepts in columns; placements of labels are those of the style if none is given."""
    place = placement or d.style.placement
    fields = [field(d, key, place) for key in known(d, keys)]
    columns = max(1, min(columns, len(fields)))
    return d.node("form", *fields, columns=columns, placement=place, **attributes)


def fieldset(d: Draft, title: str, keys: Sequence[str], columns: int = 1, variant: str = "") -> Node:
    """A titled group of fields."""
    variant = variant or d.pick(
        ("box", "box", "card", "plain", "plain") if d.root == "page" else ("box", "box", "plain")
    )
    return d.node("group", form(d, keys, columns), text=title, variant=variant)


def check(d: Draft, text: str, kind: str = "checkbox", **states: Any) -> Node:
    """A check box, radio or switch with a caption that is no concept."""
    dice = d.rng.random()
    states.setdefault("checked", "mixed" if dice < 0.04 and kind == "checkbox" else dice < 0.48)
    states.setdefault("disabled", d.chance(d.style.disabled))
    return d.node(kind, text=text, **states)


def search(d: Draft, **attributes: Any) -> Node:
    """A search field; what it says inside is the command's name."""
    attributes.setdefault("placeholder", d.words.action("search") + d.pick(("", "…", "...")))
    attributes.setdefault("value", d.words.query() if d.chance(0.2) else "")
    return d.node("search", **attributes)


def select(d: Draft, options: Sequence[str], value: str = "", **attributes: Any) -> Node:
    """A combobox of given options."""
    return d.node("combobox", options=tuple(options), value=value or d.pick(options), **attributes)


def _control_kind(d: Draft, key: str) -> str:
    kind = d.words.commonest(d.words.concept(key).controls)
    if kind == "radio" and len(d.words.choices(key)) > 5:
        return "combobox"
    if kind == "spinbutton" and d.chance(_SLID):
        return "slider"
    return kind


def _states(d: Draft, kind: str) -> dict[str, Any]:
    """At most one of disabled, readonly and invalid, as often as the style has them."""
    style, dice = d.style, d.rng.random()
    if dice < style.disabled:
        return {"disabled": True}
    if dice < style.disabled + style.readonly and kind in _TYPED:
        return {"readonly": True, "filled": d.chance(0.9)}
    if d.chance(style.invalid) and kind in _TYPED:
        return {"invalid": True}
    return {}


def _mark_field(d: Draft, key: str, kind: str, place: Placement) -> Node:
    """A check box carries its label as a caption, or stands beside the label like every other control."""
    states = {k: v for k, v in _states(d, kind).items() if k == "disabled"}
    mark = control(d, key, kind, **states)
    if place in ("left", "cell", "right") and d.chance(0.45):
        bare = d.node(kind, checked=mark.checked, disabled=mark.disabled, concept=key)
        return d.node("field", bare, text=mark.text + d.style.colon, placement=place, concept=key)
    return d.node("field", mark, placement="none", concept=key)


def _radios(d: Draft, key: str, filled: bool, states: dict[str, Any]) -> Node:
    """Radio buttons, or check boxes where several may be chosen, below or beside each other."""
    options = d.words.choices(key)[:5]
    chosen = d.rng.randrange(len(options)) if filled or d.chance(0.6) else -1
    off = {"disabled": bool(states.get("disabled"))}
    ticked = [place == chosen for place in range(len(options))]
    kind = "radio"
    if d.chance(_SEVERAL):
        kind, ticked = "checkbox", [filled and d.chance(0.4) for _ in options]
    marks = (d.node(kind, text=text, checked=on, **off) for text, on in zip(options, ticked, strict=True))
    short = sum(map(len, options)) < 36
    return d.node("radiogroup", *marks, orientation="horizontal" if short and d.chance(0.75) else "vertical", **states)


def _number(d: Draft, key: str, kind: str, states: dict[str, Any]) -> Node:
    low, high, decimals = d.words.bounds(key)
    number = d.words.amount(low, high, decimals)
    return d.node(kind, value=f"{number:.{decimals}f}", minimum=low, maximum=high, **states)


def _typed(d: Draft, key: str, kind: str, filled: bool, states: dict[str, Any]) -> Node:
    if "value" not in states and filled:
        if kind in ("date", "time"):
            return _moment(d, key, kind, states)
        states["value"] = (
            "#" + "".join(d.rng.choices("0123456789abcdef", k=6)) if kind == "colour" else d.words.value(key)
        )
    if not states.get("value") and kind not in ("password", "colour", "file") and d.chance(0.4):
        states.setdefault("placeholder", d.words.placeholder(key))
    return d.node(kind, **states)


def _moment(d: Draft, key: str, kind: str, states: dict[str, Any]) -> Node:
    """Dates and times: `value` as it is written, the only option as ISO 8601 has it, for native controls."""
    if kind == "date":
        day = d.words.own_day(key)
        return d.node(kind, value=d.words.formats.date(day), options=(day.isoformat(),), **states)
    minutes = d.rng.randrange(7, 21) * 60 + d.pick((0, 0, 15, 30, 45))
    iso = f"{minutes // 60:02d}:{minutes % 60:02d}"
    return d.node(kind, value=d.words.formats.time(minutes), options=(iso,), **states)


def _relabelled(d: Draft, node: Node, label: str) -> Node:
    """The control with its label as placeholder; more of these are empty, or nobody would know what they are."""
    value = "" if d.chance(0.5) or node.value == node.placeholder else node.value
    return replace(
        node, placeholder=label, value=value, options=node.options if value or node.kind == "combobox" else ()
    )


def _addons(d: Draft, key: str, kind: str) -> dict[str, str]:
    unit = d.words.unit(key)
    if (
        unit
        and "(" not in d.words.label(key)
        and kind in ("textbox", "spinbutton", "slider")
        and d.chance(d.style.units)
    ):
        return {"prefix": unit} if unit in ("$", "£", "€", "¥") and d.chance(0.6) else {"suffix": unit}
    if key == "website" and d.root == "page" and d.chance(0.3):
        return {"prefix": "https://"}
    if key == "username" and d.root == "page" and d.chance(0.12):
        return {"prefix": "@"}
    return {}


def _companions(d: Draft, key: str, kind: str) -> list[Node]:
    """Buttons that belong to a control: value help, browse, copy, show the password."""
    if kind != "textbox" or not d.chance(0.07):
        return []
    if key.endswith(("number", "code", "customer", "supplier", "material")):
        return [d.icon_button("search")]
    return [d.button("copy")] if key in ("api_key", "access_token", "license_key") else []
