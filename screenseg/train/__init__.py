"""Making weights: synthetic or captured screens in, checked networks out.

data.py       a set's pictures and truth, cut into augmented crops
targets.py    truth -> the masks and boxes that a network shall give
losses.py     how far it is from them
loop.py       the one training loop: time budget, checkpoints, logs
evaluate.py   how good weights are on a set
precision.py  how well widgets have their roles; states.py: and their states
real.py       how good the parser is with them on real screens; side.py: side by side, as a page
export.py     checkpoint -> ONNX file
naming.py     what weighs all evidence, into that file
ship.py       that file -> the package, with its entry in the manifest
"""
