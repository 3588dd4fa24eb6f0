"""Writes weights/<name>.safetensors: in float16 where Set5 does not notice, with what its card says in its header."""

import json
import sys
from pathlib import Path

import numpy as np
import torch

ROOT = Path(__file__).resolve().parents[1]
sys.path.append(str(ROOT / 'test' / 'fixtures'))

from safetensors_writer import save  # noqa: E402

# As scripts/weights-card.ts says them.
LICENCE = 'CC BY-SA 4.0'
PICTURES = (
    'CQ100 (100 pictures from Wikimedia Commons and others: CC0, public domain, CC BY, CC BY-SA) '
    'and Kodak24 (24 pictures, released by Kodak for unrestricted use)'
)
TOLERATED = 0.005  # decibels on Set5 that float16 may cost


def processor():
    """The machine's name for its processor."""
    lines = Path('/proc/cpuinfo').read_text().splitlines()
    return next(line.split(':')[1].strip() for line in lines if line.startswith('model name'))


def figures(score):
    return {'psnr': round(float(score[0]), 3), 'ssim': round(float(score[1]), 4)}


def read(path):
    """A safetensors file: its tensors as float32 arrays by name, and its metadata."""
    data = path.read_bytes()
    length = int.from_bytes(data[:8], 'little')
    header, body = json.loads(data[8 : 8 + length]), data[8 + length :]
    metadata = header.pop('__metadata__')
    kinds = {'F32': '<f4', 'F16': '<f2'}
    tensors = {
        name: np.frombuffer(body[slice(*entry['data_offsets'])], kinds[entry['dtype']])
        .reshape(entry['shape'])
        .astype(np.float32)
        for name, entry in header.items()
    }
    return tensors, metadata


def load(name):
    """The tensors of weights/<name>.safetensors as float32 arrays."""
    return read(ROOT / 'weights' / f'{name}.safetensors')[0]


def ship(name, architecture, config, weights, training, score):
    """weights: name -> array; score: such weights -> Set5's scores by picture, with their mean."""
    single = {key: np.ascontiguousarray(value, np.float32) for key, value in weights.items()}
    half = {key: value.astype(np.float16) for key, value in single.items()}
    of_single, of_half = (score({k: v.astype(np.float32) for k, v in kind.items()}) for kind in (single, half))
    fits = abs(of_single['mean'][0] - of_half['mean'][0]) < TOLERATED
    chosen, scores = (half, of_half) if fits else (single, of_single)
    metadata = {
        # Tells other readers of safetensors that names and layout are PyTorch's.
        'format': 'pt',
        'architecture': architecture,
        'config': json.dumps(config),
        'set5': json.dumps({image: figures(value) for image, value in scores.items()}),
        'set5Float32': json.dumps(figures(of_single['mean'])),
        'data': PICTURES,
        'training': training,
        'licence': LICENCE,
    }
    path = ROOT / 'weights' / f'{name}.safetensors'
    save(path, {key: torch.from_numpy(value) for key, value in chosen.items()}, metadata)
    print(f'{path.name}: {path.stat().st_size} bytes, {"F16" if fits else "F32"}, {metadata["set5"]}', flush=True)
