"""Photographs of a phone held up to the kiosk's camera, painted and damaged from a seed.

Same seed, same photograph. The camera is modelled in the order of light: the scene, the
lens (perspective, defocus, shake), the sensor (exposure, noise), the file (JPEG).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import cv2
import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

Picture = NDArray[np.uint8]
Light = NDArray[np.float32]

WIDTH, HEIGHT = 1280, 720
FOCAL = 1150.0
BEZEL, CORNER = 34, 110
# Where on the phone's screen the QR code lies, as parts of its width and height.
CODE_AT = (0.43, 0.37)


@dataclass(frozen=True)
class Harm:
    """How badly a photograph may turn out; each is the largest amount, the seed decides how much of it."""

    roll_degrees: float = 8.0
    tilt_degrees: float = 14.0
    width: tuple[float, float] = (400.0, 500.0)
    aside: float = 60.0
    defocus: float = 0.7
    shake: int = 3
    glare: float = 0.25
    dim: float = 0.25
    noise: float = 4.0
    jpeg: tuple[int, int] = (82, 95)


MILD = Harm()
HARD = Harm(
    roll_degrees=35.0,
    tilt_degrees=32.0,
    width=(270.0, 520.0),
    aside=150.0,
    defocus=1.6,
    shake=9,
    glare=1.0,
    dim=0.75,
    noise=14.0,
    jpeg=(45, 90),
)


def photograph(message: bytes, seed: int, harm: Harm = MILD) -> Picture:
    """Return what the kiosk's camera sees of the phone that shows ``message``, a PNG."""
    chance = np.random.default_rng(seed)
    scene = hall(chance)
    _hold_up(scene, phone(message), chance, harm)
    light = _through_lens(scene, chance, harm)
    return _on_sensor(light, chance, harm)


def save_photographs(messages: Iterable[tuple[str, bytes]], folder: Path, seed: int, harm: Harm = MILD) -> list[Path]:
    """Write a JPEG per (name, message) and the empty hall into ``folder``; return the photographs' paths."""
    folder.mkdir(parents=True, exist_ok=True)
    _write(folder / "hall.jpg", empty_hall(seed), 90)
    paths = []
    for number, (name, message) in enumerate(messages):
        quality = int(np.random.default_rng(seed + number).integers(*harm.jpeg))
        paths.append(folder / f"{name}.jpg")
        _write(paths[-1], photograph(message, seed + number, harm), quality)
    return paths


def empty_hall(seed: int) -> Picture:
    """Return what the camera sees while nobody stands before it."""
    chance = np.random.default_rng(seed)
    return _on_sensor(hall(chance), chance, MILD)


def hall(chance: Generator) -> Light:
    """Paint a waiting hall out of focus: wall, floor, windows, lamps, rows of seats and some people."""
    scene = np.empty((HEIGHT, WIDTH, 3), np.float32)
    floor = int(HEIGHT * 0.66)
    wall = np.array([186, 190, 186], np.float32) + np.float32(chance.uniform(-14, 14))
    scene[:floor] = wall * np.linspace(0.74, 0.9, floor, dtype=np.float32)[:, None, None]
    scene[floor:] = wall * np.linspace(0.62, 0.46, HEIGHT - floor, dtype=np.float32)[:, None, None]
    for left in range(int(chance.integers(40, 200)), WIDTH, 330):
        cv2.rectangle(scene, (left, 120), (left + 190, 380), (214, 206, 190), -1)
        cv2.line(scene, (left + 95, 120), (left + 95, 380), (120, 118, 112), 8)
    for left in range(int(chance.integers(-100, 60)), WIDTH, 280):
        cv2.rectangle(scene, (left, 24), (left + 150, 44), (244, 246, 244), -1)
    for left in range(int(chance.integers(-60, 40)), WIDTH, 120):
        cv2.rectangle(scene, (left, floor - 34), (left + 92, floor + 50), (112, 78, 38), -1)
    for _ in range(int(chance.integers(2, 5))):
        _somebody(scene, chance, floor)
    # What is out of focus needs few pixels: a fifth of them, blurred a fifth as wide, looks the same.
    small = cv2.resize(scene, None, fx=0.2, fy=0.2, interpolation=cv2.INTER_AREA)
    blurred = cv2.GaussianBlur(small, (0, 0), 2.4)
    return _light(cv2.resize(blurred, (WIDTH, HEIGHT), interpolation=cv2.INTER_CUBIC))


