import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Phrase, parseQuery, placedTokens, searchTokens } from '../../src/store/search.js';
import { snippetOf } from '../../src/store/snippet.js';

describe('the tokens of a text', () => {
  it.each<[text: string, tokens: string]>([
    ['Joe Biden met Xi.', 'joe biden met xi'],
    ['the U.S. and COVID-19', 'the u s and covid 19'],
    ["China's", 'china s'],
    ['China’s', 'china s'],
    ['Sanaʼa', 'sana a'],
    ["Sana'a", 'sana a'],
    ['Wałęsa', 'walesa'],
    ['Kılıçdaroğlu', 'kilicdaroglu'],
    ['KILIÇDAROĞLU', 'kilicdaroglu'],
    ['İstanbul', 'istanbul'],
    ['Weißes Haus, STRASSE', 'weisses haus strasse'],
    ['Søren Ærø', 'soren aero'],
    ['ΟΔΟΣ', 'οδοσ'],
    ['Зеленский', 'зеленскии'],
    ['diplo\u00admat', 'diplomat'],
    ['ﬁnal', 'final'],
    ['हिन्दी', 'हिन्दी'],
    ['习近平会见', '习 近 平 会 见'],
    ['1,658 documents', '1 658 documents'],
    ['', ''],
    ['— “…” —', ''],
  ])('of %s are: %s', (text, tokens) => {
    expect(searchTokens(text).join(' ')).toBe(tokens);
  });

  it('are folded the same however the accents are written', () => {
    expect(searchTokens('Erdoğan'.normalize('NFD'))).toEqual(searchTokens('Erdoğan'.normalize('NFC')));
  });

  const unicode = fc.string({ unit: 'binary', maxLength: 60 });

  it('hold letters and digits alone, so that no engine can part them', () => {
    fc.assert(
      fc.property(unicode, (text) => {
        for (const token of searchTokens(text)) {
          expect(token).toMatch(/^[\p{L}\p{N}\p{M}]+$/u);
          expect(token.length).toBeLessThanOrEqual(100);
          expect(token).toBe(token.toLowerCase());
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('are their own tokens', () => {
    fc.assert(
      fc.property(unicode, (text) => {
        const tokens = searchTokens(text);
        expect(searchTokens(tokens.join(' '))).toEqual(tokens);
      }),
      { numRuns: 2000 },
    );
  });

  it('come in the order of the text: those of two texts are those of one and then of the other', () => {
    fc.assert(
      fc.property(unicode, unicode, (a, b) => {
        expect(searchTokens(`${a}\n${b}`)).toEqual([...searchTokens(a), ...searchTokens(b)]);
      }),
    );
  });

  it('have places in order, each of which gives the token again', () => {
    fc.assert(
      fc.property(unicode, (text) => {
        const tokens = [...placedTokens(text)];
        expect(tokens.map(({ token }) => token)).toEqual(searchTokens(text));
        let end = 0;
        for (const { token, span } of tokens) {
          expect(searchTokens(text.slice(...span))).toContain(token);
          expect(span[1]).toBeGreaterThanOrEqual(end);
          end = span[1];
        }
      }),
    );
  });

  it('of a letter that stands for itself in any case are one', () => {
    // All letters of the plane that texts are written in.
    const wrong: string[] = [];
    for (let code = 0; code < 0x10000; code++) {
      const letter = String.fromCharCode(code);
      if (!/\p{L}/u.test(letter)) continue;
      const once = searchTokens(letter);
      if (searchTokens(once.join(' ')).join(' ') !== once.join(' ')) wrong.push(letter);
    }
    expect(wrong).toEqual([]);
  });
});

describe('a search', () => {
  it.each<[query: string, phrases: readonly string[]]>([
    ['talks Beijing', ['talks', 'beijing']],
    ['"South China Sea" talks', ['south china sea', 'talks']],
    ['“South China Sea”', ['south china sea']],
    ['U.S. talks', ['u s', 'talks']],
    ['talks "South China', ['talks', 'south china']],
    ['talks TALKS "talks"', ['talks']],
    ['"" — " "', []],
    ['a" OR "b', ['a', 'or', 'b']],
    ['NEAR(a b) -c col:d*', ['near a', 'b', 'c', 'col d*']],
    ['sanction* "South Chin*" *', ['sanction*', 'south chin*']],
    ['sanction * x', ['sanction', 'x']],
  ])('for %s is for the phrases %j', (query, phrases) => {
    const text = ({ tokens, open }: Phrase): string => tokens.join(' ') + (open ? '*' : '');
    expect(parseQuery(query).map((choice) => choice.map(text).join('|'))).toEqual(phrases);
  });
});

describe('a snippet', () => {
  const filler = 'nothing of note happened on the day before. '.repeat(20);

  it('is around the hits, between whole words, and says where they are', () => {
    const text = `${filler}Then Xi Jinping received Wałęsa in Xi’an. ${filler}`;
    const snippet = snippetOf(text, parseQuery('"xi jinping" walesa'));
    expect(snippet.text).toBe(text.slice(...snippet.span));
    expect(snippet.hits.map((hit) => text.slice(...hit))).toEqual(['Xi Jinping', 'Wałęsa']);
    expect(snippet.text).toMatch(/^\S.*\S$/s);
    expect(text.charAt(snippet.span[0] - 1)).toBe(' ');
    expect(text.charAt(snippet.span[1])).toBe(' ');
    expect(snippet.text.length).toBeLessThan(270);
  });

  it('is the first piece that has them all, however the text goes on, with all that stand in it', () => {
    const first = `Xi spoke. ${filler}Xi met Blinken, and Blinken met Xi.`;
    const { span, hits } = snippetOf(`${first} ${filler}`, parseQuery('blinken xi'));
    const longer = snippetOf(`${first} ${filler}${'Xi met Blinken. '.repeat(50)}`, parseQuery('blinken xi'));
    expect(hits.map(([from, to]) => first.slice(from, to))).toEqual(['Xi', 'Blinken', 'Blinken', 'Xi']);
    expect([longer.span, longer.hits]).toEqual([span, hits]);
  });

  it('is where the most phrases are together', () => {
    const text = `Xi spoke. ${filler}Xi met Blinken. ${filler}Blinken left.`;
    const { hits } = snippetOf(text, parseQuery('blinken xi'));
    expect(hits.map((hit) => text.slice(...hit))).toEqual(['Xi', 'Blinken']);
  });

  it('is a piece of any text and parts no pair', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 200, maxLength: 400 }), fc.string(), (text, query) => {
        const { text: piece, span, hits } = snippetOf(text, parseQuery(query));
        expect(piece).toBe(text.slice(...span));
        expect(() => encodeURIComponent(piece)).not.toThrow();
        for (const [start, end] of hits) {
          expect(start).toBeGreaterThanOrEqual(span[0]);
          expect(end).toBeLessThanOrEqual(span[1]);
        }
      }),
    );
  });
});
