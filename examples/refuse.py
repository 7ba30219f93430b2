"""Two fields have the same label: screenseg asks which one is meant, and touches neither."""

import sys

import screenseg

document = screenseg.parse(sys.argv[1])
try:
    document.find("Email")
except screenseg.Ambiguous as error:
    for candidate in error.candidates:
        print("could be:", candidate.element.role, candidate.element.box)
print("meant:", document.find("second Email").box)
