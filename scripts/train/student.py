"""The student: the net that ships, on the parser's encoder. See README.md.

    python3 student.py --data FOLDER --out FOLDER [--labels rules|teacher] [--without polnear]
"""
import argparse
import collections
import json
import os
import random
import time

import numpy as np
import torch
from torch import nn
from torch.nn import functional as F

import data
import measure
from heads import Heads, _BUCKETS, pair_loss, word_loss
from labels import COLUMNS, EACH, EVENTS, HEADS, ROLES, WIDTH

ENCODER = 192          # numbers of the parser's encoder
FORM_ROW = 256         # numbers of a form in the parser: its vector and its rows of tables
WORD = 32              # numbers of a word in the reader's own table
FORM, HIDDEN = 256, 128
CONVOLUTIONS, LAYERS = 2, 1
BODY = 2 * HIDDEN
ENCODER_UNIT = 116.53884423248539
INPUT_UNIT = 512
UNKNOWN = 0
MOST_WORDS = 12000


class Student(nn.Module):
    def __init__(self, words):
        super().__init__()
        self.own = nn.Embedding(words + 1, WORD)
        nn.init.normal_(self.own.weight, std=0.1)
        with torch.no_grad():
            self.own.weight[UNKNOWN] = 0
        self.input = nn.Linear(FORM_ROW + WORD, FORM)
        self.context = nn.Conv1d(FORM, BODY, 3, padding=1)
        self.states = nn.Linear(ENCODER, BODY)
        self.convolutions = nn.ModuleList(nn.Conv1d(BODY, BODY, 3, padding=1) for _ in range(CONVOLUTIONS - 1))
        self.layers = nn.ModuleList(nn.LSTM(BODY, HIDDEN, batch_first=True, bidirectional=True) for _ in range(LAYERS))
        self.heads = Heads(BODY)
        self.drop = nn.Dropout(0.25)

    def parts(self, rows, own, encoder):
        """All stages of sentences of one length: rows [B, L, 256], own words [B, L], encoder [B, L, 192]."""
        form = F.relu(self.input(torch.cat([rows, self.own(own)], -1)))
        x = F.relu(self.context(self.drop(form).transpose(1, 2))).transpose(1, 2) + F.relu(self.states(self.drop(encoder)))
        out = {'form': form, 'first': x}
        for c in self.convolutions:
            x = x + F.relu(c(self.drop(x).transpose(1, 2))).transpose(1, 2)
        out['convolved'] = x
        for layer in self.layers:
            x = x + layer(self.drop(x))[0]
        out['top'] = x
        return out

    def forward(self, rows, own, encoder):
        return self.drop(self.parts(rows, own, encoder)['top'])


CURLY = {'‘': "'", '’': "'", 'ʼ': "'", '“': '"', '”': '"', '–': '-', '—': '-', '…': '...'}


def plain(form):
    """As features.ts spells a form: straight quotes, plain dashes, small letters, at most 64 of them."""
    return ''.join(CURLY.get(c, c) for c in form[:64]).lower()


class Inputs:
    def __init__(self, folder, words=None):
        self.folder = folder
        self.forms = data.forms(folder)
        rows = np.fromfile(os.path.join(folder, 'forms.bin'), np.int16).reshape(-1, FORM_ROW)
        assert len(rows) == len(self.forms), (len(rows), len(self.forms))
        self.rows = torch.from_numpy(rows.astype(np.float32) / INPUT_UNIT)
        self.encoders = {}
        self.words = words
        if words is not None:
            self.index()

    def choose(self, docs):
        """Words of the reader's own table: the most frequent ones of what is learned from."""
        counts = collections.Counter()
        for d in docs:
            counts.update(d.forms.tolist())
        merged = collections.Counter()
        for f, n in counts.items():
            merged[plain(self.forms[f])] += n
        self.words = sorted(sorted(merged, key=lambda w: (-merged[w], w))[:MOST_WORDS])
        self.words = [w for w in self.words if merged[w] >= 3 and '\n' not in w]
        self.index()

    def index(self):
        at = {w: i + 1 for i, w in enumerate(self.words)}
        self.own = torch.tensor([at.get(plain(f), UNKNOWN) for f in self.forms])

    def encoder(self, name):
        if name not in self.encoders:
            self.encoders[name] = np.memmap(os.path.join(self.folder, f'{name}.enc'), np.int16, 'r').reshape(-1, ENCODER)
        return self.encoders[name]

    def of(self, sentences):
        """Of sentences of one length (doc, from, to): rows, own words, encoder."""
        ids = torch.from_numpy(np.stack([d.forms[a:b] for d, a, b in sentences]).astype(np.int64))
        encoder = np.stack([self.encoder(d.set)[d.row + a:d.row + b] for d, a, b in sentences])
        return self.rows[ids], self.own[ids], torch.from_numpy(encoder.astype(np.float32) / ENCODER_UNIT)


