/** Texts that no newspaper prints and some crawler delivers: each is read to the end, in time, without a fault. */
import { describe, expect, it } from 'vitest';
import { parseConllu } from '../../src/cli/conllu.js';
import { toDocument } from '../../src/ingest/document.js';
import type { Reading } from '../../src/model/reading.js';
import { read } from '../../src/reading/read.js';
import { faultsOf, resources } from '../resources.js';
import { leastSpent, spent } from '../spent.js';

const DAY = '2023-06-18';
/** Of one text, on a slow machine that does other things besides. */
const LIMIT_MS = 90_000;

const readWell = (text: string): Reading => {
  let reading: Reading | undefined;
  const time = spent(() => {
    reading = read(toDocument({ text, published: DAY }), resources());
  });
  if (!reading) throw new Error('nothing was read');
  expect(time).toBeLessThan(LIMIT_MS);
  expect(faultsOf(reading, text, resources())).toEqual([]);
  return reading;
};

const NEWS = 'Antony Blinken met with Qin Gang in Beijing on Sunday, and said that the talks were candid and of use ';

describe('is read to the end', () => {
  it.each<[what: string, text: string]>([
    ['a text of one word', 'Beijing'],
    ['a text of one letter', 'a'],
    ['one full stop', '.'],
    ['100,000 full stops', '.'.repeat(100_000)],
    ['100,000 full stops with spaces', '. '.repeat(100_000)],
    ['a word of a million letters', 'x'.repeat(1_000_000)],
    ["'a.b' 50,000 times without a space", 'a.b'.repeat(50_000)],
    ['50,000 smiling faces', '\u{1f600}'.repeat(50_000)],
    ['families of signs that are joined', '\u{1f468}\u200d\u{1f469}\u200d\u{1f467} '.repeat(5000)],
    ['a letter with 50,000 marks', `a${'\u0301'.repeat(50_000)} said.`],
    ['halves of signs', '\ud800 \udc00'.repeat(20_000)],
    ['writing from right to left', 'قال وزير الخارجية إن المحادثات كانت صريحة. '.repeat(500)],
    ['English with marks that turn the direction', '\u202eBlinken said no to Qin.\u202c '.repeat(2000)],
    ['Chinese', '外交部发言人说，会谈是坦诚的。'.repeat(2000)],
    ['words parted by spaces that do not break', 'Blinken\u00a0met\u00a0Qin\u00a0and\u00a0'.repeat(4000)],
    ['words parted by nothing that can be seen', 'Blinken\u200bmet\u200b'.repeat(10_000)],
    ['punctuation alone', '?!,;:-—…()[]'.repeat(5000)],
    ['100,000 line breaks around a word', `${'\n'.repeat(50_000)}Beijing${'\r\n'.repeat(50_000)}`],
    ['50,000 paragraphs of a word', 'talks\n\n'.repeat(50_000)],
    ['50,000 marks that open', '“'.repeat(50_000)],
    ['3,000 quotations, each within the other', `${'“He said '.repeat(3000)}no${'”'.repeat(3000)}`],
    ['3,000 quotations that are not closed', '“Antony Blinken said that he met Qin Gang, '.repeat(3000)],
    ['50,000 straight marks', '" '.repeat(50_000)],
    ['one name 20,000 times', 'Antony Blinken '.repeat(20_000)],
    ['names joined without end', 'Antony Blinken, Qin Gang and Xi Jinping and '.repeat(5000)],
    ['posts signed without end', 'Words go on. — Joe Biden (@POTUS) '.repeat(3000)],
    ['headlines glued without end', 'Trump Donald John TrumpTop said MORE '.repeat(5000)],
    ['pronouns behind lists without end', 'Blinken, Qin and Xi met, and the two sides said they saw it. '.repeat(1500)],
    ['verbs of saying alone', 'said told agreed to warned '.repeat(4000)],
    ['words of garbled names without end', 'White Home State Division final month '.repeat(5000)],
    ['an address of 100,000 letters', `https://example.org/${'path/'.repeat(20_000)}`],
    ['base64', `${'TWFuIGlzIGRpc3Rpbmd1aXNoZWQ+/='.repeat(5000)}`],
    ['control characters', 'Blinken\u0000 met\u0001 Qin\u001b[31m Gang\u007f.'.repeat(500)],
  ])('%s', (_, text) => {
    readWell(text);
  });

  it('a million characters without a full stop: cut, and a note says so', () => {
    // Words far apart: what is long here is the text, and blanks cost nothing.
    const reading = readWell(NEWS.replaceAll(' ', ' '.repeat(20)).repeat(2400));
    expect(reading.document.characters).toBeGreaterThan(1_000_000);
    expect(reading.notes).toEqual([
      expect.stringMatching(/^longer than 1 million characters: read in \d+ pieces, each by itself$/),
      expect.stringMatching(/^sentences of more than 300 words were cut \(\d{3} cuts\)$/),
    ]);
    // What a sentence tells over and over is one event.
    expect(reading.events.length).toBeGreaterThan(500);
  });

  it('trees of another parser with a sentence of 30,000 words', () => {
    const words = NEWS.trim().split(' ');
    const lines = Array.from({ length: 30_000 }, (_, i) => {
      const word = words[i % words.length];
      return `${i + 1}\t${word}\t_\t${word === 'met' || word === 'said' ? 'VERB' : 'PROPN'}\t_\t_\t${i}\tdep\t_\t_`;
    });
    const tokens = parseConllu(`${lines.join('\n')}\n`);
    let reading: Reading | undefined;
    const time = spent(() => {
      reading = read({ text: tokens.text, published: DAY }, resources(), { tokens });
    });
    expect(time).toBeLessThan(LIMIT_MS);
    expect(reading && faultsOf(reading, tokens.text, resources())).toEqual([]);
  });
});

