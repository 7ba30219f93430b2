"""Programs with a main window: mail, files, editors, trees, players, logs, pictures, addresses, tasks, tills."""

from __future__ import annotations

from screenseg.synth import samples
from screenseg.synth.layout import parts_bars as bars
from screenseg.synth.layout import parts_fields as fields
from screenseg.synth.layout import parts_lists as lists
from screenseg.synth.layout import parts_shell as shell
from screenseg.synth.layout import parts_tables as tables
from screenseg.synth.layout.draft import Draft
from screenseg.synth.layout.kind import Kind
from screenseg.synth.spec import Node

__all__ = ["KINDS"]

_MODULES = ("main", "app", "orders", "utils", "index", "models", "views", "test_api", "client")
_KEYS = ("Control", "Network", "Printers", "Services", "Software", "System", "Users", "Environment")
_SETTINGS: tuple[tuple[str, str, str], ...] = (
    ("(Default)", "string", ""),
    ("AutoStart", "bool", "true"),
    ("CacheSize", "int", "256"),
    ("Color", "string", "#336699"),
    ("Enabled", "bool", "true"),
    ("Font", "string", "Tahoma, 9"),
    ("InstallDate", "date", "2021-04-17"),
    ("Language", "string", "en-US"),
    ("LastRun", "date", "2024-02-29 08:14"),
    ("LogLevel", "int", "3"),
    ("MaxSize", "int", "1048576"),
    ("Mask", "binary", "00 ff a0 10 04"),
    ("Path", "string", "C:\\Program Files\\Common"),
    ("Port", "int", "8080"),
    ("Proxy", "bool", "false"),
    ("RetryCount", "int", "5"),
    ("Server", "string", "localhost"),
    ("Theme", "string", "classic"),
    ("Timeout", "int", "30000"),
    ("Version", "string", "4.2.1"),
)


def _text_editor(d: Draft) -> Node:
    prose = d.chance(0.5)
    text = "\n\n".join(d.words.prose(4) for _ in range(max(2, d.lines(90)))) if prose else lists.code(d, d.lines(18))
    name = samples.file_name(d.rng)
    area = d.node("multiline", value=text)
    content = (
        bars.tabs(d, sorted({name, samples.file_name(d.rng), samples.file_name(d.rng)}), area)
        if d.chance(0.4)
        else area
    )
    font = [
        fields.select(d, ("Arial", "Times New Roman", "Courier New", "Calibri")),
        fields.select(d, ("9", "10", "11", "12", "14", "18")),
    ]
    bar = (
        bars.toolbar(
            d,
            ["bold italic underline", "align_left align_center align_right", "bulleted_list numbered_list"],
            extra=font,
        )
        if prose and d.chance(0.6)
        else None
    )
    find = (
        d.row(
            fields.search(d),
            d.icon_button("previous"),
            d.icon_button("next"),
            fields.check(d, d.words.action("select_all")),
        )
        if d.chance(0.2)
        else None
    )
    tools = ("new open save", "cut copy paste", "undo redo", "find replace", "print")
    return shell.window(
        d,
        bar,
        content,
        find,
        title=name,
        tools=tools,
        menus=d.pick(("file edit view help", "file edit format view help", "file edit view insert format tools help")),
    )


def _code_editor(d: Draft) -> Node:
    names = list(dict.fromkeys(f"{d.pick(_MODULES)}.{d.pick(('py', 'js', 'css', 'java'))}" for _ in range(3)))
    editor = bars.tabs(d, names, d.node("multiline", value=lists.code(d, d.lines(18, share=0.7))))
    console = d.node("multiline", value=lists.log(d, 8), readonly=True)
    below = bars.tabs(d, ["Terminal", "Output", "Problems"], console, chosen=0)
    right = d.node("split", editor, below, orientation="vertical", value="0.7") if d.chance(0.7) else editor
    body = d.node("split", lists.project(d), right, orientation="horizontal", value=d.pick(("0.18", "0.24")))
    tools = ("new open save_all", "play stop", "undo redo", "find")
    return shell.window(d, body, title=names[0], tools=tools, menus="file edit view tools window help")


