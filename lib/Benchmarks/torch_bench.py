"""Times torch.optim for lib/Benchmarks, which starts it and asks line by line; each answer is one line.

    RULE N THREADS STEPS      nanoseconds of STEPS steps of RULE on N parameters
    muon SIDE THREADS STEPS   nanoseconds of STEPS steps of Muon on a square matrix, in single precision and with torch.mm
    muon-onednn SIDE …        the same, with oneDNN's matrix product, which torch.nn.functional.linear calls for mkldnn tensors
    airfoil EPOCHS THREADS    nanoseconds of EPOCHS epochs of 150 batches of 10 rows, 5 columns, with Adam

The first two lines, unasked, are the version of PyTorch and the rules that it has.
"""
import sys
import time

import torch
from torch import optim

RULES = {
    "Sgd": lambda p: optim.SGD(p, lr=0.001),
    "Momentum": lambda p: optim.SGD(p, lr=0.001, momentum=0.9),
    "Adagrad": optim.Adagrad,
    "RmsProp": optim.RMSprop,
    "Adadelta": optim.Adadelta,
    "Adam": optim.Adam,
    "AdamW": optim.AdamW,
    "Adamax": optim.Adamax,
    "NAdam": optim.NAdam,
    "RAdam": optim.RAdam,
}
last = None, None


def optimizer_of(rule, n):
    """The optimizer of the question before, if this one is about the same."""
    global last
    if last[0] != (rule, n):
        last = None, None  # frees the memory of the one before
        if rule in MATRICES:
            last = (rule, n), Muon(n, MATRICES[rule])
            return last[1]
        theta = torch.randn(n, requires_grad=True)
        theta.grad = torch.randn(n)
        last = (rule, n), RULES[rule]([theta])
    return last[1]


def airfoil(epochs):
    x, y = torch.randn(1500, 5), torch.randn(1500, 1)
    model, loss = torch.nn.Linear(5, 1), torch.nn.MSELoss()
    optimizer = optim.Adam(model.parameters(), lr=0.01)
    start = time.perf_counter_ns()
    for _ in range(epochs):
        order = torch.randperm(1500)
        for i in range(0, 1500, 10):
            rows = order[i:i + 10]
            optimizer.zero_grad()
            (loss(model(x[rows]), y[rows]) / 2).backward()
            optimizer.step()
    return time.perf_counter_ns() - start


def with_onednn(a, b):
    return torch.nn.functional.linear(a.to_mkldnn(), b.t().contiguous().to_mkldnn()).to_dense()


class Muon:
    """The arithmetic of torch.optim.Muon, newer than the PyTorch that most have, but for its bfloat16."""

    def __init__(self, side, multiply):
        self.multiply = multiply
        self.theta, self.grad, self.buffer = torch.randn(side, side), torch.randn(side, side), torch.zeros(side, side)

    def step(self):
        self.buffer.lerp_(self.grad, 0.05)
        x = self.grad.lerp(self.buffer, 0.95)
        x.div_(x.norm().clamp(min=1e-7))
        for _ in range(5):
            gram = self.multiply(x, x.t())
            update = self.multiply(gram, gram).mul_(2.0315).add_(gram, alpha=-4.7750)
            x = self.multiply(update, x).add_(x, alpha=3.4445)
        self.theta.mul_(1 - 0.001 * 0.1).add_(x, alpha=-0.001)


MATRICES = {"muon": torch.mm, "muon-onednn": with_onednn}


def steps(rule, n, count):
    optimizer = optimizer_of(rule, n)
    start = time.perf_counter_ns()
    for _ in range(count):
        optimizer.step()
    return time.perf_counter_ns() - start


print(torch.__version__)
print(*RULES, flush=True)
for line in sys.stdin:
    words = line.split()
    torch.set_num_threads(int(words[2]))
    print(airfoil(int(words[1])) if words[0] == "airfoil" else steps(words[0], int(words[1]), int(words[3])), flush=True)
