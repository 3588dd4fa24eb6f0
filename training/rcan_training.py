"""One training of RCAN: L1 loss, Adam (or Muon), a moving average of the weights; begun, continued, watched, saved."""

import time

import numpy as np
import torch

from attention_units import attention_of, revive, watched
from flat_weights import flatten
from interrupts import Interrupts
from muon import Muon
from patches import draw, tensor, training_pairs
from rcan import build, enlarge, fastest_type, name_of
from rcan_start import start_from
from training_state import TrainingState
from validation import Validation

AVERAGE = 0.999  # of the moving average that stays at every step
SAVED_EVERY = 180  # seconds
REVIVAL_BATCHES, REVIVAL_SIDE = 32, 96  # patches on which a unit has to answer, 8 in a batch, and their LR pixels
MUON_PER_ADAM = 12.5  # by so much Muon's rate is larger: the entries of its step are then about as large


def trained(net, optimizer):
    """The weights by the optimiser that trains them: Adam, and Muon for the 3 x 3 convolutions of the body if chosen."""
    kinds = {'adam': [], 'muon': []}
    for name, weight in net.named_parameters():
        if weight.requires_grad:
            inner = name.startswith('body') and weight.shape[-2:] == (3, 3)
            kinds['muon' if inner and optimizer == 'muon' else 'adam'].append(weight)
    return {kind: weights for kind, weights in kinds.items() if weights}


class Training:
    """`config`: the net's sizes, scale and colors; `arguments`: those of train_rcan.py."""

    def __init__(self, config, arguments):
        self.config, self.arguments = config, arguments
        self.scale, self.colors = config['scale'], config['colors']
        self.device = 'cuda' if torch.cuda.is_available() else 'cpu'
        self.dtype = fastest_type(self.device)
        self.files = TrainingState(name_of(config), arguments.state, arguments.committed)
        self.interrupts = Interrupts(self.files.pause)
        print(f'{name_of(config)} on {self.device} in {self.dtype}, paused while there is {self.files.pause}', flush=True)
        self.net, self.average = build(config).to(self.device), build(config).to(self.device)
        weights = trained(self.net, arguments.optimizer)
        self.vectors = [flatten(kind) for kind in weights.values()]
        self.averages = [flatten(kind) for kind in trained(self.average, arguments.optimizer).values()]
        self.parts = [torch.optim.Adam(self.vectors[:1], lr=arguments.rate, betas=(0.9, 0.99))]
        if 'muon' in weights:
            self.parts.append(Muon(weights['muon'], lr=MUON_PER_ADAM * arguments.rate))
        self.rates = [part.defaults['lr'] for part in self.parts]
        self.begin()
        # Another stretch of the training draws other patches.
        self.random = np.random.default_rng([arguments.seed, self.scale, self.step])
        self.pairs = training_pairs(self.scale, arguments.pictures)
        self.validation = Validation(self.scale, self.colors, self.device, self.wait)
        self.begun, self.saved_at = time.process_time(), time.monotonic()

    def begin(self):
        """From the saved state, else from the weights of --start, else from random ones."""
        self.step, self.seconds, self.moments_since = 0, 0.0, 0
        saved = self.files.load()
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
            made = start_from(self.net, self.config, torch.load(self.arguments.start, map_location='cpu'))
            print(f'starts from {self.arguments.start}; made of it: {", ".join(made) or "nothing"}', flush=True)
        self.average.load_state_dict(self.net.state_dict())

    def state(self):
        return {
            'step': self.step,
            'seconds': self.seconds + time.process_time() - self.begun,
            'net': self.net.state_dict(),
            'average': self.average.state_dict(),
            'kind': self.arguments.optimizer,
            'optimisers': [part.state_dict() for part in self.parts],
            'moments_since': self.moments_since,
        }

    def save(self):
        self.files.save(self.state())
        self.saved_at = time.monotonic()

    def save_now_and_then(self):
        if time.monotonic() - self.saved_at > SAVED_EVERY:
            self.save()

    def wait(self):
        """Between two pieces of work: for as long as a pause is asked for."""
        self.interrupts.wait(self.save)

    def revive(self):
        """Units that answer to none of many patches of the training pictures, in the moving average alike."""
        random = np.random.default_rng([self.arguments.seed, self.step])
        side = min(REVIVAL_SIDE, *(min(lr.shape[:2]) for lr, _ in self.pairs))
        nets = self.net, self.average
        with torch.no_grad(), watched(self.net) as of_net, watched(self.average) as of_average:
            for _ in range(REVIVAL_BATCHES):
                lr = tensor(draw(self.pairs, side, 8, self.scale, random)[0], self.colors).to(self.device)
                for net in nets:
                    self.wait()
                    enlarge(net, lr, self.dtype)
        revived = revive(*(attention_of(net, means) for net, means in zip(nets, (of_net, of_average))))
        print(f'{self.step}: revived {revived} units', flush=True)

    def advance(self, fraction):
        """One step at a fraction of the full rate. Returns its loss in grey levels."""
        patches = draw(self.pairs, self.arguments.patch, self.arguments.batch, self.scale, self.random)
        lr, hr = (tensor(side, self.colors).to(self.device) for side in patches)
        loss = (enlarge(self.net, lr, self.dtype) - hr).abs().mean()
        for vector in self.vectors:
            vector.grad.zero_()
        loss.backward()
        for part, rate in zip(self.parts, self.rates):
            part.param_groups[0]['lr'] = fraction * rate
            part.step()
        with torch.no_grad():
            for average, vector in zip(self.averages, self.vectors):
                average.lerp_(vector, 1 - AVERAGE)
        self.step += 1
        return loss.detach()

    def validate(self, losses, rate):
        """Writes down what the moving average does, and the weights for others to go on from."""
        row = {
            'step': self.step,
            'seconds': round(self.state()['seconds']),
            'rate': f'{rate:.2e}',
            'batch': self.arguments.batch,
            'patch': self.arguments.patch,
            'loss': f'{torch.stack(losses).mean():.4f}' if losses else '',
            **self.validation.measure(self.average),
        }
        self.files.commit(self.state(), row, {'config': self.config, 'optimizer': self.arguments.optimizer})
        print(' '.join(f'{column} {value}' for column, value in row.items() if column != 'units'), flush=True)
