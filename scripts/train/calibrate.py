"""Makes a student's scores shares that can be believed, and chooses one limit a layer, on documents that it did not learn from.

    python3 calibrate.py --data FOLDER --folds FILE1.pt ... FILE5.pt --student FILE.pt

The five folds are students that each left out a fifth of the annotated documents (`student.py --hold`). What they say of
those decides a slope and a shift for each layer (Platt 1999), which go into the student's own weights, and the limits.
"""
import argparse

import numpy as np
import torch

import data
import measure
import student
from labels import COLUMNS, EVENTS

LAYERS = {'event': 'events', 'saying': None, 'meeting': 'meetings', 'commitment': 'commitments', 'channel': 'channels',
          'incident': 'incidents'}

# Of these the stages behind the net are told more, and choose themselves (SURE in src/reading/diplomacy).
FAINT = {'commitment': 0.15, 'channel': 0.15, 'incident': 0.15}


def logits(p):
    p = np.clip(p, 1e-6, 1 - 1e-6)
    return np.log(p / (1 - p))


def platt(z, y, w):
    """Slope and shift by Newton's method."""
    slope, shift = 1.0, 0.0
    for _ in range(30):
        q = 1 / (1 + np.exp(-(slope * z + shift)))
        r, v = w * (q - y), w * q * (1 - q) + 1e-9
        gradient = np.array([(r * z).sum(), r.sum()])
        curve = np.array([[(v * z * z).sum(), (v * z).sum()], [(v * z).sum(), v.sum()]]) + 1e-6 * np.eye(2)
        step = np.linalg.solve(curve, gradient)
        slope, shift = slope - step[0], shift - step[1]
        if np.abs(step).max() < 1e-7:
            break
    return slope, shift


def reliability(p, y, w):
    """Rows of: shares from, mean share, how many were right, how many."""
    out = []
    for low, high in ((0.05, 0.2), (0.2, 0.4), (0.4, 0.6), (0.6, 0.8), (0.8, 1.01)):
        some = (p >= low) & (p < high) & (w > 0)
        if some.sum():
            weight = w[some]
            out.append((low, (p[some] * weight).sum() / weight.sum(), (y[some] * weight).sum() / weight.sum(), int(some.sum())))
    return out


def sayings(docs, probabilities, limit):
    right = given = wanted = 0
    for d, p in zip(docs, probabilities):
        words = measure.peaks(p[:, COLUMNS['saying'][0]], limit)
        items = [{'words': set(d.words_of(s['cueWords'])), 'optional': s.get('optional')} for s in d.marked['statements'] if s['cueWords']]
        found = measure._match(items, words, lambda g, w: 1 if w in g['words'] else 0)
        free = sum(bool(items[i]['optional']) for i, _ in found)
        right += len(found) - free
        given += len(words) - free
        wanted += sum(not i['optional'] for i in items)
    return measure.prf(right, given, wanted)


def main():
    args = argparse.ArgumentParser()
    args.add_argument('--data', required=True)
    args.add_argument('--folds', nargs='+', required=True)
    args.add_argument('--student', required=True)
    a = args.parse_args()
    torch.set_num_threads(1)
    docs = [data.mark_gold(d) for d in data.annotated(a.data)]
    inputs, held, said = None, [], []
    for path in a.folds:
        saved = torch.load(path, weights_only=False)
        if inputs is None:
            inputs = student.Inputs(a.data, saved['words'])
        inputs.words = saved['words']
        inputs.index()
        model = student.Student(len(saved['words']))
        model.load_state_dict(saved['model'])
        out = [d for i, d in enumerate(docs) if i % 5 == saved['options']['hold'] - 1]
        held += out
        said += student.predict(model, inputs, out)[0]
    saved = torch.load(a.student, weights_only=False)
    y, w, p = (np.concatenate(x) for x in ([d.y for d in held], [d.w for d in held], said))
    limits, weights = {}, saved['model']
    for head, layer in LAYERS.items():
        first, last = COLUMNS[head]
        slope, shift = platt(logits(p[:, first:last]).ravel(), y[:, first:last].ravel(), w[:, first:last].ravel())
        q = 1 / (1 + np.exp(-(slope * logits(p[:, first:last]) + shift)))
        start = 0
        believed = []
        for one in said:
            copy = one.copy()
            copy[:, first:last] = q[start:start + len(one)]
            believed.append(copy)
            start += len(one)
        # Limits are to suit real documents and short reports alike, whichever there are more of.
        groups = [[(d, p) for d, p in zip(held, believed) if (d.set == 'reports') == is_report] for is_report in (False, True)]
        parts = [tuple(zip(*group)) for group in groups if group]

        def both(figures):
            return tuple(np.mean([figures(some, its) for some, its in parts], 0))

        grid = np.arange(0.1, 0.66, 0.05).round(2)
        if layer is None:
            results = [(both(lambda some, its: sayings(some, its, l)), l) for l in grid]
        else:
            types = EVENTS if head == 'event' else None
            results = [(both(lambda some, its: measure.triggers(some, its, head, layer, l, types)[0]), l) for l in grid]
        best, limit = max(results, key=lambda r: r[0][0])
        limits[head] = min(float(limit), FAINT.get(head, 1.0))
        print(f'{head}: slope {slope:.3f} shift {shift:.3f}; held out {measure.show(f"at {limit}", best)}')
        for low, mean, right, n in reliability(q.ravel(), y[:, first:last].ravel(), w[:, first:last].ravel()):
            print(f'  from {low:.2f}: said {mean:.2f}, was {right:.2f} ({n})')
        weights['heads.words.weight'][first:last] *= slope
        weights['heads.words.bias'][first:last] = weights['heads.words.bias'][first:last] * slope + shift
    saved['limits'] = limits
    torch.save(saved, a.student.replace('.pt', '-calibrated.pt'))
    dev = [data.mark_gold(d) for d in data.load(a.data, 'dev')]
    model = student.Student(len(saved['words']))
    model.load_state_dict(weights)
    inputs.words = saved['words']
    inputs.index()
    said, states = student.predict(model, inputs, dev)
    print('dev, at the limits chosen on train:')
    for head, layer in LAYERS.items():
        if layer:
            result, pairs = measure.triggers(dev, said, head, layer, limits[head], EVENTS if head == 'event' else None)
            wide, _ = measure.triggers(dev, said, head, layer, limits[head], EVENTS if head == 'event' else None, lenient=True)
            print('  ' + measure.show(layer, result) + ', ' + measure.show('by evidence', wide))
        else:
            print('  ' + measure.show('sayings', sayings(dev, said, limits[head])))
    measure.report(dev, said, student.roles_of(model.heads, states))


if __name__ == '__main__':
    main()
