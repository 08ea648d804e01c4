/**
 * Places: which words of a text denote one, and where it is. Names come from tables (`places-table.ts`), the words beside a
 * name say whether it is a place or somebody who acts (`places-cues.ts`), and the states and cities named around it
 * which of several it is (`places-choose.ts`). What it cannot do: a town that no table knows and no province qualifies.
 */
import type { Party } from '../../model/generated/parties.js';
import type { Place } from '../../model/reading.js';
import type { ActorTable } from '../actors/table.js';
import type { Numbered } from '../text/phrases.js';
import { at, type Tokens } from '../text/tokens.js';
import { chooseSense } from './places-choose.js';
import { type Judged, judge, type Verdict } from './places-cues.js';
import { datelineAt } from './places-dateline.js';
import { foldName } from './places-fold.js';
import {
  borderAt,
  type Draft,
  directionAt,
  embassyAt,
  occasionAt,
  properAt,
  qualify,
  townAt,
  withNoun,
} from './places-patterns.js';
import type { PlaceKind, PlaceTable, Sense } from './places-table.js';
import { PlaceText } from './places-text.js';
import type { Times } from './words.js';

/** A place named at the tokens `from` to `to` (exclusive). */
export interface PlaceMention {
  readonly from: number;
  readonly to: number;
  readonly kind: PlaceKind;
  /** In today's usual English. */
  readonly name: string;
  /** Where a venue or site stands. */
  readonly city?: string;
  /** ISO 3166-1 alpha-3, XKX for Kosovo; none for seas, borders and what several states share. */
  readonly country?: Party;
  /** Degrees, of the city. */
  readonly lat?: number;
  readonly lon?: number;
  readonly geonames?: number;
  readonly dateline?: true;
  readonly setting?: 'sidelines';
  readonly why: string;
  readonly confidence: number;
}

/**
 * @param numbered of the same tokens, by the word numbers of the actor table
 * @returns places in the order of the text, none overlapping
 */
export function findPlaces(
  tokens: Tokens,
  numbered: Numbered,
  { table, actors, times }: { readonly table: PlaceTable; readonly actors: ActorTable; readonly times: Times },
): PlaceMention[] {
  return new Finder(new PlaceText(tokens, numbered, table, actors, times)).find();
}

/** A town so small, alone of its country in the text, is more likely a name of another kind. */
const FAR_FETCHED = 100_000;
const isSmall = (sense: Sense): boolean =>
  sense.kind === 'city' && !sense.edited && !sense.capital && sense.population < FAR_FETCHED;
const NO_PLACE: Verdict = { place: false, why: '', confidence: 0.5 };

/** One pass that drafts, one that decides: what a name means depends on those behind it, too. */
class Finder {
  private readonly drafts: Draft[] = [];
  /** Where names that are sure are: countries, provinces as `USA.GA`, and `USA.` where some province of the country is named. */
  private readonly named = new Set<string>();
  /** Names that were told by a qualifier once are meant so in the rest of the text. */
  private readonly told = new Map<string, Sense>();
  /** Names of people: 'Jordan' after 'Michael Jordan'. */
  private readonly people = new Set<string>();

  constructor(private readonly text: PlaceText) {}

  find(): PlaceMention[] {
    const { text } = this;
    const { paragraphs } = text.tokens;
    for (let p = 0, i = 0; p + 1 < paragraphs.length; p++) {
      // A name that runs over the end of a paragraph is none of the next.
      const dateline = i <= at(paragraphs, p) ? datelineAt(text, i) : undefined;
      for (const draft of dateline?.drafts ?? []) this.take({ ...draft, dateline: true });
      if (dateline) i = dateline.end;
      const end = at(paragraphs, p + 1);
      while (i < end) i = text.mayBegin(i) ? this.draft(i) : i + 1;
    }
    return this.decide();
  }

