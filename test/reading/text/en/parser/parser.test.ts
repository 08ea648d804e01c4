import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { openParser } from '../../../../../src/reading/text/en/parser/model.js';
import { ParserNet } from '../../../../../src/reading/text/en/parser/net.js';
import { createParser, type Parsed } from '../../../../../src/reading/text/en/parser/parser.js';
import { openVectors } from '../../../../../src/reading/text/en/parser/vectors.js';
import { wasmArithmetic } from '../../../../../src/reading/text/en/parser/wasm.js';
import {
  sentenceCount,
  sentenceEnd,
  sentenceStart,
  type Tokens,
  uposOf,
} from '../../../../../src/reading/text/tokens.js';
import { language } from '../../../../language.js';
import { describeShared, sharedText } from '../../../../shared.js';
import { plainArithmetic } from './plain.js';

const model = (name: string): Uint8Array =>
  readFileSync(new URL(`../../../../../data/models/${name}`, import.meta.url));
const files = { vectors: model('vectors-en.bin'), parser: model('parser-en.bin'), kernel: model('kernel.wasm') };
const fastArithmetic = wasmArithmetic(files.kernel);
const { analyse } = language();

/** What is wrong with the trees of a text: nothing, where each sentence has one root and every word comes to it. */
const faultsOf = (tokens: Tokens): string[] => {
  const faults: string[] = [];
  const { tree } = tokens;
  if (!tree) return ['no tree'];
  for (let s = 0; s < sentenceCount(tokens); s++) {
    const [from, to] = [sentenceStart(tokens, s), sentenceEnd(tokens, s)];
    let roots = 0;
    for (let i = from; i < to; i++) {
      const head = tree.heads[i] ?? -2;
      if (head === -1) roots++;
      if ((head === -1) !== (tree.relations[i] === 'root'))
        faults.push(`word ${i} is '${tree.relations[i]}' under ${head}`);
      let node = i;
      for (let steps = 0; node !== -1; steps++) {
        if (node < from || node >= to || steps > to - from) {
          faults.push(`word ${i} does not come to the root`);
          break;
        }
        node = tree.heads[node] ?? -2;
      }
    }
    if (roots !== 1) faults.push(`sentence ${s} has ${roots} roots`);
  }
  return faults;
};

