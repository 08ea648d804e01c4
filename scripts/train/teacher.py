"""The teacher: a small BERT with all heads. See README.md.

    python3 teacher.py --data FOLDER --bert FOLDER --out FOLDER [--stage silver|gold|label] [--without polnear]
"""
import argparse
import os
import random
import time

import numpy as np
import torch

import data
import measure
from bert import Bert, Pieces
from heads import Heads, gather, pair_loss, word_loss
from labels import EACH, ROLES, WIDTH
from torch import nn

WINDOW = 180
BATCH = 16
MOST_PIECES = 420


class Teacher(nn.Module):
    def __init__(self, folder):
        super().__init__()
        self.bert = Bert(folder)
        self.drop = nn.Dropout(0.1)
        self.heads = Heads(Bert.width)

    def words(self, ids, mask, rows):
        """States of the words of a batch: their first pieces, in one list."""
        x = self.bert(ids, mask)
        return self.drop(x.reshape(-1, x.shape[-1])[rows].float())


class Batches:
    def __init__(self, bert, folder):
        self.pieces = Pieces(bert)
        self.forms = data.forms(folder)
        self.cut = {}

    def of(self, form):
        if form not in self.cut:
            self.cut[form] = self.pieces.of(self.forms[form])
        return self.cut[form]

    def make(self, items):
        """`items`: (doc, from, to). Gives pieces, mask, rows of words, and the words' places as (doc, word)."""
        lists, firsts = [], []
        for doc, a, b in items:
            ids, first = [Pieces.CLS], []
            for f in doc.forms[a:b]:
                first.append(min(len(ids), MOST_PIECES - 2))
                ids += self.of(int(f))
            lists.append(ids[:MOST_PIECES - 1] + [Pieces.SEP])
            firsts.append(first)
        most = max(len(ids) for ids in lists)
        most = (most + 15) // 16 * 16
        x = torch.zeros((len(lists), most), dtype=torch.long)
        mask = torch.zeros((len(lists), most), dtype=torch.bool)
        rows = []
        for k, (ids, first) in enumerate(zip(lists, firsts)):
            x[k, :len(ids)] = torch.tensor(ids)
            mask[k, :len(ids)] = True
            rows += [k * most + f for f in first]
        return x, mask, torch.tensor(rows)

    def wanted(self, items):
        y = torch.from_numpy(np.concatenate([doc.y[a:b] for doc, a, b in items]).astype(np.float32))
        w = torch.from_numpy(np.concatenate([doc.w[a:b] for doc, a, b in items]).astype(np.float32))
        pairs, start = [], 0
        for doc, a, b in items:
            for t in doc.triggers:
                if a <= t.word < b:
                    first, last = doc.sentence_of(t.word)
                    if first >= a and last <= b:
                        pairs.append((doc, t, start + first - a))
            start += b - a
        return y, w, pairs


def chunks(docs, rng=None):
    """Windows of documents in batches of like length, in an order of chance."""
    items = [(doc, a, b) for doc in docs for a, b in data.windows(doc, WINDOW, rng.randrange(120) if rng else 0)]
    items.sort(key=lambda item: item[2] - item[1])
    out = [items[i:i + BATCH] for i in range(0, len(items), BATCH)]
    if rng:
        rng.shuffle(out)
    return out


def loss_of(model, batches, items):
    ids, mask, rows = batches.make(items)
    y, w, pairs = batches.wanted(items)
    with torch.autocast('cpu', dtype=torch.bfloat16):
        x = model.words(ids, mask, rows)
    scores = model.heads.words(x)
    each, one = word_loss(scores, y, w)
    total = each + 0.5 * one
    if pairs:
        at, words, paths, places, wanted, weight = gather(pairs, lambda r: r)
        total = total + 0.1 * pair_loss(model.heads.pairs(x[at], x[words], paths, places), wanted, weight)
    return total / len(rows) * 10