  /** Drafts what begins at a token; gives the index behind it. */
  private draft(i: number): number {
    const { text } = this;
    if (!text.isCapitalized(i)) {
      const draft = directionAt(text, i) ?? borderAt(text, i) ?? this.nameAt(i);
      return draft ? this.take(draft) : i + 1;
    }
    const occasion = occasionAt(text, i);
    if (occasion) return this.take(occasion);
    const border = borderAt(text, i);
    if (border) return this.take(border);
    const actor = text.actorAt(i);
    const place = this.nameAt(i);
    if (actor && actor.to > (place?.to ?? i)) {
      if (actor.kind === 'adjective') {
        const embassy = embassyAt(text, i, actor.to);
        if (actor.country !== '') this.named.add(actor.country);
        return embassy ? this.take(embassy) : actor.to;
      }
      if (actor.kind === 'person') for (let k = i; k < actor.to; k++) this.people.add(text.keyOf(k, k + 1));
      return actor.to;
    }
    if (place) {
      if (actor?.kind === 'person' && actor.to === place.to && !place.qualified) return place.to;
      const shared = actor?.kind === 'other' && actor.to === place.to;
      return this.take(shared ? { ...place, shared } : place);
    }
    const other = directionAt(text, i) ?? townAt(text, i) ?? properAt(text, i);
    return other ? this.take(other) : i + 1;
  }

  /** A name of the tables, with what the words behind it make of it. */
  private nameAt(i: number): Draft | undefined {
    const { text } = this;
    const place = text.placeAt(i);
    if (!place) return undefined;
    const name = { ...place, end: place.to, qualified: false };
    if (text.upos(i - 1) === 'PROPN' && text.isCapitalized(i - 1) && i > text.start(i) && !this.follows(i))
      return qualify(text, name);
    return withNoun(text, name) ?? qualify(text, name);
  }

  /** Whether a place ends right before a token. */
  private follows(i: number): boolean {
    return this.drafts.at(-1)?.end === i;
  }

  /** 'Michael Jordan', 'Mr. Obama', 'Chad Wolf': names of people that are names of places, too. */
  private notePerson({ from, to, qualified, pattern }: Draft): void {
    const { text } = this;
    if (pattern || qualified || to - from > 1) return;
    const given = from > text.start(from) && text.isCapitalized(from - 1) && text.upos(from - 1) === 'PROPN';
    const first = given && !this.follows(from) && !text.isTime(from - 1) && !text.is(from - 1, 'direction');
    const last = text.isCapitalized(to) && text.isSurname(to);
    const known = text.placeAt(from - 1) === undefined;
    if ((first && known) || last) this.people.add(text.keyOf(from, to));
  }

  private take(draft: Draft): number {
    this.notePerson(draft);
    this.drafts.push(draft);
    this.testify(draft);
    if (draft.qualified && draft.senses[0]) {
      const key = this.text.keyOf(draft.from, draft.to);
      if (!this.told.has(key)) this.told.set(key, draft.senses[0]);
    }
    return draft.end;
  }

  /** What a name says of those around it, where it is alone of its name, or a state's that only towns share. */
  private testify({ senses, pattern, qualified }: Draft): void {
    if (pattern?.kind === 'occasion' || (!qualified && senses.every(isSmall))) return;
    const [first] = senses;
    const isOne = senses.every(({ country }) => country === first?.country);
    const isProvince = senses.some(({ kind, province }) => kind === 'region' && province !== '');
    const sure = isOne ? first : isProvince ? undefined : senses.find(({ kind }) => kind === 'state');
    if (!sure || sure.country === '') return;
    this.named.add(sure.country);
    if (sure.province === '' || !senses.every(({ province }) => province === sure.province)) return;
    this.named.add(`${sure.country}.${sure.province}`);
    if (sure.kind === 'region') this.named.add(`${sure.country}.`);
  }

  private decide(): PlaceMention[] {
    const mentions: PlaceMention[] = [];
    let before: Judged | undefined;
    for (const draft of this.drafts) {
      const sense = this.choose(draft);
      if (draft.pattern || draft.dateline || !sense) {
        const { why = 'places/dateline', confidence = 0.9 } = draft.pattern ?? {};
        if (why !== '' && (draft.pattern || sense)) mentions.push(this.mention(draft, sense, why, confidence));
        before = { to: draft.end, verdict: { place: why !== '', why, confidence } };
        continue;
      }
      const acting = draft.shared ? { ...sense, acts: true } : sense;
      const { from, to, qualified } = draft;
      let verdict = judge({ text: this.text, from, to, sense: acting, qualified, before });
      const body = sense.kind === 'venue' || sense.kind === 'institution-site';
      const doubtful = (draft.shared === true && !body) || this.isPersonal(draft, sense);
      if (verdict.place && doubtful && !this.isProven(draft, verdict)) verdict = NO_PLACE;
      if (verdict.place && !draft.qualified && this.isFarFetched(draft, sense)) verdict = NO_PLACE;
      before = { to: draft.end, verdict };
      if (!verdict.place) continue;
      const spot = this.asSpot(draft, sense, verdict.why);
      mentions.push(this.mention(draft, spot, verdict.why, verdict.confidence));
    }
    return mentions;
  }