describe('trees', () => {
  test.each<[what: string, text: string]>([
    ['one word', 'No'],
    ['one full stop', '.'],
    ['punctuation alone', '?! ... -- ( ) [ ] “ ” ; ; ;'],
    ['emoji', '😀 👩‍👩‍👧 🇺🇸 met 🇨🇳 😀😀😀'],
    ['Chinese', '布林肯在北京会见了秦刚。双方进行了坦诚的会谈。'],
    ['text from right to left', 'التقى الوزيران في القاهرة يوم الأحد. שני הצדדים נפגשו.'],
    ['a sentence of 2,000 words', `The minister ${'and the envoy of the king of the island '.repeat(222)}met.`],
    ['2,000 times one word', 'talks '.repeat(2000)],
    ['a word of a million letters', 'a'.repeat(1_000_000)],
    ['100,000 commas', ', '.repeat(100_000)],
    ['digits and signs without order', '1é1😀1'],
    ['lone surrogates and control signs', 'He \ud800 met \u0000\u0007 her \udfff.'],
  ])('of %s are well formed', (_, text) => {
    expect(faultsOf(analyse(text))).toEqual([]);
  });

  it('of no text at all are none', () => {
    const tokens = analyse(' \n ');
    expect(tokens.size).toBe(0);
    expect(faultsOf(tokens)).toEqual([]);
  });

  it('of any text are well formed', () => {
    fc.assert(
      fc.property(
        fc.string({
          unit: fc.constantFrom('a', 'The', ' ', ' ', '.', ',', '“', 'met', '1', '-', 'é', '\n', '中', '😀'),
        }),
        (text) => {
          expect(faultsOf(analyse(text))).toEqual([]);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('of sentences that are too long are cut, and a note says so', () => {
    const tokens = analyse(`The talks ${'and the talks '.repeat(300)}ended.`);
    expect(sentenceCount(tokens)).toBeGreaterThan(3);
    expect(tokens.notes.join(' ')).toMatch(/more than 300 words were cut/);
  });

  it('of long sentences that are given are put together from parts, under one root', () => {
    const tokens = analyse(`The talks ${'and the talks '.repeat(300)}ended.`);
    const whole = { ...tokens, sentences: Int32Array.from([0, tokens.size]), sentenceOf: new Int32Array(tokens.size) };
    const tagged = language().tag(whole);
    expect(sentenceCount(tagged)).toBe(1);
    expect(faultsOf(tagged)).toEqual([]);
    expect(tagged.notes.join(' ')).toMatch(/put together from parts/);
  });

  // What every layer above hangs on: who did what to whom, in plain sentences that no parser should miss.
  test.each<[sentence: string, word: string, relation: string, head: string]>([
    ['The minister met the ambassador.', 'minister', 'nsubj', 'met'],
    ['The minister met the ambassador.', 'ambassador', 'obj', 'met'],
    ['Three diplomats were expelled by Russia.', 'diplomats', 'nsubj:pass', 'expelled'],
    ['Three diplomats were expelled by Russia.', 'Russia', 'obl:agent', 'expelled'],
    ['The envoy who met the rebels has left.', 'met', 'acl:relcl', 'envoy'],
    ['She said that the talks had failed.', 'failed', 'ccomp', 'said'],
    ['France agreed to release the ships.', 'release', 'xcomp', 'agreed'],
    ['France and Italy signed the treaty.', 'Italy', 'conj', 'France'],
    ['The army did not attack the village.', 'not', 'advmod', 'attack'],
    ['He will visit Cairo on Monday.', 'Monday', 'obl', 'visit'],
    ['He will visit Cairo on Monday.', 'will', 'aux', 'visit'],
    ['If they attack, we will respond.', 'attack', 'advcl', 'respond'],
    ['The prime minister of Japan arrived.', 'Japan', 'nmod', 'minister'],
    ['Poland called off the talks.', 'off', 'compound:prt', 'called'],
    ['Antony Blinken held talks with Qin Gang.', 'talks', 'obj', 'held'],
    ['Hua Chunying wrote that the talks had ended.', 'Hua', 'nsubj', 'wrote'],
  ])("'%s': '%s' is %s of '%s'", (sentence, word, relation, head) => {
    const tokens = analyse(sentence);
    const i = tokens.forms.indexOf(word);
    expect([tokens.tree?.relations[i], tokens.forms[tokens.tree?.heads[i] ?? -1]]).toEqual([relation, head]);
  });

  test.each<[sentence: string, tags: string]>([
    ['He will plant the plant.', 'PRON AUX VERB DET NOUN PUNCT'],
    ['The U.S. sanctions Iran.', 'DET PROPN VERB PROPN PUNCT'],
    ['They do not agree.', 'PRON AUX PART VERB PUNCT'],
  ])("'%s' is tagged %s", (sentence, tags) => {
    const tokens = analyse(sentence);
    expect(tokens.forms.map((_, i) => uposOf(tokens, i)).join(' ')).toBe(tags);
  });

  it('are the same whatever was parsed before, and however many words the net has met', () => {
    const { parse } = createParser(files);
    const words = ['The', 'envoy', 'of', 'Chad', 'left', 'Quito', '.'];
    const shape = (p: (forms: readonly string[], sentences: Int32Array) => Parsed): unknown => {
      const { upos, xpos, tree } = p(words, Int32Array.from([0, words.length]));
      return [[...upos], xpos, [...tree.heads], tree.relations];
    };
    const first = shape(parse);
    for (let round = 0; round < 40; round++) {
      const strange = Array.from({ length: 500 }, (_, i) => `w${(round * 500 + i).toString(36)}`);
      parse(strange, Int32Array.from([0, 200, 500]));
    }
    expect(shape(parse)).toEqual(first);
  });
});

describe('the plain path', () => {
  it('gives the same tags and trees as WebAssembly', () => {
    const fast = createParser(files).parse;
    const plain = createParser(files, plainArithmetic).parse;
    const text = readFileSync(new URL('../../../../../demo/summit-report.txt', import.meta.url), 'utf8');
    const { forms, sentences } = analyse(`${text}\n\n${'strange wörds 中文 😀 '.repeat(40)}`);
    expect(plain(forms, sentences)).toEqual(fast(forms, sentences));
  });
});

describe('the kernel', () => {
  it('that is committed is what its source compiles to', () => {
    const root = new URL('../../../../../', import.meta.url);
    const { status, stderr } = spawnSync(process.execPath, ['--import', 'tsx', 'scripts/build-kernel.ts', '--check'], {
      cwd: root,
      encoding: 'utf8',
    });
    expect(stderr).toBe('');
    expect(status).toBe(0);
  });
});

describeShared('a treebank', () => {
  it('is parsed alike by both paths', () => {
    const sentences = sharedText('eval/ud/gum-open-dev.conllu')
      .split('\n\n')
      .slice(0, 60)
      .map((block) =>
        block
          .split('\n')
          .filter((line) => /^\d+\t/.test(line))
          .map((line) => line.split('\t')[1] ?? ''),
      )
      .filter((words) => words.length > 0);
    const forms = sentences.flat();
    const bounds = [0];
    for (const words of sentences) bounds.push((bounds.at(-1) ?? 0) + words.length);
    const [one, other] = [plainArithmetic, fastArithmetic].map((make) =>
      createParser(files, make).parse(forms, Int32Array.from(bounds)),
    );
    const { encoder: own = new Int16Array(), ...tree } = one ?? {};
    const { encoder = new Int16Array(), ...same } = other ?? {};
    expect(tree).toEqual(same);
    // A state that lies between two whole numbers may be rounded to either.
    expect(own.reduce((most, state, i) => Math.max(most, Math.abs(state - (encoder[i] ?? 0))), 0)).toBeLessThanOrEqual(
      1,
    );
  });
});

describe('what the encoder says of words', () => {
  const net = (plain: boolean): ParserNet =>
    new ParserNet(openParser(files.parser), openVectors(files.vectors), plain ? plainArithmetic : fastArithmetic);
  const encoded = (of: ParserNet, sentences: readonly (readonly string[])[]): Int16Array => {
    const forms = sentences.flat();
    const bounds = [0];
    for (const sentence of sentences) bounds.push((bounds.at(-1) ?? 0) + sentence.length);
    const encoder = new Int16Array(forms.length * of.encoderWidth);
    const heads = new Int32Array(forms.length);
    const [upos, xpos, relations] = [0, 1, 2].map(() => new Uint8Array(forms.length));
    if (upos && xpos && relations) of.run(forms, bounds, { upos, xpos, heads, relations, encoder });
    return encoder;
  };
  const first = ['Egypt', 'recalled', 'its', 'envoy', '.'];
  const second = ['The', 'talks', 'went', 'on', 'in', 'Oslo'];

  it('is the same for a sentence alone and among others', () => {
    const wasm = net(false);
    const width = 5 * wasm.encoderWidth;
    const both = encoded(wasm, [first, second]);
    expect(both.subarray(0, width)).toEqual(encoded(wasm, [first]));
    expect(both.subarray(width)).toEqual(encoded(wasm, [second]));
    expect(both.some((x) => x !== 0)).toBe(true);
  });
  it('is the same without WebAssembly', () => {
    expect(encoded(net(true), [first, second])).toEqual(encoded(net(false), [first, second]));
  });
  it('stands on rows of forms that do not hang on what was read before', () => {
    const one = net(false);
    const row = one.formRow('envoy');
    encoded(one, [first, second]);
    expect(one.formRow('envoy')).toEqual(row);
    expect(row).toHaveLength(one.formWidth);
  });
});
