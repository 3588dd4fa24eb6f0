"""SRCNN (Dong, Loy, He, Tang, arXiv 1501.00092) as the page computes it, on luma divided by 255."""

import numpy as np
import torch
from torch import nn

FEATURES = (64, 32)


class SRCNN(nn.Module):
    """
    (B, 1, H, W) -> (B, 1, H - margin, W - margin). Convolutions are 'valid': at a picture's edge the enlargement is
    padded by repeating its border, as the authors' own code does.
    """

    def __init__(self, shape):
        """shape: the sides of the three kernels, such as (9, 5, 5)."""
        super().__init__()
        first, middle, last = shape
        self.conv1 = nn.Conv2d(1, FEATURES[0], first)
        self.conv2 = nn.Conv2d(FEATURES[0], FEATURES[1], middle)
        self.conv3 = nn.Conv2d(FEATURES[1], 1, last)
        self.margin = sum(shape) - len(shape)

    def forward(self, x):
        return self.conv3(torch.relu(self.conv2(torch.relu(self.conv1(x)))))


def enlarge(net):
    """Bicubic luma (H, W, 16..235) -> the network's luma."""

    def run(plane):
        padded = np.pad(plane / 255, net.margin // 2, mode='edge').astype(np.float32)
        with torch.no_grad():
            return net(torch.from_numpy(padded)[None, None])[0, 0].numpy() * 255.0

    return run


def from_weights(shape, weights):
    """The network of a weights file: name -> float32 array."""
    net = SRCNN(shape)
    net.load_state_dict({name: torch.from_numpy(value) for name, value in weights.items()})
    return net
