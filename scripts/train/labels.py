"""What the net says of a word: the columns of its heads, in the order in which they ship."""

EVENTS = ['AGREE', 'CONSULT', 'SUPPORT', 'CONCEDE', 'COOPERATE', 'AID', 'RETREAT', 'REQUEST', 'ACCUSE', 'REJECT',
          'THREATEN', 'PROTEST', 'SANCTION', 'MOBILIZE', 'COERCE', 'ASSAULT']
STATUS = ['happened', 'planned', 'proposed', 'refused', 'denied', 'cancelled', 'hypothetical']
ACTS = ['said', 'asked', 'believed', 'intended']
MEETING_KINDS = ['talks', 'visit', 'summit', 'call', 'ceremony', 'meal', 'other']
FORMATS = ['in-person', 'phone', 'video', 'letter']
COMMITMENT_STATUS = ['agreed', 'promised', 'proposed', 'discussed', 'refused']
CHANNEL_KINDS = ['leader', 'senior', 'working', 'military', 'diplomatic', 'consular', 'economic', 'legislative',
                 'intelligence', 'people']
CHANNEL_STATES = ['open', 'agreed', 'reopening', 'prospective', 'suspended', 'closed']
INCIDENT_KINDS = ['airspace', 'maritime', 'border', 'attack', 'cyber', 'detention', 'espionage', 'consular', 'violation']

# Name, values, how they are read: 'each' is a sigmoid a column, 'one' a softmax over the columns.
HEADS = [
    ('event', EVENTS, 'each'),
    ('saying', ['saying'], 'each'),
    ('meeting', ['meeting'], 'each'),
    ('commitment', ['commitment'], 'each'),
    ('channel', ['channel'], 'each'),
    ('incident', ['incident'], 'each'),
    ('status', STATUS, 'one'),
    ('act', ACTS, 'one'),
    ('meeting.kind', MEETING_KINDS, 'one'),
    ('meeting.format', FORMATS, 'one'),
    ('commitment.status', COMMITMENT_STATUS, 'one'),
    ('channel.kind', CHANNEL_KINDS, 'one'),
    ('channel.state', CHANNEL_STATES, 'one'),
    ('incident.kind', INCIDENT_KINDS, 'one'),
]
COLUMNS = {}
_next = 0
for _name, _values, _how in HEADS:
    COLUMNS[_name] = (_next, _next + len(_values))
    _next += len(_values)
WIDTH = _next
# The sigmoids stand first: a word is a predicate where one of them is high.
EACH = sum(len(values) for _, values, how in HEADS if how == 'each')

# What a word is to a predicate of its sentence, each a sigmoid. 'phrase': a further word of the predicate itself.
ROLES = ['source', 'target', 'speaker', 'content', 'phrase']

RELATIONS = ['acl', 'acl:relcl', 'advcl', 'advcl:relcl', 'advmod', 'amod', 'appos', 'aux', 'aux:pass', 'case', 'cc',
             'cc:preconj', 'ccomp', 'compound', 'compound:prt', 'conj', 'cop', 'csubj', 'csubj:outer', 'csubj:pass',
             'dep', 'det', 'det:predet', 'discourse', 'dislocated', 'expl', 'fixed', 'flat', 'goeswith', 'iobj', 'list',
             'mark', 'nmod', 'nmod:desc', 'nmod:poss', 'nmod:unmarked', 'nsubj', 'nsubj:outer', 'nsubj:pass', 'nummod',
             'obj', 'obl', 'obl:agent', 'obl:unmarked', 'orphan', 'parataxis', 'punct', 'reparandum', 'vocative',
             'xcomp', 'root']
_R = len(RELATIONS)
RELATION_INDEX = {name: i for i, name in enumerate(RELATIONS)}
# How a predicate hangs on its head, in twelve groups.
_GROUPS = {name: g for g, names in enumerate([
    ['conj'], ['xcomp'], ['ccomp', 'csubj', 'csubj:pass', 'csubj:outer'], ['advcl', 'advcl:relcl'], ['acl'], ['acl:relcl'],
    ['parataxis'], ['obj', 'iobj'], ['nsubj', 'nsubj:pass', 'nsubj:outer'], ['obl', 'obl:agent', 'obl:unmarked'],
    ['nmod', 'nmod:poss', 'nmod:desc', 'nmod:unmarked', 'compound', 'appos']]) for name in names}
_OTHER_GROUP = 11
PATHS = 2 + _R + _R + 12 * _R + 1 + _R
SELF, ELSEWHERE = 0, 1


def paths(i, heads, relations):
    """For each word of a sentence the class of its way through the tree to the predicate `i`.

    `heads` are rows of the sentence, -1 for the root; `relations` their names. 0 the predicate itself; 1 elsewhere;
    2 + r below a child of it whose relation is r; 2 + R + r its head, where r is the predicate's own relation;
    2 + 2R + g * R + r below a sister of relation r, where g is the group of the predicate's relation; then its head's
    head; then below a child of relation r of that.
    """
    n = len(heads)
    parent = heads[i]
    grand = heads[parent] if parent >= 0 else -1
    own = RELATION_INDEX.get(relations[i], RELATION_INDEX['dep'])
    group = _GROUPS.get(relations[i], _OTHER_GROUP)
    out = [-1] * n
    out[i] = SELF
    if parent >= 0:
        out[parent] = 2 + _R + own
    if grand >= 0:
        out[grand] = 2 + 14 * _R
    for j in range(n):
        walk = []
        k = j
        while out[k] < 0:
            walk.append(k)
            up = heads[k]
            if up < 0:
                out[k] = ELSEWHERE
                break
            r = RELATION_INDEX.get(relations[k], RELATION_INDEX['dep'])
            if up == i:
                out[k] = 2 + r
            elif up == parent:
                out[k] = 2 + 2 * _R + group * _R + r
            elif up == grand:
                out[k] = 2 + 14 * _R + 1 + r
            k = up if out[k] < 0 else k
            if len(walk) > n:
                out[k] = ELSEWHERE
                break
        for w in walk:
            out[w] = out[k]
    return out


BUCKETS = 24
_WIDTHS = [d if d <= 5 else 6 if d <= 7 else 7 if d <= 10 else 8 if d <= 15 else 9 if d <= 25 else 10 for d in range(27)]


def bucket(i, j):
    """Bucket of the distance from predicate `i` to word `j`, as the parser's features.ts has it with a root before all."""
    size = _WIDTHS[min(abs(i - j), 26)]
    return size if j < i else 10 + size
