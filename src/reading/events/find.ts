/**
 * Who did what to whom, and whether it happened. The net says which words tell a deed and who its sides are; the rows of
 * `data/en/events/` give it its code, and a voice to deeds of which the net is less sure. One walk in the order of the text.
 */
import { CAMEO } from '../../model/generated/cameo.js';
import type { Event, Statement } from '../../model/reading.js';
import type { MeantContext } from '../actors/meant/meanings.js';
import type { Context, ItemIds } from '../context.js';
import { clauseOf } from '../frames/clause.js';
import type { Frame } from '../frames/frame.js';
import { given } from '../given.js';
import { isOfficial } from '../issuer.js';
import { hundredths } from '../odds.js';
import { SpanIndex } from '../span-index.js';
import { at, sentenceAt } from '../text/tokens.js';
import { type Candidate, candidatesOf } from './candidates.js';
import { type Code, JOINT } from './code.js';
import { matcherIn, meantBy } from './doing.js';
import { Governed } from './governed.js';
import { type Filled, Parties } from './parties.js';
import { contextsOf, whenOf } from './scene.js';
import { spokenBeside } from './spoken.js';
import { type Standing, standingOf } from './status.js';
import { NONE } from './surface.js';

export type EventLayer = Readonly<ReturnType<typeof findEvents>>;

/**
 * From which share on a deed is given: between two parties, within one, and where one side is nobody known; seen by the net alone, or
 * with a row. Chosen on the development part of the corpus; in a text of a sentence or two, which is told for one deed, a row is enough.
 */
const LEAST = {
  article: { net: { two: 0.4, within: 0.8, half: 0.85 }, row: { two: 0.15, within: 0.6, half: 0.25 } },
  line: { net: { two: 0.8, within: 0.8, half: 0.95 }, row: { two: 0.001, within: 0.001, half: 0.001 } },
} as const;

/** So many sentences at most are a line out of some text, of which the net knows less than of a text. */
const LINE = 2;

/** @param statements of the same document: an event names the one that reports it */
export function findEvents(context: MeantContext, statements: readonly Statement[], ids: ItemIds) {
  const { tokens, grammar, resources, meant } = context;
  const { eventPatterns: patterns } = resources;
  const reporting = reporter(statements);
  const matcher = matcherIn(context);
  const governed = new Governed(tokens, grammar, matcher, patterns);
  const text = isOfficial(context) || tokens.sentences.length > LINE + 1 ? 'article' : 'line';
  const isLine = text === 'line';
  const parties = new Parties(context, reporting, !isLine);
  const least = LEAST[text];
  const told: Event[] = [];
  /** By sentence, type and sides, where the deed stands in the list. */
  const placeOfSame = new Map<string, number>();
  const met = new Map<number, Filled>();
  /** By the word of a deed to come, the undertaking on which it rests. */
  const bases = new Map<number, string>();
  for (const candidate of candidatesOf(context, matcher, governed)) {
    const { frame, plover, score, row, isSeen } = candidate;
    const found = parties.sides(candidate, meantBy(context, candidate, matcher));
    const { source, target } = found;
    if (source.length + target.length === 0) continue;
    const [by, to] = [meant.partiesOf(source), meant.partiesOf(target)];
    const all = new Set([...by, ...to]);
    const kind = all.size > 1 && by.size > 0 && to.size > 0 ? 'two' : by.size > 0 && to.size > 0 ? 'within' : 'half';
    const share = score * found.share;
    if (plover === 'CONSULT' && isSeen) met.set(frame.token, found);
    // 'talks in Beijing': what several do together is told by its noun alone where both are named.
    const isBare = kind === 'half' && JOINT.has(plover) && row?.pattern.kind === 'noun' && row.other === NONE;
    if (share < least[row && !isBare ? 'row' : 'net'][kind]) continue;
    // What the net does not see and no words name is a guess upon a guess.
    if (!isLine && !isSeen && found.why.length > 0) continue;
    const sentence = sentenceAt(tokens, frame.token);
    const who = JOINT.has(plover)
      ? [...new Set([...source, ...target])].sort().join()
      : `${source.join()}>${target.join()}`;
    const key = `${sentence} ${plover} ${who}`;
    const same = placeOfSame.get(key);
    const again = same === undefined || isSeen ? undefined : told[same];
    if (same !== undefined && again && row) {
      told[same] = { ...again, why: [...again.why, row.pattern.id] };
      continue;
    }
    const code: Code = row ? governed.code(row) : patterns.general(plover);
    const standing = standingOf(context, { token: frame.token, what: plover, frame });
    const put = (one: Code, { status, why }: Standing, basis?: string): string => {
      const event = eventOf(context, candidate, one, found, status, score, why, reporting, ids, basis);
      told.push(event);
      return event.id;
    };
    const spoken = row && isLine ? spokenBeside(code, standing, found, row, context) : undefined;
    const basis = spoken ? put(spoken, { ...standing, status: 'happened' }) : bases.get(row?.token ?? frame.token);
    const isResting = standing.status !== 'happened' && (spoken === undefined || spoken.plover === 'AGREE');
    placeOfSame.set(key, told.length);
    const id = put(code, standing, isResting ? basis : undefined);
    if (row && plover === 'AGREE') for (const deed of governed.of(row)) if (!bases.has(deed)) bases.set(deed, id);
    parties.tell(candidate, found);
    if (plover === 'CONSULT' && standing.status === 'happened' && found.why.length === 0)
      meant.haveMet([...source, ...target], sentence);
  }
  return {
    /** In the order of the text, each with what the net thinks of it and its sides as its confidence. */
    events: told as readonly Event[],
    /** The innermost statement in whose content an offset stands. */
    reporting,
    /** Who takes part in the meeting that a frame tells. */
    met: (frame: Frame): Filled => {
      const candidate: Candidate = { frame, plover: 'CONSULT', score: 0, row: undefined, isSeen: true };
      return met.get(frame.token) ?? parties.sides(candidate, meantBy(context, candidate, matcher));
    },
    /** The parties of the incident that a frame tells. */
    involved: (frame: Frame) => parties.involved(frame),
  };
}

