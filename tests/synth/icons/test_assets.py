import json
import shutil
import threading

import pytest

from screenseg.errors import MissingDependency
from screenseg.synth import assets
from screenseg.synth.errors import SynthError

SMALL = "feather-icons@4.29.2"


@pytest.fixture
def cache(tmp_path, monkeypatch):
    """An empty cache, and a process that has not failed at anything yet."""
    monkeypatch.setenv("SCREENSEG_CACHE", str(tmp_path))
    monkeypatch.setattr(assets, "_UNAVAILABLE", assets._Unavailable())
    return tmp_path


def pin(monkeypatch, **entries):
    monkeypatch.setattr(assets, "packages", lambda: entries)


def test_fetches_what_is_kept_once(cache):
    folder = assets.path(SMALL)
    assert (folder / "dist/icons/save.svg").is_file()
    assert not (folder / "package.json").exists()  # not among `keep`
    (folder / "mark").touch()
    assert (assets.path(SMALL) / "mark").exists()


def test_an_interrupted_fetch_does_no_harm(cache):
    place = assets._place(SMALL)
    half = place.parent / f".{place.name}-killed" / "unpacked"
    half.mkdir(parents=True)
    (half / "half.svg").touch()
    (place.parent / f".{place.name}.lock").touch()  # its owner is dead: the lock is free
    folder = assets.path(SMALL)
    assert (folder / "dist/icons/save.svg").is_file()
    assert not (folder / "half.svg").exists()


def test_two_at_once(cache):
    found = []
    threads = [threading.Thread(target=lambda: found.append(assets.path(SMALL))) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found[0] == found[1]
    assert len([path for path in found[0].parent.iterdir() if not path.name.startswith(".")]) == 1


def test_one_bad_package_does_not_stop_the_others(cache, monkeypatch):
    entry = json.loads(json.dumps(assets.packages()[SMALL]))
    pin(monkeypatch, **{"feather-icons@0.0.0-none": entry, SMALL: entry})
    failed = assets.install()
    assert list(failed) == ["feather-icons@0.0.0-none"]
    assert "feather-icons@0.0.0-none" in str(failed["feather-icons@0.0.0-none"])
    assert assets.path(SMALL).is_dir()


def test_a_changed_archive_is_refused(cache, monkeypatch):
    pin(monkeypatch, **{SMALL: {"integrity": "sha512-AAAA"}})
    with pytest.raises(MissingDependency, match=r"expects sha512-AAAA"):
        assets.path(SMALL)
    assert not assets._place(SMALL).exists()


def test_without_npm(cache, monkeypatch):
    monkeypatch.setattr(shutil, "which", lambda name: None)
    with pytest.raises(MissingDependency, match=r"npm is not installed"):
        assets.path(SMALL)


def test_unpinned_package():
    with pytest.raises(SynthError, match="does not pin 'left-pad'"):
        assets.path("left-pad")
