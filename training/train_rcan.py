"""Trains RCAN for one scale, for as long as it is let.

    python3 training/train_rcan.py --scale 2 --start ../shared/checkpoints/start/rcan-g5b5c32-x2.pt --revive
    python3 training/train_rcan.py --scale 2 --revive --decay-from 60000 --steps 80000

Run again it goes on from its state. training/README.md says how to pause, continue and finish it.
"""

import argparse
import os
import sys
import time
from pathlib import Path

import torch

from interrupts import lowest_priority
from patches import FOLDERS
from rcan_training import Training

SIZES = {'groups': 5, 'blocks': 5, 'features': 32, 'reduction': 8}


def fraction(step, moments_since, arguments):
    """Of the full rate, at the step'th step: rising where moments began anew, falling to 0 where a decay is asked for."""
    warm = min(1, (step - moments_since) / arguments.warm_up)
    if arguments.decay_from is None or step <= arguments.decay_from:
        return warm
    return warm * (arguments.steps - step + 1) / (arguments.steps - arguments.decay_from + 1)


def run(training, arguments):
    losses, since = [], time.monotonic()
    if training.step == 0:
        training.validate(losses, 0)
    while not training.interrupts.ended and (arguments.steps is None or training.step < arguments.steps):
        training.wait()
        if training.step == arguments.decay_from:
            training.files.save(training.state(), f'before-decay-{training.step}.pt')
        if arguments.revive and training.step % arguments.revive == 0:
            training.revive()
        of_rate = fraction(training.step + 1, training.moments_since, arguments)
        losses.append(training.advance(of_rate))
        training.save_now_and_then()
        if training.step % arguments.validate_every == 0 or training.step == arguments.steps:
            print(f'{len(losses) / (time.monotonic() - since):.2f} steps a second', flush=True)
            training.validate(losses, of_rate * arguments.rate)
            losses, since = [], time.monotonic()
    training.save()
    print(f'ends at step {training.step}', flush=True)


def parse():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--scale', type=int, choices=(2, 3, 4, 8), required=True)
    parser.add_argument('--colors', type=int, choices=(1, 3), default=3, help='one is the luma')
    for size, value in SIZES.items():
        parser.add_argument(f'--{size}', type=int, default=value)
    parser.add_argument('--start', type=Path, help='a PyTorch state dict, of this scale or another')
    parser.add_argument('--optimizer', choices=('adam', 'muon'), default='adam')
    parser.add_argument('--rate', type=float, default=4e-4, help="Adam's")
    parser.add_argument('--warm-up', type=int, default=500, metavar='STEPS', help='over which the rate rises')
    parser.add_argument('--decay-from', type=int, metavar='STEP', help='from which the rate falls to 0, at --steps')
    parser.add_argument('--steps', type=int, help='where it ends')
    parser.add_argument('--batch', type=int, default=16)
    parser.add_argument('--patch', type=int, default=32, help='side in LR pixels')
    parser.add_argument('--revive', type=int, nargs='?', const=10000, metavar='STEPS', help='dead units, every so often')
    parser.add_argument('--validate-every', type=int, default=2000, metavar='STEPS')
    parser.add_argument('--pictures', type=Path, nargs='+', default=FOLDERS, help='folders of PNG files')
    parser.add_argument('--seed', type=int, default=1)
    parser.add_argument('--state', type=Path, help='folder of the whole state, .cache/training/<name> if not given')
    parser.add_argument('--committed', type=Path, help='folder of weights and log, training/state if not given')
    arguments = parser.parse_args()
    if arguments.decay_from is not None and (arguments.steps or 0) <= arguments.decay_from:
        parser.error('--decay-from needs a later --steps')
    return arguments


def main():
    arguments = parse()
    if 'GLIBC_TUNABLES' not in os.environ:
        # Large pages of memory, which a process asks for when it starts: without them a step takes a quarter longer.
        os.environ['GLIBC_TUNABLES'] = 'glibc.malloc.hugetlb=1'
        os.execv(sys.executable, [sys.executable, *sys.argv])
    lowest_priority()
    torch.set_num_threads(1)  # two wait for each other at every layer as soon as anything else runs
    torch.set_flush_denormal(True)
    torch.manual_seed(arguments.seed)
    run(Training({key: getattr(arguments, key) for key in (*SIZES, 'scale', 'colors')}, arguments), arguments)


if __name__ == '__main__':
    main()
