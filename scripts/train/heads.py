"""What stands on an encoder: scores of each word, and of each word of a sentence as an argument of its predicates."""
import numpy as np
import torch
from torch import nn
from torch.nn import functional as F

from labels import BUCKETS, COLUMNS, EACH, HEADS, PATHS, ROLES, WIDTH, bucket

PRODUCT, SUM = 32, 96
_BUCKETS = np.array([[bucket(i, j) for j in range(301)] for i in range(301)], np.int64)


class Heads(nn.Module):
    def __init__(self, width):
        super().__init__()
        self.words = nn.Linear(width, WIDTH)
        nn.init.constant_(self.words.bias[:EACH], -4.0)
        self.left = nn.Linear(width, PRODUCT + SUM)
        self.right = nn.Linear(width, PRODUCT + SUM)
        self.paths = nn.Embedding(PATHS, SUM)
        self.places = nn.Embedding(BUCKETS, SUM)
        nn.init.normal_(self.paths.weight, std=0.1)
        nn.init.normal_(self.places.weight, std=0.1)
        self.roles = nn.Linear(PRODUCT + SUM, len(ROLES))
        nn.init.constant_(self.roles.bias, -2.0)

    def pairs(self, predicates, words, paths, places):
        """Scores of roles: predicates [T, width], words [T, L, width], classes of paths and of distances [T, L]."""
        return self.score(self.left(predicates), self.right(words), paths, places)

    def score(self, a, b, paths, places):
        """As `pairs`, from what `left` gives of the predicates and `right` of the words."""
        a = a[:, None]
        product = a[..., :PRODUCT] * b[..., :PRODUCT]
        total = F.relu(a[..., PRODUCT:] + b[..., PRODUCT:] + self.paths(paths) + self.places(places))
        return self.roles(torch.cat([product, total], -1))


def gather(items, rows_of):
    """Index tensors for the predicates of a batch.

    `items`: (doc, trigger, first row of the sentence in the batch's flat words). Gives rows of predicates, rows of the
    words of their sentences, paths, distances, wanted, weight; padded to the longest sentence.
    """
    most = max(t.wanted.shape[1] for _, t, _ in items)
    n = len(items)
    words = np.zeros((n, most), np.int64)
    paths = np.ones((n, most), np.int64)
    places = np.zeros((n, most), np.int64)
    wanted = np.zeros((n, most, len(ROLES)), np.float32)
    weight = np.zeros((n, most, len(ROLES)), np.float32)
    at = np.zeros(n, np.int64)
    for k, (doc, t, first) in enumerate(items):
        a, b = doc.sentence_of(t.word)
        size = b - a
        i = t.word - a
        at[k] = rows_of(first + i)
        words[k, :size] = [rows_of(first + j) for j in range(size)]
        paths[k, :size] = doc.path(t.word)
        places[k, :size] = _BUCKETS[min(i, 300), :size] if size <= 300 else [bucket(i, j) for j in range(size)]
        wanted[k, :size] = t.wanted.T
        weight[k, :size] = t.weight.T
    return tuple(torch.from_numpy(x) for x in (at, words, paths, places, wanted, weight))


def word_loss(scores, y, w):
    """Sum of the losses of all heads of words, each cell with its weight; shares instead of certainties are welcome."""
    each = F.binary_cross_entropy_with_logits(scores[:, :EACH], y[:, :EACH], weight=w[:, :EACH], reduction='sum')
    one = scores.new_zeros(())
    for name, _, how in HEADS:
        if how == 'one':
            a, b = COLUMNS[name]
            weight = w[:, a]
            rows = weight.nonzero()[:, 0]
            if len(rows):
                log = F.log_softmax(scores[rows, a:b], -1)
                one = one - (weight[rows, None] * y[rows, a:b] * log).sum()
    return each, one


def pair_loss(scores, wanted, weight):
    return F.binary_cross_entropy_with_logits(scores, wanted, weight=weight, reduction='sum')
