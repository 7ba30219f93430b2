"""The roles fit together, and the networks' region classes with them."""

from __future__ import annotations

from screenseg.roles import CONTAINERS, REGION_ROLES, ROLES


def test_each_role_stands_once() -> None:
    assert len(set(ROLES)) == len(ROLES)
    assert set(ROLES) >= CONTAINERS


def test_a_role_is_in_one_region_at_most() -> None:
    in_regions = [role for roles in REGION_ROLES.values() for role in roles]
    assert len(set(in_regions)) == len(in_regions)
    assert set(in_regions) <= set(ROLES)
    assert len(REGION_ROLES) <= 8, "the bits of a mask"
