/** Where a name stands that the tree parts from what stands before it: titles, several people under one, a dateline. */
import { isHyphen } from '../actors/mentions/chunks.js';
import type { Context } from '../context.js';
import type { Grammar } from '../text/grammar.js';
import { firstFrom, formAt, lemmaAt, lowerAt, xposAt } from '../text/tokens.js';
import type { PlaceMention } from '../time/places.js';
import { NONE } from './surface.js';

/** How far behind a dateline its sentence begins. */
const DATELINE_REACH = 2;
/** Words that begin a title. */
const RANKS = new Set(['deputy', 'vice', 'acting', 'first', 'assistant', 'under', 'special']);
/** No title with its name goes further behind its first word. */
const TITLE_REACH = 8;
/** Words of the longest title behind its noun: 'President of the Kingdom of Saudi Arabia'. */
const LONGEST_TITLE = 10;
/** Names in it, and that of who holds it. */
const NAMED = 4;
/** What stands between an office and what it is of. */
const OF_OFFICE = new Set(['of', 'for', 'to']);

export class Titles {
  constructor(
    private readonly context: Context,
    private readonly grammar: Grammar,
  ) {}

  /** 'the ministry's lawyer | Ada Brandt', 'President | of Egypt Ada Brandt': whom a noun for one person calls by the name behind it; '' nobody. */
  called(word: number): string {
    const { tokens, actors } = this.context;
    if (!/^NNP?$/.test(xposAt(tokens, word))) return '';
    const start = this.behindElect(word + 1);
    const first = firstFrom(actors.mentions, word + 1);
    const mention = actors.mentions
      .slice(first, first + NAMED)
      .find(({ actor }) => actors.byId.get(actor)?.kind === 'person');
    if (!mention || mention.from - start > LONGEST_TITLE || !this.isTitle(word, start, mention.from)) return '';
    const isOwner = mention.to < tokens.size && xposAt(tokens, mention.to) === 'POS';
    // 'told the lawyer | Brandt had left' are two clauses.
    return isOwner || this.grammar.clauseOf(word) !== this.grammar.clauseOf(mention.from) ? '' : mention.actor;
  }

  /** 'Deputy Attorney | General', 'Secretary | of State for Defence', but not 'adviser | to President', whose name is another's. */
  private isTitle(word: number, start: number, end: number): boolean {
    const { tokens, resources } = this.context;
    const { persons } = resources.grammar;
    let of = false;
    let isPerson = persons.has(lemmaAt(tokens, word));
    for (let i = start; i < end; i++) {
      const tag = xposAt(tokens, i);
      const lemma = lemmaAt(tokens, i);
      if (OF_OFFICE.has(lowerAt(tokens, i))) of = true;
      // 'Party Secretary and Director of the Office': two titles of one person.
      else if (!of && tag === 'CC' && xposAt(tokens, i + 1) === 'NNP' && persons.has(lemmaAt(tokens, i + 1)))
        isPerson = true;
      else if (of ? !/^(?:NN|NNP|NNPS|NNS|JJ|DT|POS|HYPH)$/.test(tag) || persons.has(lemma) : tag !== 'NNP')
        return false;
    }
    return !of || (isPerson && !OF_OFFICE.has(lowerAt(tokens, end - 1)));
  }

  /** 'President | -elect | Ada Brandt' */
  private behindElect(from: number): number {
    const { tokens } = this.context;
    let i = from;
    while (i < tokens.size && (isHyphen(tokens, i) || /^(?:elect|designate)$/i.test(formAt(tokens, i)))) i++;
    return i;
  }

  /** 'Canadian Deputy | Foreign Minister Morgan': the last word of a title with a name that the tree cut behind its first. */
  behindRank(word: number): number {
    const { tokens } = this.context;
    if (!RANKS.has(lowerAt(tokens, word))) return NONE;
    let last = word;
    while (last + 1 < tokens.size && last - word < TITLE_REACH && this.isOfTitle(last + 1)) last++;
    return last === word ? NONE : last;
  }

  private isOfTitle(word: number): boolean {
    const { tokens } = this.context;
    const tag = xposAt(tokens, word);
    return /^NNPS?$/.test(tag) || (tag === 'JJ' && RANKS.has(lowerAt(tokens, word)));
  }

  /** 'ROME - | Bernie Sanders met': whom the tree hung on the place from which a text is dated. */
  behindDateline(place: PlaceMention | undefined): readonly string[] | undefined {
    if (!place?.dateline) return undefined;
    const { mentions } = this.context.actors;
    const next = mentions[firstFrom(mentions, place.to)];
    return next && next.from - place.to <= DATELINE_REACH ? [next.actor] : [];
  }
}
