"""Where a training of RCAN begins: at the weights of another scale, or of the same net for colours."""

import torch


def start_from(net, config, weights):
    """
    Takes the layers of a state dict that fit. What does not fit is made of it so that the net begins near it: head and
    end of a net for luma, the convolutions of another scale's Upsampler. Returns the names of what was made.
    """
    if config['colors'] == 1 and weights['head.0.weight'].shape[1] == 3:
        weights = {**weights, **for_luma(weights)}
    own = net.state_dict()
    fitting = {name: value for name, value in weights.items() if name in own and value.shape == own[name].shape}
    made = [name for name in own if name not in fitting]
    net.load_state_dict({**own, **fitting})
    with torch.no_grad():
        for index, layer in enumerate(net.tail[0]):
            if f'tail.0.{index}.weight' in made:
                begin_upsampler(layer, weights['tail.0.0.weight'], weights['tail.0.0.bias'], index)
    return made


def for_luma(weights):
    """A luma goes through the net as R = G = B, without the mean shift, and the mean of the three is what comes out."""
    head, tail = weights['head.0.weight'], weights['tail.1.weight']
    mean = weights['add_mean.bias']
    return {
        'head.0.weight': head.sum(1, keepdim=True),
        'head.0.bias': weights['head.0.bias'] - (head * mean.view(1, 3, 1, 1)).sum((1, 2, 3)),
        'tail.1.weight': tail.mean(0, keepdim=True),
        'tail.1.bias': (weights['tail.1.bias'] + mean).mean().view(1),
    }


def begin_upsampler(layer, weight, bias, index):
    """
    The first convolution of an Upsampler: for every subpixel the mean of the other scale's subpixels. Those after it,
    which enlarge what is enlarged already: linear interpolation of every map.
    """
    features = layer.weight.shape[1]
    subpixels = layer.weight.shape[0] // features
    if index == 0:
        layer.weight.copy_(weight.unflatten(0, (features, -1)).mean(1).repeat_interleave(subpixels, 0))
        layer.bias.copy_(bias.unflatten(0, (features, -1)).mean(1).repeat_interleave(subpixels))
        return
    side = round(subpixels**0.5)
    layer.weight.zero_()
    layer.bias.zero_()
    offsets = [(position + 0.5) / side - 0.5 for position in range(side)]
    taps = torch.tensor([[max(0, -offset), 1 - abs(offset), max(0, offset)] for offset in offsets])
    for map_ in range(features):
        kernels = torch.einsum('ay,bx->abyx', taps, taps).flatten(0, 1)
        layer.weight[map_ * subpixels : (map_ + 1) * subpixels, map_] = kernels
