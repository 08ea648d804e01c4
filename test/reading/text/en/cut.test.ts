import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DATA_FOLDER } from '../../../../src/desk/resources.js';
import { type Cut, createCut } from '../../../../src/reading/text/en/cut.js';
import { Lexicon } from '../../../../src/reading/text/en/lexicon.js';
import { readSplitter, type SplitterFile } from '../../../../src/reading/text/en/splitter.js';
import { describeShared, sharedRows, sharedText } from '../../../shared.js';

const table = (name: string): [string, string] => [name, readFileSync(join(DATA_FOLDER, `${name}.csv`), 'utf8')];
const lexicon = new Lexicon(new Map(['en/abbreviations', 'en/contractions', 'en/affixes', 'en/openers'].map(table)));
const file = JSON.parse(readFileSync(join(DATA_FOLDER, 'models/sentences.json'), 'utf8')) as SplitterFile;
const cut = createCut(lexicon, readSplitter(file));

/** Words with a space between them, or a bar where they are one token; ` / ` between sentences, ` // ` between paragraphs. */
const shown = (text: string): string => {
  const { size, starts, ends, joined, sentences, paragraphs } = cut(text);
  let out = '';
  for (let i = 0; i < size; i++) {
    if (i > 0) out += paragraphs.includes(i) ? ' // ' : sentences.includes(i) ? ' / ' : joined[i] === 1 ? '|' : ' ';
    out += text.slice(starts[i], ends[i]);
  }
  return out;
};

type Row = [what: string, text: string, expected: string];