  /** Whether a name is more often a person's here: 'Jordan' after 'Michael Jordan', 'Clinton' anywhere. */
  private isPersonal({ from, to }: Draft, sense: Sense): boolean {
    if (to - from > 1) return false;
    if (this.people.has(this.text.keyOf(from, to))) return true;
    return !sense.acts && sense.kind === 'city' && this.text.isSurname(from);
  }

  /** What proves a place even where people or firms bear the name: 'in Clinton', 'Clinton, Iowa', 'the town of Clinton'. */
  private isProven({ from, to, qualified }: Draft, { why }: Verdict): boolean {
    if (qualified || why === 'places/part') return true;
    return why === 'places/locative' && this.text.is(from - 1, 'spot') && this.text.upos(to) !== 'NOUN';
  }

  /** A small town of a country that nothing else in the text speaks of, while it speaks of others. */
  private isFarFetched({ from, to }: Draft, sense: Sense): boolean {
    // Names of several words are seldom anything else.
    if (to - from > 1) return false;
    if (!isSmall(sense) || sense.country === '') return false;
    return this.named.size > 0 && !this.named.has(sense.country);
  }

  private choose(draft: Draft): Sense | undefined {
    if (!draft.qualified) {
      const told = this.told.get(this.text.keyOf(draft.from, draft.to));
      if (told && draft.senses.some((sense) => sense.kind === 'city')) return told;
    }
    const { text } = this;
    const office =
      (text.lower(draft.from - 1) === 'of' || text.is(draft.from - 1, 'from')) &&
      text.is(draft.from - 2, 'province-office');
    const name = draft.senses.length > 1 ? text.keyOf(draft.from, draft.to) : '';
    return chooseSense(draft.senses, this.named, office, name);
  }

  /** 'in Singapore': a state of one city, as the spot where people meet, is that city. */
  private asSpot(draft: Draft, sense: Sense, why: string): Sense {
    if (sense.kind !== 'state') return sense;
    if (why !== 'places/locative' && why !== 'places/motion') return sense;
    const city = draft.senses.find((one) => one.kind === 'city' && one.country === sense.country && one.capital);
    return city && foldName(city.name) === foldName(sense.name) ? city : sense;
  }

  private mention(draft: Draft, sense: Sense | undefined, why: string, confidence: number): PlaceMention {
    const { text } = this;
    const kind = draft.pattern?.kind ?? sense?.kind ?? 'other';
    const site = kind === 'venue' || kind === 'institution-site';
    const own = sense && !draft.pattern ? sense.name : text.spelled(draft.from, draft.to).replace(/\s+/g, ' ');
    const city = site ? this.cityOf(draft, sense) : undefined;
    const where = site ? city : kind === sense?.kind ? sense : undefined;
    const country = sense?.country || city?.country;
    const cityName = city?.name ?? (site ? sense?.city : undefined);
    return {
      from: draft.from,
      to: draft.to,
      kind,
      name: own,
      ...(cityName ? { city: cityName } : {}),
      ...(country ? { country } : {}),
      ...(where?.lat === undefined || where.lon === undefined ? {} : { lat: where.lat, lon: where.lon }),
      ...(where?.geonames === undefined ? {} : { geonames: where.geonames }),
      ...(draft.dateline ? { dateline: true } : {}),
      ...(draft.sidelines ? { setting: 'sidelines' } : {}),
      why,
      confidence,
    };
  }

  /** The city of a venue or site: the table's, the one in its name, or the one behind it: 'Noor Palace in Doha'. */
  private cityOf(draft: Draft, sense: Sense | undefined): Sense | undefined {
    const { text } = this;
    if (sense?.city) return text.table.city(sense.city, sense.country);
    if (sense?.kind === 'city') return sense;
    if (sense && !draft.pattern) return undefined;
    const behind = text.lower(draft.to);
    if (behind !== 'in' && behind !== ',' && behind !== 'near' && behind !== 'outside') return undefined;
    const place = text.placeAt(draft.to + 1);
    if (!place) return undefined;
    return this.choose(qualify(text, place));
  }
}

/** A mention as a place of the reading: the city of a venue, else the name itself. */
export const toPlace = ({ name, city, country, lat, lon, geonames }: PlaceMention): Place => ({
  name: city ?? name,
  ...(country ? { country } : {}),
  ...(lat === undefined || lon === undefined ? {} : { lat, lon }),
  ...(geonames === undefined ? {} : { geonames }),
});
