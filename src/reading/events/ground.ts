/** Places where an actor is asked for: the ground on which something happens, or the state that has it. */
import type { Context } from '../context.js';
import { firstFrom } from '../text/tokens.js';
import type { PlaceMention } from '../time/places.js';
import type { Cast } from './cast.js';

export class Ground {
  constructor(
    private readonly context: Context,
    private readonly cast: Cast,
  ) {}

  /** The place that a word names, where nobody has it for an actor: 'shelled Nikopol', 'troops near Jericho'. */
  placeAt(word: number): PlaceMention | undefined {
    const { places } = this.context;
    const k = firstFrom(places, word + 1) - 1;
    const place = k >= 0 ? places[k] : undefined;
    return place && place.to > word && place.country !== undefined ? place : undefined;
  }

  /** Whether a word ends the name of a place of several words. */
  coversWhole(word: number): boolean {
    const { places } = this.context;
    const place = places[firstFrom(places, word + 1) - 1];
    return place !== undefined && place.to === word + 1 && place.from < word && place.kind !== 'border';
  }

  /** The state in which a place lies that stands where an actor is asked for; the place is no mention of it. */
  placed(word: number): readonly string[] | undefined {
    const place = this.placeAt(word);
    const country = place?.country;
    const found = country ? this.cast.stateOf(country) : [];
    return found.length > 0 ? found : undefined;
  }
}
