"""Muon (Jordan and others 2024, github.com/KellerJordan/Muon): the momentum of a weight matrix, made orthogonal, is the step."""

import torch


def orthogonal(matrix):
    """(M, N) -> the nearest matrix whose singular values are all one, by the eigenvectors of the smaller Gram matrix."""
    wide = matrix if matrix.shape[0] <= matrix.shape[1] else matrix.T
    values, vectors = torch.linalg.eigh((wide @ wide.T).double())
    floor = values[-1].clamp(min=1e-30) * 1e-10
    root = vectors @ torch.diag(values.clamp(min=floor).rsqrt()) @ vectors.T
    result = (root @ wide.double()).to(matrix.dtype)
    return result if wide is matrix else result.T


class Muon(torch.optim.Optimizer):
    """For weights of two axes and more; a convolution's filters are the rows of its matrix."""

    def __init__(self, parameters, lr, momentum=0.95):
        super().__init__(parameters, {'lr': lr, 'momentum': momentum})

    @torch.no_grad()
    def step(self):
        for group in self.param_groups:
            for weight in group['params']:
                state = self.state[weight]
                if 'momentum' not in state:
                    state['momentum'] = torch.zeros_like(weight)
                momentum = state['momentum'].mul_(group['momentum']).add_(weight.grad)
                # Nesterov's look ahead.
                wish = (weight.grad + group['momentum'] * momentum).reshape(len(weight), -1)
                weight.sub_(group['lr'] * orthogonal(wish).reshape(weight.shape))
