#!/usr/bin/env python3
"""Writes picture_resize.csv: small pictures resized by OpenCV (INTER_LINEAR, 8 bits). Also one_colour.jpg.
Needs opencv-python-headless and Pillow."""
import csv
import pathlib

import cv2
import numpy as np
from PIL import Image

SIZES = [(5, 4, 7, 9), (13, 11, 5, 3), (8, 6, 4, 3), (8, 6, 4, 5), (1, 1, 3, 2), (2, 7, 1, 1), (33, 21, 35, 20), (16, 16, 3, 16)]

assert cv2.__version__.split(".")[0] in ("4", "5"), cv2.__version__
with open(pathlib.Path(__file__).with_name("picture_resize.csv"), "w", newline="", encoding="utf-8") as file:
    table = csv.writer(file)
    table.writerow(["width", "height", "new_width", "new_height", "pixels"])
    for width, height, new_width, new_height in SIZES:
        y, x, channel = np.mgrid[0:height, 0:width, 0:3]
        picture = ((x * 37 + y * 91 + channel * 53 + x * y * 7) % 256).astype(np.uint8)
        resized = cv2.resize(picture, (new_width, new_height), interpolation=cv2.INTER_LINEAR)
        table.writerow([width, height, new_width, new_height, resized.tobytes().hex()])

Image.new("RGB", (16, 8), (200, 80, 30)).save(pathlib.Path(__file__).with_name("one_colour.jpg"), quality=95)
