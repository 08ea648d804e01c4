/** What the formats of event coders share: the events with a day, and what is known of their actors and codes. */
import { CAMEO_CODES, type CameoCode } from '../../model/generated/cameo.js';
import type { Reading } from '../../model/reading.js';
import type { NamedActor, ToldEntry } from '../../model/record.js';
import { cameoCountry, cameoGroup, cameoTypes } from './codes.js';
import type { Request, Source } from './format.js';

/** The events that have a day; says how many have none, for a row of a series needs one. */
export async function* datedEvents(source: Source, { remark }: Request): AsyncGenerator<ToldEntry<'event'>> {
  let undated = 0;
  for await (const told of source.told('event')) {
    if (told.entry.day === '') undated++;
    else yield told;
  }
  if (undated > 0) remark(`${undated} ${undated === 1 ? 'event has' : 'events have'} no day and no row`);
}

/** Readings by document, the last few kept: events come by day and document. */
export const readingsOf = (source: Source): ((document: string) => Promise<Reading | undefined>) => {
  const kept = new Map<string, Promise<Reading | undefined>>();
  return (document) => {
    const known = kept.get(document) ?? source.reading(document);
    kept.delete(document);
    kept.set(document, known);
    for (const oldest of kept.keys()) {
      if (kept.size <= KEPT) break;
      kept.delete(oldest);
    }
    return known;
  };
};
const KEPT = 64;

/** A code of CAMEO by its three levels: '0841' is '0841', '084', '08'. A root alone is its general code: '04' is '040'. */
export const cameoLevels = (
  code: CameoCode,
): { readonly code: string; readonly base: string; readonly root: string } => {
  const general = code.length === 2 && (CAMEO_CODES as readonly string[]).includes(`${code}0`) ? `${code}0` : code;
  return { code: general, base: general.slice(0, 3), root: code.slice(0, 2) };
};

/** The quarter of CAMEO: 1 verbal and 2 material cooperation, 3 verbal and 4 material conflict; 0 for statements and appeals. */
export const cameoQuad = (root: string): 0 | 1 | 2 | 3 | 4 => {
  const number = Number(root);
  return number <= 2 ? 0 : number <= 5 ? 1 : number <= 8 ? 2 : number <= 13 ? 3 : 4;
};

/** An actor by the codes of CAMEO. */
export interface CameoActor {
  /** All codes together: `CHNGOV`, `UNO`, `HMS`. */
  readonly code: string;
  readonly name: string;
  readonly country: string;
  readonly group: string;
  readonly types: readonly string[];
}

/** @param reading of the document whose words name the actor, which knows its sector */
export const cameoActor = (actor: NamedActor | null, reading: Reading | undefined): CameoActor => {
  if (!actor) return { code: '', name: '', country: '', group: '', types: [] };
  const known = reading?.actors.find(({ id }) => id === actor.actor);
  const country = cameoCountry(actor.party || known?.country || '');
  const group = cameoGroup(actor.party);
  // A state acts as such: only its organs and people have a type.
  const types =
    known && known.kind !== 'state' ? cameoTypes(known.sector).filter((type) => type !== 'IGO' || !group) : [];
  return { code: `${country}${group}${types.join('')}`, name: actor.name, country, group, types };
};
