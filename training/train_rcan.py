"""Trains RCAN for one scale, for as long as it is let.

    python3 training/train_rcan.py --scale 2 --start ../shared/checkpoints/start/rcan-g5b5c32-x2.pt
    python3 training/train_rcan.py --scale 2 --decay-from 60000 --steps 90000

Started again it goes on from its state. See README.md for how to pause and to finish it.
"""

import argparse
import os
import signal
import sys
import time
from pathlib import Path

import numpy as np
import torch

from attention_units import attention_of, counts, revive, share_by_picture, watched
from flat_weights import flatten
from muon import Muon
from patches import FOLDERS, draw, held_out_pairs, tensor, training_pairs
from pictures import luma, score, set5, upscale, with_luma
from rcan import build, enlarge, fastest_type, name_of, start_from
from training_state import TrainingState
from weights_file import processor

AVERAGE = 0.999  # of the weights' moving average that stays at every step
SAVED_EVERY = 180  # seconds
REVIVAL = 256, 96  # patches on which a unit has to answer, and their side in LR pixels
MUON_PER_ADAM = 12.5  # by so much Muon's rate is larger: the entries of its step are then about as large


class Interrupts:
    """SIGTERM and SIGINT ask for an end, a file for a pause; both are looked at between steps."""

    def __init__(self, pause):
        self.pause, self.ended = pause, False
        for kind in (signal.SIGTERM, signal.SIGINT):
            signal.signal(kind, self.end)

    def end(self, *_):
        self.ended = True

    def wait(self):
        """While the file is there, unless an end is asked for."""
        if not self.pause.exists():
            return
        print('paused', flush=True)
        while self.pause.exists() and not self.ended:
            time.sleep(1)
        print('goes on', flush=True)


def trained(net, optimizer):
    """The weights by the optimiser that trains them: Adam, and Muon for the 3 x 3 convolutions of the body if chosen."""
    kinds = {'adam': [], 'muon': []}
    for name, weight in net.named_parameters():
        if weight.requires_grad:
            inner = name.startswith('body') and weight.shape[-2:] == (3, 3)
            kinds['muon' if inner and optimizer == 'muon' else 'adam'].append(weight)
    return {kind: weights for kind, weights in kinds.items() if weights}


def fraction(step, arguments, moments_since):
    """Of the full rate at a step: rising after moments began anew, falling to 0 from the step where decay begins."""
    warm = min(1, (step - moments_since) / arguments.warm_up)
    if arguments.decay_from is None or step <= arguments.decay_from:
        return warm
    return warm * max(0, arguments.steps - step + 1) / (arguments.steps - arguments.decay_from)


def mean_psnr(net, pairs, scale, colors, device, between):
    """Of (LR, HR) pairs, dB on luma as pictures.score takes it."""
    scores = []
    for lr, hr in pairs:
        between()
        with torch.no_grad():
            sr = enlarge(net, tensor(lr[None], colors).to(device))[0].permute(1, 2, 0).cpu().double().numpy()
        if colors == 1:
            picture = with_luma(upscale(lr, scale), sr[..., 0])
        else:
            picture = np.clip(np.floor(sr + 0.5), 0, 255).astype(np.uint8)
        scores.append(score(picture, hr, scale)[0])
    return np.mean(scores)


