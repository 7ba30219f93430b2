"""Teaching a U-Net's file to weigh all evidence: which candidates are widgets, and what they are.

The network of `screenseg.perceive.segment.naming` is trained on candidates of whole pictures, made as at run time: the
U-Net's lines read by the OCR engine, shapes, rules, and what the U-Net tells. On pictures that trained it a U-Net is
surer than on others, so those of the val split come first. Each picture is shown a second time as another screen might
be: larger or smaller, in other colours, blurred. There a U-Net wavers, and what weighs its word learns by how much.
"""

from __future__ import annotations

import itertools
import math
import random
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import cv2
import msgspec
import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional

from screenseg.perceive.channels import REGIONS, ROLES, STATES
from screenseg.perceive.classic import segment
from screenseg.perceive.looks import look
from screenseg.perceive.read.rapid import RapidReader
from screenseg.perceive.segment.naming import FEATURES, KEY, RANGE, Namer, features
from screenseg.perceive.segment.unet import UNetSegmenter
from screenseg.perceive.segment.widgets import Candidate, candidates
from screenseg.train.augment import augment
from screenseg.train.confidence import set_metadata
from screenseg.train.data import Item, Skipped, load
from screenseg.train.errors import DataError
from screenseg.train.match import iou_matrix
from screenseg.train.targets import UNKNOWN, states_of
from screenseg.train.truth import Sides, Truth

__all__ = ["Example", "examples", "fit", "labels", "name_file"]

MATCH = 0.5  # IoU from which on a candidate is a widget
MOSTLY = 0.8  # of the smaller box inside the other: a match for roles whose extent is a matter of taste
TIMES = 6.0  # as large as the smaller one, at most
WIDTHS = (256, 128)
DEPRIVED = 0.15  # share of candidates that are shown without what the U-Net says, or the detector
MISLED = 0.15  # share that is shown what it says of another one: on screens unlike any it has seen it will be wrong
CONFUSED = 0.2  # share of which both take the role for another of its kind: there they will be wrong together
SOFTENED = 0.4  # greatest share of a guess in what it says of a role: there it will be less sure, too
DROPPED = 0.3  # share of hidden values left out at a time (Srivastava et al., 2014)
ZOOMS = 0.6, 1.5  # of a picture that is shown a second time
LARGEST = 4_000_000  # pixels of it, at most
BLURRED, BLURS = 0.3, (0.3, 0.9)  # share of such pictures, and by how much: standard deviation, pixels
EPOCHS = 40
BATCH = 1024
RATE = 2e-3
STATED = 0.5  # weight of a state against the role
BALANCED, HEAVIEST = 0.5, 6.0  # exponent of how much rarer than the commonest a role is, and the most that it weighs

_ROLES_OF_UNET = (0, FEATURES - 1 - 2 * len(ROLES), FEATURES - 1 - len(ROLES))  # the box's, its row's, its column's
_KINDS = tuple(
    tuple(ROLES.index(role) for role in kind.split())
    for kind in ("checkbox radio", "button textbox combobox spinbutton", "link tab menuitem option")
)
_LOOSE = frozenset({"tab", "link", "menuitem", "treeitem", "option"})
_UNET = len(ROLES) + len(STATES) + len(REGIONS) + 2  # numbers of a candidate that come from the U-Net
_BOTH = _UNET + len(ROLES) + len(STATES)  # and from the detector: scores of all roles but none, and its fit

Float = NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class Example:
    """The candidates of one picture.

    Attributes:
        numbers: (n, FEATURES).
        roles: (n,) what each is, as ROLES counts.
        flags: (n, len(STATES)) 1 in that state, 0 not, UNKNOWN where nobody knows or that cannot be.
        weights: (n,) 0 where nobody knows.
    """

    numbers: Float
    roles: NDArray[np.int64]
    flags: NDArray[np.uint8]
    weights: Float


