/**
 * For whom somebody acts of whom neither a table nor the words beside the name tell it: 'Foreign Minister Ada Quill' in a text
 * that speaks of Moscow and Berlin. Each state and organization of the text bears marks of where it stands and of whose people
 * are called so; a model that can be read (`data/en/homes.csv`, learned by `scripts/train-homes.ts`) says how likely each is,
 * and nobody is one of them.
 */

import type { Party } from '../../../model/generated/parties.js';
import { sharesOf } from '../../choice.js';
import { listed } from '../../lists.js';
import { foldMarks } from '../../text/phrases.js';
import { at, firstFrom, lowerAt, sentenceAt } from '../../text/tokens.js';
import { SERVING } from '../table.js';
import type { Occurrence, Referent } from './discourse.js';
import { partyOf, type Scene } from './scene.js';
import type { Home } from './types.js';

/** So likely at least is the one that is taken. */
const LEAST = 0.5;
/** So many letters at the end of a name tell of its language. */
const ENDING = 3;

export const learnHomes = (scene: Scene): void => {
  const open = new Map<Referent, Occurrence[]>();
  for (const occurrence of scene.discourse.occurrences) {
    const [referent] = occurrence.of;
    if (!referent || occurrence.plural || occurrence.form !== 'name' || !isOpen(scene, referent)) continue;
    listed(open, referent).push(occurrence);
  }
  if (open.size === 0) return;
  const traces = new Traces(scene);
  for (const [referent, named] of open) {
    const found = homes(scene, traces, referent, named);
    const chosen = scene.hears?.home?.(referent.who.name, found) ?? likeliest(scene, found);
    if (!chosen || chosen.party === '') continue;
    const { party } = chosen;
    const isState = scene.table.actor(`state:${party}`)?.kind === 'state';
    traces.learn(referent, { ...referent.who, party, country: referent.who.country || (isState ? party : '') });
  }
};

const likeliest = (scene: Scene, found: readonly Home[]): Home | undefined => {
  const shares = sharesOf(scene.resources.homes, found);
  const best = shares.indexOf(Math.max(...shares));
  return at(shares, best) >= LEAST ? found[best] : undefined;
};

/** Of whom the text says that they are a student or a banker it would say, too, if they acted for somebody. */
const isOpen = (scene: Scene, { who, former }: Referent): boolean =>
  who.kind === 'person' &&
  who.party === '' &&
  !who.owned &&
  !former &&
  (SERVING.test(who.sector) || who.sector.startsWith('IGO') || (who.sector === 'UNK' && who.country === '')) &&
  !scene.table.actor(who.id);

const homes = (scene: Scene, traces: Traces, referent: Referent, named: readonly Occurrence[]): readonly Home[] => {
  const called = named.find(({ from }) => scene.describer.isHead(from - 1)) ?? at(named, 0);
  const told = traces.besides(referent);
  const parties = told.map(([party]) => party);
  const office = officeOf(scene, referent);
  const names = byName(scene, referent.who.name, parties);
  const often = [...told].sort(([, a], [, b]) => b.length - a.length).map(([party]) => party);
  const nearest = nearestTo(called.from, told);
  const beside = traces.inClause(called.clause, referent);
  const noun = nounOf(scene, referent);
  const usual = scene.words.usual.get(noun)?.actor;
  const known = told.map(([party, own]): Home => {
    const marks: string[] = [];
    const mark = (text: string): void => {
      marks.push(text, `${office}: ${text}`);
    };
    const state = scene.table.actor(`state:${party}`);
    if (state?.kind !== 'state') mark('organization');
    if (referent.who.country === party) mark('there');
    else if (referent.who.country !== '') mark('elsewhere');
    if (usual !== undefined) mark(scene.table.actor(usual)?.party === party ? 'usual' : 'unusual');
    const next = firstFrom(own, called.from);
    const [before, after] = [own[next - 1], own[next]];
    if (before) mark(`${before.is} ${distance(called.sentence - before.sentence)} before`);
    if (after) mark(`${after.is} ${distance(after.sentence - called.sentence)} after`);
    if (nearest === party) mark('nearest');
    mark(`order ${Math.min(often.indexOf(party), 3)}`);
    if (party === parties[0]) mark('first');
    if (own.some(({ is }) => is === 'dateline')) mark('dateline');
    if (own.every(({ is }) => is === 'place')) mark('places only');
    const clause = beside.get(party);
    if (clause) mark(`${called.rank} beside ${clause.rank}`);
    if (traces.hasHolder(party, noun)) mark('has one');
    marks.push(...(names.get(party) ?? []));
    return { party, marks };
  });
  const nobody = ['nobody', `${office}: nobody`, `nobody of ${Math.min(parties.length, 3)}`];
  if (referent.who.serves) nobody.push('nobody: serves');
  if (![...names.values()].some((marks) => marks.includes('name: most'))) nobody.push('nobody: no name');
  return [{ party: '', marks: nobody }, ...known];
};

const distance = (sentences: number): string => (sentences > 2 ? 'far' : `${sentences}`);

/** The role without whose it is. */
const nounOf = ({ words }: Scene, { who: { role = '' } }: Referent): string =>
  words.usual.has(role) ? role : (role.split(/ (?:of|to) /)[0] ?? '');

const OFFICES: readonly (readonly [RegExp, string])[] = [
  [/^(?:president|prime minister|premier|chancellor|king|leader)$/, 'leader'],
  [/ambassador|envoy|consul|high commissioner|chargé|representative/, 'envoy'],
  [/spokes|press secretary/, 'spokesman'],
  [/minister|secretary/, 'minister'],
];

