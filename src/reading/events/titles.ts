/** Where a name stands that the tree parts from what stands before it: titles, several people under one, a dateline. */
import type { Mention } from '../actors/find.js';
import { isHyphen } from '../actors/mentions/chunks.js';
import type { Context } from '../context.js';
import type { Grammar } from '../text/grammar.js';
import { at, firstFrom, formAt, lowerAt, xposAt } from '../text/tokens.js';
import type { PlaceMention } from '../time/places.js';
import { NONE } from './surface.js';

/** How far behind a dateline its sentence begins. */
const DATELINE_REACH = 2;
/** Words that begin a title. */
const RANKS = new Set(['deputy', 'vice', 'acting', 'first', 'assistant', 'under', 'special']);
/** No title with its name goes further behind its first word. */
const TITLE_REACH = 8;
/** Nor does a name stand further behind the noun of its title. */
const REST_OF_TITLE = 2;

export class Titles {
  constructor(
    private readonly context: Context,
    private readonly grammar: Grammar,
  ) {}

  /** 'the ministry's lawyer | Ada Brandt': whom a noun for one person calls by the name right behind it; '' nobody. */
  called(word: number): string {
    const { tokens, actors } = this.context;
    if (!/^NNP?$/.test(xposAt(tokens, word))) return '';
    const mention = actors.mentions[firstFrom(actors.mentions, word + 1)];
    const start = this.behindElect(word + 1);
    if (!mention || mention.from - start >= REST_OF_TITLE || actors.byId.get(mention.actor)?.kind !== 'person')
      return '';
    // 'Deputy Attorney | General Ada Brandt'
    for (let i = start; i < mention.from; i++) if (xposAt(tokens, i) !== 'NNP') return '';
    const isOwner = mention.to < tokens.size && xposAt(tokens, mention.to) === 'POS';
    // 'told the lawyer | Brandt had left' are two clauses.
    return isOwner || this.grammar.clauseOf(word) !== this.grammar.clauseOf(mention.from) ? '' : mention.actor;
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

  /** 'Presidents Biden and Xi', 'the rivals Chad and Sudan': those who are called what the word says. */
  together(word: number): readonly string[] {
    const { tokens, actors } = this.context;
    if (!/^NNP?S$/.test(xposAt(tokens, word))) return [];
    const { mentions } = actors;
    const found: string[] = [];
    let next = word + 1;
    for (let k = firstFrom(mentions, next); k < mentions.length; k++) {
      const mention = at(mentions, k);
      if (mention.from !== next || !this.isPersonOrState(mention)) break;
      found.push(mention.actor);
      next = mention.to;
      while (next < tokens.size && /^(?:and|,)$/.test(formAt(tokens, next))) next++;
    }
    return found;
  }

  /** 'ROME - | Bernie Sanders met': whom the tree hung on the place from which a text is dated. */
  behindDateline(place: PlaceMention | undefined): readonly string[] | undefined {
    if (!place?.dateline) return undefined;
    const { mentions } = this.context.actors;
    const next = mentions[firstFrom(mentions, place.to)];
    return next && next.from - place.to <= DATELINE_REACH ? [next.actor] : [];
  }

  private isPersonOrState(mention: Mention): boolean {
    const kind = this.context.actors.byId.get(mention.actor)?.kind;
    return kind === 'person' || kind === 'state';
  }
}
