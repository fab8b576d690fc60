"""Writes torch.json, the trajectories and learning rates of real PyTorch that Course.Tests compares with.

Run it with Debian's python3-torch, from anywhere:   /usr/bin/python3 make_reference.py
The same PyTorch writes the same bytes: there is no randomness and no clock in it.

Every rule takes 200 steps on the same gradients, once in float64 and once in float32. The gradients do not depend on the
parameters, and they are dyadic fractions, so both precisions (and C#) see exactly the same ones:

    g[i](t) = scale[i] * (bias[i] + ((7919 t + 104729 i) mod 257 - 128) / 128),   t = 1, 2, ...

The scales differ so that one parameter is ruled by epsilon, and the last one has a gradient only every 16th step.
"float64" and "float32" are the parameters after the steps in "steps"; "error" is the largest distance between the two at
that step or any before it, for at a single step float32 may be right by luck.
NAdam runs with foreach=True: with foreach=False, PyTorch 1.13 multiplies its momentum product in twice.
"""
import json
import os

import torch
from torch import optim
from torch.optim import lr_scheduler
from torch.optim.swa_utils import AveragedModel

STEPS = [1, 2, 3, 5, 10, 20, 50, 100, 200]
START = [1.0, -2.0, 0.5, 3.0, -0.25, 8.0]
SCALE = [1.0, 0.25, 16.0, 2.0**-10, 2.0**-26, 1.0]
BIAS = [0.25, -0.5, 0.0, 0.125, 0.5, 0.0]

RULES = {
    "Sgd": (optim.SGD, dict(lr=0.001)),
    "Sgd, weight decay": (optim.SGD, dict(lr=0.001, weight_decay=0.1)),
    "Momentum": (optim.SGD, dict(lr=0.001, momentum=0.9)),
    "Momentum, weight decay": (optim.SGD, dict(lr=0.001, momentum=0.9, weight_decay=0.1)),
    "Momentum, dampening": (optim.SGD, dict(lr=0.001, momentum=0.9, dampening=0.5)),
    "Momentum, Nesterov": (optim.SGD, dict(lr=0.001, momentum=0.9, nesterov=True)),
    "Adagrad": (optim.Adagrad, {}),
    "Adagrad, weight decay": (optim.Adagrad, dict(weight_decay=0.1)),
    "Adagrad, learning-rate decay": (optim.Adagrad, dict(lr_decay=0.1)),
    "Adagrad, initial accumulator": (optim.Adagrad, dict(initial_accumulator_value=0.5)),
    "RmsProp": (optim.RMSprop, {}),
    "RmsProp, weight decay": (optim.RMSprop, dict(weight_decay=0.1)),
    "RmsProp, centered": (optim.RMSprop, dict(centered=True)),
    "RmsProp, momentum": (optim.RMSprop, dict(momentum=0.9)),
    "RmsProp, centered, momentum": (optim.RMSprop, dict(centered=True, momentum=0.9)),
    "Adadelta": (optim.Adadelta, {}),
    "Adadelta, weight decay": (optim.Adadelta, dict(weight_decay=0.1)),
    "Adam": (optim.Adam, {}),
    "Adam, weight decay": (optim.Adam, dict(weight_decay=0.1)),
    "Adam, AMSGrad": (optim.Adam, dict(amsgrad=True)),
    "AdamW": (optim.AdamW, {}),
    "AdamW, weight decay": (optim.AdamW, dict(weight_decay=0.5)),
    "AdamW, AMSGrad": (optim.AdamW, dict(amsgrad=True)),
    "Adamax": (optim.Adamax, {}),
    "Adamax, weight decay": (optim.Adamax, dict(weight_decay=0.1)),
    "NAdam": (optim.NAdam, dict(foreach=True)),
    "NAdam, weight decay": (optim.NAdam, dict(foreach=True, weight_decay=0.1)),
    "NAdam, momentum decay": (optim.NAdam, dict(foreach=True, momentum_decay=0.1)),
    "RAdam": (optim.RAdam, {}),
    "RAdam, weight decay": (optim.RAdam, dict(weight_decay=0.1)),
}

