/**
 * Titles of one word, which are too short to be told by their words alone: 'Chairperson Biden' was 'President Biden',
 * since Biden was president on the day of the document and nobody is 'Chairperson' by the tables.
 */
import { type KnownActor, officesOn, type Title } from '../actors/table.js';
import type { Resources } from '../resources.js';
import type { Numbered } from '../text/phrases.js';
import { formAt, lowerAt, sentenceAt, sentenceEnd, sentenceStart, type Tokens } from '../text/tokens.js';
import type { Candidate } from './candidates.js';
import { TITLE_STRENGTH } from './evidence.js';

export interface TitleCandidate {
  readonly candidate: Candidate;
  readonly strength: number;
}

/** Only with a day: without one nobody is known to be in office. */
export function findTitles(
  tokens: Tokens,
  numbered: Numbered,
  published: string | undefined,
  resources: Resources,
): TitleCandidate[] {
  if (published === undefined) return [];
  const day = published.slice(0, 10);
  const found: TitleCandidate[] = [];
  for (let i = 0; i + 1 < tokens.size; i++) {
    if (!isName(formAt(tokens, i)) || !isName(formAt(tokens, i + 1))) continue;
    const sentence = sentenceAt(tokens, i);
    // 'Deputy Chairperson' is a longer title, and another.
    if (i > sentenceStart(tokens, sentence) && isName(formAt(tokens, i - 1))) continue;
    const limit = sentenceEnd(tokens, sentence);
    const title = resources.actors.titles.longest(i, i + 1, numbered.forms);
    const originals = resources.synonyms.originals(lowerAt(tokens, i), resources.shortTitles);
    if (i + 1 >= limit || originals.length === 0 || resources.actors.names.longest(i, limit, numbered.forms)) continue;
    const roles = new Set(
      peopleAt(i + 1, limit, numbered, resources).flatMap((person) =>
        officesOn(resources.actors, person.id, day).map((office) => office.role),
      ),
    );
    const original = originals.find((word) => titlesOf(word, resources).some(({ role }) => roles.has(role)));
    if (original === undefined || title?.values.some(({ role }) => isHeld(role, roles))) continue;
    const restored = original.charAt(0).toUpperCase() + original.slice(1);
    const target = { restored, kind: 'title', capitals: true, content: 1 } as const;
    found.push({
      candidate: {
        from: i,
        to: i + 1,
        target,
        restored,
        others: [],
        weight: 1,
        exchanged: 1,
        near: 0,
        usual: 0,
        several: false,
        adjective: false,
      },
      // 'Chairman Xi' is said of a president, too.
      strength: title ? TITLE_STRENGTH.usual : TITLE_STRENGTH.odd,
    });
  }
  return found;
}

/** Whether one of some offices has a title before it: 'Chairman Kim' is chairman of a commission. */
const isHeld = (title: string, roles: ReadonlySet<string>): boolean =>
  roles.has(title) || (title === 'chair' && [...roles].some((role) => /^chair(?:man|woman|person)? of /.test(role)));

const peopleAt = (i: number, limit: number, { forms }: Numbered, { actors }: Resources): readonly KnownActor[] => {
  const named = actors.names
    .longest(i, limit, forms)
    ?.values.flatMap((value) => (value.is === 'actor' ? [value.actor] : []));
  return named?.some(({ kind }) => kind === 'person')
    ? named
    : (actors.surnames.longest(i, limit, forms)?.values ?? []);
};

const titlesOf = (word: string, { actors, words }: Resources): readonly Title[] =>
  actors.titles.longest(0, 1, Int32Array.of(words.number(word.charAt(0).toUpperCase() + word.slice(1))))?.values ?? [];

const isName = (form: string): boolean => /^\p{Lu}\p{Ll}/u.test(form);