/** A kind of office, or of title. */
const officeOf = (scene: Scene, referent: Referent): string => {
  const noun = nounOf(scene, referent);
  const { sector } = referent.who;
  const [, kind = ''] = OFFICES.find(([words]) => words.test(noun)) ?? [];
  return kind || (SERVING.test(sector) ? (sector.startsWith('MIL') ? 'military' : 'official') : 'other');
};

/** The party of which the text speaks nearest to a token, the first of those that are as near. */
const nearestTo = (token: number, told: ReturnType<Traces['besides']>): Party | undefined => {
  let best: { readonly party: Party; readonly trace: Trace } | undefined;
  const isNearer = (one: Trace, other: Trace): boolean => {
    const [near, far] = [Math.abs(one.from - token), Math.abs(other.from - token)];
    return near < far || (near === far && inOrder(one, other) < 0);
  };
  for (const [party, own] of told) {
    const next = firstFrom(own, token);
    const last = own[next - 1];
    for (const trace of [last && own[firstFrom(own, last.from)], own[next]])
      if (trace && (!best || isNearer(trace, best.trace))) best = { party, trace };
  }
  return best?.party;
};

/** What the words of a name tell of each party. */
const byName = (scene: Scene, name: string, parties: readonly Party[]): ReadonlyMap<Party, readonly string[]> => {
  const words = foldMarks(name)
    .toLowerCase()
    .split(' ')
    .filter((word) => word.length > 1);
  const ends = [...new Set(words.map((word) => `-${word.slice(-ENDING)}`))];
  const of = (key: string, party: Party): number | undefined => {
    const states = scene.resources.nameStates().get(key);
    if (!states) return undefined;
    return (states.get(party) ?? 0) / [...states.values()].reduce((sum, count) => sum + count, 0);
  };
  const marks = new Map<Party, string[]>();
  const scores = parties.map((party) => {
    const shares = words.flatMap((word) => of(word, party) ?? []);
    const endings = ends.flatMap((key) => of(key, party) ?? []);
    const own: string[] = [];
    if (shares.length > 0) own.push(`name: ${grade(Math.max(...shares))}`);
    if (endings.length > 0) own.push(`ending: ${grade(Math.max(...endings))}`);
    marks.set(party, own);
    return [...shares, ...shares, ...endings].reduce((sum, share) => sum + Math.log(share + FLOOR), 0);
  });
  const most = Math.max(...scores);
  const best = scores.flatMap((score, i) => (score === most ? [at(parties, i)] : []));
  const [only] = best;
  if (only && best.length === 1 && words.length > 0) marks.get(only)?.push('name fits best');
  return marks;
};
const FLOOR = 0.02;

const grade = (share: number): string => (share >= 0.5 ? 'most' : share >= 0.15 ? 'some' : share > 0 ? 'few' : 'none');

/** One place where a text speaks of a party. */
interface Trace {
  readonly from: number;
  readonly sentence: number;
  /** What speaks of it: a form or kind of actor, a place, a dateline. */
  readonly is: string;
  readonly referent?: Referent;
}

/** Where a text speaks of states and organizations of states, by party and in order. Made once, though each unknown person asks it. */
class Traces {
  private readonly byParty = new Map<Party, Trace[]>();
  private readonly byReferent = new Map<Referent, Occurrence[]>();
  private readonly byClause = new Map<number, { readonly occurrence: Occurrence; readonly referent: Referent }[]>();
  /** The offices that people of each party are told to hold. */
  private readonly holders = new Map<Party, string[]>();

  constructor(private readonly scene: Scene) {
    const { discourse, places, tokens } = scene;
    for (const occurrence of discourse.occurrences)
      for (const referent of occurrence.of) {
        if (referent.who.kind === 'outlet' || occurrence.form === 'pronoun') continue;
        listed(this.byReferent, referent).push(occurrence);
        if (occurrence.clause !== -1) listed(this.byClause, occurrence.clause).push({ occurrence, referent });
      }
    for (const { country, from, dateline } of places) {
      if (!country) continue;
      const is = dateline ? 'dateline' : 'place';
      listed(this.byParty, country).push({ from, sentence: sentenceAt(tokens, from), is });
    }
    for (const referent of this.byReferent.keys()) this.add(referent);
    for (const referent of discourse.referents.values()) if (referent.who.kind === 'person') this.hold(referent);
    for (const list of this.byParty.values()) list.sort(inOrder);
  }

  private add(referent: Referent): void {
    const party = partyOf(referent);
    if (party === '') return;
    for (const occurrence of this.byReferent.get(referent) ?? []) {
      const { from, sentence } = occurrence;
      listed(this.byParty, party).push({ from, sentence, is: traceOf(this.scene, occurrence, referent), referent });
    }
  }

  private hold(referent: Referent): void {
    const { party } = referent.who;
    if (party === '') return;
    listed(this.holders, party).push(nounOf(this.scene, referent), ...referent.offices.map(({ role }) => role));
  }

  hasHolder(party: Party, noun: string): boolean {
    return noun !== '' && this.holders.get(party)?.includes(noun) === true;
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
    const first = new Map<Party, Occurrence>();
    for (const { occurrence, referent } of this.byClause.get(clause) ?? []) {
      const party = partyOf(referent);
      if (party !== '' && referent !== but && !first.has(party)) first.set(party, occurrence);
    }
    return first;
  }

  /** Takes in for whom somebody acts of whom it was not known. */
  learn(referent: Referent, who: Referent['who']): void {
    referent.who = who;
    this.add(referent);
    this.hold(referent);
    const party = partyOf(referent);
    if (party !== '') listed(this.byParty, party).sort(inOrder);
  }
}

const inOrder = (a: Trace, b: Trace): number => a.from - b.from;

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
