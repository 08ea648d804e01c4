"""Writes a trained student as the model file that ships, and what it says of given sentences for comparison.

    python3 export.py --data FOLDER --student FILE.pt --out reader-en.bin [--reference FILE.json --sentences SET] [--version V]
"""
import argparse
import hashlib
import json
import math
import struct

import numpy as np
import torch

import data
import student
from labels import COLUMNS, EACH, HEADS, PATHS, RELATIONS, ROLES, BUCKETS, WIDTH
from heads import PRODUCT, SUM

LIMIT = 8191
MOST_WEIGHT = 2 ** 31 // LIMIT - 1
TRAINED_ON = ('the annotated corpus of this project; PolNeAR 1.0; news and readouts labelled by a teacher '
              '(all-MiniLM-L6-v2, Apache-2.0, trained on the same); on the encoder of parser-en.bin')


def padded(n):
    return (n + 7) // 8 * 8


def pack(head, sections):
    """As src/reading/container.ts packs a model."""
    align = lambda n: (n + 15) // 16 * 16
    table, body = [], b''
    for name, content in sections:
        table.append({'name': name, 'offset': len(body), 'length': len(content)})
        body += content + b'\0' * (align(len(body) + len(content)) - len(body) - len(content))
    header = json.dumps({**head, 'sha256': hashlib.sha256(body).hexdigest(), 'sections': table},
                        separators=(',', ':'), ensure_ascii=False).encode()
    start = align(12 + len(header))
    return b'CHMODEL1' + struct.pack('<I', len(header)) + header + b'\0' * (start - 12 - len(header)) + body


