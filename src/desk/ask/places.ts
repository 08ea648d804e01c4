/** Where meetings were: each place once, with its point where the tables know one. Pure. */
import type { Party } from '../../model/generated/parties.js';
import type { Entry } from '../../model/record.js';

export interface MeetingPlace {
  readonly name: string;
  readonly country: Party | null;
  /** Degrees; null where only a state or a region is told, which has no point. */
  readonly lat: number | null;
  readonly lon: number | null;
  readonly meetings: number;
}

/** @returns the place of most meetings first; meetings of which no text tells a place are left out */
export function meetingPlaces(meetings: readonly Entry<'meeting'>[]): MeetingPlace[] {
  const places = new Map<string, MeetingPlace>();
  for (const { value } of meetings) {
    if (!value.place) continue;
    const { name, country = null, lat = null, lon = null } = value.place;
    const key = `${name}|${country}`;
    const known = places.get(key);
    // A text that knows the point speaks for those that do not.
    places.set(key, {
      name,
      country,
      lat: known?.lat ?? lat,
      lon: known?.lon ?? lon,
      meetings: (known?.meetings ?? 0) + 1,
    });
  }
  return [...places.values()].sort((a, b) => b.meetings - a.meetings || (a.name < b.name ? -1 : 1));
}
