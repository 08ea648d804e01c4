/**
 * Garbled names restored, and the verdict whether a whole text is machine-paraphrased.
 *
 * A phrase that is no known name but becomes one when words are exchanged for others of their meaning is that name
 * (DESIGN: 'Names that are garbled'). Which of them are taken depends on the whole document: where many names are garbled
 * a short common phrase may be, too; in a clean text it says what it says.
 */
import type { SpunVerdict } from '../../model/generated/lists.js';
import type { Repair } from '../../model/reading.js';
import { late } from '../once.js';
import type { Resources } from '../resources.js';
import type { Numbered } from '../text/phrases.js';
import {
  at,
  formAt,
  sentenceAt,
  sentenceEnd,
  sentenceEndAt,
  sentenceStart,
  someToken,
  spanOf,
  type Tokens,
  uposOf,
} from '../text/tokens.js';
import { type Candidate, findCandidates } from './candidates.js';
import { judge, type OddWords, STRANGE, strengthOf } from './evidence.js';
import { EXCHANGED } from './thesaurus.js';

/** A repair with the tokens that it covers. */
export interface TokenRepair extends Repair {
  readonly from: number;
  readonly to: number;
}

export interface RepairLayer {
  /** In the order of the text; none overlap. */
  readonly repairs: readonly TokenRepair[];
  readonly spun: { readonly score: number; readonly verdict: SpunVerdict };
}

const RULE = 'repairs/class-exchange';
/** Longest known name that is looked for around a candidate. */
const REACH = 4;

/**
 * @param numbered the words of the tokens
 * @param published the day of the document, on which people held their offices
 */
export function findRepairs(tokens: Tokens, numbered: Numbered, resources: Resources): RepairLayer {
  const { candidates, intact } = findCandidates(tokens, resources.synonyms());
  const strong = candidates
    .map((candidate) => ({ candidate, strength: strengthOf(candidate) }))
    .filter(({ candidate, strength }) => strength > 0 && !isKnown(candidate, tokens, numbered, resources));
  const chosen = withoutOverlaps(strong, intact);
  const judgement = judge(
    chosen.map(({ candidate, strength }) => ({
      key: wordsOf(tokens, candidate).toLowerCase().replace(/^the /, ''),
      strength,
      kind: candidate.target.kind,
    })),
    new Set(intact.map((one) => one.restored.toLowerCase())).size,
    oddWords(tokens, chosen, resources),
  );
  // To choose between candidates; asked for by few documents.
  const named = late(() => namedIn(tokens, numbered, resources));
  const isNamed = (name: string): boolean => named().has(resources.actors.byName(name)?.actor.id ?? '');
  const repairs = chosen
    // 'mentioned the' tells of a garbled text, and not surely what stood there.
    .filter(({ candidate, strength }) => strength >= judgement.needed && candidate.target.kind !== 'collocation')
    .sort((a, b) => a.candidate.from - b.candidate.from)
    .map(({ candidate, strength }): TokenRepair => {
      const { from, to, others } = candidate;
      // 'United Countries' is the United States where the document says 'U.S.'
      const told = others.length === 0 ? undefined : [candidate.restored, ...others].find(isNamed);
      const restored = told ?? candidate.restored;
      const span = spanOf(tokens, from, to);
      const confidence = Math.min(0.95, Math.round((0.5 + 0.4 * Math.min(1, strength)) * 100) / 100);
      return { from, to, span, found: tokens.text.slice(...span), restored, confidence, why: [RULE] };
    });
  return { repairs, spun: { score: judgement.score, verdict: judgement.verdict } };
}

/** Words in small letters that may be exchanged, each once; what is written otherwise is a name, a mark or a number. */
const oddWords = (tokens: Tokens, chosen: readonly Strong[], { synonyms, functionWords }: Resources): OddWords => {
  const phrases = new Set<number>();
  for (const { candidate } of chosen) for (let i = candidate.from; i < candidate.to; i++) phrases.add(i);
  const words = new Set<string>();
  let [sum, strange] = [0, 0];
  for (let i = 0; i < tokens.size; i++) {
    const word = formAt(tokens, i);
    const pos = EXCHANGED[uposOf(tokens, i)];
    if (pos === undefined || words.has(word) || !LETTERS.test(word) || functionWords.has(word)) continue;
    words.add(word);
    const { odd } = synonyms().word(word, pos);
    sum += odd;
    if (odd >= STRANGE && !phrases.has(i)) strange++;
  }
  return { words: words.size, sum, strange };
};
const LETTERS = /^[a-z]{3,}$/;

/** Ids of whom the document names as they should be. */
const namedIn = (tokens: Tokens, numbered: Numbered, { actors }: Resources): ReadonlySet<string> => {
  const ids = new Set<string>();
  for (let i = 0; i < tokens.size; i++)
    for (const { actor } of actors.names.longest(i, sentenceEndAt(tokens, i), numbered.forms)?.values ?? []) {
      ids.add(actor.id);
      // Where Joe Biden is named the United States are spoken of.
      if (actor.kind === 'person' && actor.country !== '') ids.add(`state:${actor.country}`);
    }
  return ids;
};

interface Strong {
  readonly candidate: Candidate;
  readonly strength: number;
}

/** The strongest first; what is as it should be, and as long, is not to be repaired. */
const withoutOverlaps = (strong: readonly Strong[], intact: readonly Candidate[]): Strong[] => {
  const taken = new Set<number>();
  const overlaps = ({ from, to }: Candidate): boolean => someToken(from, to, (i) => taken.has(i));
  const take = ({ from, to }: Candidate): void => {
    for (let i = from; i < to; i++) taken.add(i);
  };
  const chosen: Strong[] = [];
  const whole = intact
    .filter(({ target }) => target.kind !== 'collocation')
    .map((candidate) => ({ candidate, strength: 0.9, intact: true }));
  const all = [...strong.map((one) => ({ ...one, intact: false })), ...whole].sort(
    (a, b) => rank(b) - rank(a) || a.candidate.from - b.candidate.from,
  );
  for (const one of all) {
    if (overlaps(one.candidate)) continue;
    take(one.candidate);
    if (!one.intact) chosen.push(one);
  }
  return chosen;
};

/** A long candidate has more to say than a strong one within it. */
const rank = ({ candidate, strength }: Strong): number => strength * (candidate.to - candidate.from);

/**
 * The words are a name of the tables as they stand, or a part of one: 'Home Affairs Ministry' is itself, whatever it
 * could be made into.
 */
const isKnown = (
  { from, to }: Candidate,
  tokens: Tokens,
  numbered: Numbered,
  { actors, ordinary }: Resources,
): boolean => {
  const sentence = sentenceAt(tokens, from);
  const [start, limit] = [sentenceStart(tokens, sentence), sentenceEnd(tokens, sentence)];
  const said = ordinary.longest(from, limit, numbered.lowers);
  if (said && said.end >= to) return true;
  for (let i = Math.max(start, from - REACH); i < to; i++) {
    const end = Math.max(
      actors.names.longest(i, limit, numbered.forms)?.end ?? 0,
      actors.titles.longest(i, limit, numbered.forms)?.end ?? 0,
    );
    // Of a name that reaches into the candidate one word is not enough, nor a state within it.
    if (end - i > 1 && end > from && (i < from || end > to || (i === from && end === to))) return true;
  }
  return false;
};

const wordsOf = (tokens: Tokens, { from, to }: Candidate): string =>
  tokens.text.slice(at(tokens.starts, from), at(tokens.ends, to - 1));