describe('words', () => {
  it.each<Row>([
    ['plain words and a full stop', 'Ministers met today.', 'Ministers met today .'],
    ['a comma off its word', 'Oslo, Bern, Rome', 'Oslo , Bern , Rome'],
    ["n't as a word of its own", "They don't and can't go", "They do|n't and ca|n't go"],
    ['a curly apostrophe like a straight one', 'They don’t', 'They do|n’t'],
    ['capitals', "DON'T and IT'S", "DO|N'T and IT|'S"],
    ['the possessive', "Norway's envoy", "Norway|'s envoy"],
    ['the possessive after s', "the ministers' talks", "the ministers|' talks"],
    ['the short forms of verbs', "I'm, we've, you're, he'd, they'll", "I|'m , we|'ve , you|'re , he|'d , they|'ll"],
    ['two clitics', "she'd've gone", "she|'d|'ve gone"],
    ["let's", "Let's go", "Let|'s go"],
    ['cannot in two', 'They cannot go', 'They can|not go'],
    ['gonna, wanna, gotta', 'gonna wanna gotta', 'gon|na wan|na got|ta'],
    ['dunno in three', 'dunno', 'du|n|no'],
    ['a contraction without its apostrophe', 'I dont', 'I do|nt'],
    ["'em whole", "tell 'em", "tell 'em"],
    ["'tis in two", "'tis late", "'t|is late"],
    ['names with an apostrophe', "O'Hara, Qa'im and d'Arc", "O'Hara , Qa'im and d'Arc"],
    ["o'clock", "at six o'clock", "at six o'clock"],
    ['a decade with an apostrophe', "the 1990's", "the 1990's"],
    ['a year with a possessive', "2023's budget", "2023|'s budget"],
    ['a year without its century', "in '98", "in '98"],
    ['a quotation in single marks', "a 'new order' of things", "a ' new order ' of things"],
    ['a quotation in single marks that ends in s', "the 'red lines' of Oslo", "the ' red lines ' of Oslo"],
    ['curly quotation marks', '“No,” he said', '“ No , ” he said'],
    ['doubled apostrophes', "''No,'' he said", "'' No , '' he said"],
    ['hyphens part', 'a long-term plan', 'a long - term plan'],
    ['a number with a hyphen', 'a 15-year-old treaty', 'a 15 - year - old treaty'],
    ['prefixes keep their hyphen', 'non-nuclear, anti-war, co-chair', 'non-nuclear , anti-war , co-chair'],
    ['a prefix and one hyphen more', 'a pro-free-trade bloc', 'a pro-free - trade bloc'],
    ['a prefix before a number', 'in mid-2019', 'in mid-2019'],
    ['e-mail', 'an e-mail', 'an e-mail'],
    ['UN- is no prefix', 'UN-backed', 'UN - backed'],
    ['a suffix keeps its hyphen', 'policy-wise', 'policy-wise'],
    ['uh-huh whole', 'uh-huh', 'uh-huh'],
    ['a hyphen behind initials', 'U.S.-led', 'U.S. - led'],
    ['names with hyphens part', 'al-Sabah', 'al - Sabah'],
    ['a range of numbers', '10-15 ships', '10 - 15 ships'],
    ['a range with an en dash', '2019–2021', '2019 – 2021'],
    ['a telephone number', 'call 555-0123 or 202-555-0123', 'call 555-0123 or 202-555-0123'],
    ['dates in numbers', '2023-06-18 and 18/06/2023', '2023-06-18 and 18/06/2023'],
    ['commas in numbers', '1,250,000 people', '1,250,000 people'],
    ['a comma between numbers', '[25,26]', '[ 25 , 26 ]'],
    ['decimals', '3.5 and .25', '3.5 and .25'],
    ['times', 'at 7:30 and 7:30pm', 'at 7:30 and 7:30 pm'],
    ['units off their numbers', '5km, 20mm, 3bn', '5 km , 20 mm , 3 bn'],
    ['ordinals and decades whole', 'the 21st, the 1980s', 'the 21st , the 1980s'],
    ['letters that are no unit', 'the G20 and a 4x4', 'the G20 and a 4x4'],
    ['money', '$5m or €3.2bn', '$ 5 m or € 3.2 bn'],
    ['money of a country', 'US$40', 'US$ 40'],
    ['per cent', '12%', '12 %'],
    ['a sign of number', '#3', '# 3'],
    ['a country code', '+47 22', '+47 22'],
    ['slashes part words', 'and/or', 'and / or'],
    ['slashes in figures', '9/11 and 1/2', '9/11 and 1/2'],
    ['single letters with a slash', 'n/a', 'n/a'],
    ['letters with an ampersand', 'AT&T, R&D', 'AT&T , R&D'],
    ['P5+1', 'the P5+1', 'the P5+1'],
    ['initials with stops', 'the U.S. envoy', 'the U.S. envoy'],
    ['initials without a last stop', 'the U.S.A team', 'the U.S.A team'],
    ['initials with a possessive', "the U.S.'s view", "the U.S.|'s view"],
    ['titles', 'Gen. Holm and Sen. Berg', 'Gen. Holm and Sen. Berg'],
    ['an initial of a name', 'Anna B. Holm', 'Anna B. Holm'],
    ['initials without a space', 'J.K. Holm', 'J.K. Holm'],
    ['a degree', 'Ph.D. students', 'Ph.D. students'],
    ['No. before a number', 'No. 5', 'No. 5'],
    ['a unit with stops', '5p.m. today', '5 p.m. today'],
    ['an address', 'see https://example.org/a-b?c=1, please', 'see https://example.org/a-b?c=1 , please'],
    ['an address in brackets', '(www.example.org)', '( www.example.org )'],
    ['a name of a site', 'on example.com today', 'on example.com today'],
    ['a mail address', 'to a.holm@example.org.', 'to a.holm@example.org .'],
    ['a file', 'annex.pdf', 'annex.pdf'],
    ['handles and tags', '@holm #peace', '@holm #peace'],
    ['three dots', 'well... yes', 'well ... yes'],
    ['marks in a run', 'what?! no!!!', 'what ?! no !!!'],
    ['two hyphens', 'talks--again--failed', 'talks -- again -- failed'],
    ['an em dash', 'talks—again—failed', 'talks — again — failed'],
    ['a line of signs', 'a ===== b', 'a ===== b'],
    ['brackets', '(the [old] one)', '( the [ old ] one )'],
    ['an omission', 'they [...] left', 'they [...] left'],
    ['pictures with their tones', '👍🏽🇳🇴', '👍🏽 🇳🇴'],
    ['a short run of ideographs', '外交部 said', '外交部 said'],
    ['a long run of ideographs sign by sign', '外交部发言人', '外 交 部 发 言 人'],
    ['Arabic', 'السلام عليكم', 'السلام عليكم'],
    ['signs of no width within words', 'co\u00adoperate\u200b now', 'co\u00adoperate\u200b now'],
    ['a no-break space parts', '5\u00a0km', '5 km'],
    ['half a pair', 'a \ud83d b', 'a \ud83d b'],
  ])('%s', (_, text, expected) => {
    expect(shown(text)).toBe(expected);
  });
});

