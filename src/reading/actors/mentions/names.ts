/**
 * The first pass over a document: names of the actor table, people by surname and title, groups ('Chinese officials'), and
 * names that repairs restored. A capital or palace where something only happens is no actor.
 */

import type { TokenRepair } from '../../repair/repair.js';
import type { Resources } from '../../resources.js';
import type { Numbered } from '../../text/phrases.js';
import { at, sentenceEnd, type Tokens } from '../../text/tokens.js';
import type { PlaceMention } from '../../time/places.js';
import type { ActorInput } from '../find.js';
import type { ActorTable, KnownActor, NameValue } from '../table.js';
import { People } from './people.js';
import { type Sighting, sighting, type Who } from './types.js';

interface TableName {
  readonly end: number;
  readonly value: NameValue;
  readonly adjective?: KnownActor;
  readonly text: string;
}

/** One pass over one document; the state is what was seen so far. */
export class NameFinder {
  private readonly tokens: Tokens;
  private readonly numbered: Numbered;
  private readonly table: ActorTable;
  private readonly repairAt: ReadonlyMap<number, TokenRepair>;
  private readonly placeAt: ReadonlyMap<number, PlaceMention>;
  private readonly people: People;

  constructor(input: ActorInput, resources: Resources) {
    const { tokens, numbered, grammar, repairs, places, dates, published } = input;
    this.tokens = tokens;
    this.numbered = numbered;
    this.table = resources.actors;
    this.repairAt = new Map(repairs.map((repair) => [repair.from, repair]));
    this.placeAt = new Map(places.flatMap((place) => range(place).map((token) => [token, place] as const)));
    const dated = new Set(dates.mentions.flatMap(range));
    const headlines = headlinesOf(tokens);
    let nearby: readonly string[] | undefined;
    this.people = new People(
      {
        tokens,
        grammar,
        numbered,
        day: published?.slice(0, 10),
        repaired: new Set(repairs.flatMap(range)),
        isPlace: (token) => this.placeAt.has(token),
        isDate: (token) => dated.has(token),
        isHeadline: (token) => at(headlines, at(tokens.sentenceOf, token)) === 1,
        nearby: () => {
          nearby ??= this.statesOf(places);
          return nearby;
        },
        isOtherName: (token) => {
          const found = this.nameAt(token);
          return found !== undefined && found.value.actor.kind !== 'person';
        },
      },
      resources,
    );
  }

  find(): Sighting[] {
    const sightings: Sighting[] = [];
    for (let i = 0; i < this.tokens.size; ) {
      const found = this.restored(i) ?? this.people.find(i) ?? this.named(i);
      if (found === undefined) {
        i++;
        continue;
      }
      if (typeof found === 'number') {
        i = found;
        continue;
      }
      sightings.push(found);
      i = found.to;
    }
    return sightings;
  }

  /** A name that a repair restored: 'White Home'. */
  private restored(i: number): Sighting | undefined {
    const repair = this.repairAt.get(i);
    if (!repair) return undefined;
    const value = this.table.byName(repair.restored);
    if (value) return sighting(i, repair.to, value.actor, ['actors/restored', ...repair.why]);
    const [adjective = '', noun = ''] = repair.restored.split(' ');
    const state = this.table.byName(adjective);
    const sector = this.table.groups.get(singular(noun));
    if (!state || !sector) return undefined;
    return sighting(
      i,
      repair.to,
      group(state.actor, repair.restored, sector),
      ['actors/restored', ...repair.why],
      'group',
    );
  }

