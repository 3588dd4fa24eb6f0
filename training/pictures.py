"""Pictures as the project sees them: MATLAB's bicubic, luma of BT.601, PSNR and SSIM, Set5 and the training pictures.

The same arithmetic as src/image/bicubic.ts, src/image/ycbcr.ts, src/image/restore-colors.ts and src/analysis/metrics.ts.
"""

from pathlib import Path

import numpy as np
from PIL import Image
from scipy.ndimage import correlate1d

DATA = Path(__file__).resolve().parents[2] / 'shared' / 'data'


def read(path):
    """RGB of a PNG file, uint8 (H, W, 3)."""
    return np.asarray(Image.open(path).convert('RGB'))


def cubic(x):
    """Keys' kernel with a = -0.5."""
    a = np.abs(x)
    inner = (1.5 * a - 2.5) * a * a + 1
    outer = ((-0.5 * a + 2.5) * a - 4) * a + 2
    return np.where(a <= 1, inner, np.where(a < 2, outer, 0.0))


def resize_axis(picture, axis, length, factor):
    """One pass of MATLAB's imresize along `axis` to `length` samples, rounded to 8 bits."""
    shrink = min(factor, 1)
    support = 4 / shrink
    taps = int(np.ceil(support)) + 2
    centre = (np.arange(length) + 1) / factor + 0.5 * (1 - 1 / factor)
    left = np.floor(centre - support / 2)
    positions = left[:, None] + np.arange(taps)
    weights = shrink * cubic(shrink * (centre[:, None] - positions))
    weights /= weights.sum(axis=1, keepdims=True)
    indices = np.clip(positions, 1, picture.shape[axis]).astype(int) - 1
    shape = [1] * picture.ndim
    shape[axis] = length
    total = np.zeros(())
    for tap in range(taps):
        total = total + weights[:, tap].reshape(shape) * np.take(picture, indices[:, tap], axis=axis)
    return np.clip(np.floor(total + 0.5), 0, 255).astype(np.uint8)


def resize(picture, height, width, factor):
    """MATLAB's imresize by one factor for both axes: the vertical pass first."""
    return resize_axis(resize_axis(picture, 0, height, factor), 1, width, factor)


def downscale(picture, scale):
    height, width = (-(-side // scale) for side in picture.shape[:2])
    return resize(picture, height, width, 1 / scale)


def upscale(picture, scale):
    height, width = (side * scale for side in picture.shape[:2])
    return resize(picture, height, width, scale)


def modcrop(picture, scale):
    height, width = (side - side % scale for side in picture.shape[:2])
    return picture[:height, :width]


def luma(rgb):
    """Y of BT.601, 16..235, unrounded, float64 (H, W)."""
    return 16 + (65.481 * rgb[..., 0] + 128.553 * rgb[..., 1] + 24.966 * rgb[..., 2]) / 255


def with_luma(rgb, target):
    """The 8-bit picture whose luma is `target` (H, W, 16..235) and whose Cb and Cr are those of `rgb`."""
    step = (target - luma(rgb)) * (255 / 219)
    return np.clip(np.floor(rgb + step[..., None] + 0.5), 0, 255).astype(np.uint8)


def ssim(a, b):
    window = np.exp(-((np.arange(11) - 5) ** 2) / (2 * 1.5**2))
    window /= window.sum()

    def blur(plane):
        return correlate1d(correlate1d(plane, window, 0), window, 1)[5:-5, 5:-5]

    mean_a, mean_b = blur(a), blur(b)
    variances = blur(a * a) - mean_a**2 + blur(b * b) - mean_b**2
    covariance = blur(a * b) - mean_a * mean_b
    c1, c2 = (0.01 * 255) ** 2, (0.03 * 255) ** 2
    ratio = ((2 * mean_a * mean_b + c1) * (2 * covariance + c2)) / ((mean_a**2 + mean_b**2 + c1) * (variances + c2))
    return ratio.mean()


def score(sr, hr, scale):
    """PSNR (dB) and SSIM of two 8-bit RGB pictures on luma, `scale` pixels cropped off every side."""
    a, b = (luma(picture)[scale:-scale, scale:-scale] for picture in (sr, hr))
    return 10 * np.log10(255**2 / np.mean((a - b) ** 2)), ssim(a, b)


def set5(scale):
    """(name, LR, HR) of every picture of Set5, RGB."""
    folder = DATA / 'set5' / f'x{scale}'
    return [(path.stem, read(folder / 'lr' / path.name), read(path)) for path in sorted((folder / 'hr').glob('*.png'))]


def evaluate(enlarge_luma, scale):
    """Set5 through `enlarge_luma`: bicubic luma (H, W, 16..235) -> luma of the same size. Name -> (PSNR, SSIM), mean last."""
    scores = {}
    for name, lr, hr in set5(scale):
        bicubic = upscale(lr, scale)
        scores[name] = score(with_luma(bicubic, enlarge_luma(luma(bicubic))), hr, scale)
    scores['mean'] = tuple(np.mean(list(scores.values()), axis=0))
    return scores


def training_pictures():
    """The 124 training pictures, sorted by path, RGB."""
    return [read(path) for path in sorted((DATA / 'train').glob('*/*.png'))]
