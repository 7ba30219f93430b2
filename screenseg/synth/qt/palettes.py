"""Colour schemes: a handful of colours each, from which Qt's palette and the style sheets are made."""

from __future__ import annotations

from dataclasses import dataclass

from screenseg.synth.renderer import Colours

__all__ = ["SCHEMES", "Scheme", "of"]


@dataclass(frozen=True, slots=True)
class Scheme:
    """Colours as "#rrggbb"."""

    name: str
    colours: Colours
    window: str  # ground of windows
    base: str  # ground of fields and lists
    text: str
    button: str
    border: str
    accent: str  # selection, focus
    on_accent: str
    alternate: str  # every other row
    muted: str  # disabled text, placeholders
    link: str

    @property
    def dark(self) -> bool:
        """Whether text is lighter than the ground."""
        return _light(self.text) > _light(self.window)


def _light(colour: str) -> float:
    red, green, blue = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
    return 0.3 * red + 0.59 * green + 0.11 * blue


_TABLE = """
fusion-light    light         efefef ffffff 000000 efefef b4b4b4 308cc6 ffffff f7f7f7 8c8c8c 0000ff
snow            light         f7f8fa ffffff 1f2329 ffffff d0d5dd 2563eb ffffff f2f4f7 98a2b3 2563eb
breeze-light    light         eff0f1 fcfcfc 232629 eff0f1 bcbebf 3daee9 ffffff f2f3f4 7f8c8d 2980b9
paper           light         ffffff ffffff 222222 f3f3f3 c8c8c8 0078d4 ffffff f8f8f8 9a9a9a 0067c0
win-grey        light         d4d0c8 ffffff 000000 d4d0c8 808080 0a246a ffffff ededea 808080 0000ff
silver          light         c0c0c0 ffffff 000000 c0c0c0 808080 000080 ffffff eeeeee 808080 0000ff
luna            light         ece9d8 ffffff 000000 f3f1e6 aca899 316ac5 ffffff f6f5ee aca899 0046d5
mint            light         f0f4f0 ffffff 1d2b22 e3ebe4 b3c5b7 2e9e5b ffffff eef6f0 87988c 1c7f45
lavender        light         f3f1f8 ffffff 272138 e8e4f3 c3bbd8 6d4fc4 ffffff f4f1fb 968da9 5a3db3
sand            light         f5efe3 fffdf7 3b2f1f eadfca cbbb9b b3661d ffffff faf4e6 a08f72 9a4f0d
rose            light         fbf1f3 ffffff 3a1d25 f3dfe4 d9b5bf c2185b ffffff fdf4f6 a78791 b0124f
sepia           light         f4ecd8 fbf5e6 433422 e9dfc4 c7b58f 8a6d3b ffffff f0e6cd a08b66 6b4f1d
solarized-light light         eee8d5 fdf6e3 586e75 eee8d5 cbc4ad 268bd2 fdf6e3 f5eedb 93a1a1 268bd2
sky             light         e4eefa ffffff 12263f d5e4f7 9bb7d9 1e6fd0 ffffff eef5fd 7f95b0 1457b0
steel           light         dfe3e8 ffffff 1c2733 d3d9e0 a3adb8 3b5b7a ffffff eff2f5 8492a0 2c5d8f
teal            light         eef5f5 ffffff 16302f e0ecec aac5c4 00897b ffffff f0f8f7 86a09e 00796b
dark-grey       dark          353535 232323 ffffff 353535 1b1b1b 2a82da 000000 2d2d2d 8a8a8a 2a82da
breeze-dark     dark          31363b 232629 eff0f1 31363b 5c6164 3daee9 eff0f1 2a2e32 7f8c8d 1d99f3
charcoal        dark          1e1e1e 252526 d4d4d4 333337 3f3f46 007acc ffffff 2a2a2b 808080 3794ff
nord            dark          2e3440 3b4252 d8dee9 434c5e 4c566a 88c0d0 2e3440 353c4a 7b88a1 88c0d0
dracula         dark          282a36 21222c f8f8f2 44475a 6272a4 bd93f9 282a36 2c2e3b 6272a4 8be9fd
solarized-dark  dark          073642 002b36 93a1a1 073642 2f5661 268bd2 fdf6e3 04313c 657b83 2aa198
blue-dark       dark          10203a 0b1729 d6e4f7 1a3052 2d4a75 4d9fff 08142a 0f1d35 6d86ab 7ab8ff
forest-dark     dark          1b2620 141d18 dbe8df 26352c 3c5145 4caf7a 0c130f 1a251f 769083 6fd39b
black           dark          000000 0d0d0d e6e6e6 1a1a1a 3a3a3a ff8c1a 000000 141414 777777 ffb066
plum-dark       dark          261b2e 1c1423 eadff2 35273f 513d60 c678dd 1c1423 221829 8f7c9c d7a4ee
hc-black        high-contrast 000000 000000 ffffff 000000 ffffff 1aebff 000000 000000 3ff23f ffff00
hc-white        high-contrast ffffff ffffff 000000 ffffff 000000 37006e ffffff ffffff 600000 00009f
hc-yellow       high-contrast 000000 000000 ffff00 000000 ffff00 008000 ffffff 000000 00ff00 00ffff
hc-blue         high-contrast 00003f 000020 ffffff 00003f ffffff ffff00 000000 000030 c0c0c0 ffff00
fog             low-contrast  f4f4f4 fafafa 8a8a8a f0f0f0 e2e2e2 b5c7d9 ffffff f6f6f6 bdbdbd 8aa4be
mist            low-contrast  e9ecef f4f6f8 7d8790 e3e7ea d5dade 9fb3c8 ffffff eef1f4 b0b8c0 7f97b3
dusk            low-contrast  2b2d30 303236 7e848c 33363a 3b3e43 51647a b9c0c8 2f3135 5b6067 6e86a1
sage            low-contrast  e8ece6 f2f5f0 82907f e2e7e0 d3dad0 a3b899 ffffff edf0eb b3bdb0 7f9a74
"""

SCHEMES: dict[str, Scheme] = {}
for _line in _TABLE.strip().splitlines():
    _name, _kind, *_hexes = _line.split()
    SCHEMES[_name] = Scheme(_name, _kind, *(f"#{value}" for value in _hexes))  # type: ignore[arg-type]


def of(colours: Colours) -> list[Scheme]:
    """All schemes of a kind."""
    return [scheme for scheme in SCHEMES.values() if scheme.colours == colours]