def _tree_editor(d: Draft) -> Node:
    """A tree of keys at one side, the selected one's values at the other, as in registries and configurations."""
    tree = lists.tree(d, d.rng.sample([*samples.folders(), *_KEYS], k=18), icon="folder", boxes=d.chance(0.1))
    heads = (d.node("columnheader", text=d.words.title(t)) for t in ("name", "type", "value"))
    found = d.some(_SETTINGS, 4, max(5, d.lines(24, share=0.5)))
    chosen = d.rng.randrange(len(found))
    rows = []
    for at, cells in enumerate(found):
        rows.append(d.node("tablerow", *(d.node("cell", text=text) for text in cells), selected=at == chosen))
    sheet = d.node("table", *heads, *rows, variant="plain")
    body = d.node("split", tree, sheet, orientation="horizontal", value="0.35")
    trail = d.row(d.text(samples.path(d.rng), "small")) if d.chance(0.5) else None
    return shell.window(d, trail, body, title=d.words.title("registry"), menus="file edit view help")


def _player(d: Draft) -> Node:
    seconds = d.rng.randint(90, 400)
    at = d.rng.randint(1, seconds)
    times = (f"{at // 60}:{at % 60:02d}", f"{seconds // 60}:{seconds % 60:02d}")
    seek = d.row(
        d.text(times[0], "small"), d.node("slider", value=str(at), maximum=float(seconds)), d.text(times[1], "small")
    )
    keys = bars.actions(d, "previous play pause stop next")
    press = d.row(
        *(d.icon_button(key) for key in keys if key != d.pick(("pause", "play"))),
        d.node("spacer"),
        d.icon_button("mute"),
        d.node("slider", value=str(d.rng.randint(10, 100))),
    )
    cover = d.node("image", text=d.words.subject_line())
    songs = [
        d.node(
            "listitem",
            text=d.words.city(),
            help=d.words.person().name,
            value=f"{d.rng.randint(2, 6)}:{d.rng.randint(0, 59):02d}",
            selected=n == 2,
        )
        for n in range(max(3, d.lines(44, share=0.6)))
    ]
    if d.chance(0.6):
        body = d.node(
            "split",
            cover,
            d.column(fields.search(d) if d.chance(0.4) else None, d.node("list", *songs)),
            orientation="horizontal",
            value="0.45",
        )
    else:
        body = cover
    return shell.window(
        d, body, seek, press, title=d.words.city(), tools=("open", "play stop"), menus="file view tools help"
    )


def _logs(d: Draft) -> Node:
    text = d.node("multiline", value=lists.log(d, d.lines(17)), readonly=True)
    level = fields.select(d, ("ALL", "DEBUG", "INFO", "WARN", "ERROR"))
    bar = d.row(
        level,
        fields.search(d),
        d.node("checkbox", text=d.words.title("auto_scroll"), checked=d.chance(0.6)),
        d.button("clear"),
        d.button("export"),
    )
    return shell.framed(
        d,
        bar if d.chance(0.7) else None,
        text,
        title=d.pick(("system.log", "Console", "journal", d.words.title("log"))),
        site="side",
    )


def _terminal(d: Draft) -> Node:
    lines = [
        f"$ {d.pick(('ls -la', 'git status', 'make test', 'tail -f app.log', 'df -h', 'ping -c 4 10.0.0.1'))}",
        *lists.log(d, d.lines(20)).split("\n"),
        "$ ",
    ]
    return shell.program(
        d,
        "Terminal",
        bars.menubar(d, "file edit view help") if d.chance(0.5) else None,
        d.node("multiline", value="\n".join(lines), readonly=True),
    )