def layer(name, weight, bias, unit):
    """A layer [outputs, inputs] as 16-bit numbers in the order that kernels/inference.ts reads: eight outputs by two inputs."""
    outputs, k = weight.shape
    n = padded(outputs)
    most = np.maximum(np.abs(weight).max(1), 1e-9)
    total = np.abs(weight).sum(1) + 1e-9
    factor = np.minimum(LIMIT / most, (MOST_WEIGHT - k) / total)
    whole = np.zeros((n, k), np.int16)
    whole[:outputs] = np.floor(weight * factor[:, None] + 0.5)
    scale, biases = np.zeros(n, np.float32), np.zeros(n, np.float32)
    scale[:outputs] = 1 / (factor * unit)
    biases[:outputs] = bias
    packed = whole.reshape(n // 8, 8, k // 2, 2).transpose(0, 2, 1, 3)
    return [(f'{name}.weight', np.ascontiguousarray(packed).astype('<i2').tobytes()),
            (f'{name}.scale', scale.astype('<f4').tobytes()), (f'{name}.bias', biases.astype('<f4').tobytes())]


def peaks(model, inputs, docs):
    top = {'form': 0.0, 'body': 0.0}
    model.eval()
    with torch.no_grad():
        for some in student.batches(student.sentences_of(docs), 4000):
            parts = model.parts(*inputs.of(some))
            top['form'] = max(top['form'], parts['form'].max().item())
            top['body'] = max(top['body'], *(parts[p].abs().max().item() for p in ('first', 'convolved', 'top')))
    return top


def export(model, words, top, limits, version):
    units = {'input': student.INPUT_UNIT, 'encoder': student.ENCODER_UNIT, 'form': LIMIT / (1.25 * top['form']),
             'body': LIMIT / (1.25 * top['body'])}
    get = lambda x: x.detach().numpy().astype(np.float64)
    own = get(model.own.weight)
    shift = 0
    while (127 << shift) / units['input'] < np.abs(own).max() * 0.9 and shift < 6:
        shift += 1
    sections = [('words', '\n'.join(words).encode()),
                ('table.word', np.clip(np.floor(own * units['input'] / 2 ** shift + 0.5), -127, 127).astype(np.int8).tobytes())]
    sections += layer('input', get(model.input.weight), get(model.input.bias), units['input'])
    context = get(model.context.weight)
    zeros = np.zeros(student.BODY)
    sections += layer('context', np.concatenate([context[:, :, tap] for tap in range(3)]),
                      np.concatenate([zeros, get(model.context.bias), zeros]), units['form'])
    sections += layer('states', get(model.states.weight), get(model.states.bias), units['encoder'])
    for c, convolution in enumerate(model.convolutions):
        w = get(convolution.weight)
        sections += layer(f'convolution{c + 1}', np.concatenate([w[:, :, tap] for tap in range(3)], 1),
                          get(convolution.bias), units['body'])
    h = student.HIDDEN
    gates = np.concatenate([np.arange(0, 2 * h), np.arange(3 * h, 4 * h), np.arange(2 * h, 3 * h)])
    for l, lstm in enumerate(model.layers):
        for side, tail in (('forward', ''), ('backward', '_reverse')):
            w = lambda name: get(getattr(lstm, f'{name}_l0{tail}'))
            sections += layer(f'lstm{l}.{side}', w('weight_ih')[gates], (w('bias_ih') + w('bias_hh'))[gates], units['body'])
            sections += layer(f'lstm{l}.{side}.state', w('weight_hh')[gates], np.zeros(4 * h), LIMIT)
    heads = model.heads
    for name, part in (('heads', heads.words), ('left', heads.left), ('right', heads.right)):
        sections += layer(name, get(part.weight), get(part.bias), units['body'])
    for name, values in (('paths', heads.paths.weight), ('places', heads.places.weight),
                         ('roles.weight', heads.roles.weight), ('roles.bias', heads.roles.bias)):
        sections.append((name, get(values).astype('<f4').tobytes()))
    head = {
        'name': 'chancery-reader-en', 'version': version, 'trainedOn': TRAINED_ON,
        'licence': 'MIT for the training and the annotations; weights learned also from the corpora named in docs/models/reader.md',
        'shape': {'formRow': student.FORM_ROW, 'word': student.WORD, 'form': student.FORM, 'encoder': student.ENCODER,
                  'width': student.BODY, 'convolutions': student.CONVOLUTIONS, 'layers': student.LAYERS, 'hidden': h,
                  'product': PRODUCT, 'sum': SUM, 'paths': PATHS, 'places': BUCKETS},
        'heads': [{'name': name, 'how': how, 'from': COLUMNS[name][0], 'values': values} for name, values, how in HEADS],
        'roles': ROLES, 'relations': RELATIONS, 'units': units, 'shift': shift, 'limits': limits,
    }
    return pack(head, sections)


def reference(model, inputs, docs):
    """Float32 results of each sentence: scores before the sigmoid or softmax, and shares of the roles of its predicates."""
    out = []
    model.eval()
    with torch.no_grad():
        for doc in docs:
            for sentence in student.sentences_of([doc]):
                _, a, b = sentence
                rows, own, encoder = inputs.of([sentence])
                parts = model.parts(rows, own, encoder)
                x = parts['top'][0]
                scores = model.heads.words(x)
                sure = torch.sigmoid(scores[:, :EACH]).max(1).values
                found = []
                states = {id(doc): np.zeros((len(doc.forms), student.BODY), np.float32)}
                states[id(doc)][a:b] = x.numpy()
                roles = student.roles_of(model.heads, states)
                for i in range(b - a):
                    if sure[i] >= 0.2:
                        shares = roles(doc, a + i)
                        found.append({'word': i, 'paths': doc.path(a + i).tolist(), 'roles': np.round(shares, 5).tolist()})
                out.append({'text': doc.id, 'forms': [inputs.forms[f] for f in doc.forms[a:b]],
                            'heads': [int(h) - a if h >= a else -1 for h in doc.heads[a:b]], 'relations': doc.relations[a:b],
                            'own': own[0].tolist(), 'encoder': np.round(encoder[0].numpy(), 5).tolist(),
                            'first': np.round(parts['first'][0].numpy(), 5).tolist(),
                            'convolved': np.round(parts['convolved'][0].numpy(), 5).tolist(),
                            'top': np.round(x.numpy(), 5).tolist(), 'scores': np.round(scores.numpy(), 5).tolist(),
                            'predicates': found})
    return out


def main():
    args = argparse.ArgumentParser()
    args.add_argument('--data', required=True)
    args.add_argument('--student', required=True)
    args.add_argument('--out', required=True)
    args.add_argument('--reference')
    args.add_argument('--sentences', default='reference')
    args.add_argument('--version', default='1')
    a = args.parse_args()
    torch.set_num_threads(1)
    saved = torch.load(a.student, weights_only=False)
    inputs = student.Inputs(a.data, saved['words'])
    model = student.Student(len(saved['words']))
    model.load_state_dict(saved['model'])
    docs = data.load(a.data, 'train') + data.load(a.data, 'polnear-dev')
    top = peaks(model, inputs, docs)
    file = export(model, saved['words'], top, saved['limits'], a.version)
    with open(a.out, 'wb') as out:
        out.write(file)
    print(f'{a.out}: {len(file)} bytes, peaks {top}, limits {saved["limits"]}')
    if a.reference:
        with open(a.reference, 'w', encoding='utf-8') as out:
            json.dump(reference(model, inputs, data.load(a.data, a.sentences)), out)


if __name__ == '__main__':
    main()
