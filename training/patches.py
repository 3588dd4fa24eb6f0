"""What RCAN is trained on and scored on: LR and HR pictures in pairs, patches of them, and eight pictures held out."""

import numpy as np
import torch

from pictures import DATA, downscale, luma, modcrop, read

# Of CQ100, never trained on: every twelfth by name, from the seventh.
HELD_OUT = (
    'bosnian_pine_needle',
    'common_jezebel',
    'felt_ball_trivet',
    'italian_hot_air_balloon',
    'mangoes',
    'pigments',
    'schoolgirls',
    'traffic',
)
FOLDERS = (DATA / 'train' / 'cq100', DATA / 'train' / 'kodak24')


def pair(path, scale):
    """(LR, HR) of one file, 8-bit RGB, HR cropped to a multiple of the scale."""
    hr = modcrop(read(path), scale)
    return downscale(hr, scale), hr


def training_pairs(scale, folders=FOLDERS):
    paths = [path for folder in folders for path in sorted(folder.glob('*.png')) if path.stem not in HELD_OUT]
    return [pair(path, scale) for path in paths]


def held_out_pairs(scale):
    return [pair(DATA / 'train' / 'cq100' / f'{name}.png', scale) for name in HELD_OUT]


def tensor(pictures, colors):
    """8-bit RGB pictures of one size (N, H, W, 3) -> (N, colors, H, W), 0..255 in float32; one colour is the luma."""
    values = luma(pictures)[..., None] if colors == 1 else pictures
    # Rows of pixels are what channels_last means: no copy is needed for it.
    return torch.from_numpy(values.astype(np.float32)).permute(0, 3, 1, 2)


def draw(pairs, side, batch, scale, random):
    """Patches from random places, turned and mirrored: 8-bit RGB (batch, side, side, 3), and HR `scale` times as large."""
    lrs, hrs = [], []
    for index in random.integers(len(pairs), size=batch):
        lr, hr = pairs[index]
        y, x = (random.integers(length - side + 1) for length in lr.shape[:2])
        turns, mirrored = random.integers(4), random.integers(2)
        for patches, picture, by in ((lrs, lr, 1), (hrs, hr, scale)):
            patch = np.rot90(picture[y * by : (y + side) * by, x * by : (x + side) * by], turns)
            patches.append(patch[:, ::-1] if mirrored else patch)
    return np.stack(lrs), np.stack(hrs)
