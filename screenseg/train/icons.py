"""Training the network that tells what icons are for: every icon of many sets, as screens show them."""

from __future__ import annotations

import json
import math
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, ClassVar

import cv2
import msgspec
import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional
from torch.utils.data import DataLoader, IterableDataset, get_worker_info

from screenseg.models.icons import IconNet
from screenseg.perceive.icons import OUTPUTS, SIDE, framed, ink
from screenseg.train.data import Skipped, spread
from screenseg.train.errors import DataError
from screenseg.train.half import halve
from screenseg.train.onnx_file import write_onnx
from screenseg.train.recipe import IconsRecipe, Recipe
from screenseg.train.task import Batches, Task

__all__ = ["IconsTask", "Named", "read_icons", "shown", "top"]

COMMON_WORD, IN_SETS = 20, 3  # a word is learnt that names so many icons, of so many makers
SURE = 0.9  # weight of a word from which on it names the icon; below, it may
DOUBTED = 0.15  # what such a word counts
UNNAMED = 0.5  # what an icon without a known meaning counts as one that has none
OFTEN = 3.0  # how much more often icons with a meaning are shown than others

Float = NDArray[np.float32]


class Named(msgspec.Struct, frozen=True, gc=False):
    """What an icon is: see ``screenseg synth icons``."""

    set: str
    split: str
    name: str
    meanings: tuple[str, ...]
    words: dict[str, float]


@dataclass(frozen=True, slots=True)
class Icon:
    """Where an icon's picture is, and what it is."""

    index: int
    named: Named
    pictures: Path

    @property
    def picture(self) -> NDArray[np.uint8]:
        """(64, 64) uint8 ink."""
        return np.asarray(_opened(self.pictures)[self.index])

    def meaning(self, meanings: tuple[str, ...]) -> Icon:
        """The same icon, said to mean something else."""
        return replace(self, named=msgspec.structs.replace(self.named, meanings=meanings))


_files: dict[Path, NDArray[np.uint8]] = {}


def _opened(path: Path) -> NDArray[np.uint8]:
    if path not in _files:
        _files[path] = np.load(path, mmap_mode="r")
    return _files[path]


def read_icons(data: Path) -> list[Icon]:
    """The icons of a set that `screenseg synth icons` wrote.

    Raises:
        DataError: it is none.
    """
    pictures = data / "icons.npy"
    try:
        named = msgspec.json.decode((data / "icons.json").read_bytes(), type=list[Named])
        count = len(_opened(pictures))
    except (OSError, ValueError, msgspec.MsgspecError) as error:
        raise DataError(f"{data} is no set of icons: {error}. Make one: screenseg synth icons --out {data}") from error
    if count != len(named):
        raise DataError(f"{data} is damaged: icons.npy has {count} icons, icons.json {len(named)}.")
    return [Icon(index, one, pictures) for index, one in enumerate(named)]