def train(model, batches, plan, rate, steps, seed, log, save=None):
    """`plan(rng)` gives the batches of a pass; `steps` in all, warmed up and let down in a line."""
    # The vectors of the pieces stay as they are: half of all weights, and too many for the few words of the corpora.
    model.bert.words.weight.requires_grad = False
    learned = [p for p in model.bert.parameters() if p.requires_grad]
    groups = [{'params': learned, 'lr': rate}, {'params': model.heads.parameters(), 'lr': 10 * rate}]
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01, fused=True)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda s: min((s + 1) / 60, max(0.02, 1 - s / steps)))
    rng = random.Random(seed)
    done, begun, sums = 0, time.time(), []
    model.train()
    while done < steps:
        for items in plan(rng):
            loss = loss_of(model, batches, items)
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            sums.append(loss.item())
            done += 1
            if done % 50 == 0:
                print(f'  step {done}/{steps} loss {np.mean(sums[-50:]):.3f} {time.time() - begun:.0f} s', flush=True)
            if done % 200 == 0 and save:
                save()
            if done >= steps:
                break
        if log:
            log()
            model.train()


def predict(model, batches, docs):
    """Scores of all heads of words as shares [words, WIDTH], and the states of words for `roles`."""
    model.eval()
    probabilities = {id(d): np.zeros((len(d.forms), WIDTH), np.float32) for d in docs}
    states = {id(d): torch.zeros((len(d.forms), Bert.width)) for d in docs}
    with torch.no_grad():
        for items in chunks(docs):
            ids, mask, rows = batches.make(items)
            with torch.autocast('cpu', dtype=torch.bfloat16):
                x = model.words(ids, mask, rows)
            p = shares(model.heads.words(x))
            start = 0
            for doc, a, b in items:
                probabilities[id(doc)][a:b] = p[start:start + b - a]
                states[id(doc)][a:b] = x[start:start + b - a]
                start += b - a
    return [probabilities[id(d)] for d in docs], states


def shares(scores):
    from labels import COLUMNS, HEADS
    out = torch.sigmoid(scores)
    for name, _, how in HEADS:
        if how == 'one':
            a, b = COLUMNS[name]
            out[:, a:b] = torch.softmax(scores[:, a:b], -1)
    return out.numpy()


def roles_of(heads, states):
    """A function of document and word that gives the shares of each role [ROLES, words of the sentence]."""
    def roles(doc, word):
        a, b = doc.sentence_of(word)
        t = data.Trigger(word, np.zeros((len(ROLES), b - a), np.float32), np.zeros((len(ROLES), b - a), np.float32))
        at, words, paths, places, _, _ = gather([(doc, t, a)], lambda r: r)
        x = states[id(doc)]
        with torch.no_grad():
            return torch.sigmoid(heads.pairs(x[at], x[words], paths, places))[0].T.numpy()
    return roles


def label(model, batches, docs, path):
    """Writes what the teacher says of each word, and of the arguments of words that may be predicates."""
    done = []
    for start in range(0, len(docs), 100):
        part = docs[start:start + 100]
        probabilities, states = predict(model, batches, part)
        items, owners = [], []
        for doc, p in zip(part, probabilities):
            for word in np.flatnonzero(p[:, :EACH].max(1) >= 0.12):
                a, b = doc.sentence_of(int(word))
                t = data.Trigger(int(word), np.zeros((len(ROLES), b - a), np.float32), np.zeros((len(ROLES), b - a), np.float32))
                items.append((doc, t))
        items.sort(key=lambda item: item[1].wanted.shape[1])
        with torch.no_grad():
            for k in range(0, len(items), 128):
                some = items[k:k + 128]
                most = max(t.wanted.shape[1] for _, t in some)
                at, words, paths, places, _, _ = gather([(d, t, 0) for d, t in some], lambda r: r)
                x = torch.zeros((len(some), most, Bert.width))
                for j, (doc, t) in enumerate(some):
                    a, b = doc.sentence_of(t.word)
                    x[j, :b - a] = states[id(doc)][a:b]
                own = x[torch.arange(len(some)), at]
                out = torch.sigmoid(model.heads.pairs(own, x, paths, places)).numpy()
                for j, (doc, t) in enumerate(some):
                    t.wanted[:] = out[j, :t.wanted.shape[1]].T
        for doc, p in zip(part, probabilities):
            done.append((doc.id, p.astype(np.float16), [(t.word, t.wanted.astype(np.float16)) for d, t in items if d is doc]))
    torch.save(done, path)
    print(f'labelled {len(done)} documents: {path}', flush=True)


