/**
 * CoNLL-U as texts: each `# newdoc` is a document, its text that of its sentences. The trees are read by `read --conllu`;
 * the record reads with its own.
 */
import { isoDate } from './dates.js';
import type { Draft, Problem, Reader } from './reader.js';

interface Open {
  facts: Map<string, string>;
  paragraphs: string[];
  /** The text of the sentence, as told or put together from its words. */
  told: string | undefined;
  words: string;
  /** Last word of a range whose words are not written themselves. */
  until: number;
}

const opened = (): Open => ({ facts: new Map(), paragraphs: [''], told: undefined, words: '', until: 0 });

export const readConllu: Reader = async function* (source, { limit }) {
  let own = opened();
  let number = 0;
  for await (const [line, place] of linesOf(source.bytes)) {
    if (/^#\s*newdoc\b/.test(line)) {
      yield* documentOf(own, ++number);
      own = opened();
      const id = /id\s*=\s*(.+)$/.exec(line)?.[1]?.trim();
      if (id) own.facts.set('id', id);
    } else if (/^#\s*newpar\b/.test(line)) own.paragraphs.push('');
    else if (line.startsWith('#')) comment(line, own);
    else if (line.trim() === '') endSentence(own);
    else if (!word(line, own))
      yield { where: `line ${place}`, error: 'no line of CoNLL-U', advice: 'a word has ten columns, parted by tabs' };
    if (own.paragraphs.reduce((sum, one) => sum + one.length, 0) > limit) {
      yield { where: `document ${number + 1}`, error: 'longer than the limit', advice: 'raise the limit with --limit' };
      own = opened();
    }
  }
  yield* documentOf(own, ++number);
};

const comment = (line: string, own: Open): void => {
  const match = /^#\s*([\w:]+)\s*=\s*(.*)$/.exec(line);
  if (!match) return;
  const [, name = '', value = ''] = match;
  if (name === 'text') own.told = value;
  else if (name.startsWith('meta::')) own.facts.set(name.slice('meta::'.length), value.trim());
};

/** @returns false where the line is no word */
const word = (line: string, own: Open): boolean => {
  const cells = line.split('\t');
  const [id = '', form = '', misc = ''] = [cells[0], cells[1], cells[9]];
  const match = /^(\d+)(?:-(\d+)|(\.\d+))?$/.exec(id);
  if (cells.length !== 10 || !match) return false;
  if (match[3]) return true;
  if (!match[2] && Number(match[1]) <= own.until) return true;
  own.until = match[2] ? Number(match[2]) : own.until;
  own.words += form + (/SpaceAfter=No/.test(misc) ? '' : ' ');
  return true;
};

const endSentence = (own: Open): void => {
  const text = (own.told ?? own.words).trim();
  if (text !== '') {
    const last = own.paragraphs.pop() ?? '';
    own.paragraphs.push(last === '' ? text : `${last} ${text}`);
  }
  own.told = undefined;
  own.words = '';
  own.until = 0;
};

function* documentOf(own: Open, number: number): Generator<Draft | Problem> {
  endSentence(own);
  const text = own.paragraphs.filter(Boolean).join('\n\n');
  if (text === '') {
    if (own.facts.has('id'))
      yield {
        where: `document ${own.facts.get('id') ?? number}`,
        error: 'there is no text in it',
        advice: 'leave it out',
      };
    return;
  }
  const { facts } = own;
  const [id, title, url, publisher] = [
    facts.get('id'),
    facts.get('title'),
    facts.get('sourceURL'),
    facts.get('publisher'),
  ];
  const published = isoDate(facts.get('dateCreated') ?? facts.get('date') ?? '');
  yield {
    input: {
      text,
      ...(id ? { id } : {}),
      ...(title && !text.startsWith(title) ? { title } : {}),
      ...(url && /^https?:/.test(url) ? { url } : {}),
      ...(publisher ? { publisher } : {}),
      ...(published ? { published } : {}),
    },
  };
}

async function* linesOf(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<readonly [line: string, place: number]> {
  const decoder = new TextDecoder('utf-8');
  let rest = '';
  let place = 0;
  for await (const chunk of bytes) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) yield [line.replace(/\r$/, ''), ++place];
  }
  if (rest !== '') yield [rest, ++place];
}
