"""What tests of several rooms share: a display of their own."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from screenseg.act.drivers.virtual import virtual_display


@pytest.fixture(scope="session")
def display() -> Iterator[str]:
    """A virtual X display of 1366x768 with a window manager, which DISPLAY names as long as the tests run.

    The display of whoever runs the tests is left alone. Without Xvfb this fails, and says what to install.
    """
    with virtual_display(width=1366, height=768) as name:
        yield name