describe('sentences', () => {
  it.each<Row>([
    ['two sentences', 'They met. They talked.', 'They met . / They talked .'],
    ['questions', 'Will they meet? Nobody knows.', 'Will they meet ? / Nobody knows .'],
    ['a title before a name', 'They met Gen. Holm. He agreed.', 'They met Gen. Holm . / He agreed .'],
    ['a month', 'It ended on Jan. 5 in Bern.', 'It ended on Jan. 5 in Bern .'],
    ['an hour at the end', 'It began at 3 p.m. They left.', 'It began at 3 p.m . / They left .'],
    [
      'a country at the end',
      'He came from the U.S. The others came later.',
      'He came from the U.S . / The others came later .',
    ],
    ['a country before a name', 'The U.S. Senate voted.', 'The U.S. Senate voted .'],
    ['a firm', 'Holm Inc. and Berg Co. signed.', 'Holm Inc. and Berg Co. signed .'],
    ['an initial at the head', 'J. Holm and B. Berg spoke.', 'J. Holm and B. Berg spoke .'],
    ['No as an answer', 'They said no. The talks ended.', 'They said no . / The talks ended .'],
    ['decimals', 'It grew by 3.5 percent. Prices fell.', 'It grew by 3.5 percent . / Prices fell .'],
    ['a year at the end', 'They signed it in 2015. Iran left later.', 'They signed it in 2015 . / Iran left later .'],
    ['a missing space', 'They ended the talks.The minister left.', 'They ended the talks . / The minister left .'],
    ['a closing quotation mark', '“We are ready.” He then left.', '“ We are ready . ” / He then left .'],
    [
      'a straight closing mark',
      '"We are ready." He then left the room.',
      '" We are ready . " / He then left the room .',
    ],
    ['a speaker behind the quotation', '“Are we ready?” he asked.', '“ Are we ready ? ” he asked .'],
    [
      'a quotation over two sentences',
      'She said, “We waited. They never came.”',
      'She said , “ We waited . / They never came . ”',
    ],
    ['a bracket at the end', 'They met (in Bern). Nobody spoke.', 'They met ( in Bern ) . / Nobody spoke .'],
    [
      'a dateline',
      'OSLO, June 18 (Wire) - The minister left on Sunday.',
      'OSLO , June 18 ( Wire ) - / The minister left on Sunday .',
    ],
    ['a dateline with a dash', 'OSLO (AP) — The minister left.', 'OSLO ( AP ) — / The minister left .'],
    ['a dateline with its day', 'OSLO, June 18 — The minister left.', 'OSLO , June 18 — / The minister left .'],
    ['a dateline with its state', 'AQABA, Jordan — The minister left.', 'AQABA , Jordan — / The minister left .'],
    ['no dateline', 'NATO - Russia relations are bad.', 'NATO - Russia relations are bad .'],
    ['a speaker and a colon', 'MINISTER HOLM: Thank you. We agree.', 'MINISTER HOLM : Thank you . / We agree .'],
    ['a heading over a blank line', 'Talks in Oslo\n\nThey met.', 'Talks in Oslo // They met .'],
    [
      'a hard wrap in mid-sentence',
      'The foreign ministers of the two states met on Sunday in\nthe capital. They talked.',
      'The foreign ministers of the two states met on Sunday in the capital . / They talked .',
    ],
    ['lines of a list', '- trade\n- climate', '- trade // - climate'],
    ['three dots in mid-sentence', 'They waited ... and left.', 'They waited ... and left .'],
    ['a colon within a sentence', 'He said one thing: they agree.', 'He said one thing : they agree .'],
    ['a semicolon', 'They met; they talked.', 'They met ; they talked .'],
    ['an abbreviation alone', 'Mr.', 'Mr.'],
    ['nothing', '', ''],
    ['white space', ' \n\t ', ''],
  ])('%s', (_, text, expected) => {
    expect(shown(text)).toBe(expected);
  });

  it('end at full stops where there is no model', () => {
    const plain = createCut(lexicon);
    expect([...plain('They met Gen. Holm. They talked.').sentences]).toEqual([0, 5, 8]);
  });
});

/** What every cut keeps: words in order, nothing but white space between them, and none within. */
const faults = (text: string, { size, starts, ends, joined, sentences, paragraphs }: Cut): string[] => {
  const found: string[] = [];
  let at = 0;
  for (let i = 0; i < size; i++) {
    const start = starts[i] ?? -1;
    const end = ends[i] ?? -1;
    if (start < at || end <= start || end > text.length) found.push(`word ${i}: [${start}, ${end})`);
    if (text.slice(at, start).trim() !== '') found.push(`left out before word ${i}: ${text.slice(at, start)}`);
    if (/\s/.test(text.slice(start, end))) found.push(`white space in word ${i}`);
    if (joined[i] === 1 && (start !== at || sentences.includes(i))) found.push(`word ${i} is joined to nothing`);
    if (/[\ud800-\udbff]$/.test(text.slice(start, end)) && /[\udc00-\udfff]/.test(text.charAt(end)))
      found.push(`word ${i} parts a pair`);
    at = end;
  }
  if (text.slice(at).trim() !== '') found.push('left out at the end');
  for (const [name, list] of Object.entries({ sentences, paragraphs })) {
    if (list[0] !== 0 || list.at(-1) !== size) found.push(`${name} do not span the text`);
    for (let i = 1; i < list.length; i++)
      if ((list[i] ?? 0) <= (list[i - 1] ?? 0)) found.push(`${name}: ${i} is empty`);
  }
  for (const first of paragraphs)
    if (!sentences.includes(first)) found.push(`paragraph at ${first} begins in a sentence`);
  return found;
};

