/** What the words of a phrase say of somebody: the description of `who`, asked for stretches of a text. */
import { once, onceFor, onceForTwo } from '../../once.js';
import { at, formAt, lowerAt, type Tokens, uposOf, xposAt } from '../../text/tokens.js';
import { type KnownActor, SERVING } from '../table.js';
import { describe } from '../who/describe.js';
import { type NounPhrase, nounPhrase } from '../who/grammar.js';
import { describePhrase } from '../who/phrases.js';
import { pieces } from '../who/segments.js';
import type { Described, Who as WhoTables } from '../who/types.js';
import { foldWord, type PhraseWords, phraseWords } from '../who/words.js';
import { isHyphen } from './chunks.js';
import type { Who } from './types.js';

/** A phrase, parted and understood, before anybody is looked up. */
export interface Said {
  readonly from: number;
  readonly to: number;
  readonly phrase: NounPhrase;
  readonly words: PhraseWords;
  readonly text: string;
}

/** No phrase that is longer is looked at. */
const LONGEST = 24;
/** So many words of what hangs behind a noun are looked at. */
const LONGEST_COMPLEMENT = 9;
const COMPLEMENTS = new Set(['of', 'to', 'for', 'in', 'at', 'from', 'with']);
const COMPLEMENT_TAGS: ReadonlySet<string> = new Set(['NOUN', 'PROPN', 'ADJ', 'DET']);

/** So many phrases are remembered from text to text; most texts say the same ones again and again. */
const MOST_REMEMBERED = 4096;

interface Parsed {
  readonly words: PhraseWords;
  readonly phrase: NounPhrase | undefined;
}

/** Phrases that were parted once, by their words, for the tables by which they were. */
const memoryOf = onceFor((_: WhoTables) => new Map<string, Parsed>());

export class Describer {
  /** The noun phrase of the tokens, nothing where no noun among them is one for somebody who acts. */
  readonly understand = onceForTwo((from, to) => (to - from > LONGEST ? undefined : this.parse(from, to)));
  /** Whether a word may be the noun of such a phrase at all. */
  readonly isHead = once((token) => {
    const form = formAt(this.tokens, token);
    return this.tables().tables.heads.has(foldWord(form.slice(form.lastIndexOf('-') + 1)));
  });

  constructor(
    private readonly tokens: Tokens,
    private readonly day: string | undefined,
    private readonly tables: () => WhoTables,
  ) {}

  /**
   * The phrase of a title with the name behind it: 'State Department official | Wallace Threlkeld'.
   *
   * @param behind where the title ends: a form of address may stand between
   */
  titled(from: number, behind: number, name: number, end: number): Said | undefined {
    if (!this.isHead(behind - 1)) return undefined;
    const title = this.understand(from, behind);
    if (!title || title.phrase.name) return title && this.understand(from, end);
    const { forms, folded } = phraseWords(this.tokens.forms.slice(name, end));
    const words = { forms: [...title.words.forms, ...forms], folded: [...title.words.folded, ...folded] };
    const span = { from: title.words.folded.length, to: words.folded.length };
    return { from, to: end, words, text: this.text(from, end), phrase: { ...title.phrase, name: span } };
  }

  private parse(from: number, to: number): Said | undefined {
    const { forms } = this.tokens;
    const who = this.tables();
    const memory = memoryOf(who);
    const key = forms.slice(from, to).join(' ');
    let parsed = memory.get(key);
    if (!parsed) {
      const words = phraseWords(forms.slice(from, to));
      const phrase = words.folded.length === 0 ? undefined : nounPhrase(pieces(words, who.tables, who.lookup), words);
      parsed = { words, phrase };
      // What texts say is endless: old phrases are forgotten.
      if (memory.size >= MOST_REMEMBERED) memory.clear();
      memory.set(key, parsed);
    }
    const { words, phrase } = parsed;
    return phrase && { from, to, phrase, words, text: this.text(from, to) };
  }

  /** The body whose name a phrase is as a whole: 'China's foreign ministry'. */
  body(from: number, to: number): KnownActor | undefined {
    if (to - from > LONGEST) return undefined;
    const who = this.tables();
    const { id = '' } = describe(this.tokens.forms.slice(from, to), this.day, who);
    const known = id === '' ? undefined : who.lookup.actor(id);
    return known && known.kind !== 'person' && known.kind !== 'state' ? known : undefined;
  }

  /** Who it is on the day of the document. */
  describe({ phrase, words, text }: Said): Described {
    return describePhrase(phrase, words, text, this.day, this.tables());
  }

  /** The end of what hangs behind a noun with the prepositions that say of whom it is. */
  complementEnd(head: number, limit: number): number {
    const { tokens } = this;
    let end = head + 1;
    if (end >= limit || !COMPLEMENTS.has(lowerAt(tokens, end))) return end;
    const last = Math.min(limit, head + 1 + LONGEST_COMPLEMENT);
    while (end < last) {
      const tag = uposOf(tokens, end);
      const form = lowerAt(tokens, end);
      const goes =
        COMPLEMENTS.has(form) ||
        COMPLEMENT_TAGS.has(tag) ||
        // 'United' of the Nations is a verb to the tagger of word classes.
        /^(?:NNP|POS)/.test(xposAt(tokens, end)) ||
        isHyphen(tokens, end) ||
        // 'to then-President Bush'
        (form === 'then' && end + 1 < last && isHyphen(tokens, end + 1));
      if (!goes) break;
      end++;
    }
    while (end > head + 1 && (COMPLEMENTS.has(lowerAt(tokens, end - 1)) || uposOf(tokens, end - 1) === 'DET')) end--;
    return end;
  }

  text(from: number, to: number): string {
    const { text, starts, ends } = this.tokens;
    return text.slice(at(starts, from), at(ends, to - 1)).replace(/\s+/g, ' ');
  }
}

/** Whether who is called so acts for a state, which the phrase need not name: presidents and spokesmen may be of a firm. */
export const serves = ({ phrase: { head, former } }: Said): boolean => {
  if (former || head.is === 'people' || (head.is === 'agent' && !head.agent.acts)) return false;
  const noun = head.is === 'role' ? head.role : head.agent;
  return SERVING.test(noun.sector) && !noun.generic;
};

/** The described as an actor; whom no table knows has an id of kind and name. */
export const asWho = (described: Described, known: KnownActor | undefined): Who | undefined => {
  if (described.kind === '' || described.kind === 'place') return undefined;
  const role = described.role === '' ? {} : { role: described.role };
  if (known) return { ...known, ...role };
  // Delegates of two states are two groups, whatever both are called.
  const whose = described.country;
  return {
    id: `${described.kind}:?${described.name}${whose === '' ? '' : ` (${whose})`}`,
    name: described.name,
    kind: described.kind,
    party: described.party,
    country: described.country,
    sector: described.sector,
    ...role,
  };
};
