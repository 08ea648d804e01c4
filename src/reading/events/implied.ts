/**
 * Who is a side of a deed where none of its words names one: 'more U.S. sanctions', 'the invasion has ended', 'was released'.
 * Those whom the text names stand by, each with marks of how it stands to the deed; a model that can be read
 * (`data/en/implied-sides.csv`, learned by `scripts/train-implied.ts`) says how likely each is, and how likely it is that
 * nobody is meant.
 */
import type { PloverType } from '../../model/generated/plover.js';
import type { Statement } from '../../model/reading.js';
import type { Mention } from '../actors/find.js';
import { sharesOf } from '../choice.js';
import type { Context } from '../context.js';
import type { Frame } from '../frames/frame.js';
import type { Grammar } from '../text/grammar.js';
import { at, firstFrom, sentenceAt, sentenceEnd, sentenceStart, uposOf } from '../text/tokens.js';
import { JOINT } from './code.js';

/** The side that is asked for; a partner is a further side of what several do together. */
export type Wanted = 'source' | 'target' | 'partner';

export interface Dyad {
  readonly source: readonly string[];
  readonly target: readonly string[];
}

/** Sides with those that are implied, how likely these are, 0 to 1, and the ids of what says so. */
export interface Filled extends Dyad {
  readonly share: number;
  readonly why: readonly string[];
}

/** Somebody who may be meant, or nobody. */
export interface Candidate {
  /** Nobody has none. */
  readonly party?: string;
  /** The actor who stands nearest for the party. */
  readonly id?: string;
  readonly marks: readonly string[];
}

const IMPLIED = 'sides/implied';
/** From which share on somebody is meant, and from which on a deed is within one party; chosen on the development part of the corpus. */
const LIKELY = { other: 0.3, same: 0.6 } as const;
const OTHER_SIDE = 'other side';

/** Sentences before that of a deed in which somebody is near. */
const NEAR = 2;
/** Parties that a text names most often, by rank. */
const RANKS = 3;

interface Named extends Pick<Mention, 'from' | 'actor' | 'form'> {
  readonly head: number;
}

export class Implied {
  /** Mentions of each party in the order of the text. */
  private readonly named = new Map<string, Named[]>();
  private readonly ranks: ReadonlyMap<string, number>;
  private last: Dyad = { source: [], target: [] };

  /**
   * @param partiesOf the parties of actors
   * @param reporting the statement in whose content an offset stands
   */
  constructor(
    private readonly context: Context,
    private readonly grammar: Grammar,
    private readonly partiesOf: (ids: readonly string[]) => ReadonlySet<string>,
    private readonly reporting: (offset: number) => Statement | undefined,
  ) {
    const { mentions, references } = context.actors;
    for (const { from, to, actor, form } of [...mentions, ...references].sort((a, b) => a.from - b.from))
      for (const party of partiesOf([actor])) {
        const list = this.named.get(party);
        const one = { from, actor, form, head: grammar.headOf(from, to) };
        if (list) list.push(one);
        else this.named.set(party, [one]);
      }
    const byNumber = [...this.named].sort(([a, x], [b, y]) => y.length - x.length || (a < b ? -1 : 1));
    this.ranks = new Map(byNumber.map(([party], i) => [party, Math.min(i + 1, RANKS + 1)]));
  }

  /** Tells of a deed with its sides: the next one is often between the same. */
  tell(dyad: Dyad): void {
    this.last = dyad;
  }

  /** The sides of a deed, those that no words name by who is likely meant. */
  filled(frame: Frame, plover: PloverType, named: Dyad): Filled {
    let { source, target } = named;
    let share = 1;
    const ask = (wanted: Wanted): string | undefined => {
      const found = this.likeliest(frame, plover, wanted, { source, target });
      if (found) share *= found.share;
      return found?.id;
    };
    if (JOINT.has(plover)) {
      for (let asked = this.partiesOf([...source, ...target]).size; asked < 2; asked++) {
        const id = ask('partner');
        if (id === undefined) break;
        if (source.length === 0) source = [id];
        else target = [...target, id];
      }
    } else {
      // Words that name somebody of whom nothing is known mean nobody else, nor does a pronoun.
      const isSaid = this.grammar.agent(frame.token).some((word) => uposOf(this.context.tokens, word) === 'PRON');
      const doer = frame.source.length + source.length === 0 && !isSaid ? ask('source') : undefined;
      if (doer !== undefined) source = [doer];
      const done = frame.target.length + target.length === 0 ? ask('target') : undefined;
      if (done !== undefined) target = [done];
    }
    return { source, target, share, why: share === 1 ? [] : [IMPLIED] };
  }

