"""The hidden units of channel attention: which of them ever answer, and how those that never do are revived.

Of every CALayer: z, the means of its C maps; C / r hidden units, which are on where their row of W_D times z plus bias
is above zero; s, the C factors in 0..1 that come of them.
"""

from contextlib import contextmanager
from dataclasses import dataclass

import numpy as np
import torch

from rcan import CALayer


@dataclass
class Attention:
    """What one CALayer did on N pictures: z (N, C), hidden before the ReLU (N, C / r), s (N, C)."""

    layer: CALayer
    z: torch.Tensor
    hidden: torch.Tensor
    s: torch.Tensor


@contextmanager
def watched(net):
    """While open, the list that it gives takes up z (N, C, 1, 1) of every CALayer, in order, whenever the net runs."""
    layers = [module for module in net.modules() if isinstance(module, CALayer)]
    means = [[] for _ in layers]
    hooks = [
        layer.conv_du.register_forward_hook(lambda _, inputs, __, kept=kept: kept.append(inputs[0].float()))
        for layer, kept in zip(layers, means)
    ]
    try:
        yield means
    finally:
        for hook in hooks:
            hook.remove()


@torch.no_grad()
def attention_of(net, means):
    """What the net's CALayers made of the means that were taken up."""
    layers = [module for module in net.modules() if isinstance(module, CALayer)]
    found = []
    for layer, kept in zip(layers, means):
        z = torch.cat(kept)
        found.append(Attention(layer, *(values.flatten(1) for values in (z, layer.conv_du[0](z), layer.conv_du(z)))))
    return found


def counts(attention):
    """How many of a layer's units are on for no picture, for every picture, for some of them."""
    on = attention.hidden > 0
    never, always = int((~on).all(0).sum()), int(on.all(0).sum())
    return never, always, on.shape[1] - never - always


def share_by_picture(attentions):
    """Of the variance of s in every layer, summed over the layers: the part that is not a channel's own mean."""
    stacked = torch.stack([attention.s for attention in attentions]).double()
    by_picture = stacked.var(1, unbiased=False).mean(1)
    whole = stacked.flatten(1).var(1, unbiased=False)
    return float(by_picture.sum() / whole.sum())


@torch.no_grad()
def revive(attentions, others=()):
    """
    Gives every unit that was never on something to answer to, without changing what the network puts out: its row of
    W_D becomes a principal direction of z, scaled to unit deviation, its bias minus the mean in that direction, its
    column of W_U zero. Directions are those of what the living units leave unexplained of z. `others`: the same of
    the weights' moving average, which gets the same units where they are dead there too. Returns how many.
    """
    revived = 0
    for attention, *other in zip(attentions, *([others] if others else [])):
        dead = set.intersection(*(never_on(each) for each in (attention, *other)))
        if not dead:
            continue
        z, hidden = (values.double().cpu().numpy() for values in (attention.z, attention.hidden))
        z, mean = z - z.mean(0), z.mean(0)
        alive = np.maximum(hidden, 0)
        alive -= alive.mean(0)
        rest = z - alive @ np.linalg.lstsq(alive, z, rcond=None)[0]
        directions = np.linalg.svd(rest, full_matrices=False)[2]
        for unit, direction in zip(sorted(dead), directions):
            row = direction / (z @ direction).std()
            for each in (attention, *other):
                down, up = each.layer.conv_du[0], each.layer.conv_du[2]
                down.weight[unit, :, 0, 0] = torch.from_numpy(row).to(down.weight)
                down.bias[unit] = -float(row @ mean)
                up.weight[:, unit] = 0
        revived += len(dead)
    return revived


def never_on(attention):
    return set((attention.hidden <= 0).all(0).nonzero().flatten().tolist())
