/**
 * The first pass over a document: names of the actor table, people by surname and title, groups ('Chinese officials'), and
 * names that repairs restored. A capital or palace where something only happens is no actor.
 */

import { range } from '../../lists.js';
import { once } from '../../once.js';
import type { TokenRepair } from '../../repair/repair.js';
import type { Resources } from '../../resources.js';
import type { Grammar } from '../../text/grammar.js';
import type { Numbered } from '../../text/phrases.js';
import {
  at,
  formAt,
  lemmaAt,
  lowerAt,
  sentenceAt,
  sentenceEnd,
  sentenceEndAt,
  sentenceStart,
  type Tokens,
  xposAt,
} from '../../text/tokens.js';
import type { DateLayer } from '../../time/dates.js';
import type { PlaceMention } from '../../time/places.js';
import { kindOfNoun } from '../meant/nouns.js';
import type { ActorTable, KnownActor, NameValue } from '../table.js';
import { describe } from '../who/describe.js';
import { Describer } from './describing.js';
import { type ShortOutlet, shortOutlets } from './outlets.js';
import { People } from './people.js';
import { findSenses, isOfShip } from './senses.js';
import { shortenedIn } from './shortened.js';
import { type Sighting, sighting, type Who } from './types.js';

/** What the layer of actors stands on. */
export interface ActorInput {
  readonly tokens: Tokens;
  readonly numbered: Numbered;
  readonly grammar: Grammar;
  readonly repairs: readonly TokenRepair[];
  readonly places: readonly PlaceMention[];
  readonly dates: DateLayer;
  /** ISO 8601; without it an office without a name is the office. */
  readonly published: string | undefined;
}

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
  private readonly placeAt: ReadonlyMap<number, PlaceMention>;
  private readonly people: People;
  readonly describer: Describer;
  private readonly shortOutlet: ShortOutlet;
  /** Whom the short names mean that the text explains, nobody where no table knows the full name. */
  private readonly shortened = new Map<string, KnownActor | undefined>();
  /** Full names of which no table knows more than the words tell, by their first tokens, and what they are in short. */
  readonly described = new Map<number, string>();
  /** Those of whom not even the words tell. */
  private readonly fullNames = new Map<number, TableName>();
  /** Names that are other things where they stand. */
  readonly senses: ReadonlySet<number>;

  constructor(
    input: ActorInput,
    private readonly resources: Resources,
  ) {
    const { tokens, numbered, grammar, repairs, places, dates, published } = input;
    this.tokens = tokens;
    this.describer = new Describer(tokens, published?.slice(0, 10), resources.who);
    this.numbered = numbered;
    this.table = resources.actors;
    this.placeAt = new Map(
      places.flatMap((place) => range(place.from, place.to).map((token) => [token, place] as const)),
    );
    this.shortOutlet = shortOutlets(tokens, (token) => {
      const found = this.table.names.longest(token, sentenceEndAt(this.tokens, token), numbered.forms);
      const value = found?.values.find(({ actor }) => actor.kind === 'outlet');
      return found && value && { end: found.end, actor: value.actor };
    });
    this.shorten();
    const dated = new Set(dates.mentions.flatMap(({ from, to }) => range(from, to)));
    const states = once(() => this.statesOf(places));
    const isHeadline = once((sentence) => isInCapitals(tokens, sentence));
    this.senses = findSenses(tokens, resources.mentionWords, (token) => this.nameAt(token)?.end ?? -1);
    this.people = new People(
      {
        tokens,
        grammar,
        numbered,
        day: published?.slice(0, 10),
        repaired: new Set(repairs.flatMap(({ from, to }) => range(from, to))),
        isPlace: (token) => this.placeAt.has(token),
        isDate: (token) => dated.has(token),
        isHeadline: (token) => isHeadline(sentenceAt(tokens, token)),
        nearby: () => states(0),
        isOtherName: once((token) => {
          const kind = this.nameAt(token)?.value.actor.kind;
          return kind !== undefined && kind !== 'person';
        }),
      },
      this.describer,
      resources,
    );
  }

  find(): Sighting[] {
    const sightings: Sighting[] = [];
    for (let i = 0; i < this.tokens.size; ) {
      const isShip = isOfShip(this.tokens, this.resources.mentionWords, i);
      const found = isShip ? undefined : (this.people.find(i) ?? this.named(i));
      if (typeof found === 'object') sightings.push(found);
      i = typeof found === 'object' ? found.to : (found ?? i + 1);
    }
    return sightings;
  }

  /** A name of the table as it stands, or an adjective of a state with what it governs; a number: go on there. */
  private named(i: number): Sighting | number | undefined {
    const found = this.nameAt(i);
    if (!found) return undefined;
    const next = found.end;
    if (found.adjective && next < sentenceEndAt(this.tokens, i)) {
      const noun = lemmaAt(this.tokens, next);
      const sector = this.table.groups.get(noun);
      if (sector && !this.isTitle(next)) {
        const name = `${found.text} ${formAt(this.tokens, next)}`;
        const who = group(found.adjective, name, sector);
        const isShared = this.resources.mentionWords.sharedAdjectives.has(found.text);
        const known = isShared ? { ...who, id: `${who.id} (${who.country})` } : who;
        return sighting(i, next + 1, known, ['actors/demonym-group'], 'group');
      }
    }
    if (this.senses.has(i) || (found.value.actor.kind === 'outlet' && this.isPortfolio(i, next))) return next;
    if (found.value.actor.kind === 'state' && found.value.is === 'actor' && this.isOtherThing(i)) return next;
    const place = this.placeOf(i, found);
    if (place === 'dateline') return next;
    const form = found.value.is === 'adjective' ? 'adjective' : place === 'site' ? 'place' : 'name';
    return sighting(i, next, found.value.actor, ['actors/name'], form);
  }

  /** 'Minister of | Foreign Affairs', 'Foreign Policy | Adviser': what an office sees to bears the name of a magazine. */
  private isPortfolio(i: number, end: number): boolean {
    const { forms } = this.tokens;
    const asOffice = (from: number, to: number): boolean => {
      if (from < 0 || to > sentenceEndAt(this.tokens, i)) return false;
      const { kind, sector } = describe(forms.slice(from, to), undefined, this.resources.who());
      // 'TASS state | news agency'
      return /^GOV/.test(sector) && kind !== 'state';
    };
    return (/^(?:of|for)$/.test(forms[i - 1] ?? '') && asOffice(i - 2, end)) || asOffice(i, end + 1);
  }

  /** 'Northern Ireland', 'University of Georgia', 'Greek Macedonia'. */
  private isOtherThing(i: number): boolean {
    const { tokens } = this;
    const form = (token: number): string => formAt(tokens, token);
    const before = form(i - 1);
    if (HALVES.has(before)) return true;
    if (before === 'of' && this.resources.mentionWords.things.get(form(i - 2)) === true) return true;
    if (i > 0 && /^\p{Lu}/u.test(before)) {
      const adjective = this.table.names.longest(i - 1, i, this.numbered.forms);
      if (adjective?.values.every((value) => value.is === 'adjective')) return true;
    }
    return false;
  }

  /** 'Rwandan | Minister of Foreign Affairs Vincent Biruta', 'the North Korean | leader': a title in capitals, or one person, is no group. */
  private isTitle(noun: number): boolean {
    const { tokens } = this;
    const behind = noun + 1 < sentenceEndAt(tokens, noun) ? formAt(tokens, noun + 1) : '';
    if (xposAt(tokens, noun) === 'NNP' && (behind === 'of' || behind === 'for')) return true;
    const kind = kindOfNoun(this.resources, lemmaAt(tokens, noun));
    return (kind === 'person' || kind === 'office') && !/S$/.test(xposAt(tokens, noun));
  }

  /** A capital in which something happens, a palace at which people meet; all names of a dateline. */
  private placeOf(i: number, { end, value }: TableName): 'dateline' | 'site' | undefined {
    if (value.is === 'adjective') return undefined;
    const place = this.placeAt.get(i) ?? this.placeAt.get(end - 1);
    // 'BUENOS AIRES, Argentina:'.
    const isBehind = i > 1 && formAt(this.tokens, i - 1) === ',' && this.placeAt.get(i - 2)?.dateline;
    if (place?.dateline || isBehind) return 'dateline';
    if (place && SITES.has(place.kind)) return 'site';
    // 'the White House lawn', 'Beijing's subway'.
    const isOwner = end < this.tokens.size && xposAt(this.tokens, end) === 'POS';
    const noun = isOwner ? end + 1 : end;
    const isSeat =
      value.actor.kind === 'state'
        ? isOwner && !value.actor.name.includes(formAt(this.tokens, i))
        : value.actor.kind === 'government';
    const isGround =
      noun < sentenceEndAt(this.tokens, i) && this.resources.mentionWords.grounds.has(lowerAt(this.tokens, noun));
    return isSeat && isGround ? 'site' : undefined;
  }

  /** 'Partnership for Central America (PCA)' is no court, whatever a table has for the letters. */
  private shorten(): void {
    const { tokens, table, numbered, resources } = this;
    for (const [short, { from, to }] of shortenedIn(tokens)) {
      const found = table.names.longest(from, to, numbered.forms);
      const full = found?.end === to ? found.values.find(({ is }) => is === 'actor')?.actor : undefined;
      const words = tokens.forms.slice(from, to);
      const other = full ? undefined : table.byName(short)?.actor;
      // 'Federal Security Service (FSB)' is who the table means, though it has another full name.
      if (other?.name.split(' ').some((word) => /^\p{Lu}/u.test(word) && words.includes(word))) continue;
      const isDescribed = describe(words, undefined, resources.who()).kind !== '';
      const text = tokens.text.slice(at(tokens.starts, from), at(tokens.ends, to - 1));
      const actor = full ?? (other && !isDescribed ? ownActor(text) : undefined);
      this.shortened.set(short, actor);
      if (!full && actor) this.fullNames.set(from, { end: to, value: { is: 'actor', actor }, text });
      else if (!full) this.described.set(from, short);
    }
  }

  private nameAt(i: number): TableName | undefined {
    const whole = this.fullNames.get(i);
    if (whole) return whole;
    const found = this.table.names.longest(i, sentenceEndAt(this.tokens, i), this.numbered.forms);
    const length = found ? found.end - i : 0;
    const short = length < 2 ? this.shortOutlet(i) : length === 2 ? this.shortOutlet(i + 1) : undefined;
    if (short && (length < 2 || found?.values.some(({ actor }) => actor.kind === 'outlet')))
      return { end: i + Math.max(length, 1), value: { is: 'actor', actor: short }, text: short.name };
    const form = formAt(this.tokens, i);
    if (length < 2 && this.shortened.has(form)) {
      const actor = this.shortened.get(form);
      return actor && { end: i + 1, value: { is: 'actor', actor }, text: form };
    }
    if (!found) return undefined;
    const adjective = this.nearest(
      i,
      found.end,
      found.values.find((value) => value.is === 'adjective'),
    );
    // 'the White House' is an organization before it is a name for its state.
    const named = found.values.filter((one) => one.is === 'actor');
    const value = named.find((one) => one.actor.kind !== 'state') ?? named[0] ?? adjective;
    if (!value) return undefined;
    const text = this.tokens.text.slice(at(this.tokens.starts, i), at(this.tokens.ends, found.end - 1));
    return { end: found.end, value, text, ...(adjective ? { adjective: adjective.actor } : {}) };
  }

  /** Of the states that share an adjective ('Congolese') the one in which the nearest place lies. */
  private nearest(from: number, to: number, value: NameValue | undefined): NameValue | undefined {
    const states = value && this.resources.mentionWords.sharedAdjectives.get(formAt(this.tokens, to - 1));
    if (!states || to - from > 1) return value;
    for (let distance = 1; distance <= ADJECTIVE_REACH; distance++)
      for (const token of [to - 1 + distance, from - distance]) {
        const country = this.placeAt.get(token)?.country;
        const state = country && states.includes(country) ? this.table.actor(`state:${country}`) : undefined;
        if (state) return { is: 'adjective', actor: state };
      }
    return value;
  }

  private statesOf(places: readonly PlaceMention[]): readonly string[] {
    const names = new Set<string>();
    for (const { country } of places) {
      const state = country && this.table.actor(`state:${country}`);
      if (state) names.add(state.name).add(`the ${state.name}`);
    }
    for (let i = 0; i < this.tokens.size; i++) {
      const actor = this.nameAt(i)?.value.actor;
      if (actor?.kind === 'state') names.add(actor.name).add(`the ${actor.name}`);
    }
    return [...names];
  }
}