const PIECES =
  "a|The|Gen.|U.S.|p.m.|No.|J.|.|..|...|?!|\"|'|''|’|“|”|(|)|[...]|-|--|—|,|:|;|:-)|n't|don't|cannot|'s|co-|anti-war|5km|1,250|25,2|9/11|555-0123|$|%|#1|#tag|@x|a@b.org|http://|www.|x.com|& |_|*|====|\n|\n\n| |  |\u00a0|\u200b|\u200d|\ufe0f|\ud83d|\ude00|👍🏽|🇳🇴|外交|ع|é|½|²".split(
    '|',
  );
const garbage = fc.oneof(
  fc.array(fc.constantFrom(...PIECES), { maxLength: 40 }).map((pieces) => pieces.join('')),
  fc.array(fc.constantFrom(...PIECES), { maxLength: 40 }).map((pieces) => pieces.join(' ')),
  fc.string({ unit: 'binary', maxLength: 80 }),
);

describe('every text', () => {
  it('is covered by words in order', () => {
    fc.assert(
      fc.property(garbage, (text) => {
        expect(faults(text, cut(text))).toEqual([]);
      }),
      { numRuns: 3000 },
    );
  });

  it('is cut the same twice, and whatever was cut in between', () => {
    fc.assert(
      fc.property(garbage, garbage, (text, other) => {
        const first = cut(text);
        cut(other);
        expect(cut(text)).toEqual(first);
      }),
    );
  });

  it('is cut paragraph by paragraph: what stands before a blank line does not matter behind it', () => {
    fc.assert(
      fc.property(garbage, garbage, (before, text) => {
        const alone = cut(text);
        const both = cut(`${before}\n\n${text}`);
        const from = both.size - alone.size;
        expect(Array.from(both.starts.subarray(from), (start) => start - before.length - 2)).toEqual([...alone.starts]);
      }),
    );
  });

  it.each([
    'a',
    '.',
    '"',
    "'",
    'ab.',
    'a-',
    'co-',
    "n't",
    '1-',
    '1,',
    'a@',
    'http://,',
    ':-',
    '👍🏽',
    '中',
    '. A',
    'U.S. ',
    'a.com/',
  ])('of 300,000 times %j asks for few looks at the text', (piece) => {
    // Looks are counted, not timed: a text that counts how often a unit of it is read.
    const looks = (count: number): number => {
      const text = piece.repeat(count);
      let seen = 0;
      const read = String.prototype.charCodeAt;
      String.prototype.charCodeAt = function counted(this: string, at: number): number {
        seen++;
        return read.call(this, at);
      };
      try {
        cut(text);
      } finally {
        String.prototype.charCodeAt = read;
      }
      return seen;
    };
    const small = looks(2000);
    expect(looks(8000)).toBeLessThan(small * 4.5 + 1000);
    const long = piece.repeat(300_000);
    expect(faults(long.slice(0, 2000), cut(long.slice(0, 2000)))).toEqual([]);
    expect(cut(long).size).toBeGreaterThan(0);
  });
});

describe('the model', () => {
  it('says what it is and where it comes from', () => {
    expect(file).toMatchObject({ name: 'chancery-sentences-en', licence: 'CC BY-SA 4.0' });
    expect(file.training).toContain('EWT');
  });

  it('is refused where its weights are not as many as it says', () => {
    expect(() => readSplitter({ ...file, bits: 3 })).toThrow('8 should be');
  });
});

describeShared('texts of the corpus', () => {
  it('are covered by words in order', () => {
    for (const { text } of sharedRows<{ readonly text: string }>('eval/polnear/dev.jsonl'))
      expect(faults(text, cut(text))).toEqual([]);
    const text = sharedText('articles/beijing-2023-06-18.txt');
    expect(faults(text, cut(text))).toEqual([]);
  });
});
