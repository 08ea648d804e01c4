/**
 * Which parties are sides of a deed, or in an incident: of all whom the text names by then, each with marks of how it stands to the
 * deed, above all whether words of the net or of a row mean it. A model that can be read (`data/en/sides.csv`, learned by
 * `scripts/train-sides.ts`) says how likely each is one: whom words seem to mean is no side where that is not likely ('discussed
 * support for Ukraine'), and where too few are left, whoever is likeliest is: 'more U.S. sanctions', 'the invasion has ended', 'was
 * released'.
 */

import type { Party } from '../../model/generated/parties.js';
import type { PloverType } from '../../model/generated/plover.js';
import type { Statement } from '../../model/reading.js';
import type { Mention } from '../actors/find.js';
import type { Meanings, MeantContext } from '../actors/meant/meanings.js';
import { scoresOf, type ValueWeights } from '../choice.js';
import { mentionsIn } from '../context.js';
import type { Frame } from '../frames/frame.js';
import { isReadout } from '../issuer.js';
import { sigmoid } from '../odds.js';
import { placeOf } from '../placing.js';
import type { Grammar } from '../text/grammar.js';
import {
  at,
  firstFrom,
  lemmaAt,
  sentenceAt,
  sentenceEnd,
  sentenceEndAt,
  sentenceStart,
  sentenceStartAt,
  uposOf,
} from '../text/tokens.js';
import { type PlaceMention, toPlace } from '../time/places.js';
import type { Candidate } from './candidates.js';
import { JOINT } from './code.js';
import { sidesOfFrame } from './doing.js';
import { type Dyad, type Meant, WANTED, type Wanted } from './sides.js';
import { NONE } from './surface.js';

/** A deed or incident that a frame tells, by the names of its kinds. */
export interface Asked extends Pick<Candidate, 'frame' | 'row'> {
  readonly kinds: readonly string[];
}

export const askedOfDeed = ({ frame, row, plover }: Candidate): Asked => ({ frame, row, kinds: [plover] });

export const askedOfIncident = (frame: Frame): Asked => ({
  frame,
  row: undefined,
  kinds: ['incident', frame.incident?.kind ?? '', ...frame.deeds.slice(0, 1).map(({ plover }) => plover)],
});

/** Sides, with how likely those are, 0 to 1, whom no words mean, and all of them, and the ids of what says so. */
export interface Filled extends Dyad {
  readonly share: number;
  readonly likelihood: number;
  readonly why: readonly string[];
}

/** A party that may be a side. */
export interface Possible {
  readonly party: Party;
  /** Who stands for it, the first the best. */
  readonly ids: readonly string[];
  /** Whether words for the side mean it. */
  readonly isMeant: boolean;
  readonly marks: readonly string[];
}

interface Likely extends Possible {
  /** 0 to 1. */
  readonly odds: number;
}

const SIDES = ['source', 'target'] as const;
const IMPLIED = 'sides/implied';
/** From which likelihood on a party that words mean is a side, and one that none mean; chosen on the development part of the corpus. */
const LEAST = { meant: 0.3, implied: 0.35 } as const;
/** Sentences before that of a deed in which somebody is near. */
const NEAR = 2;
/** Parties that a text names most often, by rank. */
const RANKS = 3;
/** Shares of the net, in steps. */
const STEPS = [0.02, 0.05, 0.1, 0.2, 0.35, 0.5, 0.7, 0.9];

/** The way from a word for what is done together to those with whom. */
const COMPANY = /^>(?:i?obj$|obl:(?:with|to|between|among))/;

/** Relations of what is part of the phrase of another noun, whom it does not belong to. */
const PART = /^(?:appos|compound|nmod(?!:poss))/;

export class Parties {
  /** Mentions of each party in the order of the text. */
  private readonly named: ReadonlyMap<Party, readonly Mention[]>;
  private readonly grammar: Grammar;
  private readonly meaning: Meanings;
  private readonly ranks: ReadonlyMap<Party, number>;
  private readonly weights: ValueWeights;
  private readonly told: { readonly token: number; readonly plover: PloverType; readonly dyad: Dyad }[] = [];

  /**
   * @param reporting the statement in whose content an offset stands
   * @param isArticle false for a line or two, which mean whom they name
   */
  constructor(
    private readonly context: MeantContext,
    private readonly reporting: (offset: number) => Statement | undefined,
    private readonly isArticle: boolean,
  ) {
    this.grammar = context.grammar;
    this.meaning = context.meant;
    this.weights = context.resources.sideOdds;
    this.named = context.meant.byParty();
    const byNumber = [...this.named].sort(([a, x], [b, y]) => y.length - x.length || (a < b ? -1 : 1));
    this.ranks = new Map(byNumber.map(([party], i) => [party, Math.min(i + 1, RANKS + 1)]));
  }

