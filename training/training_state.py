"""What a training that was stopped goes on from, and the log of it.

The whole state lies in a folder that git ignores. What is committed is smaller: weights alone, rounded to float16, and
the log; another machine goes on from them with new moments of the optimiser.
"""

import csv
import json
import os
from pathlib import Path

import torch

from weights_file import read, save

ROOT = Path(__file__).resolve().parents[1]
WHOLE = ROOT / '.cache' / 'training'
COMMITTED = ROOT / 'training' / 'state'


class TrainingState:
    """The files of the training called `name`: `folder` for its whole state, `committed` for what others go on from."""

    def __init__(self, name, folder=None, committed=None):
        self.folder = folder or WHOLE / name
        committed = committed or COMMITTED
        self.folder.mkdir(parents=True, exist_ok=True)
        committed.mkdir(parents=True, exist_ok=True)
        self.whole = self.folder / 'state.pt'
        self.pause = self.folder / 'PAUSE'
        self.weights = committed / f'{name}.safetensors'
        self.log = committed / f'{name}.csv'

    def load(self):
        """
        The newer of the two: step, seconds, net, average, and of a whole state also `optimisers` and the step from
        which their moments are. None before the first one is saved.
        """
        whole = torch.load(self.whole, map_location='cpu') if self.whole.exists() else None
        if not self.weights.exists():
            return whole
        tensors, metadata = read(self.weights)
        step = int(metadata['step'])
        if whole and whole['step'] >= step:
            return whole
        state = {'step': step, 'seconds': float(metadata['seconds'])}
        for kind in ('net', 'average'):
            prefix = f'{kind}.'
            state[kind] = {
                name.removeprefix(prefix): torch.from_numpy(value.copy())
                for name, value in tensors.items()
                if name.startswith(prefix)
            }
        return state

    def save(self, state, name='state.pt'):
        replace(self.folder / name, lambda path: torch.save(state, path))

    def commit(self, state, row, about):
        """Writes what others go on from: the weights, with words about them, and a row of the log (column -> value)."""
        tensors = {
            f'{kind}.{name}': value.detach().cpu().half()
            for kind in ('net', 'average')
            for name, value in state[kind].items()
        }
        metadata = {'step': str(state['step']), 'seconds': f'{state["seconds"]:.0f}', 'about': json.dumps(about)}
        replace(self.weights, lambda path: save(path, tensors, metadata))
        # Rows of steps that were lost, as state is saved less often than rows are written, are taken again.
        rows = [old for old in self.rows() if int(old['step']) < state['step']] + [row]

        def write(path):
            with path.open('w', newline='') as file:
                writer = csv.DictWriter(file, list(row), lineterminator='\n')
                writer.writeheader()
                writer.writerows(rows)

        replace(self.log, write)

    def rows(self):
        if not self.log.exists():
            return []
        with self.log.open(newline='') as file:
            return list(csv.DictReader(file))


def replace(path, write):
    """A file that is written is never seen half done, nor left so by a power cut."""
    new = path.with_name(f'{path.name}.new')
    write(new)
    with new.open('rb') as file:
        os.fsync(file.fileno())
    os.replace(new, path)
