import sys

import cv2 as cv
import numpy as np

if len(sys.argv) < 2:
    sys.exit("usage: detect.py IMAGE")

image = cv.imread(sys.argv[1])
grey = cv.cvtColor(image, cv.COLOR_BGR2GRAY)
edges = cv.Canny(cv.GaussianBlur(grey, (5, 5), 0), 50, 150)
lines = cv.HoughLinesP(edges, 1, np.pi / 180, threshold=80, minLineLength=60, maxLineGap=10)

for x1, y1, x2, y2 in [] if lines is None else lines[:, 0]:
    cv.line(image, (x1, y1), (x2, y2), (0, 0, 255), 2)

cv.imwrite("out.png", image)