  /** Tells of a deed with its sides, in the order of the text: the next one is often between the same. */
  tell({ frame, plover }: Candidate, dyad: Dyad): void {
    this.told.push({ token: frame.token, plover, dyad });
  }

  /** The sides of a deed: of those whom words mean who is likely one, else whoever is likeliest. */
  sides(candidate: Candidate, meant: Meant): Filled {
    if (this.weights.size === 0) return { ...meant.both, share: 1, likelihood: 1, why: [] };
    const asked = askedOfDeed(candidate);
    let [share, likelihood] = [1, 1];
    const choose = (wanted: 'source' | 'target' | 'partner', fewest: number): readonly string[] => {
      const { kept, added, left } = this.choose(asked, wanted, meant, fewest);
      for (const { odds } of added) share *= odds;
      if (this.isArticle) for (const { odds } of kept) likelihood *= odds;
      const without = new Set(left.flatMap(({ ids }) => ids));
      const given = wanted === 'partner' ? [...meant.both.source, ...meant.both.target] : meant.both[wanted];
      // Who is of no party is nobody else.
      const own = given.filter((id) => !without.has(id));
      return [...own, ...added.map(({ ids }) => at(ids, 0))];
    };
    if (JOINT.has(candidate.plover)) {
      const chosen = choose('partner', 2);
      const all = this.withoutThirds(candidate.frame.token, chosen, meant.both.source);
      const source = all.filter((id) => meant.both.source.includes(id));
      // Where the net had a third for the other side, both are its first.
      const isBoth = all.length < chosen.length && source.length === all.length;
      const first = source.length > 0 && !isBoth ? source : all.slice(0, 1);
      return {
        source: first,
        target: all.filter((id) => !first.includes(id)),
        share,
        likelihood: likelihood * share,
        why: share < 1 ? [IMPLIED] : [],
      };
    }
    const source = choose('source', 1);
    const target = choose('target', 1).filter((id) => !source.includes(id));
    return { source, target, share, likelihood: likelihood * share, why: share < 1 ? [IMPLIED] : [] };
  }

  /**
   * 'The leaders discussed their ties with Ukraine', 'pledged to urge Russia': where two act together, others are whom they speak of,
   * but for those with whom they do or to whom they speak.
   */
  private withoutThirds(token: number, chosen: readonly string[], doers: readonly string[]): readonly string[] {
    const together = chosen.filter((id) => doers.includes(id));
    if (this.meaning.partiesOf(together).size < 2) return chosen;
    const { tokens } = this.context;
    const inSentence = mentionsIn(this.context, sentenceStartAt(tokens, token), sentenceEndAt(tokens, token));
    const isMet = ({ from, to }: Mention): boolean =>
      COMPANY.test(this.grammar.way(token, this.grammar.headOf(from, to)));
    const met = new Set(inSentence.filter(isMet).map(({ actor }) => actor));
    return chosen.filter((id) => together.includes(id) || met.has(id));
  }

  /** The parties of an incident that a frame tells, in the order of the alphabet. */
  involved(frame: Frame): readonly Party[] {
    const net = sidesOfFrame(this.context, frame);
    if (this.weights.size === 0) return [...this.meaning.partiesOf([...net.source, ...net.target])].sort();
    const { kept, added } = this.choose(askedOfIncident(frame), 'party', { net, both: net }, 2);
    return [...kept, ...added].map(({ party }) => party).sort();
  }

  /** Of those whom words mean who is likely one, others who are where these are too few, and those who are meant and left out. */
  private choose(
    asked: Asked,
    wanted: Wanted,
    meant: Meant,
    fewest: number,
  ): Record<'kept' | 'added' | 'left', readonly Likely[]> {
    const tellers = new Set(wanted === 'source' && this.isArticle ? this.tellersOf(asked) : []);
    const likely = this.possible(asked, wanted, meant)
      .map((one) => ({ ...one, odds: tellers.has(one.party) ? 0 : this.likelihood(wanted, one) }))
      .sort((a, b) => b.odds - a.odds);
    const isKept = ({ isMeant, odds }: Likely): boolean => isMeant && (odds >= LEAST.meant || !this.isArticle);
    const kept = likely.filter(isKept);
    const added = likely
      .filter(({ isMeant, odds }) => !isMeant && odds >= LEAST.implied)
      .slice(0, Math.max(0, fewest - kept.length));
    return { kept, added, left: likely.filter((one) => one.isMeant && !isKept(one)) };
  }