def name_file(
    weights: Path, detector: Path, items: Sequence[Item], skipped: Skipped, tell: Callable[[int], None] = lambda _: None
) -> tuple[int, float]:
    """Train the weights that name widgets, and keep them in the file of the U-Net.

    Args:
        weights: a U-Net's exported file.
        detector: a detector's exported file, which will stand beside it.
        items: pictures with truth; each tenth is held back.
        skipped: takes pictures that are broken.
        tell: is told after each picture how many are done.

    Returns:
        How many candidates there were, and the share of widgets held back that were named right.

    Raises:
        DataError: it is no U-Net's ONNX file, or no picture can be read.
        WriteError: the file cannot be written; it is as it was.
    """
    made = list(examples(weights, detector, items, skipped, tell))
    if not made:
        raise DataError(f"No picture can be read. {skipped}")
    held = [one for index, one in enumerate(made) if index // 2 % 10 == 9]  # both of a picture's
    namer = fit([one for index, one in enumerate(made) if index // 2 % 10 != 9] or made)
    share = _right(namer, held or made)
    set_metadata(weights, {KEY: fit(made).encode()})
    return sum(len(one.roles) for one in made), share


def examples(
    weights: Path, detector: Path, items: Iterable[Item], skipped: Skipped, tell: Callable[[int], None] = lambda _: None
) -> Iterable[Example]:
    """The candidates of pictures, seen as at run time; of each twice, as it is and as `shifted` makes it."""
    dice = random.Random(1)
    try:
        reader, network = RapidReader(), UNetSegmenter(weights, weighed=False, detector=detector)
    except (RuntimeError, ValueError) as error:
        reason = " ".join(str(error).split())[:200]
        raise DataError(f"{weights} is no U-Net, or {detector} no detector, that can be read: {reason}") from error
    for done, item in enumerate(items):
        try:
            image, truth = load(item)
        except DataError as error:
            skipped.add(item.image, str(error))
            continue
        for picture, told in ((image, truth), shifted(image, truth, dice)):
            seen = network(picture)
            assert seen.dense is not None  # a U-Net's
            scene = look(picture, reader.read(picture, seen.lines))
            found = candidates(seen.dense, scene, seen.detections)
            yield Example(features(scene, found, segment(scene)), *labels(found, told))
        tell(done + 1)


def shifted(image: NDArray[np.uint8], truth: Truth, dice: random.Random) -> tuple[NDArray[np.uint8], Truth]:
    """An (H, W, 3) uint8 RGB picture as another screen might show it, and its truth: at another size, with the changes
    that training has, more often blurred."""
    height, width = image.shape[:2]
    zoom = min(math.exp(dice.uniform(*map(math.log, ZOOMS))), math.sqrt(LARGEST / (width * height)))
    size = max(1, round(width * zoom)), max(1, round(height * zoom))
    method = cv2.INTER_AREA if zoom < 1 else cv2.INTER_LINEAR
    picture = augment(np.asarray(cv2.resize(image, size, interpolation=method), np.uint8), dice)
    if dice.random() < BLURRED:
        picture = np.asarray(cv2.GaussianBlur(picture, (0, 0), dice.uniform(*BLURS)), np.uint8)
    x, y = size[0] / width, size[1] / height

    def moved(box: Sides) -> Sides:
        return box[0] * x, box[1] * y, box[2] * x, box[3] * y

    elements = tuple(msgspec.structs.replace(element, box=moved(element.box)) for element in truth.elements)
    texts = tuple(msgspec.structs.replace(text, ink=moved(text.ink)) for text in truth.texts)
    ignore = tuple(moved(box) for box in truth.ignore)
    width, height = size
    return picture, msgspec.structs.replace(
        truth, width=width, height=height, elements=elements, texts=texts, ignore=ignore
    )


def labels(found: Sequence[Candidate], truth: Truth) -> tuple[NDArray[np.int64], NDArray[np.uint8], Float]:
    """What candidates are, (n,) as ROLES counts, (n, len(STATES)) their states, and (n,) whether that is known."""
    boxes = np.array([tuple(one.box) for one in found], np.float32).reshape(-1, 4)
    widgets = [element for element in truth.elements if element.role in ROLES]
    doubtful = [element.box for element in truth.elements if element.role == "listitem" or element.dimmed]
    doubtful += truth.ignore
    roles, flags = np.zeros(len(boxes), np.int64), np.full((len(boxes), len(STATES)), UNKNOWN, np.uint8)
    unknown = _inside(boxes, np.array(doubtful, np.float32).reshape(-1, 4)).any(axis=1)
    if not widgets:
        return roles, flags, np.asarray(~unknown, np.float32)
    true = np.array([element.box for element in widgets], np.float32)
    fits = iou_matrix(boxes, true)
    loose = np.array([element.role in _LOOSE for element in widgets])
    fits = np.where(loose & (fits < MATCH) & _mostly_one(boxes, true), MATCH, fits)
    best = fits.argmax(axis=1)
    hit = fits.max(axis=1) >= MATCH
    names = np.array([ROLES.index(element.role) for element in widgets])
    dimmed = np.array([element.dimmed for element in widgets])
    roles[hit] = names[best[hit]]
    flags[hit] = np.array([states_of(element) for element in widgets], np.uint8)[best[hit]]
    known = np.where(hit, ~dimmed[best], ~unknown)
    return roles, flags, np.asarray(known, np.float32)


def fit(made: Sequence[Example], seed: int = 1) -> Namer:
    """The weights that name candidates, from examples."""
    numbers, roles, flags, weights = (
        torch.from_numpy(np.concatenate([getattr(one, name) for one in made]))
        for name in ("numbers", "roles", "flags", "weights")
    )
    counts = torch.bincount(roles, minlength=len(ROLES)).clamp(min=1)
    rarity = (counts[1:].max() / counts).pow(BALANCED).clamp(max=HEAVIEST)
    rarity[0] = 1
    weights = weights * rarity[roles]
    mean, scale = numbers.mean(dim=0), numbers.std(dim=0) + 1e-3
    dice = torch.Generator().manual_seed(seed)
    torch.manual_seed(seed)
    sizes = (FEATURES, *WIDTHS, len(ROLES) + len(STATES))
    layers = [nn.Linear(i, o) for i, o in itertools.pairwise(sizes)]
    network = nn.Sequential(*(part for layer in layers for part in (layer, nn.ReLU(), nn.Dropout(DROPPED))))[:-2]
    descent = torch.optim.AdamW(network.parameters(), RATE, weight_decay=0.01)
    for epoch in range(EPOCHS):
        for group in descent.param_groups:
            group["lr"] = RATE * (0.01 + 0.495 * (1 + math.cos(math.pi * epoch / EPOCHS)))
        for part in torch.split(torch.randperm(len(numbers), generator=dice), BATCH):
            shown = _doubted(numbers[part], dice)
            logits = network(((shown - mean) / scale).clamp(-RANGE, RANGE))
            entropy = functional.cross_entropy(
                logits[:, : len(ROLES)], roles[part], reduction="none", label_smoothing=0.02
            )
            known = (flags[part] != UNKNOWN).float()
            doubt = functional.binary_cross_entropy_with_logits(
                logits[:, len(ROLES) :], flags[part].clamp(max=1).float(), known, reduction="none"
            )
            descent.zero_grad()
            torch.autograd.backward(((entropy + STATED * doubt.sum(dim=1)) * weights[part]).mean())
            descent.step()
    told = tuple((layer.weight.detach().numpy(), layer.bias.detach().numpy()) for layer in layers)
    return Namer(mean.numpy(), scale.numpy(), told)


def _doubted(numbers: Tensor, dice: torch.Generator) -> Tensor:
    """Candidates of which the networks are less sure than they were; of some each says nothing, or something wrong."""
    out = numbers.clone()
    guess = SOFTENED * torch.rand((len(numbers), 1), generator=dice)
    usual = numbers[:, : len(ROLES)].mean(dim=0)
    heard = numbers[:, : len(ROLES)].sum(dim=1, keepdim=True)  # 0 where no position votes for it
    out[:, : len(ROLES)] = (1 - guess) * numbers[:, : len(ROLES)] + guess * heard * usual / usual.sum()
    out[:, _UNET:_BOTH] *= 1 - SOFTENED * torch.rand((len(numbers), 1), generator=dice)
    for told in (slice(0, _UNET), slice(_UNET, _BOTH)):
        chance = torch.rand(len(numbers), generator=dice)
        misled = (chance >= DEPRIVED) & (chance < DEPRIVED + MISLED)
        others = torch.randint(len(numbers), (int(misled.sum()),), generator=dice)
        out[chance < DEPRIVED, told] = 0
        out[misled, told] = numbers[others, told]
    return _confused(out, dice)


def _confused(numbers: Tensor, dice: torch.Generator) -> Tensor:
    """Candidates, of some of which, and of their neighbours, both networks take a role for another of its kind."""
    order = list(range(len(ROLES)))
    for kind in _KINDS:
        turn = int(torch.randint(len(kind), (1,), generator=dice))
        for at, role in enumerate(kind):
            order[role] = kind[(at + turn) % len(kind)]
    rows = (torch.rand(len(numbers), generator=dice) < CONFUSED).nonzero()
    turned = torch.tensor(order)
    for first in _ROLES_OF_UNET:
        numbers[rows, first + torch.arange(len(ROLES))] = numbers[rows, first + turned]
    columns = torch.arange(_UNET, _UNET + len(ROLES) - 1)
    numbers[rows, columns] = numbers[rows, columns[turned[1:] - 1]]
    return numbers


def _right(namer: Namer, held: Sequence[Example]) -> float:
    """The share of widgets among candidates that are named right."""
    hits = total = 0
    for one in held:
        widget = (one.roles > 0) & (one.weights > 0)
        hits += int((namer(one.numbers)[0].argmax(axis=1) == one.roles)[widget].sum())
        total += int(widget.sum())
    return hits / max(1, total)


def _inside(boxes: Float, areas: Float) -> NDArray[np.bool_]:
    """(n, k) whether most of each box lies in each area."""
    return np.asarray(_both(boxes, areas) > MOSTLY * _sizes(boxes)[:, None])


def _mostly_one(boxes: Float, others: Float) -> NDArray[np.bool_]:
    """(n, k) whether the smaller one of each pair lies mostly in the other, and that is not much larger."""
    a, b = _sizes(boxes)[:, None], _sizes(others)[None]
    small, large = np.minimum(a, b), np.maximum(a, b)
    return np.asarray((_both(boxes, others) >= MOSTLY * small) & (large <= TIMES * small))


def _both(boxes: Float, others: Float) -> Float:
    low = np.maximum(boxes[:, None, :2], others[None, :, :2])
    high = np.minimum(boxes[:, None, 2:], others[None, :, 2:])
    return np.asarray((high - low).clip(0).prod(axis=2), np.float32)


def _sizes(boxes: Float) -> Float:
    return np.asarray((boxes[:, 2:] - boxes[:, :2]).prod(axis=1), np.float32)
