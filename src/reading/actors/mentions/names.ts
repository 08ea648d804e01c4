/**
 * The first pass over a document: names of the actor table, surnames and titles resolved on the day of the document, groups
 * ('Chinese officials'), and people whom no table knows where the words beside their names show that they are people.
 */
import type { Party } from '../../../model/generated/parties.js';
import type { TokenRepair } from '../../repair/repair.js';
import type { Resources } from '../../resources.js';
import type { Numbered } from '../../text/phrases.js';
import { at, sentenceEnd, type Tokens, uposOf } from '../../text/tokens.js';
import type { ActorInput } from '../find.js';
import {
  type ActorTable,
  type KnownActor,
  type NameValue,
  type Office,
  officesOn,
  surnameOf,
  type Title,
} from '../table.js';
import type { MentionForm, Sighting, Who } from './types.js';

/** Words between which a name that no table knows has at most this many parts. */
const LONGEST_NAME = 4;

/** One pass over one document; the state is what was seen so far. */
export class NameFinder {
  private readonly seen = new Map<string, Who>();
  /** Surname to the one person of the document who bears it, null where there are several. */
  private readonly fullNames = new Map<string, KnownActor | null>();
  private readonly table: ActorTable;
  private readonly repairAt: ReadonlyMap<number, TokenRepair>;
  /** Tokens that a repair covers: no unknown person is made of a garbled institution. */
  private readonly repaired: ReadonlySet<number>;

  private readonly tokens: Tokens;
  private readonly numbered: Numbered;
  private readonly published: string | undefined;

  constructor(
    { tokens, numbered, repairs, published }: ActorInput,
    private readonly resources: Resources,
  ) {
    this.tokens = tokens;
    this.numbered = numbered;
    this.published = published;
    this.table = resources.actors;
    this.repairAt = new Map(repairs.map((repair) => [repair.from, repair]));
    this.repaired = new Set(
      repairs.flatMap((repair) => Array.from({ length: repair.to - repair.from }, (_, k) => repair.from + k)),
    );
  }

  find(): Sighting[] {
    const sightings: Sighting[] = [];
    this.findNamed();
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

  /** The people whose full names stand anywhere in the document: a headline has the surname before them. */
  private findNamed(): void {
    for (let i = 0; i < this.tokens.size; ) {
      const found = this.nameAt(i);
      const actor = found?.value.is === 'actor' && found.end - i > 1 ? found.value.actor : undefined;
      if (actor?.kind === 'person') {
        const surname = surnameOf(actor.name, actor.country);
        const other = this.fullNames.get(surname);
        this.fullNames.set(surname, other && other !== actor ? null : actor);
      }
      i = found?.end ?? i + 1;
    }
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
        return sighting(i, next + 1, group(found.adjective, name, sector), ['actors/demonym-group'], 'group');
      }
    }
    return sighting(i, next, found.value.actor, ['actors/name'], found.value.is === 'adjective' ? 'adjective' : 'name');
  }

  /** 'Blinken' after 'Antony Blinken', or a surname that one person in office bears. */
  private surname(i: number): Sighting | undefined {
    const form = this.form(i);
    if (!isCapitalized(form)) return undefined;
    const known = this.seen.get(form);
    if (known) return sighting(i, i + 1, known, ['actors/surname']);
    const later = this.fullNames.get(form);
    if (later && !this.isPart(i)) return sighting(i, i + 1, later, ['actors/surname']);
    if (!this.published || uposOf(this.tokens, i) !== 'PROPN') return undefined;
    if (this.isPart(i)) return undefined;
    // Of several in office the one of the highest: 'Biden' is the president, not his wife.
    const holders = this.bearers(i)
      .flatMap((person) => this.officesToday(person.id).map(({ precedence }) => ({ person, precedence })))
      .sort((a, b) => a.precedence - b.precedence);
    const [first] = holders;
    const holder = first?.person;
    if (!holder || holders.some(({ person, precedence }) => person !== holder && precedence === first.precedence))
      return undefined;
    return sighting(i, i + 1, holder, ['actors/surname-in-office']);
  }

  /** A longer name that no table knows is not the one known bearer of its last word. */
  private isPart(i: number): boolean {
    return (i > 0 && this.isNamePart(i - 1)) || (i + 1 < this.limit(i) && this.isNamePart(i + 1));
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

const sighting = (
  from: number,
  to: number,
  known: Who,
  why: readonly string[],
  form: MentionForm = 'name',
): Sighting => ({ from, to, actor: known.id, form, known, why });

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
