/** What this layer asks of the events: who takes part, and which statement tells it. */
import type { EventLayer } from '../events/find.js';

export type Tools = Omit<EventLayer, 'events'>;

/** Who takes part, by the words that name them; none of them where `to` is `from`. */
export interface Named {
  readonly actor: string;
  readonly isPerson: boolean;
  readonly from: number;
  readonly to: number;
}
