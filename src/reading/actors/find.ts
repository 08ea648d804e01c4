/**
 * Who appears in a document: names of the actor table, surnames and titles resolved on the day of the document, groups
 * ('Chinese officials'), and people that no table knows where a title or a verb of saying shows that they are people.
 * First version: no coreference; issues of its own own what is missing.
 */
import type { ActorKind } from '../../model/generated/lists.js';
import type { Party } from '../../model/generated/parties.js';
import type { Actor } from '../../model/reading.js';
import type { TokenRepair } from '../repair/repair.js';
import type { Resources } from '../resources.js';
import type { Numbered } from '../text/phrases.js';
import { at, sentenceEnd, spanOf, type Tokens, uposOf } from '../text/tokens.js';
import {
  type ActorTable,
  type KnownActor,
  type NameValue,
  type Office,
  officesOn,
  standingOn,
  surnameOf,
  type Title,
} from './table.js';

/** An actor named at the tokens `from` to `to` (exclusive). */
export interface Mention {
  readonly from: number;
  readonly to: number;
  /** Id of the actor. */
  readonly actor: string;
}

export interface ActorLayer {
  readonly actors: readonly Actor[];
  readonly byId: ReadonlyMap<string, Actor>;
  /** In the order of the text; none overlap. */
  readonly mentions: readonly Mention[];
}

/** A mention with what it says of its actor. */
interface Sighting extends Mention {
  readonly known: Who;
  readonly why: readonly string[];
}

interface Who {
  readonly id: string;
  readonly name: string;
  readonly kind: ActorKind;
  readonly party: Party | '';
  readonly country: Party | '';
  readonly sector: string;
  readonly role?: string;
}

/** Words between which a name that no table knows has at most this many parts. */
const LONGEST_NAME = 4;

export function findActors(
  tokens: Tokens,
  numbered: Numbered,
  repairs: readonly TokenRepair[],
  published: string | undefined,
  resources: Resources,
): ActorLayer {
  const sightings = new Finder(tokens, numbered, repairs, published, resources).find();
  return layer(tokens, sightings, published, resources.actors);
}

/** One pass over one document; the state is what was seen so far. */
class Finder {
  private readonly seen = new Map<string, Who>();
  private readonly table: ActorTable;
  private readonly repairAt: ReadonlyMap<number, TokenRepair>;
  /** Tokens that a repair covers: no unknown person is made of a garbled institution. */
  private readonly repaired: ReadonlySet<number>;

  constructor(
    private readonly tokens: Tokens,
    private readonly numbered: Numbered,
    repairs: readonly TokenRepair[],
    private readonly published: string | undefined,
    private readonly resources: Resources,
  ) {
    this.table = resources.actors;
    this.repairAt = new Map(repairs.map((repair) => [repair.from, repair]));
    this.repaired = new Set(
      repairs.flatMap((repair) => Array.from({ length: repair.to - repair.from }, (_, k) => repair.from + k)),
    );
  }

