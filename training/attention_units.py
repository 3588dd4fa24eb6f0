"""The hidden units of channel attention: which of them ever answer, and how those that never do are revived.

Of every CALayer: z, the means of its C maps; C / r hidden units, which are on where their row of W_D times z plus bias
is above zero; s, the C factors in 0..1 that come of them.
"""

from dataclasses import dataclass

import numpy as np
import torch

from rcan import CALayer, enlarge


@dataclass
class Attention:
    """What one CALayer did on N pictures: z (N, C), hidden before the ReLU (N, C / r), s (N, C)."""

    layer: CALayer
    z: torch.Tensor
    hidden: torch.Tensor
    s: torch.Tensor


@torch.no_grad()
def attend(net, batches):
    """The attention of every CALayer, in order, over all pictures of the batches (N, colors, H, W), in float32."""
    layers = [module for module in net.modules() if isinstance(module, CALayer)]
    means = [[] for _ in layers]
    hooks = [
        layer.conv_du.register_forward_hook(lambda _, inputs, __, kept=kept: kept.append(inputs[0]))
        for layer, kept in zip(layers, means)
    ]
    try:
        for batch in batches:
            enlarge(net, batch)
    finally:
        for hook in hooks:
            hook.remove()
    return [of_means(layer, torch.cat(kept)) for layer, kept in zip(layers, means)]


def of_means(layer, z):
    """z: (N, C, 1, 1)"""
    return Attention(layer, *(values.flatten(1) for values in (z, layer.conv_du[0](z), layer.conv_du(z))))


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
def revive(attentions):
    """
    Gives every unit that was never on something to answer to, without changing what the network puts out: its row of
    W_D becomes a principal direction of z, scaled to unit deviation, its bias minus the mean in that direction, its
    column of W_U zero. Directions are those of what the living units leave unexplained of z. Returns how many.
    """
    revived = 0
    for attention in attentions:
        down, up = attention.layer.conv_du[0], attention.layer.conv_du[2]
        dead = (attention.hidden <= 0).all(0).nonzero().flatten().tolist()
        if not dead:
            continue
        z, hidden = attention.z.double().cpu().numpy(), attention.hidden.double().cpu().numpy()
        mean = z.mean(0)
        alive = np.maximum(hidden, 0)
        alive -= alive.mean(0)
        rest = z - mean - alive @ np.linalg.lstsq(alive, z - mean, rcond=None)[0]
        directions = np.linalg.svd(rest, full_matrices=False)[2]
        for unit, direction in zip(dead, directions):
            row = direction / ((z - mean) @ direction).std()
            down.weight[unit, :, 0, 0] = torch.from_numpy(row).to(down.weight)
            down.bias[unit] = -float(row @ mean)
            up.weight[:, unit] = 0
        revived += len(dead)
    return revived