/** Words in capitals that make another name of that of a state. */
const HALVES = new Set(['Northern', 'New']);
const ADJECTIVE_REACH = 8;

/** Kinds of places that are no state themselves. */
const SITES: ReadonlySet<string> = new Set(['city', 'venue', 'institution-site']);

/** Whether most of the longer words of a sentence begin with a capital; a title has no full stop. */
const isInCapitals = (tokens: Tokens, sentence: number): boolean => {
  const [from, to] = [sentenceStart(tokens, sentence), sentenceEnd(tokens, sentence)];
  const long = tokens.forms.slice(from, to).filter((form) => form.length >= LONG_WORD && /^\p{L}/u.test(form));
  const capital = long.filter((form) => /^\p{Lu}\p{Ll}/u.test(form)).length;
  return long.length >= 2 && capital >= long.length * HEADLINE_SHARE && formAt(tokens, to - 1) !== '.';
};
const LONG_WORD = 4;
const HEADLINE_SHARE = 0.75;

/** Somebody whom the text alone knows. */
const ownActor = (name: string): KnownActor => ({
  id: `institute:?${name}`,
  name,
  kind: 'institute',
  party: '',
  country: '',
  sector: 'UNK',
  wikidata: '',
});

const group = (state: KnownActor, name: string, sector: string): Who => ({
  id: `group:?${name}`,
  name,
  kind: 'group',
  party: sector === 'GOV' || sector === 'MIL' || sector === 'LEG' ? state.party : '',
  country: state.party,
  sector,
});