const eventOf = (
  context: Context,
  { frame, row, isSeen }: Candidate,
  code: Code,
  { source, target, likelihood, why: filled }: Filled,
  status: Event['status'],
  score: number,
  by: readonly string[],
  reporting: (offset: number) => Statement | undefined,
  ids: ItemIds,
  basis: string | undefined,
): Event => {
  const { tokens, grammar } = context;
  const { token } = frame;
  const evidence = clauseOf(tokens, grammar, frame);
  const when = whenOf(context, token, status);
  const statement = reporting(at(tokens.starts, token))?.id;
  const clause = grammar.clauseOf(token);
  const { from, to } = grammar.phrase(clause === NONE ? token : clause);
  const contexts = [...code.contexts, ...contextsOf(context, Math.min(from, token), Math.max(to, token + 1))];
  return {
    id: ids('event', evidence, [code.plover, status, ...source, ...target]),
    plover: code.plover,
    ...given({ mode: code.mode }),
    contexts: [...new Set(when.isPast ? [...contexts, 'historical' as const] : contexts)],
    cameo: code.cameo,
    goldstein: CAMEO[code.cameo].goldstein,
    status,
    source,
    target,
    ...given({ date: when.date, place: when.place }),
    evidence: [evidence],
    ...given({ statement, basis }),
    confidence: hundredths(score * likelihood),
    why: [
      ...new Set([...(row ? [row.pattern.id] : []), ...(isSeen ? ['net/deed'] : []), ...filled, ...by, ...when.why]),
    ],
  };
};

/** Gives the innermost statement in whose content an offset stands. */
const reporter = (statements: readonly Statement[]): ((offset: number) => Statement | undefined) => {
  const beside = new SpanIndex<Statement>();
  for (const one of statements) beside.add(one, one.content);
  return (offset) => {
    let best: Statement | undefined;
    let size = Number.POSITIVE_INFINITY;
    for (const one of beside.of([[offset, offset + 1]]))
      for (const [from, to] of one.content) {
        if (from > offset || to <= offset || to - from >= size) continue;
        best = one;
        size = to - from;
      }
    return best;
  };
};
