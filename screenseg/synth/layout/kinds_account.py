"""Signing in and up, connections, profiles: short forms, mostly in the middle of nothing."""

from __future__ import annotations

from screenseg.synth.layout import parts_bars as bars
from screenseg.synth.layout import parts_fields as fields
from screenseg.synth.layout import parts_shell as shell
from screenseg.synth.layout.draft import Draft
from screenseg.synth.layout.kind import Kind
from screenseg.synth.spec import Node

__all__ = ["KINDS"]


_PERSON = (
    "salutation given_name family_name display_name username email phone date_of_birth gender language profile_photo"
).split()


def _who(d: Draft) -> str:
    return d.pick(("username", "email", "email", "customer_number" if d.chance(0.2) else "username"))


def _login(d: Draft) -> Node:
    d.restyled(filled=d.pick((0, 0, 0.5, 1)), disabled=0, readonly=0)
    remember = d.chance(0.6)
    forgot = d.link(d.words.plain("forgot_password")) if d.chance(0.7) else None
    between = d.row(fields.field(d, "remember_me"), d.node("spacer"), forgot) if remember else forgot
    wide = {"text": d.words.action("sign_in")}
    parts: list[Node | None] = [
        d.node("image", text=d.program, icon="logo") if d.chance(0.4) else None,
        d.heading(d.pick((d.words.action("sign_in"), d.program)), d.pick((1, 2, 3))),
        d.says("welcome_back", "welcome", "good_morning", variant="muted") if d.chance(0.35) else None,
        d.node(
            "alert",
            text=d.words.plain("sign_in_failed", "connection_failed", "something_wrong"),
            variant="error",
            closable=d.chance(0.3),
        )
        if d.chance(0.15)
        else None,
        fields.form(d, [_who(d), "password", *(["one_time_code"] if d.chance(0.08) else [])]),
        between,
        d.button("sign_in", "primary", **wide),
    ]
    if d.chance(0.3):
        parts += [d.node("separator"), d.row(*(d.node("button", text=name) for name in ("Google", "GitHub")))]
    parts.append(d.says("no_account") if d.chance(0.5) else None)
    card = d.node("card", *parts) if d.chance(0.7) else d.column(*parts)
    if d.width > 1000 and d.chance(0.2):
        picture = d.column(
            d.heading(d.program, 1),
            d.text(d.words.said("prose")),
            d.node("image", text=d.words.subject_line()),
        )
        return shell.bare(d, d.node("split", picture, card, orientation="horizontal", value="0.55"))
    return shell.bare(d, card)


def _login_dialog(d: Draft) -> Node:
    d.restyled(filled=d.pick((0, 0.6, 1)), readonly=0)
    keys = [*(["host"] if d.chance(0.3) else []), "username", "password", *(["language"] if d.chance(0.2) else [])]
    picture = d.node("image", text="", icon="key") if d.chance(0.3) else None
    says = d.says("welcome", "required_marker", "connected") if d.chance(0.4) else None
    tick = fields.field(d, "remember_me") if d.chance(0.6) else None
    form = fields.form(d, keys)
    body = d.row(picture, d.column(says, form, tick)) if picture else d.column(says, form, tick)
    press = bars.buttons(d, d.pick(("sign_in cancel", "ok cancel", "connect close", "sign_in exit help")))
    return shell.small(d, d.words.action("sign_in"), body, press)


def _sign_up(d: Draft) -> Node:
    keys = d.some(
        ("salutation", "given_name", "family_name", "company_name", "date_of_birth", "country", "phone"), 2, 5
    )
    keys += [*d.some(("username",), 0, 1), "email", "password", *d.some(("confirm_password",), 0, 1)]
    ticks = [
        fields.field(d, key)
        for key in fields.known(d, d.some(("accept_terms", "subscribe_newsletter", "accept_privacy"), 1, 2))
    ]
    parts = [
        d.heading(d.words.action("sign_up"), d.pick((1, 2))),
        d.hint() if d.chance(0.4) else None,
        fields.form(d, keys, d.pick((1, 1, 2)) if d.width > 700 else 1),
        *ticks,
        bars.buttons(d, d.pick(("sign_up", "sign_up cancel", "continue back", "submit reset"))),
        d.says("agree_sentence", variant="small") if d.chance(0.25) else None,
        d.says("have_account") if d.chance(0.5) else None,
    ]
    content = d.node("card", *parts) if d.chance(0.6) else d.column(*parts)
    return shell.bare(d, content) if d.chance(0.7) else shell.page(d, content, shape="top")


def _profile(d: Draft) -> Node:
    d.restyled(filled=d.pick((0.8, 1)))
    face = d.row(
        d.node("avatar", text=d.words.subject.name),
        d.column(d.text(d.words.subject.name, "strong"), d.text(d.words.subject.email, "muted")),
        d.node("spacer"),
        d.button("upload") if d.chance(0.6) else d.button("edit"),
    )
    one = d.some(_PERSON, 5, 9)
    two = d.some("street_address postal_code city country website biography time_zone occupation".split(), 3, 7)
    columns = d.form_columns()
    groups = [
        fields.fieldset(d, d.words.title("personal_data"), one, min(2, columns)),
        fields.fieldset(d, d.words.title("address"), two, min(2, columns)),
    ]
    marks = [
        fields.field(d, key)
        for key in fields.known(d, d.some(("subscribe_newsletter", "two_factor", "marketing_consent"), 1, 3))
    ]
    body = d.column(face, *groups, *marks, bars.buttons(d, "save cancel"))
    if d.chance(0.4):
        titles = [d.words.title(name) for name in ("profile", "security", "notifications", "billing")]
        body = bars.tabs(d, titles, body, chosen=0, orientation=d.pick(("horizontal", "vertical")))
    return shell.page(d, body, title=d.words.title("profile"))


def _change_password(d: Draft) -> Node:
    d.restyled(filled=d.pick((0, 0.5, 1)))
    form = fields.form(d, ["current_password", "new_password", "confirm_password"])
    says = d.hint() if d.chance(0.5) else None
    if d.root == "page":
        meter = d.node("progressbar", value=str(d.rng.randint(10, 100))) if d.chance(0.4) else None
        title = d.words.label("new_password")
        return shell.page(d, d.node("card", says, form, meter, bars.buttons(d, "save cancel")), title=title)
    return shell.small(d, d.words.label("new_password"), says, form, bars.buttons(d, "ok cancel"))


KINDS = {
    "login": Kind("page", 1.6, _login, "medium"),
    "login-dialog": Kind("window", 1.0, _login_dialog, "small"),
    "sign-up": Kind("page", 1.2, _sign_up),
    "profile": Kind("page", 1.0, _profile),
    "change-password": Kind("page", 0.4, _change_password, "medium"),
    "change-password-dialog": Kind("window", 0.4, _change_password, "small"),
}