class IconsTask(Task):
    """The icon network of a recipe; what it is to tell apart comes from the set, if the recipe does not say it."""

    name: ClassVar[str] = "icons"
    settings: ClassVar[type[Recipe]] = IconsRecipe
    shape: ClassVar[tuple[str, ...]] = ("widths", "depth", "words", "meanings")
    terms: ClassVar[tuple[str, ...]] = ("words", "meanings", "choice")
    recipe: IconsRecipe

    def __init__(self, recipe: IconsRecipe) -> None:
        self.recipe = recipe
        self.network = self._fresh() if recipe.words else nn.Module()  # until it is known what to tell apart

    def _fresh(self) -> nn.Module:
        recipe = self.recipe
        torch.manual_seed(recipe.seed)
        network: nn.Module = IconNet(len(recipe.words), len(recipe.meanings), recipe.widths, recipe.depth)
        return network.to(memory_format=torch.channels_last)

    def gather(self, data: Path, skipped: Skipped) -> tuple[list[Icon], list[Icon]]:
        """The icons of the train split, and those of the val split that mean something."""
        icons = read_icons(data)
        train = [icon for icon in icons if icon.named.split == "train"]
        if not train:
            raise DataError(f"{data} has no icon of the train split.")
        if not self.recipe.words:
            words, meanings = _vocabulary(train)
            self.recipe = msgspec.structs.replace(self.recipe, words=words, meanings=meanings)
            self.network = self._fresh()
        held = [icon for icon in icons if icon.named.split == "val" and icon.named.meanings]
        looks = self.recipe.validate_images
        return train, spread(held, looks) if looks else []

    def batches(self, items: Sequence[Icon], *, seed: str, pin: bool) -> Batches:
        """Icons as screens show them."""
        return _Stream(items, self.recipe, seed, pin=pin)

    def loss(self, module: Any, inputs: list[Tensor]) -> tuple[Tensor, Sequence[Tensor]]:
        """Cross-entropy of each word and each meaning by itself, and of the choice among meanings."""
        icons, words, word_weights, meanings, meaning_weights = inputs
        said, meant = module(icons.contiguous(memory_format=torch.channels_last))
        said, meant = said.float(), meant.float()
        word = (functional.binary_cross_entropy_with_logits(said, words, word_weights, reduction="none")).sum(1).mean()
        meaning = functional.binary_cross_entropy_with_logits(meant, meanings, meaning_weights, reduction="none")
        known = meanings.sum(1)
        shares = meanings / known.clamp(min=1)[:, None]
        choice = -(functional.log_softmax(meant, 1) * shares).sum() / (known > 0).sum().clamp(min=1)
        recipe, meaning = self.recipe, meaning.sum(1).mean()
        loss = recipe.words_weight * word + recipe.meanings_weight * (meaning + choice)
        return loss, (word, meaning, choice)

    def validate(
        self,
        network: nn.Module,
        held: Sequence[Icon],
        skipped: Skipped,
        stopped: Callable[[], bool],
    ) -> dict[str, float]:
        """How often an icon's meaning comes first, or among the first five."""
        if stopped() or not held:
            return {}
        device = next(network.parameters()).device

        def engine(icons: Float) -> Float:
            meant: Float = network(torch.from_numpy(icons).to(device))[1].float().cpu().numpy()
            return meant

        first, five = top(engine, self.recipe.meanings, held)
        return {"top_1": first, "top_5": five, "overall": first}

    def about(self) -> dict[str, str]:
        """What the outputs stand for."""
        return {"names": json.dumps({"words": self.recipe.words, "meanings": self.recipe.meanings})}

    def export(self, path: Path, *, half: bool) -> None:
        """Write the network as ONNX: ``icons`` (n, 1, 32, 32) float32 in, logits of words and meanings out."""
        network = self.network.to(memory_format=torch.contiguous_format).eval()
        free = {name: {0: "n"} for name in ("icons", *OUTPUTS)}
        write_onnx(network, path, torch.zeros(2, 1, SIDE, SIDE), given="icons", told=OUTPUTS, free=free)
        if half:
            halve(path, eighths=True)


