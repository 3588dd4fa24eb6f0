"""RCAN as it is trained: the network of test/fixtures/rcan_reference.py, its sizes, its start and its arithmetic."""

import sys
from pathlib import Path

import torch
from torch import nn

sys.path.append(str(Path(__file__).resolve().parents[1] / 'test' / 'fixtures'))

from rcan_reference import RCAN, CALayer, MeanShift  # noqa: E402

__all__ = ['CALayer', 'build', 'enlarge', 'fastest_type', 'name_of']


class Mean(torch.autograd.Function):
    """
    The mean of every map, (N, C, H, W) -> (N, C, 1, 1). PyTorch's own hands its gradient on spread out and not in
    channels_last; adding that to the others takes longer than the attention itself.
    """

    @staticmethod
    def forward(ctx, maps):
        ctx.shape = maps.shape
        return maps.mean((2, 3), keepdim=True)

    @staticmethod
    def backward(ctx, gradient):
        return (gradient / (ctx.shape[2] * ctx.shape[3])).expand(ctx.shape)


class AveragePool(nn.Module):
    """nn.AdaptiveAvgPool2d(1), faster."""

    def forward(self, maps):
        return Mean.apply(maps)


def build(config):
    """config: groups, blocks, features, reduction, scale, colors. The mean shifts are constants and not trained."""
    net = RCAN(**config)
    for module in net.modules():
        if isinstance(module, MeanShift):
            module.requires_grad_(False)
        if isinstance(module, CALayer):
            module.avg_pool = AveragePool()
    return net.to(memory_format=torch.channels_last)


def name_of(config):
    """Such as rcan-g5b5c32-x2, or rcan-g5b5c32-x2-luma where there is one colour."""
    sizes = f'g{config["groups"]}b{config["blocks"]}c{config["features"]}'
    return f'rcan-{sizes}-x{config["scale"]}' + ('-luma' if config['colors'] == 1 else '')


def fastest_type(device):
    """bfloat16 where the device computes in it, else float32."""
    if device == 'cuda':
        return torch.bfloat16 if torch.cuda.is_bf16_supported() else torch.float32
    flags = Path('/proc/cpuinfo')
    has = flags.exists() and any(flag in flags.read_text() for flag in ('avx512_bf16', 'amx_bf16'))
    return torch.bfloat16 if has else torch.float32


def enlarge(net, lr, dtype=torch.float32):
    """
    LR (N, colors, H, W) -> SR, both 0..255, with what lies between head and last convolution in `dtype`. These two
    and the sum around the body stay in float32: between 128 and 255 the values of bfloat16 lie a grey level apart.
    """
    shallow = net.head(net.sub_mean(lr))
    with torch.autocast(lr.device.type, dtype=torch.bfloat16, enabled=dtype == torch.bfloat16):
        maps = net.tail[0](net.body(shallow.to(dtype)) + shallow)
    return net.add_mean(net.tail[1](maps.float()))
