"""What dump.ts wrote, as words with what people, rules or a teacher say of them."""
import csv
import json
import os
import re
from dataclasses import dataclass, field

import numpy as np

from labels import COLUMNS, EACH, EVENTS, ROLES, WIDTH, STATUS, ACTS, MEETING_KINDS, FORMATS, COMMITMENT_STATUS, \
    CHANNEL_KINDS, CHANNEL_STATES, INCIDENT_KINDS, RELATION_INDEX, paths

OPTIONAL = 0.3
_CONTENT = {'VERB', 'NOUN', 'ADJ', 'PROPN', 'NUM', 'INTJ', 'X'}
ROLE = {name: i for i, name in enumerate(ROLES)}


@dataclass
class Trigger:
    """A predicate of a sentence: its word, and for each role and word of the sentence what is wanted and how much."""
    word: int
    wanted: np.ndarray
    weight: np.ndarray


@dataclass
class Doc:
    id: str
    set: str
    forms: np.ndarray
    starts: np.ndarray
    ends: np.ndarray
    sentences: np.ndarray
    upos: list
    lemmas: list
    heads: np.ndarray
    relations: list
    row: int
    marked: object
    text: str = ''
    y: np.ndarray = None
    w: np.ndarray = None
    triggers: list = field(default_factory=list)
    paths: dict = field(default_factory=dict)

    def sentence_of(self, word):
        s = int(np.searchsorted(self.sentences, word, side='right')) - 1
        return int(self.sentences[s]), int(self.sentences[s + 1])

    def words(self, span):
        """Words that lie within a span of the text or overlap it."""
        a = int(np.searchsorted(self.ends, span[0], side='right'))
        b = int(np.searchsorted(self.starts, span[1], side='left'))
        return list(range(a, b))

    def words_of(self, spans):
        return [w for span in spans for w in self.words(span)]

    def main_word(self, spans):
        """The word that the others of some spans hang on."""
        words = self.words_of(spans)
        if not words:
            return None
        inside = set(words)
        tops = [w for w in words if self.heads[w] not in inside]
        for some in ([w for w in tops if self.upos[w] in _CONTENT], [w for w in words if self.upos[w] in _CONTENT], tops):
            if some:
                return some[0]
        return words[0]

    def path(self, word):
        known = self.paths.get(word)
        if known is None:
            a, b = self.sentence_of(word)
            heads = [h - a if a <= h < b else -1 for h in self.heads[a:b]]
            known = self.paths[word] = np.array(paths(word - a, heads, self.relations[a:b]), dtype=np.int16)
        return known

    def trigger(self, word):
        for t in self.triggers:
            if t.word == word:
                return t
        a, b = self.sentence_of(word)
        t = Trigger(word, np.zeros((len(ROLES), b - a), np.float32), np.zeros((len(ROLES), b - a), np.float32))
        self.triggers.append(t)
        return t

    def role(self, trigger, name, words, weight=1.0):
        a, b = self.sentence_of(trigger.word)
        r = ROLE[name]
        trigger.weight[r] = np.maximum(trigger.weight[r], weight)
        for w in words:
            if a <= w < b:
                trigger.wanted[r, w - a] = 1


def load(folder, name, limit=None):
    docs = []
    with open(os.path.join(folder, f'{name}.ndjson'), encoding='utf-8') as file:
        for n, line in enumerate(file):
            if limit and n >= limit:
                break
            d = json.loads(line)
            docs.append(Doc(d['id'], name, np.array(d['forms'], np.int32), np.array(d['starts']), np.array(d['ends']),
                            np.array(d['sentences']), d['upos'], d['lemmas'], np.array(d['heads']), d['relations'],
                            d['row'], d.get('marked'), d['text'] if name in ('train', 'annotated', 'reports', 'dev', 'reports-dev') else ''))
    return docs


def annotated(folder):
    """All documents that people marked to learn from: the corpus' own and this project's."""
    return load(folder, 'train') + load(folder, 'annotated') + load(folder, 'reports')


def forms(folder):
    with open(os.path.join(folder, 'forms.txt'), encoding='utf-8', newline='\n') as file:
        return file.read().split('\n')[:-1]


def _empty(doc):
    doc.y = np.zeros((len(doc.forms), WIDTH), np.float32)
    doc.w = np.zeros((len(doc.forms), WIDTH), np.float32)
    doc.triggers = []


def _one(doc, word, head, values, value, weight, also=()):
    """One value of a softmax; other right ones get a share."""
    if value not in values:
        return
    a, b = COLUMNS[head]
    others = [v for v in also if v in values and v != value]
    doc.y[word, a:b] = 0
    doc.y[word, a + values.index(value)] = 1 if not others else 0.75
    for v in others:
        doc.y[word, a + values.index(v)] += 0.25 / len(others)
    doc.w[word, a:b] = weight


def _weight(item):
    return OPTIONAL if item.get('optional') else 1.0


def _phrase(doc, trigger, spans, word, weight):
    doc.role(trigger, 'phrase', [w for w in doc.words_of(spans) if w != word], weight)