  /** A name of the table as it stands, or an adjective of a state with what it governs; a number: go on there. */
  private named(i: number): Sighting | number | undefined {
    const found = this.nameAt(i);
    if (!found) return undefined;
    const next = found.end;
    if (found.adjective && next < this.limit(i)) {
      const noun = at(this.tokens.lemmas, next).toLowerCase();
      const sector = this.table.groups.get(noun);
      if (sector) {
        const name = `${found.text} ${at(this.tokens.forms, next)}`;
        return sighting(i, next + 1, group(found.adjective, name, sector), ['actors/demonym-group'], 'group');
      }
    }
    const place = this.placeOf(i, found);
    if (place === 'dateline') return next;
    const form = found.value.is === 'adjective' ? 'adjective' : place === 'site' ? 'place' : 'name';
    return sighting(i, next, found.value.actor, ['actors/name'], form);
  }

  /** A capital in which something happens, a palace at which people meet; all names of a dateline. */
  private placeOf(i: number, { end, value }: TableName): 'dateline' | 'site' | undefined {
    if (value.is === 'adjective') return undefined;
    const place = this.placeAt.get(i) ?? this.placeAt.get(end - 1);
    // 'BUENOS AIRES, Argentina:'.
    const isBehind = i > 1 && at(this.tokens.forms, i - 1) === ',' && this.placeAt.get(i - 2)?.dateline;
    if (place?.dateline || isBehind) return 'dateline';
    return place && SITES.has(place.kind) ? 'site' : undefined;
  }

  private nameAt(i: number): TableName | undefined {
    const found = this.table.names.longest(i, this.limit(i), this.numbered.forms);
    if (!found) return undefined;
    const adjective = found.values.find((value) => value.is === 'adjective');
    // 'the White House' is an organization before it is a name for its state.
    const named = found.values.filter((one) => one.is === 'actor');
    const value = named.find((one) => one.actor.kind !== 'state') ?? named[0] ?? adjective;
    if (!value) return undefined;
    const text = this.tokens.text.slice(at(this.tokens.starts, i), at(this.tokens.ends, found.end - 1));
    return { end: found.end, value, text, ...(adjective ? { adjective: adjective.actor } : {}) };
  }

  private statesOf(places: readonly PlaceMention[]): readonly string[] {
    const names = new Set<string>();
    for (const { country } of places) {
      const state = country && this.table.actor(`state:${country}`);
      if (state) names.add(state.name).add(`the ${state.name}`);
    }
    return [...names];
  }

  private limit(i: number): number {
    return sentenceEnd(this.tokens, at(this.tokens.sentenceOf, i));
  }
}

/** Kinds of places that are no state themselves. */
const SITES: ReadonlySet<string> = new Set(['city', 'venue', 'institution-site']);

/** 1 for each sentence most of whose longer words begin with a capital. */
const headlinesOf = (tokens: Tokens): Uint8Array => {
  const headlines = new Uint8Array(tokens.sentences.length);
  for (let sentence = 0; sentence + 1 < tokens.sentences.length; sentence++) {
    let long = 0;
    let capital = 0;
    const end = at(tokens.sentences, sentence + 1);
    for (let i = at(tokens.sentences, sentence); i < end; i++) {
      const form = at(tokens.forms, i);
      if (form.length < LONG_WORD || !/^\p{L}/u.test(form)) continue;
      long++;
      if (/^\p{Lu}\p{Ll}/u.test(form)) capital++;
    }
    // A title has no full stop.
    if (long >= 2 && capital >= long * HEADLINE_SHARE && at(tokens.forms, end - 1) !== '.') headlines[sentence] = 1;
  }
  return headlines;
};
const LONG_WORD = 4;
const HEADLINE_SHARE = 0.75;

const range = ({ from, to }: { readonly from: number; readonly to: number }): number[] =>
  Array.from({ length: to - from }, (_, k) => from + k);

const singular = (noun: string): string => (noun === 'media' ? 'medium' : noun.replace(/ies$/, 'y').replace(/s$/, ''));

const group = (state: KnownActor, name: string, sector: string): Who => ({
  id: `group:?${name}`,
  name,
  kind: 'group',
  party: sector === 'GOV' || sector === 'MIL' || sector === 'LEG' ? state.party : '',
  country: state.party,
  sector,
});