describe('the same is found, however the text is laid out', () => {
  const LINES = [
    'Secretary of State Antony Blinken met with Foreign Minister Qin Gang in',
    'Beijing on Sunday. Blinken said that the talks were candid and of use to',
    'both sides, according to the State Department.',
  ];
  const outline = (text: string) => {
    const { actors, statements, events, meetings } = readWell(text);
    return {
      actors: actors.map((actor) => [actor.id, actor.mentions.length]),
      statements: statements.map((one) => [
        one.speaker,
        one.content.map((span) => text.slice(...span).replace(/\s+/g, ' ')),
      ]),
      events: events.map((one) => [one.cameo, one.source, one.target, one.date]),
      meetings: meetings.map((one) => [one.kind, one.participants, one.date, one.place]),
    };
  };
  const expected = outline(LINES.join(' '));

  it('finds something to compare', () => {
    expect(expected.meetings).toHaveLength(1);
    expect(expected.statements.length).toBeGreaterThan(0);
  });

  it.each<[how: string, text: string]>([
    ['hard-wrapped', LINES.join('\n')],
    ['hard-wrapped with CR and LF', LINES.join('\r\n')],
    ['with spaces doubled', LINES.join(' ').replaceAll(' ', '  ')],
    ['with spaces that do not break', LINES.join(' ').replaceAll(' ', '\u00a0')],
    ['with tabs', LINES.join('\t')],
    ['with white space around it', `\r\n\r\n   ${LINES.join(' ')}\n\n`],
    ['with a byte order mark before it', `\ufeff${LINES.join(' ')}`],
  ])('%s', (_, text) => {
    expect(outline(text)).toEqual(expected);
  });
});

describe('time is in proportion to length', () => {
  const reading = (text: string) => (): unknown => read({ text, published: DAY }, resources());

  it.each<[what: string, piece: string, count: number]>([
    ['sentences', `${NEWS.trim()}. `, 150],
    ['paragraphs', `${NEWS.trim()}.\n\n`, 150],
    ['one sentence', NEWS, 150],
    ['quotations that are not closed', '“Antony Blinken said that he met Qin Gang, ', 250],
    ['a word without end', 'abcdefghij', 5000],
    ['full stops', '. ', 10_000],
    ['names', 'Antony Blinken, Qin Gang and ', 500],
    ['garbled names', 'White Home officers of the State Division ', 500],
    ['dates', 'on June 18, 2023 and on Sunday ', 500],
    ['unbroken spaces', 'Blinken\u00a0said\u00a0', 1000],
  ])('of %s: ten times the text takes less than 25 times as long', (_, piece, count) => {
    reading(piece.repeat(count))();
    // Below some milliseconds the clock tells nothing.
    const limit = 25 * Math.max(leastSpent(reading(piece.repeat(count))), 3);
    expect(leastSpent(reading(piece.repeat(count * 10)), { enough: limit })).toBeLessThan(limit);
  });
});
