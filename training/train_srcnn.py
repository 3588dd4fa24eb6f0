"""Trains SRCNN for one scale and writes weights/srcnn-<shape>-x<scale>.safetensors.

    python3 training/train_srcnn.py --shape 9-5-5 --scale 2 --steps 4000
    python3 training/train_srcnn.py --shape 9-5-5 --scale 3 --steps 2500 --start srcnn-9-5-5-x2 --rate 0.005

Stopped and run again with the same arguments it goes on from its last checkpoint in .cache/training/.
"""

import argparse
import time
from pathlib import Path

import numpy as np
import torch

from muon import Muon
from pictures import downscale, evaluate, luma, modcrop, training_pictures, upscale
from srcnn import SRCNN, enlarge, from_weights
from weights_file import processor, ship

CHECKPOINTS = Path(__file__).resolve().parents[1] / '.cache' / 'training'
SEED = 1
BATCH, SIDE = 16, 33  # pieces of pictures per step, and the side of what comes out of the network
MIDDLE = 0.5  # taken off input and target while training: otherwise the mean grey drowns what there is to learn


def begin_as_bicubic(net):
    """One path passes the enlargement through unchanged, so that training starts at the bicubic's PSNR."""
    with torch.no_grad():
        net.conv3.weight.mul_(0.01)
        for conv in (net.conv1, net.conv2, net.conv3):
            conv.bias.zero_()
            conv.weight[0] = 0
            if conv is not net.conv1:
                conv.weight[:, 0] = 0
            conv.weight[0, 0, conv.kernel_size[0] // 2, conv.kernel_size[1] // 2] = 1
        # Keeps the path's values positive, so that no ReLU cuts it.
        net.conv1.bias[0] = MIDDLE
        net.conv3.bias[0] = -MIDDLE


def exported(net):
    """The weights that do the same without MIDDLE taken off the input and added to the output: name -> array."""
    weights = {name: value.detach().contiguous().numpy().copy() for name, value in net.state_dict().items()}
    weights['conv1.bias'] -= MIDDLE * weights['conv1.weight'].sum(axis=(1, 2, 3))
    weights['conv3.bias'] += MIDDLE
    return weights


def score(shape, scale):
    """Exported weights -> their scores on Set5."""
    return lambda weights: evaluate(enlarge(from_weights(shape, weights)), scale)


def training_pairs(scale):
    """(bicubic, HR) planes of every training picture and of the same at half its size, luma / 255 - MIDDLE."""
    pairs = []
    for picture in training_pictures():
        for rgb in (picture, downscale(picture, 2)):
            hr = modcrop(rgb, scale)
            pairs.append([(luma(p) / 255 - MIDDLE).astype(np.float32) for p in (upscale(downscale(hr, scale), scale), hr)])
    return pairs


def draw(pairs, margin, random):
    """A batch of pieces from random places, turned and mirrored: (B, 1, SIDE + margin, ...) and (B, 1, SIDE, ...)."""
    inputs, targets = [], []
    side, half = SIDE + margin, margin // 2
    for index in random.integers(len(pairs), size=BATCH):
        bicubic, hr = pairs[index]
        y, x = (random.integers(length - side + 1) for length in hr.shape)
        turns, mirrored = random.integers(4), random.integers(2)
        for planes, plane in ((inputs, bicubic), (targets, hr)):
            piece = np.rot90(plane[y : y + side, x : x + side], turns)
            planes.append(piece[:, ::-1] if mirrored else piece)
    inner = slice(half, half + SIDE)
    return (torch.from_numpy(np.stack(inputs)[:, None]), torch.from_numpy(np.stack(targets)[:, None, inner, inner].copy()))


def optimisers(net, steps, rate):
    """Muon for the weights of the hidden layers, Adam for the rest, both rates falling along a half cosine."""
    hidden = [net.conv1.weight, net.conv2.weight]
    rest = [net.conv1.bias, net.conv2.bias, *net.conv3.parameters()]
    pair = [Muon(hidden, lr=rate), torch.optim.Adam(rest, lr=0.08 * rate)]
    falling = torch.optim.lr_scheduler.CosineAnnealingLR
    return pair + [falling(optimiser, steps, eta_min=optimiser.defaults['lr'] / 50) for optimiser in pair]


def train(net, shape, scale, steps, rate, checkpoint):
    """Mean squared error. Goes on from `checkpoint` where it exists. Returns the seconds of processor time it took."""
    parts = optimisers(net, steps, rate)
    done, spent = 0, 0.0
    if checkpoint.exists():
        saved = torch.load(checkpoint)
        net.load_state_dict(saved['net'])
        for part, state in zip(parts, saved['parts']):
            part.load_state_dict(state)
        done, spent = saved['step'], saved['seconds']
    random = np.random.default_rng([SEED, scale, done])
    pairs = training_pairs(scale)
    begun, losses = time.process_time(), []
    for step in range(done + 1, steps + 1):
        inputs, targets = draw(pairs, net.margin, random)
        loss = (net(inputs.to(memory_format=torch.channels_last)) - targets).square().mean()
        net.zero_grad()
        loss.backward()
        for part in parts:
            part.step()
        losses.append(loss.item())
        if step % 500 == 0 or step == steps:
            spent_now = spent + time.process_time() - begun
            psnr, ssim = score(shape, scale)(exported(net))['mean']
            print(f'{step} {spent_now:.0f} s  loss {np.mean(losses):.3e}  Set5 {psnr:.3f} dB {ssim:.4f}', flush=True)
            losses = []
            saved = {'net': net.state_dict(), 'parts': [part.state_dict() for part in parts]}
            torch.save({**saved, 'step': step, 'seconds': spent_now}, checkpoint)
    return torch.load(checkpoint)['seconds']


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--shape', default='9-5-5', help='sides of the three kernels')
    parser.add_argument('--scale', type=int, choices=(2, 3, 4), required=True)
    parser.add_argument('--steps', type=int, required=True)
    parser.add_argument('--rate', type=float, default=0.01)
    parser.add_argument('--start', help='a finished checkpoint in .cache/training/ to start from, such as srcnn-9-5-5-x2')
    arguments = parser.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(SEED)
    shape, scale = tuple(int(side) for side in arguments.shape.split('-')), arguments.scale
    net = SRCNN(shape)
    begin_as_bicubic(net)
    net.to(memory_format=torch.channels_last)
    began = 'from the bicubic'
    if arguments.start:
        net.load_state_dict(torch.load(CHECKPOINTS / f'{arguments.start}.pt')['net'])
        began = f'from {arguments.start}'
    name = f'srcnn-{arguments.shape}-x{scale}'
    CHECKPOINTS.mkdir(parents=True, exist_ok=True)
    seconds = train(net, shape, scale, arguments.steps, arguments.rate, CHECKPOINTS / f'{name}.pt')
    training = (
        f'train_srcnn.py {began}, seed {SEED}, {arguments.steps} steps of {BATCH} pieces of {SIDE} x {SIDE} px, '
        f'{seconds:.0f} s of processor time on one core ({processor()}): mean squared error, Muon at {arguments.rate} '
        'for the first two layers, Adam for the rest, rates falling along a half cosine'
    )
    ship(name, 'SRCNN', {'scale': scale, 'shape': shape}, exported(net), training, score(shape, scale))


if __name__ == '__main__':
    main()