def mark_gold(doc):
    """Labels of an annotated document of the corpus."""
    g = doc.marked
    _empty(doc)
    doc.w[:, :EACH] = 1
    ev = COLUMNS['event'][0]
    naming = {}
    for e in g['events']:
        for side, words in ((e['source'], e['sourceWords']), (e['target'], e['targetWords'])):
            if len(side) == 1 and words:
                for w in words:
                    naming.setdefault(side[0], set()).add(g_text(doc, w))
    # What is required outweighs what may be left out, hence the optional ones first.
    for e in sorted(g['events'], key=lambda e: not e.get('optional')):
        word = doc.main_word(e['trigger'])
        if word is None:
            continue
        weight = _weight(e)
        column = ev + EVENTS.index(e['plover'])
        doc.y[word, column] = 1
        doc.w[word, column] = weight
        for other in e.get('alternatives', {}).get('plover', []):
            if other in EVENTS and doc.y[word, ev + EVENTS.index(other)] == 0:
                doc.w[word, ev + EVENTS.index(other)] = 0
        for w in doc.words_of(e['trigger']):
            if w != word and e.get('optional'):
                doc.w[w, column] = 0
        _one(doc, word, 'status', STATUS, e['status'], weight, e.get('alternatives', {}).get('status', []))
        t = doc.trigger(word)
        _phrase(doc, t, e['trigger'], word, weight)
        doc.role(t, 'source', doc.words_of(e['sourceWords']), weight)
        doc.role(t, 'target', doc.words_of(e['targetWords']), weight)
    for s in sorted(g['statements'], key=lambda s: not s.get('optional')):
        word = doc.main_word(s['cueWords']) if s['cueWords'] else None
        if word is None:
            continue
        weight = _weight(s)
        doc.y[word, COLUMNS['saying'][0]] = 1
        doc.w[word, COLUMNS['saying'][0]] = weight
        _one(doc, word, 'act', ACTS, s['act'], weight, s.get('alternatives', {}).get('act', []))
        t = doc.trigger(word)
        _phrase(doc, t, s['cueWords'], word, weight)
        doc.role(t, 'speaker', doc.words_of(s['sourceWords']), weight)
        doc.role(t, 'content', doc.words_of(s.get('spans') or [s['span']]), weight)
    for layer, head in (('meetings', 'meeting'), ('commitments', 'commitment'), ('channels', 'channel'),
                        ('incidents', 'incident')):
        for m in sorted(g[layer], key=lambda m: not m.get('optional')):
            word = doc.main_word(m['trigger'])
            if word is None:
                continue
            weight = _weight(m)
            other = m.get('alternatives', {})
            column = COLUMNS[head][0]
            doc.y[word, column] = 1
            doc.w[word, column] = weight
            if head == 'meeting':
                status = 'planned' if m['status'] == 'agreed' else m['status']
                if doc.w[word, COLUMNS['status'][0]] == 0:
                    _one(doc, word, 'status', STATUS, status, weight, other.get('status', []))
                _one(doc, word, 'meeting.kind', MEETING_KINDS, m['kind'], weight, other.get('kind', []))
                _one(doc, word, 'meeting.format', FORMATS, m['format'], weight, other.get('format', []))
                sides = (m['parties'], [])
            elif head == 'commitment':
                _one(doc, word, 'commitment.status', COMMITMENT_STATUS, m['status'], weight, other.get('status', []))
                sides = (m['by'], m['to'])
            elif head == 'channel':
                _one(doc, word, 'channel.kind', CHANNEL_KINDS, m['kind'], weight, other.get('kind', []))
                _one(doc, word, 'channel.state', CHANNEL_STATES, m['state'], weight, other.get('state', []))
                sides = (m['parties'], [])
            else:
                _one(doc, word, 'incident.kind', INCIDENT_KINDS, m['kind'], weight, other.get('kind', []))
                sides = None
            t = doc.trigger(word)
            _phrase(doc, t, m['trigger'], word, weight)
            # Their sides have no words of their own: those that name the party elsewhere in the text do.
            if sides and t.weight[ROLE['source']].max() == 0:
                for name, parties in zip(('source', 'target'), sides):
                    words = [w for p in parties for w in _named(doc, naming.get(p, ()), m['span'])]
                    if parties and words:
                        doc.role(t, name, words, weight * 0.5)
    return doc


def g_text(doc, span):
    return doc.text.encode('utf-16-le')[2 * span[0]:2 * span[1]].decode('utf-16-le')


def _named(doc, names, span):
    text = doc.text.encode('utf-16-le').decode('utf-16-le')
    out = []
    for name in names:
        for m in re.finditer(re.escape(name), text[span[0]:span[1]]):
            out += doc.words([span[0] + m.start(), span[0] + m.end()])
    return out


