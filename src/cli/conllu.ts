/**
 * CoNLL-U (https://universaldependencies.org/format.html): out of tokens, and into them from another parser's output.
 * In: the text is put together from the words and `SpaceAfter=No`. Multiword tokens give their words one after the other, empty nodes are passed over.
 */
import {
  at,
  columnsOf,
  formAt,
  sentenceCount,
  sentenceEnd,
  sentenceStart,
  type Tokens,
  type Tree,
  UPOS,
  UPOS_INDEX,
  type Upos,
  uposOf,
  xposAt,
} from '../reading/text/tokens.js';

/** A line that is not CoNLL-U. */
export class ConlluError extends Error {
  readonly line: number;

  constructor(line: number, message: string) {
    super(`line ${line}: ${message}`);
    this.name = 'ConlluError';
    this.line = line;
  }
}

interface Word {
  readonly line: number;
  readonly form: string;
  readonly lemma: string;
  readonly upos: Upos;
  readonly xpos: string;
  /** Written together with the word before it. */
  readonly joined: boolean;
  readonly head: number;
  readonly relation: string;
  readonly spaceAfter: boolean;
}

interface Sentence {
  readonly words: readonly Word[];
  readonly newParagraph: boolean;
}

const TAGS: ReadonlySet<string> = new Set(UPOS);

/** @throws ConlluError naming the line */
export function parseConllu(source: string): Tokens {
  const sentences = readSentences(source);
  const parts: string[] = [];
  let length = 0;
  const put = (piece: string): void => {
    parts.push(piece);
    length += piece.length;
  };
  const rows: { start: number; end: number; word: Word; sentence: number }[] = [];
  sentences.forEach((sentence, s) => {
    if (s > 0) put(sentence.newParagraph ? '\n\n' : ' ');
    sentence.words.forEach((word, w) => {
      const start = length;
      put(word.form);
      rows.push({ start, end: length, word, sentence: s });
      if (word.spaceAfter && w + 1 < sentence.words.length) put(' ');
    });
  });
  const builder = new TokenBuilder(parts.join(''));
  const heads = new Int32Array(rows.length);
  const relations: string[] = [];
  let first = 0;
  rows.forEach((row, i) => {
    if (i > 0 && row.sentence !== at(rows, i - 1).sentence) {
      if (at(sentences, row.sentence).newParagraph) builder.endParagraph();
      else builder.endSentence();
      first = i;
    }
    const { lemma, upos, xpos, joined } = row.word;
    builder.add({ start: row.start, end: row.end, lemma, upos, xpos, joined });
    heads[i] = row.word.head > 0 ? first + row.word.head - 1 : -1;
    relations.push(row.word.relation);
  });
  return builder.build([], { heads, relations });
}

const readSentences = (source: string): Sentence[] => {
  const sentences: Sentence[] = [];
  let words: Word[] = [];
  let newParagraph = false;
  let from = 0;
  let until = 0;
  const end = (): void => {
    if (words.length > 0) sentences.push({ words, newParagraph });
    words = [];
    newParagraph = false;
    until = 0;
  };
  let number = 0;
  let spaceAfterRange = true;
  for (const line of source.split(/\r?\n/)) {
    number++;
    if (line.trim() === '') end();
    else if (line.startsWith('#')) newParagraph ||= /^# new(doc|par)/.test(line);
    else {
      const cells = line.split('\t');
      if (cells.length !== 10) throw new ConlluError(number, `${cells.length} columns where CoNLL-U has 10`);
      const [id = '', form = '', lemma = '', upos = '', xpos = '', , head = '', relation = '', , misc = ''] = cells;
      const spaceAfter = !misc.includes('SpaceAfter=No');
      const span = /^(\d+)-(\d+)$/.exec(id);
      if (span) {
        from = Number(span[1]);
        until = Number(span[2]);
        spaceAfterRange = spaceAfter;
      } else if (/^\d+$/.test(id)) {
        if (Number(id) !== words.length + 1)
          throw new ConlluError(number, `word ${id} where ${words.length + 1} comes next`);
        if (!TAGS.has(upos) && upos !== '_') throw new ConlluError(number, `'${upos}' is no universal part of speech`);
        if (form.trim() === '') throw new ConlluError(number, `word ${id} is empty`);
        const inside = Number(id) <= until;
        words.push({
          line: number,
          form,
          lemma: lemma === '_' ? form.toLowerCase() : lemma,
          upos: TAGS.has(upos) ? (upos as Upos) : 'X',
          xpos: xpos === '_' ? '' : xpos,
          joined: inside && Number(id) > from,
          head: head === '_' ? 0 : Number(head),
          relation,
          spaceAfter: inside ? Number(id) === until && spaceAfterRange : spaceAfter,
        });
      } else if (!/^\d+\.\d+$/.test(id)) throw new ConlluError(number, `'${id}' is no number of a word`);
    }
  }
  end();
  for (const sentence of sentences) {
    for (const word of sentence.words) {
      if (!Number.isInteger(word.head) || word.head < 0 || word.head > sentence.words.length)
        throw new ConlluError(word.line, 'the head is not in the sentence');
    }
  }
  return sentences;
};