  /** Who is meant, where it is likely that somebody is. */
  private likeliest(
    frame: Frame,
    plover: PloverType,
    wanted: Wanted,
    dyad: Dyad,
  ): { readonly id: string; readonly share: number } | undefined {
    const candidates = this.candidates(frame, plover, wanted, dyad);
    const shares = sharesOf(this.context.resources.impliedSides, candidates);
    let best = 0;
    for (let i = 1; i < shares.length; i++) if (best === 0 || at(shares, i) > at(shares, best)) best = i;
    const { id, marks } = at(candidates, best);
    const share = at(shares, best);
    const least = marks.includes(`${wanted}: ${OTHER_SIDE}`) ? LIKELY.same : LIKELY.other;
    return id !== undefined && share >= least ? { id, share } : undefined;
  }

  /** Nobody first, then each party that the text has named up to the sentence of the deed and that is no side of it yet. */
  candidates(frame: Frame, plover: PloverType, wanted: Wanted, { source, target }: Dyad): readonly Candidate[] {
    const { tokens, actors } = this.context;
    const { token } = frame;
    const sentence = sentenceAt(tokens, token);
    const [start, end] = [sentenceStart(tokens, sentence), sentenceEnd(tokens, sentence)];
    const taken = this.partiesOf(wanted === 'source' ? source : wanted === 'target' ? target : [...source, ...target]);
    const others = this.partiesOf(wanted === 'source' ? target : source);
    const [sources, targets] = [this.partiesOf(this.last.source), this.partiesOf(this.last.target)];
    const statement = this.reporting(at(tokens.starts, token));
    const speaker = statement?.speaker ? this.partiesOf([statement.speaker]) : new Set<string>();
    const word =
      uposOf(tokens, token) === 'NOUN' ? 'noun' : this.grammar.voice(token) === 'passive' ? 'passive' : 'verb';
    const found: Candidate[] = [
      {
        marks: [
          'nobody',
          `nobody, ${word}`,
          `nobody, ${plover}`,
          others.size > 0 || taken.size > 0 ? 'nobody, other known' : 'nobody, none known',
        ].map((mark) => `${wanted}: ${mark}`),
      },
    ];
    for (const [party, list] of this.named) {
      if (taken.has(party) || (list[0]?.from ?? end) >= end) continue;
      const marks = [`rank ${this.ranks.get(party)}`];
      let nearest: Named | undefined;
      let gap = Number.POSITIVE_INFINITY;
      for (let k = firstFrom(list, end) - 1; k >= 0 && at(list, k).from >= start; k--) {
        const one = at(list, k);
        const way = this.grammar.way(token, one.head);
        marks.push(`way ${way}`, `${one.form} ${one.from < token ? 'before' : 'behind'}`);
        if (word !== 'verb') marks.push(`way ${way}, ${word}`);
        if (Math.abs(one.head - token) >= gap) continue;
        gap = Math.abs(one.head - token);
        nearest = one;
      }
      if (!nearest) {
        nearest = at(list, firstFrom(list, start) - 1);
        const before = sentence - sentenceAt(tokens, nearest.from);
        marks.push(before <= NEAR ? `${before} sentences before` : 'long before', nearest.form);
      }
      if (sentenceAt(tokens, at(list, 0).from) === 0) marks.push('in the heading');
      if (others.has(party)) marks.push(OTHER_SIDE, `${OTHER_SIDE}, ${plover}`, `${OTHER_SIDE}, ${word}`);
      if (speaker.has(party)) marks.push('who says it');
      if (sources.has(party)) marks.push('source before');
      if (targets.has(party)) marks.push('target before');
      if (!JOINT.has(plover)) marks.push(`${this.ranks.get(party) === 1 ? 'most named' : 'less named'}, ${plover}`);
      // Whom no word of the sentence names is the state as such, where no person of it was last spoken of.
      const state = `state:${party}`;
      const isState =
        gap === Number.POSITIVE_INFINITY && actors.byId.has(state) && actors.byId.get(nearest.actor)?.kind !== 'person';
      const id = isState ? state : nearest.actor;
      found.push({ party, id, marks: [...new Set(marks)].map((mark) => `${wanted}: ${mark}`) });
    }
    return found;
  }
}
