"""The mean of what two nets say of the same texts: a student learns more from both than from either.

    python3 average.py --labels FOLDER1 FOLDER2 [--weights 1 2] --out FOLDER --sets unlabelled,readouts,plv
"""
import argparse
import os

import numpy as np
import torch


def averaged(first, second, weights):
    """Shares of every word; arguments of a word that both hold for a predicate, else those of the one that does."""
    def mean(a, b):
        return np.average([a.astype(np.float32), b.astype(np.float32)], 0, weights).astype(np.float16)

    others = {name: (shares, dict(roles)) for name, shares, roles in second}
    out = []
    for name, shares, roles in first:
        if name in others:
            other, theirs = others[name]
            own = dict(roles)
            roles = [(word, mean(own[word], theirs[word]) if word in own and word in theirs else own.get(word, theirs.get(word)))
                     for word in sorted(own | theirs)]
            shares = mean(shares, other)
        out.append((name, shares, roles))
    return out


def main():
    args = argparse.ArgumentParser()
    args.add_argument('--labels', nargs=2, required=True)
    args.add_argument('--weights', nargs=2, type=float, default=[1, 1])
    args.add_argument('--out', required=True)
    args.add_argument('--sets', default='unlabelled,readouts,plv')
    a = args.parse_args()
    for name in a.sets.split(','):
        paths = [os.path.join(folder, f'{name}.labels.pt') for folder in a.labels]
        if all(os.path.exists(path) for path in paths):
            first, second = (torch.load(path, weights_only=False) for path in paths)
            torch.save(averaged(first, second, a.weights), os.path.join(a.out, f'{name}.labels.pt'))


if __name__ == '__main__':
    main()
