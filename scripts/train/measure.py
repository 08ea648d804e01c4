"""Figures on development documents from what a net says of each word."""
import numpy as np

from labels import COLUMNS, EVENTS, ROLES, STATUS
from data import ROLE


def prf(right, given, wanted):
    p = right / given if given else 0
    r = right / wanted if wanted else 0
    return 100 * (2 * p * r / (p + r) if p + r else 0), 100 * p, 100 * r


def show(name, figures):
    return f'{name} {figures[0]:.1f} (P {figures[1]:.1f} R {figures[2]:.1f})'


def peaks(column, limit, sentence_ends=None):
    """Words at or above the limit; of neighbours within two words only the highest."""
    words = np.flatnonzero(column >= limit)
    out = []
    for w in sorted(words, key=lambda w: (-column[w], w)):
        if all(abs(w - o) > 2 for o in out):
            out.append(int(w))
    return sorted(out)


def _match(golds, given, fits):
    """Pairs, the best first: a required item before an optional one. Gives pairs of indices."""
    pairs, used, taken = [], set(), set()
    options = [(-fits(g, p), bool(g.get('optional')), i, k) for i, g in enumerate(golds) for k, p in enumerate(given) if fits(g, p) > 0]
    for _, _, i, k in sorted(options):
        if i not in used and k not in taken:
            used.add(i)
            taken.add(k)
            pairs.append((i, k))
    return pairs


def triggers(docs, probabilities, head, layer, limit, types=None, lenient=False):
    """Items of a layer found by their trigger (or, lenient, by a word of their evidence), optional ones free."""
    right = given_all = wanted = 0
    pairs_out = []
    for doc, p in zip(docs, probabilities):
        a, _ = COLUMNS[head]
        golds = doc.marked[layer]
        given = [(w, t) for t in range(len(types) if types else 1) for w in peaks(p[:, a + t], limit)]
        spans = [set(doc.words_of(g['trigger'])) for g in golds]
        wide = [set(doc.words_of([g['span']])) for g in golds]
        index = {id(g): i for i, g in enumerate(golds)}

        def fits(g, item):
            w, t = item
            if types and types[t] not in [g['plover'], *g.get('alternatives', {}).get('plover', [])]:
                return 0
            i = index[id(g)]
            if w in spans[i]:
                return 2
            return 1 if lenient and w in wide[i] else 0

        found = _match(golds, given, fits)
        free = sum(1 for i, _ in found if golds[i].get('optional'))
        right += sum(1 for i, _ in found if not golds[i].get('optional'))
        given_all += len(given) - free
        wanted += sum(1 for g in golds if not g.get('optional'))
        pairs_out += [(doc, p, golds[i], given[k]) for i, k in found]
    return prf(right, given_all, wanted), pairs_out


def best_limit(measure, limits=(0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6)):
    results = [(measure(limit), limit) for limit in limits]
    return max(results, key=lambda r: r[0][0][0])


def words_f1(found, roles_of, limit=0.5):
    """Words of source and target of events found, at an overlap of 0.4 of words (union)."""
    right = given = wanted = 0
    for doc, _, g, (w, _) in found:
        roles = roles_of(doc, w)
        a, b = doc.sentence_of(w)
        for name, key in (('source', 'sourceWords'), ('target', 'targetWords')):
            gold = set(doc.words_of(g[key]))
            got = {a + j for j in np.flatnonzero(roles[ROLE[name]] >= limit)}
            given += bool(got)
            wanted += bool(gold)
            if gold and got and len(gold & got) / len(gold | got) >= 0.4:
                right += 1
    return prf(right, given, wanted)


def statements(docs, probabilities, roles_of, limit, content_limit=0.5):
    """PolNeAR: cues by word, then words of source and of content of those found."""
    cue = [0, 0, 0]
    source = [0, 0, 0]
    content = [0, 0, 0]
    exact = 0
    for doc, p in zip(docs, probabilities):
        given = peaks(p[:, COLUMNS['saying'][0]], limit)
        golds = [(set(doc.words_of(s['cue'])), set(doc.words_of(s.get('source') or [])), set(doc.words_of(s.get('content') or [])))
                 for s in doc.marked if s.get('cue')]
        cue[1] += len(given)
        cue[2] += len(golds)
        free = set(range(len(golds)))
        for w in given:
            hit = next((i for i in sorted(free) if w in golds[i][0]), None)
            if hit is None:
                continue
            free.discard(hit)
            cue[0] += 1
            a, _ = doc.sentence_of(w)
            roles = roles_of(doc, w)
            for k, name, figures in ((1, 'speaker', source), (2, 'content', content)):
                got = {a + j for j in np.flatnonzero(roles[ROLE[name]] >= content_limit)}
                figures[0] += len(got & golds[hit][k])
                figures[1] += len(got)
                figures[2] += len(golds[hit][k])
                if k == 2 and got == golds[hit][k]:
                    exact += 1
    return prf(*cue), prf(*source), prf(*content), 100 * exact / max(1, cue[0])


def report(dev, dev_p, roles_of, polnear=None, polnear_p=None, fixed=None):
    """Prints all figures; gives the best limits by head and the F1 of events."""
    limits = {}
    out = []
    (result, pairs), limit = best_limit(lambda l: triggers(dev, dev_p, 'event', 'events', l, EVENTS))
    limits['event'] = limit
    out.append(show(f'events at {limit}', result))
    headline = result[0]
    lenient, _ = triggers(dev, dev_p, 'event', 'events', limit, EVENTS, lenient=True)
    out.append(show('by evidence', lenient))
    half, _ = triggers(dev, dev_p, 'event', 'events', 0.5, EVENTS)
    out.append(show('at 0.5', half))
    a, b = COLUMNS['status']
    good = sum(STATUS[int(np.argmax(p[w, a:b]))] in [g['status'], *g.get('alternatives', {}).get('status', [])] for _, p, g, (w, _) in pairs)
    out.append(f'status {100 * good / max(1, len(pairs)):.1f}')
    out.append(show('sides', words_f1(pairs, roles_of)))
    for head, layer in (('meeting', 'meetings'), ('commitment', 'commitments'), ('channel', 'channels'), ('incident', 'incidents')):
        (result, _), limit = best_limit(lambda l: triggers(dev, dev_p, head, layer, l, None))
        limits[head] = limit
        out.append(show(f'{layer} at {limit}', result))
    if polnear:
        best = max(((statements(polnear, polnear_p, roles_of, l), l) for l in (0.3, 0.4, 0.5)), key=lambda r: r[0][0][0])
        (cue, source, content, exact), limit = best
        limits['saying'] = limit
        out.append(f'PolNeAR at {limit}: {show("cue", cue)}, {show("source words", source)}, {show("content words", content)}, exact {exact:.1f}')
    print('  ' + '\n  '.join(out), flush=True)
    return headline, limits
