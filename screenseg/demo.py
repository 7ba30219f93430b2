"""The demo: a real form on a real display, filled by what is seen of it, and checked by asking the form."""

from __future__ import annotations

import contextlib
import importlib.util
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console
from rich.markup import escape
from rich.tree import Tree

import screenseg
from screenseg.errors import MissingDependency, ScreensegError

if TYPE_CHECKING:
    import tkinter
    from tkinter import ttk

    from screenseg.document import Element

__all__ = ["run_demo"]

WANTED: dict[str, str | bool] = {
    "First name": "Zoë",
    "Last name": "Größe-東京",
    "Email": "zoe@example.com",
    "Password": "s3cret-Pass",
    "Age": "36",
    "Country": "France",
    "Send me the newsletter": False,
    "I agree to the terms": True,
}
OVERLAY = "screenseg-demo.png"

Values = dict[str, str | bool]


def run_demo() -> int:
    """Open a sign-up form, fill it by its labels, and compare what it then holds with what was to be filled in.

    Returns:
        Exit status: 0 if every value is right, 1 if one is wrong or the demo could not be run.
    """
    console = Console(highlight=False)
    try:
        with _display(console), _form() as submitted:
            _fill(console)
            return _report(console, submitted())
    except ScreensegError as error:
        console.print(f"[red]The demo failed.[/] {escape(str(error))}", soft_wrap=True)
        return 1


def _fill(console: Console) -> None:
    """The main job, as a script would do it; and a picture of what was seen."""
    from screenseg.inspect import save_overlay

    # All of the screen is looked at, since a dropdown's list may reach beyond its window.
    screen = screenseg.Screen()
    screen.find("Create account button").wait_for(timeout=30)  # which includes loading the models
    for phrase, value in WANTED.items():
        field = screen.find(phrase)
        console.print(f"  find({phrase!r}) … {value!r}")
        if phrase == "Country":
            field.select(str(value))
        elif isinstance(value, str):
            field.type(value)
        elif value:
            field.check()
        else:
            field.uncheck()
    look = screen.look()
    console.print(_tree(look.document.root))
    path = save_overlay(look.screenshot, look.document, Path(OVERLAY).resolve())
    screen.find("Create account button").click()
    console.print(f"What was seen, drawn over the screen: {escape(str(path))}", soft_wrap=True)


def _report(console: Console, got: Values) -> int:
    """Print each value beside what the form says it holds."""
    for name, wanted in WANTED.items():
        right = got.get(name) == wanted
        mark = "[green]ok   [/]" if right else "[red]WRONG[/]"
        console.print(f"{mark} {name}: {escape(repr(got.get(name)))}" + ("" if right else f", not {wanted!r}"))
    return 0 if got == WANTED else 1


def _tree(element: Element, tree: Tree | None = None) -> Tree:
    state = {"value": element.value, "checked": element.checked}
    words = [f"[bold]{element.role}[/]", escape(repr(element.label or element.text))]
    words += [f"{name}={escape(repr(value))}" for name, value in state.items() if value is not None]
    line = " ".join([*words, f"[dim]{tuple(element.box)}[/]"])
    branch = Tree(line) if tree is None else tree.add(line)
    for child in element.children:
        _tree(child, branch)
    return branch


@contextlib.contextmanager
def _display(console: Console) -> Iterator[None]:
    """The display that is there, else a virtual one."""
    from screenseg.act.drivers.virtual import virtual_display

    if importlib.util.find_spec("tkinter") is None:
        raise MissingDependency("The form needs tkinter. Install it with: sudo apt-get install python3-tk")
    if not sys.platform.startswith("linux") or os.environ.get("DISPLAY"):
        yield
        return
    with virtual_display() as name:
        console.print(f"There is no display; the form opens on a virtual one, {name}.")
        yield


@contextlib.contextmanager
def _form() -> Iterator[Callable[[], Values]]:
    """The form in a process of its own; yields a function that waits for what it was submitted with."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "values.json")
        with subprocess.Popen([sys.executable, "-m", "screenseg.demo", str(path)]) as process:

            def submitted() -> Values:
                with contextlib.suppress(subprocess.TimeoutExpired):
                    process.wait(15)
                values: Values = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
                return values

            try:
                yield submitted
            finally:
                process.terminate()


TITLE = "screenseg demo: sign up"


def _show_form(path: Path) -> None:
    """Show the form until it is submitted, then write its values to `path`."""
    import tkinter

    root = tkinter.Tk()
    root.title(TITLE)
    readers = _widgets(root)

    def submit() -> None:
        path.write_text(json.dumps({name: read() for name, read in readers.items()}), encoding="utf-8")
        root.destroy()

    root.nametowidget(".form.create").configure(command=submit)
    root.attributes("-topmost", True)
    root.resizable(False, False)
    root.mainloop()


def _widgets(root: tkinter.Tk) -> dict[str, Callable[[], str | bool]]:
    """Lay out the form; what reads each field, by its label."""
    import tkinter
    from tkinter import ttk

    _style(ttk.Style(root))
    form = ttk.Frame(root, name="form", padding=28)
    form.grid()
    ttk.Label(form, text="Create your account", style="Title.TLabel").grid(columnspan=2, sticky="w", pady=(0, 14))
    readers: dict[str, Callable[[], str | bool]] = {}
    for number, (name, wanted) in enumerate(WANTED.items()):
        if isinstance(wanted, bool):
            state = tkinter.BooleanVar(root, value=not wanted)
            readers[name] = state.get
            ttk.Checkbutton(form, text=name, variable=state).grid(columnspan=2, sticky="w", pady=(10, 0))
            continue
        row, column = number // 2 * 2 + 1, number % 2
        ttk.Label(form, text=name).grid(row=row, column=column, sticky="w", padx=(0, 20), pady=(10, 3))
        entry = _entry(form, name)
        readers[name] = entry.get
        entry.grid(row=row + 1, column=column, sticky="w", padx=(0, 20))
    ttk.Button(form, name="create", text="Create account").grid(columnspan=2, sticky="w", pady=(20, 0))
    return readers


def _entry(form: ttk.Frame, name: str) -> ttk.Entry:
    from tkinter import ttk

    if name == "Country":
        countries = ["Austria", "Brazil", "Canada", "France", "Germany", "India", "Japan", "Kenya", "Norway", "Peru"]
        dropdown = ttk.Combobox(form, values=countries, width=26)
        dropdown.set("Choose")
        dropdown.configure(state="readonly")
        return dropdown
    return ttk.Entry(form, width=28, show="•" if name == "Password" else "")


def _style(style: ttk.Style) -> None:
    style.theme_use("clam")
    style.configure(".", font=("DejaVu Sans", 11), background="#f4f5f7")
    style.configure("Title.TLabel", font=("DejaVu Sans", 17, "bold"))
    style.configure(
        "TButton", background="#1a5fb4", foreground="white", padding=(18, 8), font=("DejaVu Sans", 11, "bold")
    )
    style.map("TButton", background=[("active", "#16539d")])
    style.configure("TEntry", padding=5)
    style.configure("TCombobox", padding=5)
    style.map("TCombobox", fieldbackground=[("readonly", "white")])
    style.configure("TCheckbutton", indicatorsize=15, indicatormargin=(0, 0, 8, 0))


if __name__ == "__main__":
    _show_form(Path(sys.argv[1]))
