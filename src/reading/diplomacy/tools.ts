/** What this layer asks of the events: who takes part, and which statement tells it. */
import type { Party } from '../../model/generated/parties.js';
import type { Statement } from '../../model/reading.js';
import type { Filled } from '../events/parties.js';
import type { Frame } from '../frames/frame.js';

export interface Tools {
  /** Who takes part in the meeting that a frame tells. */
  readonly met: (frame: Frame) => Filled;
  /** The parties of the incident that a frame tells. */
  readonly involved: (frame: Frame) => readonly Party[];
  /** The innermost statement in whose content a word stands. */
  readonly reporting: (token: number) => Statement | undefined;
}

/** Who takes part, by the words that name them; none of them where `to` is `from`. */
export interface Named {
  readonly actor: string;
  readonly isPerson: boolean;
  readonly from: number;
  readonly to: number;
}
