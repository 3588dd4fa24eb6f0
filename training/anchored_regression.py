"""A+ (Timofte, De Smet, Van Gool, ACCV 2014) as the page computes it: a dictionary of atoms and anchored regression.

A patch is 3 x 3 LR pixels, moved by one LR pixel: p = 3 scale pixels of the bicubic enlargement. The tensors of a file:
gradients.weight (4, 1, 5, 5), pca.weight (D, 4, p, p), atoms (K, D) of unit length, regressors (K, R, D),
residual.weight (R, 1, p, p).
"""

import numpy as np
import torch
from torch.nn.functional import conv2d, conv_transpose2d

WINDOW = 3  # LR pixels on a side of a patch


def gradient_filters():
    """(4, 1, 5, 5): first gradient along x, along y, second gradient along x, along y."""
    filters = np.zeros((4, 1, 5, 5), np.float32)
    filters[0, 0, 2, 1:4] = filters[1, 0, 1:4, 2] = (-1, 0, 1)
    filters[2, 0, 2, :] = filters[3, 0, :, 2] = (0.5, 0, -1, 0, 0.5)
    return filters


def gradients(plane, scale):
    """(H, W) -> (4, H + 4 scale, W + 4 scale): the plane's edge is repeated two LR pixels beyond it, and two more pixels."""
    padded = np.pad(plane, 2 * scale + 2, mode='edge').astype(np.float32)
    return conv2d(torch.from_numpy(padded)[None, None], torch.from_numpy(gradient_filters()))[0].numpy()


def nearest_atoms(features, atoms, chunk=100_000):
    """(N, D), (K, D) -> for every feature the atom of largest |correlation|."""
    found = [np.abs(features[i : i + chunk] @ atoms.T).argmax(axis=1) for i in range(0, len(features), chunk)]
    return np.concatenate(found)


def steps(weights, plane, scale):
    """
    Every step from the bicubic luma `plane` (H, W, divided by 255) to the residual that is added to it:
    features (N, D), a row per patch, the patches row by row; atom numbers (N); coefficients (N, R); residual (H, W).
    """
    maps = torch.from_numpy(gradients(plane, scale))[None]
    features = conv2d(maps, torch.from_numpy(weights['pca.weight']), stride=scale)[0]
    depth, rows, columns = features.shape
    features = features.reshape(depth, -1).T.numpy()
    nearest = nearest_atoms(features, weights['atoms'])
    coefficients = np.empty((len(features), weights['regressors'].shape[1]), np.float32)
    for k in np.unique(nearest):
        coefficients[nearest == k] = features[nearest == k] @ weights['regressors'][k].T
    field = torch.from_numpy(coefficients.T.reshape(1, -1, rows, columns).copy())
    summed = conv_transpose2d(field, torch.from_numpy(weights['residual.weight']), stride=scale)[0, 0].numpy()
    inner = slice(2 * scale, -2 * scale)
    # Every pixel lies in the same number of patches, which are averaged.
    return features, nearest, coefficients, summed[inner, inner] / WINDOW**2


def enlarge(weights, scale):
    """Bicubic luma (H, W, 16..235) -> luma of the same size."""
    return lambda plane: plane + 255.0 * steps(weights, plane / 255, scale)[-1]
