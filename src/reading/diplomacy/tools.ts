/** What this layer asks of the events: who takes part, and which statement tells it. */
import type { EventLayer } from '../events/find.js';
import type { TokenRange } from '../text/grammar/ranges.js';

export type Tools = Omit<EventLayer, 'events'>;

/** Who takes part, by the words that name them; none of them where `to` is `from`. */
export interface Named extends TokenRange {
  readonly actor: string;
  readonly isPerson: boolean;
}
