"""States are counted of widgets that were found with their role, and only where they are known."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from screenseg import Box
from screenseg.document import Element
from screenseg.train.states import Stated, States, stated


def widget(role: str, left: int, flags: Mapping[str, bool]) -> Stated:
    return Stated(role, (left, 0, left + 20, 20), flags)


def test_a_state_is_compared_where_both_know_it() -> None:
    states = States()
    truth = [widget("checkbox", 30 * n, {"checked": n < 2, "disabled": False}) for n in range(4)]
    states.add(truth, [widget("checkbox", 30 * n, {"checked": n < 3}) for n in range(4)])
    assert states.accuracy("checked") == pytest.approx(3 / 4)
    assert states.f1("checked") == pytest.approx(4 / 5)
    assert states.accuracy("disabled") is None
    assert states.plain()["checked"] == {"widgets": 4, "accuracy": pytest.approx(0.75), "f1": pytest.approx(0.8)}


def test_a_widget_with_another_role_or_place_does_not_count() -> None:
    states = States()
    states.add([widget("checkbox", 0, {"checked": True})], [widget("radio", 0, {"checked": True})])
    states.add([widget("checkbox", 0, {"checked": True})], [widget("checkbox", 15, {"checked": True})])
    states.add([], [widget("checkbox", 0, {"checked": True})])
    assert states.accuracy("checked") is None
    assert states.f1("checked") is None


def test_a_true_toggle_may_have_its_caption_in_its_box() -> None:
    states = States()
    found = [Stated("checkbox", (2, 4, 14, 16), {"checked": True}), Stated("button", (200, 0, 220, 20), {})]
    states.add([Stated("checkbox", (0, 0, 120, 20), {"checked": True})], found)
    assert states.accuracy("checked") == 1.0


def test_a_document_tells_only_what_it_knows() -> None:
    told = stated([Element("e1", "tab", Box(0, 0, 40, 20), selected=True, enabled=False)])
    assert told == [Stated("tab", (0, 0, 40, 20), {"disabled": True, "selected": True})]