def _vocabulary(icons: Sequence[Icon]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The words that many icons of several makers go by, commonest first, and all meanings."""
    counts: Counter[str] = Counter()
    makers: dict[str, set[str]] = {}
    for icon in icons:
        for word, weight in icon.named.words.items():
            if weight >= SURE:
                counts[word] += 1
                makers.setdefault(word, set()).add(icon.named.set.partition("-")[0])
    words = (word for word, count in counts.most_common() if count >= COMMON_WORD and len(makers[word]) >= IN_SETS)
    return tuple(words), tuple(sorted({meaning for icon in icons for meaning in icon.named.meanings}))


def top(
    engine: Callable[[Float], Float], meanings: Sequence[str], icons: Sequence[Icon], among: Sequence[str] = ()
) -> tuple[float, float]:
    """The shares of icons of which a meaning comes first, and among the first five.

    Args:
        engine: from (n, 1, SIDE, SIDE) icons to logits (n, len(meanings)).
        meanings: what these stand for.
        icons: are shown once each, the same way every time.
        among: the meanings that count, and that the engine chooses from; all if empty.
    """
    chosen = [index for index, meaning in enumerate(meanings) if not among or meaning in among]
    asked = [icon for icon in icons if not among or set(icon.named.meanings) & set(among)]
    dice = np.random.default_rng(7)
    first = five = 0
    for start in range(0, len(asked), 256):
        part = asked[start : start + 256]
        logits = engine(np.stack([shown(icon.picture, dice) for icon in part])[:, None])[:, chosen]
        for icon, row in zip(part, logits, strict=True):
            best = [meanings[chosen[at]] in icon.named.meanings for at in np.argsort(-row)[:5].tolist()]
            first, five = first + best[0], five + any(best)
    return first / max(1, len(asked)), five / max(1, len(asked))


def shown(picture: NDArray[np.uint8], dice: np.random.Generator, sizes: tuple[int, int] = (11, 48)) -> Float:
    """(SIDE, SIDE) an icon as the network sees it after a screen has shown it.

    At some size, in two colours, perhaps with a badge, blurred or after JPEG, and cut out not quite exactly.

    Args:
        picture: (64, 64) uint8 ink.
        dice: of all that is random.
        sizes: least and greatest, pixels.
    """
    while True:
        side = round(math.exp(dice.uniform(math.log(sizes[0]), math.log(sizes[1]))))
        drawn = cv2.resize(picture, (side, side), interpolation=cv2.INTER_AREA).astype(np.float32) / 255
        if dice.random() < 0.3:
            drawn = drawn ** dice.uniform(0.6, 1.6)  # as thin or as bold as renderers make it
        colours = dice.integers(0, 256, (2, 3)).astype(np.float32)
        if np.abs(colours[0] - colours[1]).max() < 60:
            continue
        spare = int(dice.integers(1, 4))
        alpha = np.pad(drawn, spare)[:, :, None]
        screen = colours[0] * (1 - alpha) + colours[1] * alpha
        if dice.random() < 0.1:
            _badge(screen, dice)
        seen = framed(ink(_spoilt(screen, dice)))
        if seen is not None:
            return _moved(seen, dice)


def _badge(screen: NDArray[np.floating[Any]], dice: np.random.Generator) -> None:
    """A dot in a corner, in place."""
    side = screen.shape[0]
    radius = max(2, round(side * dice.uniform(0.12, 0.22)))
    x = side - radius - 1 if dice.random() < 0.8 else radius
    y = radius if dice.random() < 0.6 else side - radius - 1
    cv2.circle(screen, (x, y), radius, dice.integers(0, 256, 3).tolist(), -1, cv2.LINE_AA)


def _spoilt(screen: NDArray[np.floating[Any]], dice: np.random.Generator) -> NDArray[np.uint8]:
    if dice.random() < 0.25:
        screen = np.asarray(cv2.GaussianBlur(screen, (0, 0), dice.uniform(0.3, 0.8)), np.float32)
    if dice.random() < 0.2:
        screen = screen + dice.normal(0, dice.uniform(1, 8), screen.shape)
    out = np.asarray(np.clip(screen, 0, 255), np.uint8)
    if dice.random() < 0.2:
        _, data = cv2.imencode(".jpg", out, [cv2.IMWRITE_JPEG_QUALITY, int(dice.integers(40, 95))])
        out = np.asarray(cv2.imdecode(data, cv2.IMREAD_COLOR), np.uint8)
    return out


def _moved(seen: Float, dice: np.random.Generator) -> Float:
    """A little off, as where dirt at the edge made the frame larger."""
    if dice.random() < 0.5:
        return seen
    zoom, (x, y) = dice.uniform(0.85, 1.05), dice.uniform(-2, 2, 2)
    middle = (SIDE - 1) / 2 * (1 - zoom)
    shift = np.array([[zoom, 0, middle + x], [0, zoom, middle + y]], np.float32)
    return np.asarray(cv2.warpAffine(seen, shift, (SIDE, SIDE)), np.float32)


class _Shown(IterableDataset[Any]):
    """Endless batches: icons, and what they are called and mean, each with weights."""

    def __init__(self, icons: Sequence[Icon], recipe: IconsRecipe, seed: str) -> None:
        self._icons, self._recipe, self._seed = list(icons), recipe, seed
        self._words = {word: index for index, word in enumerate(recipe.words)}
        self._meanings = {meaning: index for index, meaning in enumerate(recipe.meanings)}

    def __iter__(self) -> Iterator[Any]:
        cv2.setNumThreads(1)
        worker = get_worker_info()
        dice = np.random.default_rng([*self._seed.encode(), worker.id if worker else 0])
        weights = np.array([OFTEN if icon.named.meanings else 1.0 for icon in self._icons])
        weights /= weights.sum()
        while True:
            picked = dice.choice(len(self._icons), self._recipe.batch, p=weights)
            samples = [self._sample(self._icons[at], dice) for at in picked.tolist()]
            yield [torch.from_numpy(np.stack(parts)) for parts in zip(*samples, strict=True)]

    def _sample(self, icon: Icon, dice: np.random.Generator) -> tuple[Float, ...]:
        words, meanings = np.zeros(len(self._words), np.float32), np.zeros(len(self._meanings), np.float32)
        word_weights, meaning_weights = np.ones_like(words), np.ones_like(meanings)
        for word, weight in icon.named.words.items():
            if (at := self._words.get(word)) is not None:
                words[at], word_weights[at] = weight, 1.0 if weight >= SURE else DOUBTED
        for meaning in icon.named.meanings:
            if (at := self._meanings.get(meaning)) is not None:
                meanings[at] = 1.0
        if not icon.named.meanings:  # nobody looked; where a word of it is one of a meaning's, it may have that
            meaning_weights[:] = UNNAMED
            for meaning, at in self._meanings.items():
                if any(part in icon.named.words for part in meaning.split("_")):
                    meaning_weights[at] = 0.0
        picture = shown(icon.picture, dice, self._recipe.sizes)[None]
        return picture, words, word_weights, meanings, meaning_weights


class _Stream:
    """Batches of icons; none of them is ever broken."""

    def __init__(self, icons: Sequence[Icon], recipe: IconsRecipe, seed: str, *, pin: bool) -> None:
        readers = recipe.readers
        self.loader: DataLoader[Any] = DataLoader(
            _Shown(icons, recipe, seed),
            batch_size=None,
            num_workers=readers,
            pin_memory=pin,
            multiprocessing_context="spawn" if readers else None,
            prefetch_factor=4 if readers else None,
        )

    def broken(self) -> Iterator[tuple[Path, str]]:
        """Nothing."""
        return iter(())
