"""Learns the dictionary and the anchored regressors of A+ (Timofte, De Smet, Van Gool, ACCV 2014) for one scale.

    python3 training/train_sparse.py --scale 2

Writes weights/sparse-x<scale>.safetensors. A patch is 3 x 3 LR pixels, its feature the first and second gradients of
the bicubic enlargement, reduced by PCA. Atoms are learned by K-SVD with one atom per patch (Aharon, Elad, Bruckstein
2006; its sparse coding is then the atom of largest |correlation|, its update the first singular vector of an atom's
patches). Every atom gets the ridge regression of the patches nearest to it from feature to HR residual.
"""

import argparse
import time

import numpy as np

from anchored_regression import WINDOW, enlarge, gradient_filters, gradients, nearest_atoms
from pictures import downscale, evaluate, luma, modcrop, resize, training_pictures, upscale
from weights_file import processor, ship

SEED = 1
SIZES = (1, 0.75, 0.5)  # of the training pictures
SHARE = {2: 0.16, 3: 0.3, 4: 0.5}  # of all patches that are looked at
FEATURE_ENERGY, RESIDUAL_ENERGY = 0.998, 0.98  # kept by the PCA of features, of what is predicted
ATOMS = {2: 960, 3: 640, 4: 512}
ROUNDS = 10  # of K-SVD
NEIGHBOURS, RIDGE = 4096, 0.1


def pairs_of(picture, scale):
    """The picture at every size as (bicubic, HR), luma / 255."""
    for size in SIZES:
        height, width = (round(side * size) for side in picture.shape[:2])
        hr = modcrop(picture if size == 1 else resize(picture, height, width, size), scale)
        yield tuple(luma(p) / 255 for p in (upscale(downscale(hr, scale), scale), hr))