def main():
    args = argparse.ArgumentParser()
    args.add_argument('--data', required=True)
    args.add_argument('--bert', required=True)
    args.add_argument('--out', required=True)
    args.add_argument('--stage', choices=['silver', 'gold', 'label'], required=True)
    args.add_argument('--without', action='append', default=[], choices=['polnear', 'unlabelled', 'readouts', 'plv'])
    args.add_argument('--sets', default='unlabelled,readouts,polnear,plv', help='what is labelled')
    args.add_argument('--steps', type=int, default=0)
    args.add_argument('--passes', type=int, default=16)
    args.add_argument('--documents', type=int, default=0)
    args.add_argument('--corpus', action='store_true', help="of the annotated documents the corpus' own alone")
    args.add_argument('--rate', type=float, default=5e-5)
    args.add_argument('--seed', type=int, default=1)
    args.add_argument('--limit', type=int, default=0)
    a = args.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(a.seed)
    random.seed(a.seed)
    model = Teacher(a.bert)
    batches = Batches(a.bert, a.data)
    silver, gold = os.path.join(a.out, 'teacher-silver.pt'), os.path.join(a.out, 'teacher.pt')
    dev = [data.mark_gold(d) for d in data.load(a.data, 'dev')]
    polnear_dev = [data.mark_polnear(d) for d in data.load(a.data, 'polnear-dev')] if 'polnear' not in a.without else []

    def figures(all_polnear=False):
        p, states = predict(model, batches, dev)
        some = polnear_dev if all_polnear else polnear_dev[:30]
        q, more = predict(model, batches, some) if some else (None, {})
        states.update(more)
        return measure.report(dev, p, roles_of(model.heads, states), some, q)

    if a.stage == 'silver':
        docs = []
        if 'polnear' not in a.without:
            docs += [data.mark_polnear(d) for d in data.load(a.data, 'polnear', a.limit or None)]
        for name in ('unlabelled', 'readouts'):
            path = os.path.join(a.data, f'{name}.silver.ndjson')
            if name not in a.without and os.path.exists(path):
                docs += data.mark_silver(data.load(a.data, name, a.limit or None), path)
        found = sum(d.y[:, :16].sum() for d in docs)
        plan = lambda rng: chunks(docs, rng)
        one = len(chunks(docs))
        print(f'silver: {len(docs)} documents, {found:.0f} deeds, {one} steps a pass', flush=True)
        train(model, batches, plan, a.rate, a.steps or one, a.seed, None, lambda: torch.save(model.state_dict(), silver))
        torch.save(model.state_dict(), silver)
        figures()
    elif a.stage == 'gold':
        if os.path.exists(silver):
            model.load_state_dict(torch.load(silver))
        docs = [data.mark_gold(d) for d in (data.load(a.data, 'train') if a.corpus else data.annotated(a.data))]
        if a.documents:
            docs = random.Random(7).sample(docs, a.documents)
        further = [data.mark_polnear(d) for d in data.load(a.data, 'polnear', 300)] if 'polnear' not in a.without else []
        one = len(chunks(docs))

        def plan(rng):
            own = chunks(docs, rng)
            own += rng.sample(chunks(further, rng), 2) if further else []
            rng.shuffle(own)
            return own
        each = len(plan(random.Random(0)))
        print(f'gold: {len(docs)} documents, {one} steps a pass', flush=True)
        state = {'n': 0}

        def log():
            state['n'] += 1
            if state['n'] % 4 == 0:
                print(f'after pass {state["n"]}', flush=True)
                figures()
                torch.save(model.state_dict(), gold)
        train(model, batches, plan, a.rate, each * a.passes, a.seed, log)
        torch.save(model.state_dict(), gold)
        figures(True)
    else:
        model.load_state_dict(torch.load(gold))
        for name in a.sets.split(','):
            path = os.path.join(a.out, f'{name}.labels.pt')
            if name not in a.without and not os.path.exists(path):
                label(model, batches, data.load(a.data, name, a.limit or None), path)


if __name__ == '__main__':
    main()
