"""Messages: a question and the buttons that answer it, an error, a warning."""

from __future__ import annotations

from screenseg.synth.layout import parts_bars as bars
from screenseg.synth.layout import parts_fields as fields
from screenseg.synth.layout.draft import Draft
from screenseg.synth.spec import Node

__all__ = ["message"]

#: Questions, and the rows of buttons that answer them.
_QUESTIONS: dict[str, tuple[str, ...]] = {
    "ask_save": ("save discard cancel", "yes no cancel"),
    "ask_delete": ("delete cancel", "yes no", "ok cancel"),
    "ask_overwrite": ("yes no", "replace cancel", "replace skip cancel"),
    "ask_quit": ("yes no", "exit cancel", "ok cancel"),
    "ask_sure": ("yes no", "ok cancel", "continue cancel"),
    "ask_discard": ("discard cancel", "save discard cancel", "continue cancel"),
    "ask_sign_out": ("sign_out cancel", "yes no"),
    "ask_replace_all": ("yes no", "replace cancel"),
    "ask_restart": ("restart cancel", "yes no", "restart skip"),
    "ask_cookies": ("accept reject settings", "accept reject", "ok"),
    "ask_notifications": ("accept reject", "yes no"),
}
_OF_PAGES = ("ask_cookies", "ask_notifications")
_ERRORS = tuple("file_not_found connection_failed something_wrong access_denied file_too_large errors_in_form".split())
_ANSWERS: dict[str, tuple[str, ...]] = {
    "error": ("ok", "ok", "retry cancel", "close", "ok help", "retry skip cancel"),
    "warning": ("ok", "ok cancel", "continue cancel", "close"),
    "toast": ("ok", "close", "ok"),
}


def message(d: Draft, kind: str) -> tuple[str, list[Node | None]]:
    """A title and what stands below it: the words, perhaps an icon or a box to tick, and the buttons.

    `kind` is question, error, warning or toast (which is good news).
    """
    key = ""
    if kind == "question":
        key = d.pick([name for name in _QUESTIONS if d.root == "page" or name not in _OF_PAGES])
    said = d.words.plain(*_ERRORS) if kind == "error" else d.words.plain(key) if key else d.words.sentence(kind)
    more = None
    if key in ("ask_delete", "ask_overwrite", "ask_discard", "ask_sure") and d.chance(0.3):
        more = d.says("irreversible", "unsaved_changes", variant="muted")
    again = fields.check(d, d.words.title("dont_ask_again")) if key and d.chance(0.25) else None
    words = d.column(d.text(said, d.pick(("body", "strong"))), more, again)
    icon = d.icon("info" if kind == "toast" else kind)
    keys = d.pick(_QUESTIONS[key] if key else _ANSWERS[kind])
    title = d.program
    if kind in ("error", "warning") and d.chance(0.7):
        title = d.words.title(kind)
    elif key and d.chance(0.7):
        title = d.words.title("confirmation") if d.chance(0.5) else d.words.action(keys.split()[0]).rstrip(".…")
    press = bars.buttons(d, keys, primary=d.chance(0.6))
    return title, [d.row(icon, words) if d.chance(0.75) else words, press]
