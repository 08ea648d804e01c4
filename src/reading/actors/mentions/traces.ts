/** Where a text speaks of states and organizations of states, by party and in order. Made once, though each unknown person asks it. */
import type { Party } from '../../../model/generated/parties.js';
import { at, lowerAt, sentenceAt } from '../../text/tokens.js';
import type { Occurrence, Referent } from './discourse.js';
import { partyOf, type Scene } from './scene.js';

/** One place where a text speaks of a party. */
export interface Trace {
  readonly from: number;
  readonly sentence: number;
  /** What speaks of it: a form or kind of actor, a place, a dateline. */
  readonly is: string;
  /** Among those of one token. */
  readonly order: number;
  readonly referent?: Referent;
}

/** An occurrence of somebody who may be of a party. */
interface Entry {
  readonly occurrence: Occurrence;
  readonly referent: Referent;
  readonly order: number;
}

export const inOrder = (a: Pick<Trace, 'from' | 'order'>, b: Pick<Trace, 'from' | 'order'>): number =>
  a.from - b.from || a.order - b.order;

export class Traces {
  private readonly byParty = new Map<Party, Trace[]>();
  private readonly byReferent = new Map<Referent, Entry[]>();
  private readonly byClause = new Map<number, Entry[]>();
  private readonly datelines = new Set<Party>();

  constructor(private readonly scene: Scene) {
    const { discourse, places, tokens } = scene;
    let order = 0;
    for (const occurrence of discourse.occurrences)
      for (const referent of occurrence.of) {
        if (referent.who.kind === 'outlet' || occurrence.form === 'pronoun') continue;
        const entry = { occurrence, referent, order: order++ };
        listed(this.byReferent, referent).push(entry);
        if (occurrence.clause !== -1) listed(this.byClause, occurrence.clause).push(entry);
      }
    for (const { country, from, dateline } of places) {
      if (!country) continue;
      const sentence = sentenceAt(tokens, from);
      listed(this.byParty, country).push({ from, sentence, is: dateline ? 'dateline' : 'place', order: order++ });
      if (dateline) this.datelines.add(country);
    }
    for (const referent of this.byReferent.keys()) this.add(referent);
    for (const list of this.byParty.values()) list.sort(inOrder);
  }

  private add(referent: Referent): void {
    const party = partyOf(referent);
    if (party === '') return;
    for (const { occurrence, order } of this.byReferent.get(referent) ?? []) {
      const { from, sentence } = occurrence;
      const is = traceOf(this.scene, occurrence, referent);
      listed(this.byParty, party).push({ from, sentence, is, order, referent });
    }
  }

  /** Of each party the traces that others than somebody leave; the party first that is named first. */
  besides(referent: Referent): readonly (readonly [Party, readonly Trace[]])[] {
    const own = partyOf(referent);
    return [...this.byParty]
      .map(([party, all]) => [party, party === own ? all.filter((one) => one.referent !== referent) : all] as const)
      .filter(([, traces]) => traces.length > 0)
      .sort(([, a], [, b]) => inOrder(at(a, 0), at(b, 0)));
  }

  /** Of each party the first in a clause who is not somebody. */
  inClause(clause: number, but: Referent): ReadonlyMap<Party, Occurrence> {
    const first = new Map<Party, Entry>();
    for (const entry of this.byClause.get(clause) ?? []) {
      const party = partyOf(entry.referent);
      if (party === '' || entry.referent === but) continue;
      const known = first.get(party);
      if (!known || inOrder(placeOf(entry), placeOf(known)) < 0) first.set(party, entry);
    }
    return new Map([...first].map(([party, { occurrence }]) => [party, occurrence]));
  }

  hasDateline(party: Party): boolean {
    return this.datelines.has(party);
  }

  /** Takes in for whom somebody acts of whom it was not known. */
  learn(referent: Referent, who: Referent['who']): void {
    referent.who = who;
    this.add(referent);
    const party = partyOf(referent);
    if (party !== '') listed(this.byParty, party).sort(inOrder);
  }
}

const placeOf = ({ occurrence: { from }, order }: Entry): Pick<Trace, 'from' | 'order'> => ({ from, order });

const listed = <K, V>(lists: Map<K, V[]>, key: K): V[] => {
  const known = lists.get(key);
  if (known) return known;
  const list: V[] = [];
  lists.set(key, list);
  return list;
};

const traceOf = (
  { tokens, words }: Scene,
  { from, to, head, form }: Occurrence,
  { who: { kind } }: Referent,
): string => {
  const isRelation = (token: number): boolean => words.relations.has(lowerAt(tokens, token));
  // 'his Danish | counterpart' is of another state than he.
  if (form === 'adjective') return isRelation(to) || isRelation(to + 1) ? 'counterpart' : 'adjective';
  if (form === 'phrase' && isRelation(head)) return 'counterpart';
  if (kind === 'state') return kind;
  if (kind !== 'person') return 'body';
  return form === 'name' && (isRelation(from - 1) || isRelation(from - 2)) ? 'counterpart' : kind;
};