# What training adds around a rule: gradients clipped, of which some are short enough to stay, and the average of the weights in place of them.
RECIPES = {
    "AdamW, clipped": dict(clip=8.0),
    "AdamW, averaged": dict(decay=0.99),
}

RATE = 0.1
SCHEDULES = {
    "step": lambda o: lr_scheduler.StepLR(o, 4, 0.5),
    "exponential": lambda o: lr_scheduler.ExponentialLR(o, 0.9),
    "polynomial": lambda o: lr_scheduler.PolynomialLR(o, 10, 2.0),
    "cosine": lambda o: lr_scheduler.CosineAnnealingLR(o, 19, 0.01),
    "cosine, warm restarts": lambda o: lr_scheduler.CosineAnnealingWarmRestarts(o, 3, 2, 0.01),
    "one cycle": lambda o: lr_scheduler.OneCycleLR(o, RATE, 20),
    "warm-up": lambda o: lr_scheduler.LinearLR(o, 1 / 5, 1.0, 4),
}


def gradient(t):
    return [s * (b + ((7919 * t + 104729 * i) % 257 - 128) / 128) if i < len(SCALE) - 1 or t % 16 == 0 else 0.0
            for i, (s, b) in enumerate(zip(SCALE, BIAS))]


def trajectory(rule, options, dtype, clip=None, decay=0.0):
    """The average of the parameters after every step; one that keeps nothing of the past is the parameters themselves."""
    torch.set_default_dtype(dtype)  # PyTorch keeps NAdam's momentum product in the default type
    theta = torch.nn.Parameter(torch.tensor(START))
    optimizer = rule([theta], **options)
    model = torch.nn.ParameterList([theta])
    average = AveragedModel(model, avg_fn=lambda mean, value, _: decay * mean + (1 - decay) * value)
    stored = []
    for t in range(1, max(STEPS) + 1):
        theta.grad = torch.tensor(gradient(t))
        if clip:
            torch.nn.utils.clip_grad_norm_([theta], clip)
        optimizer.step()
        average.update_parameters(model)
        stored.append(average.module[0].detach().tolist())
    return stored


def record(rule, options, **recipe):
    """The JSON of one rule, or of one recipe."""
    double, single = (trajectory(rule, options, dtype, **recipe) for dtype in (torch.float64, torch.float32))
    error = [[0.0] * len(START)]
    for truth, theta in zip(double, single):
        error.append([max(e, abs(x - y)) for e, x, y in zip(error[-1], truth, theta)])
    parts = {
        "float64": [double[t - 1] for t in STEPS],
        "float32": [single[t - 1] for t in STEPS],
        "error": [[float(f"{e:.3g}") for e in error[t]] for t in STEPS],
    }
    return "{\n" + ",\n".join(f"   {json.dumps(name)}: {json.dumps(value)}" for name, value in parts.items()) + "\n  }"


def rates(make):
    optimizer = optim.SGD([torch.zeros(1, requires_grad=True)], lr=RATE)
    scheduler = make(optimizer)
    stored = []
    for _ in range(20):
        stored.append(scheduler.get_last_lr()[0])
        optimizer.step()
        if len(stored) < 20:
            scheduler.step()
    return stored


def main():
    torch.set_num_threads(1)
    lines = [f' "torch": {json.dumps(torch.__version__)}']
    lines += [f' "{name}": {json.dumps(value)}' for name, value in
              [("steps", STEPS), ("start", START), ("scale", SCALE), ("bias", BIAS)]]
    rules = [f"  {json.dumps(name)}: {record(*rule)}" for name, rule in RULES.items()]
    recipes = [f"  {json.dumps(name)}: {record(optim.AdamW, {}, **recipe)}" for name, recipe in RECIPES.items()]
    torch.set_default_dtype(torch.float64)
    schedules = [f"  {json.dumps(name)}: {json.dumps(rates(make))}" for name, make in SCHEDULES.items()]
    lines += [f' "{name}": {{\n' + ",\n".join(part) + "\n }" for name, part in [("rules", rules), ("recipes", recipes), ("schedules", schedules)]]
    with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "torch.json"), "w", encoding="utf-8", newline="\n") as file:
        file.write("{\n" + ",\n".join(lines) + "\n}\n")


if __name__ == "__main__":
    main()
