/**
 * The actors of a reading as the events leave them: those of the layer of actors, with the mentions and homes that are found
 * here, and those whom only a description, a bare name or a place gives.
 */
import type { Party } from '../../../model/generated/parties.js';
import type { Actor } from '../../../model/reading.js';
import type { Span } from '../../../model/span.js';
import type { Context } from '../../context.js';
import { spanOf } from '../../text/tokens.js';

/** An actor, whose mentions are still being gathered. */
export type Known = Omit<Actor, 'mentions'>;

interface Extra {
  readonly actor: Known;
  readonly mentions: Span[];
}

export class Cast {
  private readonly extras = new Map<string, Extra>();
  /** Those of whom the layer of actors does not know where they belong, with where the text says that they do. */
  private readonly homes = new Map<string, Known>();

  constructor(private readonly context: Context) {}

  /** The actor by its id: of the layer of actors, or found here. */
  actor(id: string): Known | undefined {
    return this.homes.get(id) ?? this.context.actors.byId.get(id) ?? this.extras.get(id)?.actor;
  }

  /** All actors of the reading: those found before, with the mentions that were found here, and those found here. */
  all(): readonly Actor[] {
    const { actors } = this.context.actors;
    const more = [...this.extras.values()].filter(({ actor }) => !this.context.actors.byId.has(actor.id));
    return [...actors, ...more.map(({ actor }) => ({ ...actor, mentions: [] }))].map((actor) => {
      const extra = this.extras.get(actor.id);
      const known = { ...actor, ...this.homes.get(actor.id) };
      return extra ? { ...known, mentions: merged(actor.mentions, extra.mentions) } : known;
    });
  }

  /** Takes an actor in with a mention, tokens from `from` to before `to`; @returns its id */
  add(actor: Known, from: number, to: number): string {
    const span = spanOf(this.context.tokens, from, to);
    const extra = this.extras.get(actor.id);
    if (extra) extra.mentions.push(span);
    else this.extras.set(actor.id, { actor, mentions: [span] });
    return actor.id;
  }

  /** Gives an actor a home that the layer of actors did not find. */
  settle(actor: Known, country: Party): void {
    this.homes.set(actor.id, { ...actor, country });
  }

  /** A state as an actor that nobody mentions; none where the table has none. */
  stateOf(country: string): readonly string[] {
    const state = this.context.resources.actors.actor(`state:${country}`);
    if (!state) return [];
    const { wikidata: _, ...known } = state;
    if (this.actor(known.id) === undefined)
      this.extras.set(known.id, { actor: { ...known, why: ['events/description'] }, mentions: [] });
    return [known.id];
  }
}

/** Spans of both lists in the order of the text, none twice, none within another. */
const merged = (a: readonly Span[], b: readonly Span[]): readonly Span[] => {
  const all = [...a, ...b].sort(([x, p], [y, q]) => x - y || q - p);
  const kept: Span[] = [];
  for (const span of all) {
    const last = kept.at(-1);
    if (!last || span[0] >= last[1]) kept.push(span);
  }
  return kept;
};