def sentences_of(docs):
    return [(d, int(a), int(b)) for d in docs for a, b in zip(d.sentences[:-1], d.sentences[1:]) if b > a]


def batches(sentences, words, rng=None):
    """Batches of sentences of one length, of about so many words, in an order of chance."""
    by = collections.defaultdict(list)
    for s in sentences:
        by[s[2] - s[1]].append(s)
    out = []
    for size in sorted(by):
        some = by[size]
        if rng:
            rng.shuffle(some)
        step = max(1, words // size)
        out += [some[i:i + step] for i in range(0, len(some), step)]
    if rng:
        rng.shuffle(out)
    return out


def by_word(doc):
    """Predicates of a document by the sentence's first word."""
    known = getattr(doc, 'by_sentence', None)
    if known is None:
        known = collections.defaultdict(list)
        for t in doc.triggers:
            known[doc.sentence_of(t.word)[0]].append(t)
        doc.by_sentence = known
    return known


def loss_of(model, inputs, some, dropped=0.03):
    rows, own, encoder = inputs.of(some)
    if model.training and dropped:
        own = own.masked_fill(torch.rand(own.shape) < dropped, UNKNOWN)
    with torch.autocast('cpu', dtype=torch.bfloat16):
        x = model(rows, own, encoder)
    x = x.float()
    size = some[0][2] - some[0][1]
    flat = x.reshape(-1, BODY)
    y = torch.from_numpy(np.concatenate([d.y[a:b] for d, a, b in some]).astype(np.float32))
    w = torch.from_numpy(np.concatenate([d.w[a:b] for d, a, b in some]).astype(np.float32))
    each, one = word_loss(model.heads.words(flat), y, w)
    total = each + 0.5 * one
    items = [(k, t, d) for k, (d, a, _) in enumerate(some) for t in by_word(d).get(a, ())]
    if items:
        sentence = torch.tensor([k for k, _, _ in items])
        place = [t.word - some[k][1] for k, t, _ in items]
        paths = torch.from_numpy(np.stack([d.path(t.word) for _, t, d in items]).astype(np.int64))
        places = torch.from_numpy(_BUCKETS[np.array(place), :size])
        wanted = torch.from_numpy(np.stack([t.wanted.T for _, t, _ in items]).astype(np.float32))
        weight = torch.from_numpy(np.stack([t.weight.T for _, t, _ in items]).astype(np.float32))
        a = model.heads.left(flat)
        b = model.heads.right(flat).view(len(some), size, -1)
        scores = model.heads.score(a[sentence * size + torch.tensor(place)], b[sentence], paths, places)
        total = total + 0.1 * pair_loss(scores, wanted, weight)
    return total / len(flat) * 10


def predict(model, inputs, docs):
    model.eval()
    probabilities = {id(d): np.zeros((len(d.forms), WIDTH), np.float32) for d in docs}
    states = {id(d): np.zeros((len(d.forms), BODY), np.float32) for d in docs}
    with torch.no_grad():
        for some in batches(sentences_of(docs), 4000):
            x = model(*inputs.of(some))
            size = some[0][2] - some[0][1]
            p = shares(model.heads.words(x.reshape(-1, BODY))).reshape(len(some), size, WIDTH)
            for k, (d, a, b) in enumerate(some):
                probabilities[id(d)][a:b] = p[k]
                states[id(d)][a:b] = x[k].numpy()
    return [probabilities[id(d)] for d in docs], states


def shares(scores):
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
        x = torch.from_numpy(states[id(doc)][a:b])
        paths = torch.from_numpy(doc.path(word).astype(np.int64))[None]
        places = torch.from_numpy(_BUCKETS[word - a, :b - a])[None]
        with torch.no_grad():
            return torch.sigmoid(heads.pairs(x[word - a:word - a + 1], x[None], paths, places))[0].T.numpy()
    return roles


def mark_teacher(docs, path, weight):
    """What the teacher says: shares for each head; values of a softmax count as far as the word is a predicate."""
    said = {id_: (p, roles) for id_, p, roles in torch.load(path, weights_only=False)}
    layers = {'status': ['event', 'meeting'], 'act': ['saying'], 'meeting.kind': ['meeting'], 'meeting.format': ['meeting'],
              'commitment.status': ['commitment'], 'channel.kind': ['channel'], 'channel.state': ['channel'],
              'incident.kind': ['incident']}
    kept = []
    for d in docs:
        if d.id not in said:
            continue
        p, roles = said[d.id]
        d.y = p
        d.w = np.zeros((len(d.forms), WIDTH), np.float16)
        d.w[:, :EACH] = weight
        high = {}
        for head in ('event', 'saying', 'meeting', 'commitment', 'channel', 'incident'):
            a, b = COLUMNS[head]
            high[head] = p[:, a:b].max(1)
        for name, needs in layers.items():
            a, b = COLUMNS[name]
            share = np.max([high[n] for n in needs], 0)
            d.w[:, a:b] = (weight * np.where(share > 0.1, share, 0))[:, None]
        d.triggers = []
        for word, wanted in roles:
            strong = np.zeros_like(wanted)
            dealt = max(high[h][word] for h in ('event', 'meeting', 'commitment', 'channel', 'incident'))
            for r, name in enumerate(ROLES):
                strong[r] = weight * (high['saying'][word] if name in ('speaker', 'content') else
                                      dealt if name != 'phrase' else max(dealt, high['saying'][word]))
            d.triggers.append(data.Trigger(word, wanted, strong))
        if d.set == 'polnear':
            _keep_sayings(d, weight)
        kept.append(d)
    return kept


def _keep_sayings(doc, weight):
    """Of PolNeAR people have marked the sayings: there the teacher is not asked."""
    y, w, triggers = doc.y, doc.w, doc.triggers
    data.mark_polnear(doc)
    column = COLUMNS['saying'][0]
    y[:, column] = doc.y[:, column]
    marked = {t.word: t for t in doc.triggers}
    rows = [data.ROLE['speaker'], data.ROLE['content']]
    for t in triggers:
        t.weight = t.weight.astype(np.float32)
        t.wanted = t.wanted.astype(np.float32)
        t.weight[rows] = 0
        own = marked.pop(t.word, None)
        if own is not None:
            t.weight[rows] = weight
            t.wanted[rows] = own.wanted[rows]
    doc.y, doc.w, doc.triggers = y, w, triggers + list(marked.values())


def main():
    args = argparse.ArgumentParser()
    args.add_argument('--data', required=True)
    args.add_argument('--out', required=True)
    args.add_argument('--labels', choices=['rules', 'teacher', 'none'], default='teacher')
    args.add_argument('--without', action='append', default=[], choices=['polnear', 'unlabelled', 'readouts', 'plv'])
    args.add_argument('--passes', type=float, default=3)
    args.add_argument('--gold', type=int, default=6, help='how often each annotated document is seen in a pass')
    args.add_argument('--gold-weight', type=float, default=1.0)
    args.add_argument('--soft-weight', type=float, default=1.0)
    args.add_argument('--documents', type=int, default=0)
    args.add_argument('--hold', type=int, default=0, help='leave out every fifth annotated document, beginning with this one (1 to 5)')
    args.add_argument('--words', type=int, default=1500)
    args.add_argument('--rate', type=float, default=2e-3)
    args.add_argument('--seed', type=int, default=1)
    args.add_argument('--limit', type=int, default=0, help='so many documents of each set that is not annotated')
    args.add_argument('--stop', type=int, default=0, help='end after so many whole passes, before the rate is let down')
    args.add_argument('--limit-polnear', type=int, default=0)
    args.add_argument('--quiet', action='store_true', help='figures at the end alone')
    args.add_argument('--name', default='student')
    args.add_argument('--from', dest='start', default='')
    a = args.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(a.seed)
    path = os.path.join(a.out, f'{a.name}.pt')
    gold = [data.mark_gold(d) for d in data.annotated(a.data)]
    if a.documents:
        gold = random.Random(7).sample(gold, a.documents)
    if a.hold:
        gold = [d for i, d in enumerate(gold) if i % 5 != a.hold - 1]
    for d in gold:
        d.w *= a.gold_weight
        for t in d.triggers:
            t.weight *= a.gold_weight
    silver = []
    for name in ('unlabelled', 'readouts', 'polnear', 'plv'):
        if name in a.without or a.labels == 'none':
            continue
        if a.labels == 'teacher':
            labels = os.path.join(a.out, f'{name}.labels.pt')
            if os.path.exists(labels):
                silver += mark_teacher(data.load(a.data, name, a.limit or None), labels, a.soft_weight)
            elif name == 'polnear':
                silver += [data.mark_polnear(d) for d in data.load(a.data, name, a.limit or a.limit_polnear or None)]
        elif name == 'polnear':
            silver += [data.mark_polnear(d) for d in data.load(a.data, name, a.limit or None)]
        elif os.path.exists(os.path.join(a.data, f'{name}.silver.ndjson')):
            silver += data.mark_silver(data.load(a.data, name, a.limit or None), os.path.join(a.data, f'{name}.silver.ndjson'), a.soft_weight)
    inputs = Inputs(a.data)
    inputs.choose(gold + silver)
    dev = [data.mark_gold(d) for d in data.load(a.data, 'dev')]
    polnear_dev = [data.mark_polnear(d) for d in data.load(a.data, 'polnear-dev')]
    reports = [data.mark_gold(d) for d in data.load(a.data, 'reports-dev')]
    model = Student(len(inputs.words))
    if a.start:
        saved = torch.load(a.start, weights_only=False)
        inputs.words = saved['words']
        inputs.index()
        model = Student(len(inputs.words))
        model.load_state_dict(saved['model'])
    pool = sentences_of(silver)
    own = sentences_of(gold)
    print(f'{len(gold)} annotated documents, {len(silver)} others, {len(inputs.words)} words, '
          f'{sum(x.numel() for x in model.parameters())} weights', flush=True)

    def plan(rng):
        out = batches(pool, a.words, rng) if pool else []
        for _ in range(a.gold):
            out += batches(own, a.words, rng)
        rng.shuffle(out)
        return out

    optimizer = torch.optim.AdamW(model.parameters(), lr=a.rate, weight_decay=0.01, fused=True)
    steps = int(len(plan(random.Random(0))) * a.passes)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda s: min((s + 1) / 100, max(0.02, 1 - s / steps)))
    rng = random.Random(a.seed)
    done, n, begun, sums = 0, 0, time.time(), []
    # A run that was cut off goes on with its last pass.
    resume = path + '.resume'
    if os.path.exists(resume):
        saved = torch.load(resume, weights_only=False)
        model.load_state_dict(saved['model'])
        optimizer.load_state_dict(saved['optimizer'])
        schedule.load_state_dict(saved['schedule'])
        torch.set_rng_state(saved['torch'])
        rng.setstate(saved['rng'])
        done, n = saved['done'], saved['n']
    best = None
    while done < steps:
        model.train()
        for some in plan(rng):
            loss = loss_of(model, inputs, some)
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            sums.append(loss.item())
            done += 1
            if done % 200 == 0:
                print(f'  step {done}/{steps} loss {np.mean(sums[-200:]):.3f} {time.time() - begun:.0f} s', flush=True)
            if done >= steps:
                break
        n += 1
        if a.quiet and done < steps:
            continue
        print(f'after pass {n}', flush=True)
        p, states = predict(model, inputs, dev)
        some = polnear_dev if done >= steps and not a.hold else polnear_dev[:30]
        q, more = predict(model, inputs, some)
        states.update(more)
        score, limits = measure.report(dev, p, roles_of(model.heads, states), some, q)
        if reports:
            p, states = predict(model, inputs, reports)
            print('  short reports:', flush=True)
            measure.report(reports, p, roles_of(model.heads, states))
        torch.save({'model': model.state_dict(), 'words': inputs.words, 'limits': limits, 'options': vars(a)}, path)
        torch.save({'model': model.state_dict(), 'optimizer': optimizer.state_dict(), 'schedule': schedule.state_dict(),
                    'torch': torch.get_rng_state(), 'rng': rng.getstate(), 'done': done, 'n': n}, resume)
        if a.stop and n >= a.stop:
            break
    os.remove(resume)


if __name__ == '__main__':
    main()