def mark_polnear(doc):
    """Who says what, of an article of PolNeAR; of all else nothing is known."""
    _empty(doc)
    saying = COLUMNS['saying'][0]
    doc.w[:, saying] = 1
    for a in doc.marked or []:
        if not a.get('cue'):
            continue
        word = doc.main_word(a['cue'])
        if word is None:
            continue
        doc.y[word, saying] = 1
        t = doc.trigger(word)
        _phrase(doc, t, a['cue'], word, 1.0)
        doc.role(t, 'speaker', doc.words_of(a.get('source') or []))
        doc.role(t, 'content', doc.words_of(a.get('content') or []))
    return doc


def mark_silver(docs, path, weight=1.0):
    """What the rules say of each sentence alone: deeds, meetings, sayings, with the words that name the sides."""
    readings = {}
    with open(path, encoding='utf-8') as file:
        for line in file:
            r = json.loads(line)
            if 'document' in r:
                readings[r['document']['id']] = r
    for doc in docs:
        _empty(doc)
        for s in range(len(doc.sentences) - 1):
            a, b = int(doc.sentences[s]), int(doc.sentences[s + 1])
            r = readings.get(f'{doc.id}#{s}')
            if r is None:
                continue
            doc.w[a:b, :EACH] = weight
            for head in ('commitment', 'channel', 'incident'):
                doc.w[a:b, COLUMNS[head][0]] = 0
            base = int(doc.starts[a])
            shift = lambda spans: [[base + x, base + y] for x, y in spans]
            actors = {x['id']: x for x in r['actors']}
            named = lambda ids: [w for i in ids for w in doc.words_of(shift(actors.get(i, {}).get('mentions', [])))]
            for e in r['events']:
                word = _ruled(doc, e, shift(e['evidence']))
                if word is None:
                    doc.w[doc.words_of(shift(e['evidence'])), COLUMNS['event'][0] + EVENTS.index(e['plover'])] = 0
                    continue
                doc.y[word, COLUMNS['event'][0] + EVENTS.index(e['plover'])] = 1
                _one(doc, word, 'status', STATUS, e['status'], weight)
                t = doc.trigger(word)
                evidence = set(doc.words_of(shift(e['evidence'])))
                for name, ids in (('source', e['source']), ('target', e['target'])):
                    words = [w for w in named(ids) if w in evidence]
                    if words:
                        doc.role(t, name, words, 0.5 * weight)
            for st in r['statements']:
                word = doc.main_word(shift(st['cue'])) if st['cue'] else None
                if word is None:
                    continue
                doc.y[word, COLUMNS['saying'][0]] = 1
                _one(doc, word, 'act', ACTS, st['act'], weight)
                t = doc.trigger(word)
                doc.role(t, 'speaker', doc.words_of(shift(st['source'])), 0.5 * weight)
                doc.role(t, 'content', doc.words_of(shift(st['content'])), 0.5 * weight)
            for m in r['meetings']:
                word = _ruled(doc, m, shift(m['evidence']))
                if word is None:
                    # A meeting's words are those of the CONSULT that it is.
                    inside = set(doc.words_of(shift(m['evidence'])))
                    consult = COLUMNS['event'][0] + EVENTS.index('CONSULT')
                    at = [w for w in inside if doc.y[w, consult] > 0]
                    if not at:
                        doc.w[a:b, COLUMNS['meeting'][0]] = 0
                        continue
                    word = min(at)
                doc.y[word, COLUMNS['meeting'][0]] = 1
                _one(doc, word, 'meeting.kind', MEETING_KINDS, m['kind'], weight)
                _one(doc, word, 'meeting.format', FORMATS, m['format'], weight)
    return docs


_ROWS = {}


def _rows():
    """First words of the predicates of each row of data/en/events."""
    if not _ROWS:
        folder = os.path.join(os.path.dirname(__file__), '../../data/en/events')
        for name in sorted(os.listdir(folder)):
            if name.endswith('.csv'):
                with open(os.path.join(folder, name), encoding='utf-8', newline='') as file:
                    for row in csv.DictReader(file):
                        _ROWS[row['id']] = {p.strip().split(' ')[0].lower() for p in row['predicate'].split(';')}
    return _ROWS


def _ruled(doc, item, evidence):
    """The word that a rule speaks of: one of the predicates of its row, else a lemma that its name holds."""
    words = doc.words_of(evidence)
    for why in item['why']:
        if '/' not in why:
            continue
        known = _rows().get(why)
        if known:
            hits = [w for w in words if doc.lemmas[w].lower() in known and doc.upos[w] in _CONTENT]
            if hits:
                return hits[0]
        for part in why.split('/', 1)[1].split('-'):
            for w in words:
                if doc.lemmas[w].lower() == part and doc.upos[w] in _CONTENT:
                    return w
    return None


def windows(doc, most, offset=0):
    """Stretches of whole sentences of at most so many words; the first shorter by `offset`."""
    out, start, room = [], 0, most - offset
    for s in range(len(doc.sentences) - 1):
        a, b = int(doc.sentences[s]), int(doc.sentences[s + 1])
        if b - start > room and a > start:
            out.append((start, a))
            start, room = a, most
    if start < len(doc.forms):
        out.append((start, len(doc.forms)))
    return out