class Training:
    def __init__(self, arguments):
        self.arguments = arguments
        self.config = {key: getattr(arguments, key) for key in ('groups', 'blocks', 'features', 'reduction', 'scale', 'colors')}
        self.device = 'cuda' if torch.cuda.is_available() else 'cpu'
        self.dtype = fastest_type(self.device)
        name = name_of(self.config)
        self.state = TrainingState(name, arguments.state, *([arguments.committed] if arguments.committed else []))
        self.interrupts = Interrupts(self.state.pause)
        print(f'{name}, process {os.getpid()}, {self.device}, {self.dtype}; paused while there is {self.state.pause}', flush=True)
        self.net, self.average = build(self.config).to(self.device), build(self.config).to(self.device)
        weights = trained(self.net, arguments.optimizer)
        self.vectors = [flatten(kind) for kind in weights.values()]
        self.averages = [flatten(kind) for kind in trained(self.average, arguments.optimizer).values()]
        self.parts = [torch.optim.Adam(self.vectors[:1], lr=arguments.rate, betas=(0.9, 0.99))]
        if 'muon' in weights:
            self.parts.append(Muon(weights['muon'], lr=MUON_PER_ADAM * arguments.rate))
        self.rates = [part.defaults['lr'] for part in self.parts]
        self.begin()
        self.random = np.random.default_rng([arguments.seed, self.config['scale'], self.step])
        self.pairs = training_pairs(self.config['scale'], arguments.pictures)
        self.held_out, self.set5 = held_out_pairs(self.config['scale']), [pair[1:] for pair in self.known_set5()]

    def known_set5(self):
        try:
            return set5(self.config['scale'])
        except OSError:
            return []

    def begin(self):
        """From the saved state, else from the weights of --start, else from random ones."""
        self.step, self.seconds, self.moments_since = 0, 0.0, 0
        saved = self.state.load()
        if saved:
            self.net.load_state_dict(saved['net'])
            self.average.load_state_dict(saved['average'])
            self.step, self.seconds = saved['step'], saved['seconds']
            self.moments_since = self.step
            if saved.get('kind') == self.arguments.optimizer:
                self.moments_since = saved['moments_since']
                for part, moments in zip(self.parts, saved['optimisers']):
                    part.load_state_dict(moments)
            print(f'goes on from step {self.step}', flush=True)
            return
        if self.arguments.start:
            new = start_from(self.net, torch.load(self.arguments.start, map_location='cpu'))
            print(f'starts from {self.arguments.start}; as initialised: {", ".join(new) or "nothing"}', flush=True)
        self.average.load_state_dict(self.net.state_dict())

    def between(self):
        """Between two pieces of work: a pause, where one is asked for, with the state saved."""
        if self.state.pause.exists():
            self.save()
            self.interrupts.wait()

    def save(self):
        self.state.save(self.saved())
        self.saved_at = time.monotonic()

    def saved(self):
        return {
            'step': self.step,
            'seconds': self.seconds + time.process_time() - self.begun,
            'net': self.net.state_dict(),
            'average': self.average.state_dict(),
            'kind': self.arguments.optimizer,
            'optimisers': [part.state_dict() for part in self.parts],
            'moments_since': self.moments_since,
        }

    def revive(self):
        """Looks for dead units on patches of the training pictures and revives them, in the average alike."""
        count, side = REVIVAL
        side = min(side, *(min(lr.shape[:2]) for lr, _ in self.pairs))
        random = np.random.default_rng([self.arguments.seed, self.step])
        nets = self.net, self.average
        with torch.no_grad(), watched(self.net) as of_net, watched(self.average) as of_average:
            for _ in range(count // 8):
                lr, _ = draw(self.pairs, side, 8, self.config['scale'], random)
                for net in nets:
                    self.between()
                    enlarge(net, tensor(lr, self.config['colors']).to(self.device), self.dtype)
        revived = revive(attention_of(self.net, of_net), attention_of(self.average, of_average))
        print(f'{self.step}: revived {revived} units', flush=True)

    def advance(self):
        """One step. Returns its loss, grey levels."""
        scale, colors = self.config['scale'], self.config['colors']
        lr, hr = draw(self.pairs, self.arguments.patch, self.arguments.batch, scale, self.random)
        lr, hr = (tensor(patches, colors).to(self.device) for patches in (lr, hr))
        loss = (enlarge(self.net, lr, self.dtype) - hr).abs().mean()
        for vector in self.vectors:
            vector.grad.zero_()
        loss.backward()
        self.step += 1
        part_of_rate = fraction(self.step, self.arguments, self.moments_since)
        for part, rate in zip(self.parts, self.rates):
            part.param_groups[0]['lr'] = part_of_rate * rate
            part.step()
        with torch.no_grad():
            for average, vector in zip(self.averages, self.vectors):
                average.lerp_(vector, 1 - AVERAGE)
        return loss.detach()

    def validate(self, losses):
        """Scores the average on the held-out pictures and on Set5, looks at its attention, writes both down."""
        scale, colors = self.config['scale'], self.config['colors']
        with watched(self.average) as means:
            held_out, known = (
                mean_psnr(self.average, pairs, scale, colors, self.device, self.between) if pairs else float('nan')
                for pairs in (self.held_out, self.set5)
            )
        attentions = attention_of(self.average, means)
        units = [counts(attention) for attention in attentions]
        never, always, switching = (sum(kind) for kind in zip(*units))
        loss = float(torch.stack(losses).mean()) if losses else float('nan')
        state = self.saved()
        row = {
            'step': self.step,
            'seconds': round(state['seconds']),
            'rate': f'{self.arguments.rate * fraction(self.step, self.arguments, self.moments_since):.2e}' if self.step else 0,
            'batch': self.arguments.batch,
            'patch': self.arguments.patch,
            'loss': f'{loss:.4f}',
            'heldOut': f'{held_out:.4f}',
            'set5': f'{known:.4f}',
            'never': never,
            'always': always,
            'switching': switching,
            'constantBlocks': sum(not on and not both for _, on, both in units),
            'shareByPicture': f'{share_by_picture(attentions):.4f}',
            # Of every block: never on, always on, switching.
            'units': ' '.join('-'.join(map(str, kinds)) for kinds in units),
        }
        about = {
            'config': self.config,
            'optimizer': self.arguments.optimizer,
            'batch': self.arguments.batch,
            'patch': self.arguments.patch,
            'rate': self.arguments.rate,
            'processor': processor(),
            'torch': torch.__version__,
        }
        self.state.commit(state, row, about)
        print(' '.join(f'{key} {value}' for key, value in row.items() if key != 'units'), flush=True)

    def run(self):
        arguments = self.arguments
        self.begun = time.process_time()
        self.saved_at = time.monotonic()
        losses = []
        since, since_step = time.monotonic(), self.step
        if self.step == 0:
            self.validate(losses)
        while not self.interrupts.ended and (arguments.steps is None or self.step < arguments.steps):
            self.between()
            if arguments.revive and self.step % arguments.revive == 0:
                self.revive()
            if self.step == arguments.decay_from:
                self.state.save(self.saved(), f'before-decay-{self.step}.pt')
            losses.append(self.advance())
            if time.monotonic() - self.saved_at > SAVED_EVERY:
                self.save()
            if self.step % arguments.validate_every == 0 or self.step == arguments.steps:
                wall = time.monotonic() - since
                print(f'{(self.step - since_step) / wall:.2f} steps a second', flush=True)
                self.validate(losses)
                losses, since, since_step = [], time.monotonic(), self.step
        self.save()
        print(f'ends at step {self.step}', flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--scale', type=int, choices=(2, 3, 4, 8), required=True)
    parser.add_argument('--colors', type=int, choices=(1, 3), default=3, help='one is the luma')
    for size, value in (('groups', 5), ('blocks', 5), ('features', 32), ('reduction', 8)):
        parser.add_argument(f'--{size}', type=int, default=value)
    parser.add_argument('--start', type=Path, help='a PyTorch state dict; layers of other shapes begin anew')
    parser.add_argument('--optimizer', choices=('adam', 'muon'), default='adam')
    parser.add_argument('--rate', type=float, default=4e-4, help='of Adam')
    parser.add_argument('--warm-up', type=int, default=500, help='steps over which the rate rises')
    parser.add_argument('--decay-from', type=int, metavar='STEP', help='from here on the rate falls to 0 at --steps')
    parser.add_argument('--steps', type=int, help='ends at this step')
    parser.add_argument('--batch', type=int, default=16)
    parser.add_argument('--patch', type=int, default=32, help='side in LR pixels')
    parser.add_argument('--revive', type=int, nargs='?', const=10000, metavar='STEPS', help='dead units, every so many steps')
    parser.add_argument('--validate-every', type=int, default=2000, metavar='STEPS')
    parser.add_argument('--pictures', type=Path, nargs='+', default=FOLDERS, help='folders of PNG files')
    parser.add_argument('--seed', type=int, default=1)
    parser.add_argument('--state', type=Path, help='folder of the state, .cache/training/<name> if not given')
    parser.add_argument('--committed', type=Path, help='folder of weights and log, training/state if not given')
    arguments = parser.parse_args()
    if arguments.decay_from is not None and (arguments.steps is None or arguments.steps <= arguments.decay_from):
        parser.error('--decay-from needs --steps after it')
    if 'GLIBC_TUNABLES' not in os.environ:
        # Large pages of memory: a step takes three quarters of the time. They are read when a process starts.
        os.environ['GLIBC_TUNABLES'] = 'glibc.malloc.hugetlb=1'
        os.execv(sys.executable, [sys.executable, *sys.argv])
    os.nice(19)
    torch.set_num_threads(1)  # two would wait for each other at every layer as soon as anything else runs
    torch.set_flush_denormal(True)
    torch.manual_seed(arguments.seed)
    Training(arguments).run()


if __name__ == '__main__':
    main()
