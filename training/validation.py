"""How well a net does on pictures that it was not trained on, and what its attention does on them."""

import numpy as np
import torch

from attention_units import attention_of, counts, share_by_picture, watched
from patches import held_out_pairs, tensor
from pictures import score, set5, upscale, with_luma
from rcan import enlarge


class Validation:
    """The eight pictures held out and, where the scale has it, Set5; `between` is called before every picture."""

    def __init__(self, scale, colors, device, between):
        self.scale, self.colors, self.device, self.between = scale, colors, device, between
        self.held_out = held_out_pairs(scale)
        self.set5 = [(lr, hr) for _, lr, hr in set5(scale)]

    def enlarge(self, net, lr):
        """8-bit RGB (H, W, 3) -> the same, enlarged; one-channel nets enlarge the luma, the bicubic its colours."""
        sr = enlarge(net, tensor(lr[None], self.colors).to(self.device))[0].permute(1, 2, 0).cpu().double().numpy()
        if self.colors == 1:
            return with_luma(upscale(lr, self.scale), sr[..., 0])
        return np.clip(np.floor(sr + 0.5), 0, 255).astype(np.uint8)

    def psnr(self, net, pairs):
        """The mean over the pairs, dB on luma; NaN without pairs."""
        scores = []
        for lr, hr in pairs:
            self.between()
            scores.append(score(self.enlarge(net, lr), hr, self.scale)[0])
        return np.mean(scores) if scores else float('nan')

    @torch.no_grad()
    def measure(self, net):
        """
        Columns of the log: PSNR in dB; hidden units that are on for no picture, for all, for some of both sets; blocks
        whose units are all never on; the share of the variance of s that is by picture; the units of every block.
        """
        with watched(net) as means:
            held_out, known = (self.psnr(net, pairs) for pairs in (self.held_out, self.set5))
        attentions = attention_of(net, means)
        units = [counts(attention) for attention in attentions]
        never, always, switching = (sum(kind) for kind in zip(*units))
        return {
            'heldOut': f'{held_out:.4f}',
            'set5': f'{known:.4f}',
            'never': never,
            'always': always,
            'switching': switching,
            'constantBlocks': sum(not on and not some for _, on, some in units),
            'shareByPicture': f'{share_by_picture(attentions):.4f}',
            'units': ' '.join('-'.join(map(str, kinds)) for kinds in units),
        }
