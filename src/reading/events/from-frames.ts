/**
 * Deeds that the net reads in a text. A frame says which word tells a deed of which type, whether it happened, and which words
 * name its sides; here the words become actors, a row of the tables (or the type's own code) names the deed, and days and
 * places come from where all events have them.
 */
import { CAMEO } from '../../model/generated/cameo.js';
import type { PloverType } from '../../model/generated/plover.js';
import type { Event, Statement } from '../../model/reading.js';
import type { Context, ItemIds } from '../context.js';
import { clauseOf } from '../frames/clause.js';
import type { Deed, Frame } from '../frames/frame.js';
import type { Grammar } from '../text/grammar.js';
import { at } from '../text/tokens.js';
import type { Code } from './draft.js';
import { type Filled, Implied } from './implied.js';
import { contextsOf, whenOf } from './scene.js';
import type { Sides } from './sides.js';
import { NONE } from './surface.js';

/** An event with the word that tells it. */
export interface Framed {
  readonly event: Event;
  readonly token: number;
}

interface Tools {
  readonly sides: Sides;
  /** How a row of the tables names a deed of a type that a word tells, with the id of the row; undefined where none does. */
  readonly codeOf: (token: number, plover: PloverType) => { readonly code: Code; readonly row: string } | undefined;
  /** The code of a type of which no row says more. */
  readonly general: (plover: PloverType) => Code;
  /** The innermost statement in whose content an offset stands. */
  readonly reporting: (offset: number) => Statement | undefined;
}

/** @returns an event for each deed whose sides are somebody, in the order of the text */
export function eventsOfFrames(
  context: Context,
  grammar: Grammar,
  frames: readonly Frame[],
  tools: Tools,
  ids: ItemIds,
): readonly Framed[] {
  const partiesOf = (given: readonly string[]) => tools.sides.antecedents.partiesOf(given);
  const implied = new Implied(context, grammar, partiesOf, tools.reporting);
  return frames.flatMap((frame) => {
    const source =
      frame.source.length + frame.target.length === 0
        ? tools.sides.antecedents.impersonal()
        : tools.sides.of(frame.source);
    const target = tools.sides.of(frame.target).filter((id) => !source.includes(id));
    const events = frame.deeds.flatMap((deed): readonly Framed[] => {
      const sides = implied.filled(frame, deed.plover, { source, target });
      const event = eventOf(context, grammar, frame, deed, sides, tools, ids);
      return event ? [{ event, token: frame.token }] : [];
    });
    if (source.length + target.length > 0) implied.tell({ source, target });
    return events;
  });
}

const eventOf = (
  context: Context,
  grammar: Grammar,
  frame: Frame,
  { plover, score }: Deed,
  { source, target, share, why: told }: Filled,
  { codeOf, general, reporting }: Tools,
  ids: ItemIds,
): Event | undefined => {
  const { tokens } = context;
  const { token, status } = frame;
  if (source.length === 0 && target.length === 0) return undefined;
  const named = codeOf(token, plover);
  const code = named?.code ?? general(plover);
  const evidence = clauseOf(tokens, grammar, frame);
  const when = whenOf(context, token, NONE, plover === 'CONSULT');
  const statement = reporting(at(tokens.starts, token))?.id;
  return {
    id: ids('event', evidence, [plover, status, ...source, ...target]),
    plover,
    ...(code.mode ? { mode: code.mode } : {}),
    contexts: [
      ...new Set([
        ...code.contexts,
        ...contextsOf(context, token, token + 1),
        ...(when.isPast ? (['historical'] as const) : []),
      ]),
    ],
    cameo: code.cameo,
    goldstein: CAMEO[code.cameo].goldstein,
    status,
    source,
    target,
    ...(when.date ? { date: when.date } : {}),
    ...(when.place ? { place: when.place } : {}),
    evidence: [evidence],
    ...(statement ? { statement } : {}),
    confidence: Math.round(score * share * 100) / 100,
    why: [...(named ? [named.row] : []), 'net/deed', ...told, ...when.why],
  };
};
