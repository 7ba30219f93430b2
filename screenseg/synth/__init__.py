"""Synthetic screens with exact truth: made-up layouts, drawn by real toolkits.

The way through the house:

    layout/     words + dice -> Screen            what is on the screen, toolkit-independent   (spec.py)
    chromium/ qt/ tk/ gtk/  Screen + Look -> Drawn     pixels and raw truth of one toolkit     (renderer.py)
    desktop/    Drawn + Drawn ... -> Drawn        windows on a wallpaper
    truth.py    raw truth -> Truth                clipping, occlusion, label links, ink
    degrade.py  pixels -> pixels                  what remote desktops do to a picture
    generate.py recipe -> folder                  workers, resuming, COCO
"""
