"""Print the fields of a screenshot with what they hold: python examples/read_a_picture.py shot.png"""

import sys

import screenseg

document = screenseg.parse(sys.argv[1])
for element in document.elements:
    if element.role in ("textbox", "combobox"):
        print(f"{element.label}: {element.value or ''}")
    elif element.role in ("checkbox", "radio"):
        print(f"{element.label}: {'yes' if element.checked else 'no'}")