  /** 'Modi condemned the attack on tourists': who condemns or discusses a hostile deed is no doer of it, unless its words say so. */
  private tellersOf({ frame: { token }, kinds }: Asked): readonly Party[] {
    const { grammar, meaning, context } = this;
    const over = uposOf(context.tokens, token) === 'NOUN' ? grammar.clauseOf(token) : NONE;
    const isTold = over !== NONE && /^(?:ACCUSE|CONSULT)$/.test(context.frames.at(over)?.deeds[0]?.plover ?? '');
    if (!isTold || !kinds.some((kind) => kind === 'ASSAULT' || kind === 'COERCE')) return [];
    const own = meaning.partiesOf(meaning.ofAll(grammar.nounAgent(token)));
    return [...meaning.partiesOf(meaning.ofAll(grammar.agent(over)))].filter((party) => !own.has(party));
  }

  /** 'Wang Yi, member of the | Politburo': of those of one party whom a phrase names, the one that all of it is about. */
  private whole(list: readonly Mention[], one: Mention): Mention {
    const { heads, relations } = this.context.tokens.tree;
    const headOf = ({ from, to }: Mention): number => this.grammar.headOf(from, to);
    let whole = one;
    for (let i = headOf(one); PART.test(relations[i] ?? ''); ) {
      i = heads[i] ?? NONE;
      const around = list[firstFrom(list, i + 1) - 1];
      if (around && headOf(around) === i) whole = around;
    }
    return whole;
  }

  private likelihood(wanted: Wanted, { marks }: Possible): number {
    return sigmoid(at(scoresOf(this.weights, WANTED.length, marks), WANTED.indexOf(wanted)));
  }

