/**
 * For whom somebody acts of whom neither a table nor the words beside the name tell it: 'Foreign Minister Ada Quill' in a text
 * that speaks of Moscow and Berlin. Each state and organization of the text bears marks of where it stands and of whose people
 * are called so; a model that can be read (`data/en/homes.csv`, learned by `scripts/train-homes.ts`) says how likely each is,
 * and nobody is one of them.
 */
import { PARTIES, type Party } from '../../../model/generated/parties.js';
import { sharesOf } from '../../choice.js';
import { readTable, type Tables } from '../../tables.js';
import { foldMarks } from '../../text/phrases.js';
import { at, formAt, lowerAt, sentenceAt } from '../../text/tokens.js';
import { SERVING } from './describing.js';
import type { Occurrence, Referent } from './discourse.js';
import { partyOf, type Scene } from './scene.js';

/** A party for which somebody may act, '' where the text does not tell. */
export interface Home {
  readonly party: Party | '';
  readonly marks: readonly string[];
}

/** Of a word of names, or of the last letters of one behind a hyphen, how many people of the actor table each state has who are called so. */
export type NameStates = ReadonlyMap<string, ReadonlyMap<Party, number>>;

export const readNameStates = (tables: Tables): NameStates =>
  new Map(
    readTable(tables, 'en/name-states').map((row) => {
      const states = row.list('states').map((cell) => {
        const [code = '', count = ''] = cell.split(' ');
        const party = PARTIES.find((one) => one === code);
        if (!party || !(Number(count) > 0)) throw row.error(`'${cell}' is no state with a count`);
        return [party, Number(count)] as const;
      });
      return [row.text('name'), new Map(states)];
    }),
  );

/** So likely at least is the one that is taken. */
const LEAST = 0.5;
/** So many letters at the end of a name tell of its language. */
const ENDING = 3;

/** One place where a text speaks of a party. */
interface Trace {
  readonly party: Party;
  readonly token: number;
  readonly sentence: number;
  readonly is: string;
  readonly occurrence?: Occurrence;
}

export const learnHomes = (scene: Scene): void => {
  const open = new Map<Referent, Occurrence[]>();
  for (const occurrence of scene.discourse.occurrences) {
    const [referent] = occurrence.of;
    if (!referent || occurrence.plural || occurrence.form !== 'name' || !isOpen(scene, referent)) continue;
    open.set(referent, [...(open.get(referent) ?? []), occurrence]);
  }
  for (const [referent, named] of open) {
    const found = homes(scene, referent, named);
    const chosen = scene.hears?.home?.(referent.who.name, found) ?? likeliest(scene, found);
    if (!chosen || chosen.party === '') continue;
    const isState = scene.table.actor(`state:${chosen.party}`)?.kind === 'state';
    referent.who = {
      ...referent.who,
      party: chosen.party,
      country: referent.who.country || (isState ? chosen.party : ''),
    };
  }
};

