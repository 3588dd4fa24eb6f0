"""PyTorch's steps for `npm run bench -- --tasks train`: each line on stdin is a work (forward, step), each on stdout
its milliseconds. Arguments: net, threads, batch, patch. The network is that of test/fixtures/rcan_reference.py.
"""

import sys
import time
from pathlib import Path

import torch
from torch.nn.functional import l1_loss

sys.path.insert(0, str(Path(__file__).parents[2] / 'fixtures'))
from rcan_reference import RCAN, MeanShift  # noqa: E402

net, threads, batch, patch = sys.argv[1], *map(int, sys.argv[2:])
torch.set_num_threads(threads)
groups, blocks, features = map(int, net.split('x'))
model = RCAN(groups, blocks, features, 4, 2, 3)
for module in model.modules():
    if isinstance(module, MeanShift):
        module.requires_grad_(False)
optimizer = torch.optim.Adam([p for p in model.parameters() if p.requires_grad], lr=1e-4)
x = torch.rand(batch, 3, patch, patch) * 255
target = torch.rand(batch, 3, 2 * patch, 2 * patch) * 255


def forward():
    with torch.no_grad():
        model(x).sum().item()


def step():
    optimizer.zero_grad()
    loss = l1_loss(model(x), target)
    loss.item()
    loss.backward()
    optimizer.step()


for line in sys.stdin:
    start = time.perf_counter()
    {'forward': forward, 'step': step}[line.strip()]()
    print(1000 * (time.perf_counter() - start), flush=True)