  /** Each party that the text has named up to the end of the sentence of the deed, that words for the side mean, or where it was. */
  possible({ frame, row, kinds }: Asked, wanted: Wanted, { net, both }: Meant): readonly Possible[] {
    const { tokens, actors, places } = this.context;
    const { token } = frame;
    const sentence = sentenceAt(tokens, token);
    const [start, end] = [sentenceStart(tokens, sentence), sentenceEnd(tokens, sentence)];
    const isJoint = wanted === 'partner' || wanted === 'party';
    const role = wanted === 'target' ? 'target' : 'source';
    const own = (dyad: Dyad): readonly string[] => (isJoint ? [...dyad.source, ...dyad.target] : dyad[role]);
    const other = (dyad: Dyad): readonly string[] => (isJoint ? [] : role === 'source' ? dyad.target : dyad.source);
    const meant = own(both);
    const [meantParties, netParties] = [this.meaning.partiesOf(meant), this.meaning.partiesOf(own(net))];
    const netSides = { source: this.meaning.partiesOf(net.source), target: this.meaning.partiesOf(net.target) };
    const [others, netOthers] = [this.meaning.partiesOf(other(both)), this.meaning.partiesOf(other(net))];
    const words = isJoint ? [...frame.source, ...frame.target] : frame[role];
    const how = words.some((word) => uposOf(tokens, word) === 'PRON')
      ? 'pronoun'
      : words.length > 0
        ? 'words'
        : 'no words';
    const last = this.told.findLast((one) => one.token <= token);
    const when = last?.token === token ? 'here' : 'before';
    const statement = this.reporting(at(tokens.starts, token));
    const isNoun = uposOf(tokens, token) === 'NOUN';
    const word = isNoun ? 'noun' : this.grammar.voice(token) === 'passive' ? 'passive' : 'verb';
    const alike = this.told.filter((one) => kinds.includes(one.plover) && one.token !== token);
    const top = this.grammar.clauseOf(token);
    const clause = this.grammar.whole(top === NONE ? token : top);
    const place = placeOf(this.context, { layer: 'events', token });
    const { issuer } = this.context;
    const text = isReadout(this.context) ? 'readout' : issuer === '' ? 'news' : 'official';
    /** Who is something to it otherwise. */
    const relations: readonly (readonly [mark: string, parties: Iterable<Party>])[] = [
      ['who says it', this.meaning.partiesOf(statement?.speaker ? [statement.speaker] : [])],
      ['who is told it', this.meaning.partiesOf(statement?.addressee ? [statement.addressee] : [])],
      ['whose it is', this.meaning.partiesOf(isNoun ? this.meaning.ofAll(this.grammar.nounAgent(token)) : [])],
      ['where it is', countriesOf(place ? [place] : [])],
      [`source ${when}`, this.meaning.partiesOf(last?.dyad.source ?? [])],
      [`target ${when}`, this.meaning.partiesOf(last?.dyad.target ?? [])],
      ['source of such', this.meaning.partiesOf(alike.flatMap(({ dyad }) => dyad.source))],
      ['target of such', this.meaning.partiesOf(alike.flatMap(({ dyad }) => dyad.target))],
      ['place beside', countriesOf(places.slice(firstFrom(places, start), firstFrom(places, end)))],
      ['who met', this.meaning.partiesOf(this.meaning.met())],
      [`issuer, ${text}`, issuer === '' ? [] : [issuer]],
    ];
    const found = new Map<Party, { ids: readonly string[]; marks: string[]; share: number }>();
    for (const [party, list] of this.named) {
      if ((list[0]?.from ?? end) >= end) continue;
      const marks = [`rank ${this.ranks.get(party)}`];
      let nearest: Mention | undefined;
      let gap = Number.POSITIVE_INFINITY;
      let [share, otherwise] = [0, 0];
      for (let k = firstFrom(list, end) - 1; k >= 0 && at(list, k).from >= start; k--) {
        const one = at(list, k);
        const head = this.grammar.headOf(one.from, one.to);
        const way = this.grammar.way(token, head);
        marks.push(
          `way ${way}`,
          ...(way.includes('>') ? [`way ends ${way.slice(way.lastIndexOf('>'))}`] : []),
          head >= clause.from && head < clause.to ? 'within' : 'without',
          `${one.form} ${one.from < token ? 'before' : 'behind'}`,
        );
        if (word !== 'verb') marks.push(`way ${way}, ${word}`);
        share = Math.max(share, frame.naming(role, one.from, one.to));
        otherwise = Math.max(otherwise, frame.naming(role === 'source' ? 'target' : 'source', one.from, one.to));
        if (Math.abs(head - token) >= gap) continue;
        gap = Math.abs(head - token);
        nearest = one;
      }
      if (nearest) {
        marks.push(`named ${stepOf(share)}`, `named otherwise ${stepOf(otherwise)}`);
        nearest = this.whole(list, nearest);
      } else {
        nearest = at(list, firstFrom(list, start) - 1);
        const before = sentence - sentenceAt(tokens, nearest.from);
        marks.push(before <= NEAR ? `${before} sentences before` : 'long before', nearest.form, `elsewhere, ${how}`);
      }
      if (sentenceAt(tokens, at(list, 0).from) === 0) marks.push('in the heading');
      for (const kind of kinds) marks.push(`${this.ranks.get(party) === 1 ? 'most named' : 'less named'}, ${kind}`);
      // Whom no word of the sentence names is the state as such, where no person of it was last spoken of.
      const state = `state:${party}`;
      const isState =
        gap === Number.POSITIVE_INFINITY && actors.byId.has(state) && actors.byId.get(nearest.actor)?.kind !== 'person';
      found.set(party, { ids: [isState ? state : nearest.actor], marks, share });
    }
    const isOf = (party: Party) => (id: string) => this.meaning.partiesOf([id]).has(party);
    // An incident is of whose country it was in, though nobody of it is named.
    const related = wanted === 'party' ? relations.flatMap(([, parties]) => [...parties]) : [];
    for (const party of [...meantParties, ...related])
      if (!found.has(party)) found.set(party, { ids: [], marks: [], share: 0 });
    for (const [mark, parties] of relations) for (const party of parties) found.get(party)?.marks.push(mark);
    const most = Math.max(...[...found.values()].map(({ share }) => share));
    return [...found].map(([party, { ids, marks, share }]) => {
      const isMeant = meantParties.has(party);
      const given = isMeant ? 'meant' : 'not meant';
      const all = [
        ...marks,
        ...(isMeant ? marks.map((mark) => `meant & ${mark}`) : []),
        `${given}, ${how}`,
        `${given} by ${netParties.has(party) ? 'the net' : 'none'}${row ? ', with a row' : ''}`,
        ...kinds.flatMap((kind) => [`${given}, ${kind}`, kind]),
        `${given}, ${text}`,
        ...(isJoint ? SIDES.filter((side) => netSides[side].has(party)).map((side) => `${side} by the net`) : []),
        `${given}, ${word}`,
        `${given} beside ${Math.min(2, meantParties.size - (isMeant ? 1 : 0))}`,
        `${given}, named ${share > 0 && share === most ? 'best' : 'less'}`,
        `${given}, named ${stepOf(share)}`,
        `${given}, ${lemmaAt(tokens, token)}`,
        ...(others.has(party)
          ? [`${given}, other side`, ...kinds.map((kind) => `other side, ${kind}`), `other side, ${word}`]
          : []),
        ...(netOthers.has(party) ? ['other side by the net'] : []),
        `${given}, other ${others.size > 0 ? 'known' : 'unknown'}`,
      ];
      return {
        party,
        ids: isMeant ? meant.filter(isOf(party)) : ids,
        isMeant,
        marks: [...new Set(all)],
      };
    });
  }
}

const countriesOf = (places: readonly PlaceMention[]): ReadonlySet<Party> =>
  new Set(places.flatMap((one) => (toPlace(one).country as Party | undefined) ?? []));

const stepOf = (share: number): string => `${STEPS.findLast((step) => share >= step) ?? 0}`;