def phone(message: bytes) -> Picture:
    """Return the phone with the message on its screen: blue, green, red and opacity."""
    screen = cv2.imdecode(np.frombuffer(message, np.uint8), cv2.IMREAD_COLOR)
    if screen is None:
        raise ValueError("the message is no picture")
    height, width = screen.shape[:2]
    body = np.zeros((height + 2 * BEZEL, width + 2 * BEZEL, 4), np.uint8)
    body[..., :3] = (34, 30, 28)
    body[..., 3] = _rounded_mask(body.shape[0], body.shape[1], CORNER)
    glass = body[BEZEL:-BEZEL, BEZEL:-BEZEL, :3]
    inside = _rounded_mask(height, width, CORNER - BEZEL)[..., None] > 0
    np.copyto(glass, screen.astype(np.uint8), where=inside)
    cv2.circle(body, (body.shape[1] // 2, BEZEL + 44), 17, (8, 8, 8, 255), -1, cv2.LINE_AA)
    return body


def _somebody(scene: Light, chance: Generator, floor: int) -> None:
    x, size = int(chance.integers(60, WIDTH - 60)), float(chance.uniform(0.7, 1.2))
    grey, tint = chance.uniform(60, 150), chance.uniform(-22, 22, 3)
    shirt = tuple(float(grey + value) for value in tint)
    y = floor - int(120 * size)
    cv2.ellipse(scene, (x, y + int(150 * size)), (int(70 * size), int(120 * size)), 0, 0, 360, shirt, -1)
    cv2.circle(scene, (x, y), int(38 * size), (78, 104, 142), -1)
    cv2.ellipse(scene, (x, y - int(10 * size)), (int(40 * size), int(34 * size)), 0, 180, 360, (26, 24, 24), -1)


def _rounded_mask(height: int, width: int, radius: int) -> Picture:
    mask = np.zeros((height, width), np.uint8)
    cv2.rectangle(mask, (radius, 0), (width - radius - 1, height - 1), 255, -1)
    cv2.rectangle(mask, (0, radius), (width - 1, height - radius - 1), 255, -1)
    for x in (radius, width - radius - 1):
        for y in (radius, height - radius - 1):
            cv2.circle(mask, (x, y), radius, 255, -1, cv2.LINE_AA)
    return mask


def _hold_up(scene: Light, body: Picture, chance: Generator, harm: Harm) -> None:
    """Put the phone into the scene, in a hand: the palm behind it, the fingers over its edges."""
    matrix = _view(body.shape[1], body.shape[0], chance, harm)
    skin = np.array([96, 128, 176], np.float32) * float(chance.uniform(0.62, 1.1))
    _limbs(scene, matrix, body, skin, behind=True)
    seen = cv2.warpPerspective(body, matrix, (WIDTH, HEIGHT), flags=cv2.INTER_AREA)
    opacity = _light(seen[..., 3:]) / np.float32(255)
    brightness = 1 - harm.dim * float(chance.uniform(0, 1))
    scene *= 1 - opacity
    scene += seen[..., :3].astype(np.float32) * opacity * brightness
    _glare(scene, opacity, chance, harm)
    _limbs(scene, matrix, body, skin, behind=False)


def _view(width: int, height: int, chance: Generator, harm: Harm) -> NDArray[np.float64]:
    """Return the homography from the phone's plane to the picture, for a phone turned and tilted by chance."""
    roll = np.radians(chance.uniform(-1, 1) * harm.roll_degrees)
    pitch, yaw = np.radians(chance.uniform(-1, 1, 2) * harm.tilt_degrees)
    wide = float(chance.uniform(*harm.width))
    turn = _rotation(2, roll) @ _rotation(0, pitch) @ _rotation(1, yaw)
    middle = np.array([[1, 0, -width * CODE_AT[0]], [0, 1, -height * CODE_AT[1]], [0, 0, 1]])
    plane = np.column_stack([turn[:, 0], turn[:, 1], np.array([0, 0, FOCAL * width / wide])])
    sideways, upwards = chance.uniform(-1, 1, 2) * (harm.aside, harm.aside / 3)
    lens = np.array([[FOCAL, 0, WIDTH / 2 + sideways], [0, FOCAL, HEIGHT / 2 + upwards], [0, 0, 1]])
    return np.asarray(lens @ plane @ middle)


def _rotation(axis: int, angle: float) -> NDArray[np.float64]:
    a, b = [other for other in range(3) if other != axis]
    turn = np.eye(3)
    turn[a, a] = turn[b, b] = np.cos(angle)
    turn[a, b], turn[b, a] = -np.sin(angle), np.sin(angle)
    return turn


def _limbs(scene: Light, matrix: NDArray[np.float64], body: Picture, skin: Light, *, behind: bool) -> None:
    """Draw the hand in the phone's own plane, so that it follows however the phone is held."""
    height, width = body.shape[:2]
    if behind:
        limbs = [((0.55, 0.92), (0.62, 1.6), 0.55), ((0.75, 0.72), (0.70, 1.0), 0.42)]
    else:
        fingers = [((-0.07, 0.60 + step * 0.075), (0.035, 0.585 + step * 0.075), 0.105) for step in range(4)]
        limbs = [*fingers, ((1.13, 0.80), (0.975, 0.63), 0.15)]
    for start, end, thick in limbs:
        ends = np.array([[start, end]], np.float64) * (width, height)
        (x0, y0), (x1, y1) = cv2.perspectiveTransform(ends, matrix)[0]
        scale = float(np.sqrt(abs(np.linalg.det(matrix[:2, :2] / matrix[2, 2]))))
        _limb(scene, (x0, y0), (x1, y1), thick * width * scale, skin)


def _limb(scene: Light, start: tuple[float, float], end: tuple[float, float], thick: float, skin: Light) -> None:
    """Draw one finger: a line with round ends, darker towards its edge."""
    spare = round(thick / 2) + 4
    left, right = (int(edge) for edge in np.clip(sorted((start[0], end[0])) + np.array([-spare, spare]), 0, WIDTH))
    top, bottom = (int(edge) for edge in np.clip(sorted((start[1], end[1])) + np.array([-spare, spare]), 0, HEIGHT))
    if left >= right or top >= bottom:
        return
    mask = np.zeros((bottom - top, right - left), np.uint8)
    ends = [(round(x) - left, round(y) - top) for x, y in (start, end)]
    cv2.line(mask, ends[0], ends[1], 255, max(2, round(thick)), cv2.LINE_AA)
    inner = _light(cv2.distanceTransform(mask, cv2.DIST_L2, 3)[..., None])
    roundness = 0.6 + 0.4 * np.sqrt(np.clip(inner / np.float32(thick / 2), 0, 1))
    opacity = _light(cv2.GaussianBlur(mask, (0, 0), 1.0)[..., None]) / np.float32(255)
    area = scene[top:bottom, left:right]
    area *= 1 - opacity
    area += skin * roundness * opacity


def _glare(scene: Light, on_phone: Light, chance: Generator, harm: Harm) -> None:
    """Let a lamp shine back from the glass: a soft bright spot, somewhere on the phone."""
    x, y = chance.uniform(0.25, 0.75) * WIDTH, chance.uniform(0.1, 0.9) * HEIGHT
    wide, high = chance.uniform(30, 110, 2)
    across, down = np.meshgrid(np.arange(WIDTH, dtype=np.float32), np.arange(HEIGHT, dtype=np.float32))
    spot = np.exp(-(((across - x) / wide) ** 2 + ((down - y) / high) ** 2))
    strength = 255 * harm.glare * float(chance.uniform(0, 1))
    scene += (spot * strength).astype(np.float32)[..., None] * on_phone


def _through_lens(scene: Light, chance: Generator, harm: Harm) -> Light:
    sigma = harm.defocus * float(chance.uniform(0, 1))
    sharp = cv2.GaussianBlur(scene, (0, 0), sigma) if sigma > 0.2 else scene
    length = int(chance.integers(1, harm.shake + 1))
    kernel = np.zeros((length, length), np.float32)
    kernel[length // 2] = 1 / length
    turn = cv2.getRotationMatrix2D((length / 2 - 0.5, length / 2 - 0.5), float(chance.uniform(0, 180)), 1)
    shaken = cv2.warpAffine(kernel, turn, (length, length))
    return _light(cv2.filter2D(sharp, -1, _light(shaken) / np.float32(shaken.sum())))


def _on_sensor(light: Light, chance: Generator, harm: Harm) -> Picture:
    across, down = np.meshgrid(np.linspace(-1, 1, WIDTH), np.linspace(-1, 1, HEIGHT))
    vignette = (1 - 0.18 * (across**2 + down**2)).astype(np.float32)[..., None]
    noise = chance.standard_normal(light.shape, np.float32) * np.float32(harm.noise * chance.uniform(0.3, 1))
    seen: Picture = np.clip(light * vignette + noise, 0, 255).astype(np.uint8)
    return seen


def _light(values: NDArray[Any]) -> Light:
    return values.astype(np.float32, copy=False)


def _write(path: Path, picture: Picture, quality: int) -> None:
    """Write by renaming, so that a camera that watches the folder never sees half a picture."""
    part = path.with_name(f".{path.name}")
    part.write_bytes(cv2.imencode(".jpg", picture, [cv2.IMWRITE_JPEG_QUALITY, quality])[1].tobytes())
    part.replace(path)