const likeliest = (scene: Scene, found: readonly Home[]): Home | undefined => {
  const shares = sharesOf(scene.homes, found);
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

const homes = (scene: Scene, referent: Referent, named: readonly Occurrence[]): readonly Home[] => {
  const called = named.find(({ from }) => scene.describer.isHead(from - 1)) ?? at(named, 0);
  const traces = tracesOf(scene, referent);
  const parties = [...new Set(traces.map(({ party }) => party))];
  const office = officeOf(scene, referent);
  const names = byName(scene, referent.who.name, parties);
  const counts = new Map(parties.map((party) => [party, traces.filter((one) => one.party === party).length]));
  const often = [...parties].sort((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0));
  const nearest = [...traces].sort((a, b) => Math.abs(a.token - called.from) - Math.abs(b.token - called.from))[0];
  const noun = nounOf(scene, referent);
  const usual = scene.words.usual.get(noun)?.actor;
  const known = parties.map((party): Home => {
    const marks: string[] = [];
    const mark = (text: string): void => {
      marks.push(text, `${office}: ${text}`);
    };
    const state = scene.table.actor(`state:${party}`);
    if (state?.kind !== 'state') mark('organization');
    if (referent.who.country === party) mark('there');
    else if (referent.who.country !== '') mark('elsewhere');
    if (usual !== undefined) mark(scene.table.actor(usual)?.party === party ? 'usual' : 'unusual');
    const own = traces.filter((one) => one.party === party);
    const before = own.filter(({ token }) => token < called.from).at(-1);
    const after = own.find(({ token }) => token >= called.from);
    if (before) mark(`${before.is} ${distance(called.sentence - before.sentence)} before`);
    if (after) mark(`${after.is} ${distance(after.sentence - called.sentence)} after`);
    if (nearest?.party === party) mark('nearest');
    mark(`order ${Math.min(often.indexOf(party), 3)}`);
    if (own[0] === traces[0]) mark('first');
    if (own.some(({ is }) => is === 'dateline')) mark('dateline');
    if (own.every(({ is }) => is === 'place')) mark('places only');
    const clause = own.find(
      ({ occurrence }) => occurrence && occurrence.clause !== -1 && occurrence.clause === called.clause,
    );
    if (clause?.occurrence) mark(`${called.rank} beside ${clause.occurrence.rank}`);
    if (
      lowerAt(scene.tokens, beforeTitle(scene, called)) === 'by' &&
      own.some(({ sentence, is }) => sentence === called.sentence && is === 'place')
    )
      mark('receives there');
    if (isTaken(scene, referent, party, noun)) mark('has one');
    marks.push(...(names.get(party) ?? []));
    return { party, marks };
  });
  const nobody = ['nobody', `${office}: nobody`, `nobody of ${Math.min(parties.length, 3)}`];
  if (referent.who.serves) nobody.push('nobody: serves');
  if (referent.isOurs) nobody.push('nobody: bare title');
  if (![...names.values()].some((marks) => marks.includes('name: most'))) nobody.push('nobody: no name');
  return [{ party: '', marks: nobody }, ...known];
};

const distance = (sentences: number): string => (sentences > 2 ? 'far' : `${sentences}`);

/** Where the text speaks of states and organizations of states, in order. */
const tracesOf = (scene: Scene, but: Referent): readonly Trace[] => {
  const { discourse, places, tokens } = scene;
  const traces: Trace[] = [];
  for (const occurrence of discourse.occurrences)
    for (const referent of occurrence.of) {
      const party = partyOf(referent);
      if (party === '' || referent === but || referent.who.kind === 'outlet' || occurrence.form === 'pronoun') continue;
      const { from: token, sentence } = occurrence;
      traces.push({ party, token, sentence, is: traceOf(scene, occurrence, referent), occurrence });
    }
  for (const { country, from, dateline } of places) {
    const is = dateline ? 'dateline' : 'place';
    if (country) traces.push({ party: country, token: from, sentence: sentenceAt(tokens, from), is });
  }
  return traces.sort((a, b) => a.token - b.token);
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

/** The token before the words that stand before a name with it. */
const beforeTitle = (scene: Scene, { from }: Occurrence): number => {
  let i = from - 1;
  while (i > 0 && /^\p{Lu}/u.test(formAt(scene.tokens, i))) i--;
  return i;
};

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

/** Whether somebody else of a party is told to hold the same office. */
const isTaken = (scene: Scene, referent: Referent, party: Party, noun: string): boolean =>
  noun !== '' &&
  [...scene.discourse.referents.values()].some(
    (other) =>
      other !== referent &&
      other.who.kind === 'person' &&
      other.who.party === party &&
      (nounOf(scene, other) === noun || other.offices.some(({ role }) => role === noun)),
  );

/** What the words of a name tell of each party. */
const byName = (scene: Scene, name: string, parties: readonly Party[]): ReadonlyMap<Party, readonly string[]> => {
  const words = foldMarks(name)
    .toLowerCase()
    .split(' ')
    .filter((word) => word.length > 1);
  const last = words.at(-1) ?? '';
  const of = (key: string, party: Party): number | undefined => {
    const states = scene.nameStates().get(key);
    if (!states) return undefined;
    return (states.get(party) ?? 0) / [...states.values()].reduce((sum, count) => sum + count, 0);
  };
  const marks = new Map<Party, string[]>();
  const scores = parties.map((party) => {
    const shares = words.flatMap((word) => of(word, party) ?? []);
    const endings = [...new Set([...words.map((word) => `-${word.slice(-ENDING)}`)])].flatMap(
      (key) => of(key, party) ?? [],
    );
    const own: string[] = [];
    if (shares.length > 0) own.push(`name: ${grade(Math.max(...shares))}`);
    if (endings.length > 0) own.push(`ending: ${grade(Math.max(...endings))}`);
    marks.set(party, own);
    return [...shares, ...shares, ...endings].reduce((sum, share) => sum + Math.log(share + FLOOR), 0);
  });
  const most = Math.max(...scores);
  const best = scores.flatMap((score, i) => (score === most ? [at(parties, i)] : []));
  const [only] = best;
  if (only && best.length === 1 && last !== '') marks.get(only)?.push('name fits best');
  return marks;
};
const FLOOR = 0.02;

const grade = (share: number): string => (share >= 0.5 ? 'most' : share >= 0.15 ? 'some' : share > 0 ? 'few' : 'none');