  find(): Sighting[] {
    const sightings: Sighting[] = [];
    for (let i = 0; i < this.tokens.size; ) {
      const found = this.restored(i) ?? this.titled(i) ?? this.named(i) ?? this.surname(i) ?? this.speaker(i);
      if (!found) {
        i++;
        continue;
      }
      sightings.push(found);
      if (found.known.kind === 'person') {
        const bearer = this.table.actor(found.actor);
        this.seen.set(surnameOf(found.known.name, bearer?.country ?? ''), found.known);
      }
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
    return sighting(i, repair.to, group(state.actor, repair.restored, sector), ['actors/restored', ...repair.why]);
  }

  /** 'President Biden', 'Foreign Minister Arno Velde': the mention is the name without its title. */
  private titled(i: number): Sighting | undefined {
    const title = this.titleAt(i);
    if (!title) return undefined;
    const name = title.end;
    if (name >= this.limit(i)) return undefined;
    const full = this.nameAt(name);
    if (full && full.value.is === 'actor' && full.value.actor.kind === 'person')
      return sighting(name, full.end, full.value.actor, ['actors/name']);
    const bearers = this.bearers(name).filter((person) =>
      this.officesToday(person.id).some((office) => title.titles.some((one) => one.role === office.role)),
    );
    const [bearer] = bearers;
    if (bearer && bearers.length === 1) return sighting(name, name + 1, bearer, ['actors/title-surname']);
    if (this.seen.has(this.form(name))) return this.surname(name);
    const end = this.properNameEnd(name);
    if (end === name || this.nameAt(name)) return undefined;
    const [office] = title.titles;
    return sighting(name, end, unknownPerson(this.tokens, name, end, office, this.stateBefore(i)), [
      'actors/title-unknown',
    ]);
  }

  /** A name of the table as it stands, or an adjective of a state with what it governs. */
  private named(i: number): Sighting | undefined {
    const found = this.nameAt(i);
    if (!found) return undefined;
    const next = found.end;
    if (found.adjective && next < this.limit(i)) {
      const noun = at(this.tokens.lemmas, next).toLowerCase();
      const sector = this.table.groups.get(noun);
      if (sector) {
        const name = `${found.adjectiveText} ${at(this.tokens.forms, next)}`;
        return sighting(i, next + 1, group(found.adjective, name, sector), ['actors/demonym-group']);
      }
    }
    return sighting(i, next, found.value.actor, ['actors/name']);
  }

  /** 'Blinken' after 'Antony Blinken', or a surname that one person in office bears. */
  private surname(i: number): Sighting | undefined {
    const form = this.form(i);
    if (!isCapitalized(form)) return undefined;
    const known = this.seen.get(form);
    if (known) return { from: i, to: i + 1, actor: known.id, known, why: ['actors/surname'] };
    if (!this.published || uposOf(this.tokens, i) !== 'PROPN') return undefined;
    // A longer name that no table knows is not the one known bearer of its last word.
    if (i > 0 && this.isNamePart(i - 1)) return undefined;
    if (i + 1 < this.limit(i) && this.isNamePart(i + 1)) return undefined;
    const holders = this.bearers(i).filter((person) => this.officesToday(person.id).length > 0);
    const [holder] = holders;
    if (!holder || holders.length > 1) return undefined;
    return sighting(i, i + 1, holder, ['actors/surname-in-office']);
  }

  /** 'said Amanda Hsiao', 'Amanda Hsiao said': nobody the tables know. */
  private speaker(i: number): Sighting | undefined {
    if (!this.isNamePart(i) || (i > 0 && this.isNamePart(i - 1))) return undefined;
    const end = this.properNameEnd(i);
    if (end - i < 2) return undefined;
    if (!this.isSaying(i - 1) && !this.isSaying(end)) return undefined;
    return sighting(i, end, unknownPerson(this.tokens, i, end), ['actors/speaker-unknown']);
  }

  private isSaying(token: number): boolean {
    if (token < 0 || token >= this.tokens.size || uposOf(this.tokens, token) === 'NOUN') return false;
    const { lowers, lemmas } = this.numbered;
    const found = this.resources.cues.phrases.longest(token, token + 1, lowers, lemmas);
    return found?.values.some((cue) => cue.act === 'said') ?? false;
  }

  private titleAt(i: number): { end: number; titles: readonly Title[] } | undefined {
    const found = this.table.titles.longest(i, this.limit(i), this.numbered.forms);
    return found && { end: found.end, titles: found.values };
  }

  private nameAt(
    i: number,
  ): { end: number; value: NameValue; adjective?: KnownActor; adjectiveText: string } | undefined {
    const found = this.table.names.longest(i, this.limit(i), this.numbered.forms);
    if (!found) return undefined;
    const adjective = found.values.find((value) => value.is === 'adjective');
    // 'the White House' is an organization before it is a name for its state.
    const named = found.values.filter((one) => one.is === 'actor');
    const value = named.find((one) => one.actor.kind !== 'state') ?? named[0] ?? adjective;
    if (!value) return undefined;
    const adjectiveText = this.tokens.text.slice(at(this.tokens.starts, i), at(this.tokens.ends, found.end - 1));
    return { end: found.end, value, adjectiveText, ...(adjective ? { adjective: adjective.actor } : {}) };
  }

  private limit(i: number): number {
    return sentenceEnd(this.tokens, at(this.tokens.sentenceOf, i));
  }

  private form(i: number): string {
    return at(this.tokens.forms, i);
  }

  private bearers(i: number): readonly KnownActor[] {
    return this.table.bearers(this.form(i));
  }

  private officesToday(person: string): readonly Office[] {
    return this.published ? officesOn(this.table, person, this.published.slice(0, 10)) : [];
  }

  private isNamePart(i: number): boolean {
    return isCapitalized(this.form(i)) && uposOf(this.tokens, i) === 'PROPN' && !this.repaired.has(i);
  }

  private properNameEnd(i: number): number {
    const limit = Math.min(this.limit(i), i + LONGEST_NAME);
    let end = i;
    while (end < limit && this.isNamePart(end)) end++;
    return end;
  }

  /** The state whose name or adjective stands right before a title: 'Czech Foreign Minister'. */
  private stateBefore(i: number): Party | '' {
    if (i === 0) return '';
    const found = this.table.names.longest(i - 1, i, this.numbered.forms);
    const state = found?.values.find((value) => value.actor.kind === 'state');
    return state ? state.actor.party : '';
  }
}

const isCapitalized = (form: string): boolean => /^\p{Lu}.*\p{Ll}/u.test(form);
const singular = (noun: string): string => (noun === 'media' ? 'medium' : noun.replace(/ies$/, 'y').replace(/s$/, ''));

const sighting = (from: number, to: number, known: Who, why: readonly string[]): Sighting => ({
  from,
  to,
  actor: known.id,
  known,
  why,
});

const group = (state: KnownActor, name: string, sector: string): Who => ({
  id: `group:?${name}`,
  name,
  kind: 'group',
  party: sector === 'GOV' || sector === 'MIL' || sector === 'LEG' ? state.party : '',
  country: state.party,
  sector,
});

const unknownPerson = (tokens: Tokens, from: number, to: number, title?: Title, party: Party | '' = ''): Who => {
  const name = tokens.text.slice(at(tokens.starts, from), at(tokens.ends, to - 1)).replace(/\s+/g, ' ');
  const office = title?.kind === 'office';
  return {
    id: `person:?${name}`,
    name,
    kind: 'person',
    party: office ? party : '',
    country: party,
    sector: title?.sector ?? 'UNK',
    ...(title?.role ? { role: title.role } : {}),
  };
};

/** Sightings of one actor become that actor with all its mentions, in the order of the first. */
const layer = (
  tokens: Tokens,
  sightings: readonly Sighting[],
  published: string | undefined,
  table: ActorTable,
): ActorLayer => {
  const byId = new Map<string, { known: Who; mentions: Sighting[]; why: Set<string> }>();
  for (const one of sightings) {
    const entry = byId.get(one.actor) ?? { known: one.known, mentions: [], why: new Set<string>() };
    entry.mentions.push(one);
    for (const rule of one.why) entry.why.add(rule);
    byId.set(one.actor, entry);
  }
  const actors = [...byId.values()].map(({ known, mentions, why }): Actor => {
    const person = known.kind === 'person' ? table.actor(known.id) : undefined;
    const standing = person && standingOn(table, person, published?.slice(0, 10));
    const office = standing?.office;
    return {
      id: known.id,
      name: known.name,
      kind: known.kind,
      party: standing?.party ?? known.party,
      country: known.country,
      sector: standing?.sector ?? known.sector,
      ...(office?.role ? { role: office.role } : known.role ? { role: known.role } : {}),
      ...(office?.organization ? { organization: table.actor(office.organization)?.name ?? office.organization } : {}),
      mentions: mentions.map((mention) => spanOf(tokens, mention.from, mention.to)),
      why: [...why, ...(office ? ['actors/office-on-date'] : [])],
    };
  });
  return { actors, byId: new Map(actors.map((actor) => [actor.id, actor])), mentions: sightings };
};
