/** Who was called by a noun before a source: *the minister* is who was *the minister Wang Yi*. */
import type { Actor } from '../../model/reading.js';
import { actorOf, type Context } from '../context.js';
import { at, uposOf } from '../text/tokens.js';
import { headOfMention } from './antecedents.js';
import { nounOf } from './nominals.js';
import type { Speaker } from './speaker.js';

/** How far from a name a noun may call its bearer. */
const NEAR = 6;

export interface Called {
  /** Notes by which nouns the people before a token were called; to be asked in the order of the text. */
  readonly readTo: (token: number) => void;
  /** Of those whom the text has called by a noun the one whom it names most, of two as often the last. */
  readonly by: (noun: string) => Speaker | undefined;
}

export const createCalled = (context: Context, speakerOf: (actor: Actor) => Speaker): Called => {
  const { tokens, grammar } = context;
  const { mentions } = context.actors;
  /** Nouns by which a person was called: *minister*, *spokesman*. */
  const called = new Map<string, Map<string, Speaker>>();
  /** How often people were named. */
  const times = new Map<string, number>();
  let read = 0;

  const call = (noun: string, actor: Actor): void => {
    const before = called.get(noun) ?? new Map<string, Speaker>();
    // Whoever was called so last comes last.
    before.delete(actor.id);
    called.set(noun, before.set(actor.id, speakerOf(actor)));
  };

  return {
    readTo: (token) => {
      for (; read < mentions.length && at(mentions, read).from < token; read++) {
        const mention = at(mentions, read);
        const actor = actorOf(context, mention);
        if (actor.kind !== 'person') continue;
        const head = headOfMention(context, mention);
        for (const word of [head, ...grammar.appositions(head)]) {
          const { from, to } = grammar.name(word);
          for (let i = Math.max(from, word - NEAR); i < Math.min(to, word + NEAR); i++)
            if (uposOf(tokens, i) === 'NOUN' || uposOf(tokens, i) === 'PROPN') call(nounOf(tokens, i), actor);
        }
        for (const word of actor.role?.toLowerCase().split(/[ -]/) ?? []) call(word, actor);
        times.set(actor.id, (times.get(actor.id) ?? 0) + 1);
      }
    },
    by: (noun) => {
      let best: Speaker | undefined;
      let most = 0;
      for (const [id, speaker] of called.get(noun) ?? []) {
        const often = times.get(id) ?? 0;
        if (often >= most) [best, most] = [speaker, often];
      }
      return best;
    },
  };
};
