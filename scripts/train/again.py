"""What several students say on average of texts that nobody annotated: the next student learns more from them than each of them knew.

    python3 again.py --data FOLDER --students A.pt B.pt ... --out FOLDER [--sets unlabelled,readouts,plv] [--limit N]

After born-again networks (Furlanello et al. 2018); files as the teacher's `--stage label` writes them.
"""
import argparse
import os

import numpy as np
import torch

import data
import student
from labels import EACH

# A word below is no predicate to anybody: its arguments are not asked for.
FAINT = 0.12
PART = 60


def load_student(path):
    saved = torch.load(path, weights_only=False)
    model = student.Student(len(saved['words']))
    model.load_state_dict(saved['model'])
    model.eval()
    return model, saved['words']


def said_of(docs, models, inputs):
    """Rows of (id, shares, [(word, roles)]): means over the models."""
    shares, states = [0] * len(docs), []
    for model, words in models:
        inputs.words = words
        inputs.index()
        p, s = student.predict(model, inputs, docs)
        shares = [a + b / len(models) for a, b in zip(shares, p)]
        states.append(s)
    out = []
    for doc, p in zip(docs, shares):
        roles = []
        asked = [student.roles_of(model.heads, s) for (model, _), s in zip(models, states)]
        for word in np.flatnonzero(p[:, :EACH].max(1) >= FAINT):
            mean = sum(ask(doc, int(word)) for ask in asked) / len(asked)
            roles.append((int(word), mean.astype(np.float16)))
        out.append((doc.id, p.astype(np.float16), roles))
    return out


def main():
    args = argparse.ArgumentParser()
    args.add_argument('--data', required=True)
    args.add_argument('--students', nargs='+', required=True)
    args.add_argument('--out', required=True)
    args.add_argument('--sets', default='unlabelled,readouts,plv')
    args.add_argument('--limit', type=int, default=0)
    a = args.parse_args()
    torch.set_num_threads(1)
    os.makedirs(a.out, exist_ok=True)
    inputs = student.Inputs(a.data)
    models = [load_student(path) for path in a.students]
    for name in a.sets.split(','):
        docs = data.load(a.data, name, a.limit or None)
        done = []
        for start in range(0, len(docs), PART):
            done += said_of(docs[start:start + PART], models, inputs)
        torch.save(done, os.path.join(a.out, f'{name}.labels.pt'))
        print(f'labelled {len(done)} documents of {name}', flush=True)


if __name__ == '__main__':
    main()