/** Tokens as CoNLL-U. */
export function printConllu(tokens: Tokens): string {
  const lines: string[] = [];
  const paragraphStarts = new Set(tokens.paragraphs);
  for (let sentence = 0; sentence < sentenceCount(tokens); sentence++) {
    const start = sentenceStart(tokens, sentence);
    const end = sentenceEnd(tokens, sentence);
    if (start === end) continue;
    if (paragraphStarts.has(start)) lines.push('# newpar');
    lines.push(`# sent_id = ${sentence + 1}`);
    const text = tokens.text.slice(at(tokens.starts, start), at(tokens.ends, end - 1)).replace(/\s+/g, ' ');
    lines.push(`# text = ${text}`);
    for (let i = start; i < end; i++) {
      if (at(tokens.joined, i) === 0) {
        let last = i;
        while (last + 1 < end && at(tokens.joined, last + 1) === 1) last++;
        if (last > i) lines.push(rangeLine(tokens, start, i, last));
      }
      // Of words written together their range says whether white space follows.
      const inRange = at(tokens.joined, i) === 1 || (i + 1 < end && at(tokens.joined, i + 1) === 1);
      const head = at(tokens.tree.heads, i);
      lines.push(
        [
          i - start + 1,
          formAt(tokens, i).replace(/\s/g, ' '),
          at(tokens.lemmas, i).replace(/\s/g, ' ') || '_',
          uposOf(tokens, i),
          xposAt(tokens, i) || '_',
          '_',
          head === -1 ? 0 : head - start + 1,
          at(tokens.tree.relations, i) || '_',
          '_',
          !inRange && touches(tokens, i) ? 'SpaceAfter=No' : '_',
        ].join('\t'),
      );
    }
    lines.push('');
  }
  return lines.length === 0 ? '' : `${lines.join('\n')}\n`;
}

/** The line of words that are written together as one. */
const rangeLine = (tokens: Tokens, start: number, from: number, last: number): string => {
  const form = tokens.text.slice(at(tokens.starts, from), at(tokens.ends, last));
  const misc = touches(tokens, last) ? 'SpaceAfter=No' : '_';
  return [`${from - start + 1}-${last - start + 1}`, form, '_', '_', '_', '_', '_', '_', '_', misc].join('\t');
};

const touches = (tokens: Tokens, i: number): boolean =>
  i + 1 < tokens.size && at(tokens.starts, i + 1) === at(tokens.ends, i);

/** What a tool says of one token, before the columns are built. */
interface TokenRow {
  readonly start: number;
  readonly end: number;
  readonly lemma: string;
  readonly upos: Upos;
  readonly xpos?: string;
  readonly joined?: boolean;
}

/** Collects tokens one by one in the order of the text, and gives the columns. */
export class TokenBuilder {
  private readonly rows: TokenRow[] = [];
  private readonly sentences: number[] = [];
  private readonly paragraphs: number[] = [];
  private readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  get size(): number {
    return this.rows.length;
  }

  add(row: TokenRow): void {
    this.rows.push(row);
  }

  /** Ends the sentence after the last token; without a token since the last end it does nothing. */
  endSentence(): void {
    if (this.size > (this.sentences.at(-1) ?? 0)) this.sentences.push(this.size);
  }

  endParagraph(): void {
    this.endSentence();
    if (this.size > (this.paragraphs.at(-1) ?? 0)) this.paragraphs.push(this.size);
  }

  build(notes: readonly string[], tree: Tree): Tokens {
    this.endParagraph();
    const { rows, text } = this;
    return columnsOf({
      text,
      starts: Int32Array.from(rows, (row) => row.start),
      ends: Int32Array.from(rows, (row) => row.end),
      forms: rows.map((row) => text.slice(row.start, row.end)),
      lemmas: rows.map((row) => row.lemma),
      upos: Uint8Array.from(rows, (row) => UPOS_INDEX.get(row.upos) ?? 0),
      xpos: rows.map((row) => row.xpos ?? ''),
      joined: Uint8Array.from(rows, (row) => (row.joined ? 1 : 0)),
      sentences: Int32Array.from([0, ...this.sentences]),
      paragraphs: Int32Array.from([0, ...this.paragraphs]),
      notes,
      tree,
    });
  }
}