def patches(pair, scale, share, random):
    """A random share of a picture's patches inside it: gradients (N, 4 p p) and HR residuals (N, p p), p = 3 scale."""
    bicubic, hr = pair
    side, beyond = WINDOW * scale, 2 * scale
    maps = gradients(bicubic, scale)[:, beyond:-beyond, beyond:-beyond]
    residual = (hr - bicubic).astype(np.float32)
    rows, columns = ((length - side) // scale + 1 for length in hr.shape)
    chosen = random.permutation(rows * columns)[: round(share * rows * columns)]
    y, x = chosen // columns * scale, chosen % columns * scale
    windows = np.lib.stride_tricks.sliding_window_view
    features = windows(maps, (side, side), axis=(1, 2))[:, y, x].transpose(1, 0, 2, 3)
    return features.reshape(len(chosen), -1), windows(residual, (side, side))[y, x].reshape(len(chosen), -1)


def principal_axes(covariance, energy):
    """Rows that span `energy` of the trace, greatest first."""
    values, vectors = np.linalg.eigh(covariance)
    values, vectors = values[::-1], vectors[:, ::-1]
    count = int(np.searchsorted(np.cumsum(values) / values.sum(), energy)) + 1
    return vectors[:, :count].T


def k_svd(features, count, rounds, random):
    """(N, D) unit features -> (K, D) unit atoms, one atom per patch."""
    atoms = features[random.choice(len(features), count, replace=False)].copy()
    for _ in range(rounds):
        nearest = nearest_atoms(features, atoms)
        order = np.argsort(nearest, kind='stable')
        ends = np.searchsorted(nearest[order], np.arange(count + 1))
        for k in range(count):
            members = features[order[ends[k] : ends[k + 1]]]
            if len(members) == 0:
                atoms[k] = features[random.integers(len(features))]
                continue
            atoms[k] = np.linalg.eigh((members.T @ members).astype(np.float64))[1][:, -1]
    return atoms


def anchored_regressors(atoms, features, residuals, neighbours, ridge):
    """Per atom the ridge regression of its nearest patches: (K, P, D)."""
    regressors = np.empty((len(atoms), residuals.shape[1], atoms.shape[1]), np.float32)
    for start in range(0, len(atoms), 64):
        correlations = np.abs(features @ atoms[start : start + 64].T)
        for k in range(correlations.shape[1]):
            near = np.argpartition(correlations[:, k], -neighbours)[-neighbours:]
            x, y = features[near].astype(np.float64), residuals[near].astype(np.float64)
            gram = x.T @ x + ridge * np.eye(x.shape[1])
            regressors[start + k] = np.linalg.solve(gram, x.T @ y).T
    return regressors


def learn_axes(pictures, scale, random):
    """The PCA of the features, from every fourth picture: (D, 4 p p)."""
    covariance = 0
    for picture in pictures[::4]:
        for pair in pairs_of(picture, scale):
            features = patches(pair, scale, 0.02, random)[0].astype(np.float64)
            covariance = covariance + features.T @ features
    return principal_axes(covariance, FEATURE_ENERGY).astype(np.float32)


def samples(pictures, axes, scale, random):
    """Features (N, D) of unit length and HR residuals (N, P) divided by the same lengths; and the lengths (N)."""
    features, residuals = [], []
    for picture in pictures:
        for pair in pairs_of(picture, scale):
            gradient, residual = patches(pair, scale, SHARE[scale], random)
            features.append(gradient @ axes.T)
            residuals.append(residual)
    features, residuals = np.concatenate(features), np.concatenate(residuals)
    lengths = np.linalg.norm(features, axis=1)
    # The flatter half of the patches says little but the noise of 8 bits.
    kept = lengths > np.median(lengths)
    lengths = lengths[kept]
    return features[kept] / lengths[:, None], residuals[kept] / lengths[:, None], lengths


def residual_axes(features, lengths, atoms, regressors):
    """The few directions that what is predicted lies in: (R, P)."""
    nearest = nearest_atoms(features, atoms)
    covariance = 0
    for k in range(len(atoms)):
        members = nearest == k
        predicted = (features[members] * lengths[members, None]) @ regressors[k].T.astype(np.float64)
        covariance = covariance + predicted.T @ predicted
    return principal_axes(covariance, RESIDUAL_ENERGY)


def learn(scale, say):
    """The tensors of the weights file."""
    random = np.random.default_rng([SEED, scale])
    pictures = training_pictures()
    axes = learn_axes(pictures, scale, random)
    features, residuals, lengths = samples(pictures, axes, scale, random)
    say(f'{len(features)} patches, features reduced from {axes.shape[1]} to {axes.shape[0]}')
    some = random.choice(len(features), 300_000, replace=False)
    atoms = k_svd(features[some], ATOMS[scale], ROUNDS, random)
    say(f'{len(atoms)} atoms')
    regressors = anchored_regressors(atoms, features, residuals, NEIGHBOURS, RIDGE)
    basis = residual_axes(features[some], lengths[some], atoms, regressors)
    say(f'residuals reduced from {basis.shape[1]} to {basis.shape[0]}')
    side = WINDOW * scale
    return {
        'gradients.weight': gradient_filters(),
        'pca.weight': axes.reshape(-1, 4, side, side),
        'atoms': atoms,
        'regressors': np.einsum('rp,kpd->krd', basis, regressors),
        'residual.weight': basis.reshape(-1, 1, side, side),
    }


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--scale', type=int, choices=(2, 3, 4), required=True)
    scale = parser.parse_args().scale

    def say(what):
        print(f'{time.process_time():4.0f} s  {what}', flush=True)

    weights = learn(scale, say)
    config = {
        'scale': scale,
        'features': weights['atoms'].shape[1],
        'atoms': len(weights['atoms']),
        'coefficients': len(weights['residual.weight']),
    }
    training = (
        f'train_sparse.py, seed {SEED}, {time.process_time():.0f} s of processor time ({processor()}): '
        f'K-SVD, {ROUNDS} rounds, one atom per patch; ridge regression ({RIDGE}) of the {NEIGHBOURS} nearest patches'
    )
    ship(f'sparse-x{scale}', 'anchored-regression', config, weights, training, lambda w: evaluate(enlarge(w, scale), scale))


if __name__ == '__main__':
    main()
