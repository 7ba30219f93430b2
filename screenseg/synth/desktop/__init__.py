"""Windows of all toolkits on a wallpaper, with title bars, task bars, docks and panels of several systems.

    drawn = compose([("Invoice", drawn_by_qt), ("Mail", drawn_by_gtk)], look, random.Random(7), chromium)

What other renderers have drawn is put into window frames (pages also into browser frames), one over the other, and
drawn once more by Chromium, which adds everything around the windows. `look.options` may say `split`, so that the
systems and icons of a test picture are in no training picture.
"""

from __future__ import annotations

from screenseg.synth.desktop.scene import compose
from screenseg.synth.desktop.systems import System, systems

__all__ = ["System", "compose", "systems"]
