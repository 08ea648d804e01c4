/**
 * Copies of a text as the press makes them, by seed: reprints with cuts, light edits, machine paraphrase. For measuring
 * whether the record knows copies for what they are.
 */
import { toDocument } from '../../src/ingest/document.js';
import type { Document } from '../../src/model/document.js';
import type { Resources } from '../../src/reading/resources.js';
import { randomOf } from '../random.js';
import { type SpinDictionary, spin } from '../spin/spinner.js';

/** How a copy was made: its name says so, so that misses can be told apart. */
export interface Copy {
  readonly how: 'cut' | 'edit' | 'spun';
  readonly document: Document;
}

const OUTLETS = ['Harbor Gazette', 'Daily Meridian', 'The Lantern', 'Northern Wire', 'Plain Post', 'Evening Compass'];
const RATES = [0.25, 0.4, 0.6];

/** Nine copies: three cut, three edited lightly, three spun at different rates. */
export function copiesOf(
  document: Document,
  resources: Resources,
  dictionary: SpinDictionary,
  seed: number,
): readonly Copy[] {
  const random = randomOf(seed);
  const paragraphs = document.text.split(/\n+/).filter((line) => line.trim() !== '');
  const copy = (how: Copy['how'], number: number, text: string): Copy => ({
    how,
    document: toDocument({
      id: `${document.id}/${how}-${number}`,
      text,
      publisher: OUTLETS[Math.floor(random() * OUTLETS.length)] ?? 'an outlet',
      ...(document.published ? { published: document.published } : {}),
    }),
  });
  return [
    ...[0, 1, 2].map((number) => copy('cut', number, cut(paragraphs, number, random))),
    ...[0, 1, 2].map((number) => copy('edit', number, edit(paragraphs, random))),
    ...RATES.map((rate, number) =>
      copy(
        'spun',
        number,
        spin(resources.language.analyse(document.text), dictionary, { seed: seed * 10 + number, rate }).text,
      ),
    ),
  ];
}

/** The end is cut off, or a paragraph in the middle, or the end behind a dateline; at least half of it stays. */
const cut = (paragraphs: readonly string[], number: number, random: () => number): string => {
  const least = Math.ceil(paragraphs.length / 2);
  const kept = least + Math.floor(random() * (paragraphs.length - least + 1));
  if (number === 1 && paragraphs.length > 2) {
    const gone = 1 + Math.floor(random() * (paragraphs.length - 1));
    return paragraphs.filter((_, i) => i !== gone).join('\n\n');
  }
  const [first = '', ...others] = paragraphs.slice(0, kept);
  return [number === 2 ? `WASHINGTON — ${first}` : first, ...others].join('\n\n');
};

/** Words that an editor drops, and what he puts for others. */
const DROPPED = /\b(?:also|further|very|strongly|deeply|important|today|again|continued to) (?=\w)/g;
const EXCHANGED: readonly (readonly [RegExp, string])[] = [
  [/\breaffirmed\b/g, 'restated'],
  [/\bdiscussed\b/g, 'talked about'],
  [/\bthe United States\b/g, 'the U.S.'],
  [/\bunderscored\b/g, 'stressed'],
  [/\bregarding\b/g, 'on'],
  [/\bin order to\b/g, 'to'],
  [/\bincluding\b/g, 'among them'],
  [/\bnoted\b/g, 'pointed out'],
];

/** One word in five of those that may go goes; some are exchanged; a line about the outlet stands behind. */
const edit = (paragraphs: readonly string[], random: () => number): string => {
  const edited = paragraphs.map((paragraph) =>
    EXCHANGED.reduce(
      (text, [word, other]) => text.replace(word, (found) => (random() < 0.3 ? other : found)),
      paragraph.replace(DROPPED, (found) => (random() < 0.2 ? '' : found)),
    ),
  );
  return [...edited, ...(random() < 0.5 ? ['Our newsroom added to this report.'] : [])].join('\n\n');
};