def _viewer(d: Draft) -> Node:
    name = samples.file_name(d.rng)
    strip = d.row(*(d.node("image", text=f"{n}") for n in range(min(8, d.width // 140)))) if d.chance(0.4) else None
    keys = ("zoom_in zoom_out full_screen", "previous next", "delete share", "print save_as")
    side = tables.properties(
        d, fields.known(d, ("width", "height", "created_on", "modified_on", "location")), editable=False
    )
    picture: Node = d.node("image", text=name)
    body = d.node("split", picture, side, orientation="horizontal", value="0.75") if d.chance(0.4) else picture
    return shell.window(d, body, strip, title=name, tools=keys, menus="file edit view tools help")


def _processes(d: Draft) -> Node:
    names = (
        "python3",
        "explorer.exe",
        "firefox",
        "systemd",
        "Xorg",
        "sshd",
        "postgres",
        "java",
        "nginx",
        "code",
        "dbus-daemon",
        "svchost.exe",
        "node",
        "cron",
        "pulseaudio",
        "Idle",
        "backup.exe",
        "teams",
    )
    heads = [
        d.node("columnheader", text=text, value="desc" if text == "CPU" else "")
        for text in (d.words.title("name"), "PID", "CPU", d.words.title("memory"), d.words.label("username"))
    ]
    rows = []
    for at in range(max(5, d.lines(24, share=0.7))):
        cells = (
            d.pick(names),
            str(d.rng.randint(1, 32000)),
            f"{d.words.formats.plain(max(0.0, 30.0 / (at + 1)), 1)} %",
            lists.size(d),
            d.pick(("root", "SYSTEM", d.words.subject.user)),
        )
        rows.append(
            d.node(
                "tablerow",
                *(
                    d.node("cell", text=text, variant="number" if n in (1, 2, 3) else "text")
                    for n, text in enumerate(cells)
                ),
                selected=at == 2,
            )
        )
    table = d.node("table", *heads, *rows, variant="plain")
    pane = d.column(table, d.row(d.node("spacer"), d.button("stop")))
    titles = [d.words.title(t) for t in ("processes", "performance", "services", "users")]
    charts = d.node(
        "grid",
        *(d.node("group", d.node("chart", text=t), text=t, variant="box") for t in ("CPU", d.words.title("memory"))),
        columns=2,
    )
    at = d.pick((0, 0, 1))
    return shell.window(
        d,
        bars.tabs(d, titles, charts if at else pane, chosen=at),
        title=d.words.title("system_monitor"),
        menus="file view help",
    )


def _till(d: Draft) -> Node:
    wide = max(2, min(6, d.width // 220))
    names = d.rng.sample(samples.goods()["products"][d.language], k=min(12, wide * 3))
    goods = d.node("grid", *(d.node("button", text=text[:24], variant="secondary") for text in names), columns=wide)
    items = tables.table(
        d,
        "items",
        d.rng.randint(3, 9),
        keys=fields.known(d, ("product_name", "quantity", "unit_price")),
        boxes=False,
        tools=False,
    )
    pad = d.node(
        "grid",
        *(d.node("button", text=text) for text in ("7", "8", "9", "4", "5", "6", "1", "2", "3", "0", "00", ",")),
        columns=3,
    )
    total = d.row(
        d.text(d.words.label("total_amount"), "strong"),
        d.node("spacer"),
        d.heading(d.words.formats.money(d.words.amount(5, 300, 2)), 2),
    )
    bill = d.column(items, total, pad, d.row(d.button("cancel", "danger"), d.button("pay", "primary")))
    body = d.node(
        "split",
        d.column(bars.nav(d, shell.navigation(d, 3, 5), vertical=False), goods),
        bill,
        orientation="horizontal",
        value="0.58",
    )
    return shell.program(d, d.program, body)


KINDS = {
    "text-editor": Kind("window", 1.0, _text_editor),
    "code-editor": Kind("window", 0.8, _code_editor),
    "tree-editor": Kind("window", 0.7, _tree_editor),
    "media-player": Kind("window", 0.7, _player),
    "logs": Kind("page", 0.5, _logs),
    "log-viewer": Kind("window", 0.6, _logs),
    "terminal": Kind("window", 0.4, _terminal),
    "image-viewer": Kind("window", 0.5, _viewer),
    "task-manager": Kind("window", 0.6, _processes),
    "till": Kind("window", 0.5, _till),
}
