"""A Tk window for tests; writes what it holds to standard output, a line of JSON at each change.

Usage: form.py MODE, one of the functions below.
"""

from __future__ import annotations

import json
import sys
import tkinter as tk
from collections.abc import Callable
from tkinter import ttk
from typing import Any

COUNTRIES = (
    "Argentina Australia Austria Belgium Brazil Canada Chile China Denmark Egypt Finland France Germany Greece "
    "Hungary Iceland India Ireland Italy Japan Kenya Mexico Norway Peru Poland Portugal Spain Sweden Turkey Vietnam"
).split()

root = tk.Tk()
root.title("Test form")
root.geometry("760x560+120+80")
root.option_add("*Font", "{DejaVu Sans} 11")
root.configure(background="#f4f5f7")
style = ttk.Style(root)
style.theme_use("clam")
style.configure(".", font=("DejaVu Sans", 11), background="#f4f5f7")
style.configure("TCheckbutton", indicatorsize=15, indicatormargin=(0, 0, 8, 0))
style.map("TCombobox", fieldbackground=[("readonly", "white")])

readers: dict[str, Callable[[], Any]] = {}


def place(label: str, widget: tk.Widget, x: int, y: int, **size: int) -> None:
    ttk.Label(root, text=label).place(x=x, y=y)
    widget.place(x=x, y=y + 24, width=size.get("width", 300), height=size.get("height", 30))


def entry(label: str, x: int, y: int, *, old: str = "", kind: Any = ttk.Entry, **options: Any) -> Any:
    widget = kind(root, **options)
    widget.insert(0, old)
    place(label, widget, x, y)
    readers[label] = widget.get
    return widget


def button(text: str, x: int, y: int, **options: Any) -> ttk.Button:
    clicks: list[float] = []
    widget = ttk.Button(root, text=text, command=lambda: clicks.append(1), **options)
    widget.place(x=x, y=y, width=150, height=36)
    readers[text] = lambda: len(clicks)
    return widget


def form() -> None:
    entry("First name", 30, 20)
    entry("City", 400, 20, old="Old town", kind=tk.Entry, relief="solid", borderwidth=1)
    entry("Password", 30, 100, show="•")
    country = ttk.Combobox(root, values=COUNTRIES)
    country.set("Choose")
    country.configure(state="readonly")
    place("Country", country, 400, 100)
    readers["Country"] = country.get
    notes = tk.Text(root, relief="solid", borderwidth=1)
    place("Notes", notes, 30, 180, height=90)
    readers["Notes"] = lambda: notes.get("1.0", "end-1c")
    entry("Code", 400, 180)
    for number, (text, on) in enumerate({"Newsletter": True, "I agree": False}.items()):
        state = tk.BooleanVar(root, value=on)
        ttk.Checkbutton(root, text=text, variable=state).place(x=30, y=320 + 40 * number)
        readers[text] = state.get
    button("Save", 30, 430)


def refuse() -> None:
    """What must not be acted on: a greyed-out button, twins, a field that lets nothing in."""
    button("Delete all", 30, 30, state="disabled")
    entry("Email", 30, 100)
    entry("Email", 400, 100)
    entry("Locked", 30, 200, state="readonly")
    shouts = tk.StringVar(root)
    widget = ttk.Entry(root, textvariable=shouts)
    shouts.trace_add("write", lambda *_: root.after_idle(shouts.set, "REJECTED INPUT"))
    place("Nickname", widget, 400, 200)
    readers["Nickname"] = shouts.get


def late() -> None:
    """A field that comes after a second and a half, and a button that is greyed out as long."""
    ok = button("Continue", 30, 30, state="disabled")
    entry("Given name", 30, 100)
    entry("Family name", 400, 100)

    def come() -> None:
        entry("Phone number", 30, 200)
        ok.configure(state="normal")

    root.after(1500, come)


def moving() -> None:
    """A button that travels for four seconds; for each click, whether it was still on its way."""
    left = list(range(20, 520, 5))
    clicks: list[str] = []
    ok = button("Catch me", 20, 60)
    ok.configure(command=lambda: clicks.append("moving" if left else "still"))
    readers["Catch me"] = lambda: clicks

    def step() -> None:
        if left:
            ok.place(x=left.pop(0))
            root.after(40, step)

    step()


def report(last: str = "") -> None:
    line = json.dumps({name: read() for name, read in readers.items()})
    if line != last:
        print(line, flush=True)
    root.after(30, report, line)


globals()[sys.argv[1]]()
# On the screen, and by the window manager's leave with the focus.
root.wait_visibility()
root.focus_force()
root.after(300, report)
root.mainloop()
