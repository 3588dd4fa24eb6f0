"""Many weights as one vector, so that a step of Adam or of a moving average is one operation and not hundreds."""

import torch


def flatten(weights):
    """
    The vector of which the weights, and their gradients, become views, those of convolutions in the order of
    channels_last. Gradients are added up in it: it is set to zero before every step.
    """
    vector = torch.nn.Parameter(torch.empty(sum(weight.numel() for weight in weights), device=weights[0].device))
    vector.grad = torch.zeros_like(vector)
    begin = 0
    for weight in weights:
        end = begin + weight.numel()
        views = [part_of(whole[begin:end], weight.shape) for whole in (vector.data, vector.grad)]
        views[0].copy_(weight.data)
        weight.data, weight.grad = views
        begin = end
    return vector


def part_of(piece, shape):
    if len(shape) < 4:
        return piece.view(shape)
    outputs, inputs, height, width = shape
    return piece.view(outputs, height, width, inputs).permute(0, 3, 1, 2)
