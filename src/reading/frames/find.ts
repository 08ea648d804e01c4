/** Frames from what the net says of the words: its predicates with their sides as heads of phrases. */
import {
  COMMITMENT_STATUSES,
  EVENT_STATUSES,
  INCIDENT_KINDS,
  MEETING_FORMATS,
  MEETING_KINDS,
} from '../../model/generated/lists.js';
import { PLOVER_TYPES, type PloverType } from '../../model/generated/plover.js';
import type { Argument, Predicate, Reader } from '../net/reader.js';
import type { Grammar } from '../text/grammar.js';
import { at, lemmaAt, type Tokens, uposOf, xposAt } from '../text/tokens.js';
import type { Deed, Frame, Frames, Saying, Supported } from './frame.js';

/** From which share on a word may tell a sitting, for those who know more of the text than its words. */
const FAINT = 0.1;

/** @returns the frames of the text; none, and support for everything, where its words came without what the parser says of them */
export function findFrames(
  tokens: Tokens,
  grammar: Grammar,
  reader: Reader,
  isAsked: (token: number) => boolean = () => false,
): Frames {
  const read = reader.read(tokens, isAsked);
  if (!read) return { list: [], sayings: [], support: () => 1, at: () => undefined };
  const deeds = columnsOf(reader, 'event', PLOVER_TYPES);
  const statuses = columnsOf(reader, 'status', EVENT_STATUSES);
  const kinds = columnsOf(reader, 'meeting.kind', MEETING_KINDS);
  const formats = columnsOf(reader, 'meeting.format', MEETING_FORMATS);
  const undertakings = columnsOf(reader, 'commitment.status', COMMITMENT_STATUSES);
  const clashes = columnsOf(reader, 'incident.kind', INCIDENT_KINDS);
  const meeting = columnsOf(reader, 'meeting', ['meeting']).from;
  const commitment = columnsOf(reader, 'commitment', ['commitment']).from;
  const incident = columnsOf(reader, 'incident', ['incident']).from;
  const saying = columnsOf(reader, 'saying', ['saying']).from;
  const speaker = reader.roles.indexOf('speaker');
  const content = reader.roles.indexOf('content');
  const source = reader.roles.indexOf('source');
  const target = reader.roles.indexOf('target');
  const all = read.predicates.map((predicate): Frame => {
    const { token, shares, fired } = predicate;
    return {
      token,
      deeds: deedsOf(predicate, deeds),
      ...(at(shares, meeting) >= FAINT
        ? {
            meeting: {
              score: at(shares, meeting),
              isSure: fired.includes(meeting),
              kind: highest(predicate, kinds),
              format: highest(predicate, formats),
            },
          }
        : {}),
      ...(fired.includes(commitment)
        ? { commitment: { score: at(shares, commitment), status: highest(predicate, undertakings) } }
        : {}),
      ...(fired.includes(incident)
        ? { incident: { score: at(shares, incident), kind: highest(predicate, clashes) } }
        : {}),
      status: highest(predicate, statuses),
      statuses: [...shares.subarray(statuses.from, statuses.from + statuses.values.length)],
      ...sidesOf(tokens, grammar, token, predicate.arguments[source], predicate.arguments[target]),
      naming: (side, from, to) => predicate.support(side === 'source' ? source : target, from, to),
    };
  });
  const byToken = new Map(all.map((frame) => [frame.token, frame]));
  const list = all.filter(
    ({ deeds, meeting, commitment, incident }) => deeds.length > 0 || meeting?.isSure || commitment || incident,
  );
  const sayings = read.predicates.flatMap((predicate): readonly Saying[] => {
    const { token, shares, fired, arguments: words } = predicate;
    if (!fired.includes(saying)) return [];
    return [{ token, score: at(shares, saying), speaker: words[speaker] ?? [], content: words[content] ?? [] }];
  });
  const columns = new Map<string, number>([
    ...deeds.values.map((plover, i) => [plover, deeds.from + i] as const),
    ['meeting', meeting],
    ['commitment', commitment],
    ['channel', columnsOf(reader, 'channel', ['channel']).from],
    ['incident', incident],
    ['saying', saying],
  ]);
  const support = (what: Supported, from: number, to: number): number => read.support(columns.get(what) ?? 0, from, to);
  return { list, sayings, support, at: (token) => byToken.get(token) };
}

interface Columns<T> {
  readonly from: number;
  readonly values: readonly T[];
}

/** @throws Error where the model has another head than the closed lists have */
const columnsOf = <T extends string>(reader: Reader, name: string, known: readonly T[]): Columns<T> => {
  const head = reader.heads.find((one) => one.name === name);
  const isKnown = (value: string): value is T => (known as readonly string[]).includes(value);
  if (!head?.values.every(isKnown)) throw new Error(`the reader's head '${name}' has other values than the vocabulary`);
  return { from: head.from, values: head.values.filter(isKnown) };
};

const deedsOf = ({ fired, shares }: Predicate, { from, values }: Columns<PloverType>): readonly Deed[] =>
  fired
    .filter((column) => column >= from && column < from + values.length)
    .map((column) => ({ plover: at(values, column - from), score: at(shares, column) }))
    .sort((a, b) => b.score - a.score);

const highest = <T>({ shares }: Predicate, { from, values }: Columns<T>): T => {
  let best = 0;
  for (let i = 1; i < values.length; i++) if (at(shares, from + i) > at(shares, from + best)) best = i;
  return at(values, best);
};

/** The heads of the phrases that stretches of words are, with what 'and' joins to them within the stretch. */
const headsOf = (tokens: Tokens, grammar: Grammar, stretches: readonly Argument[]): readonly number[] => {
  const heads = new Set<number>();
  for (const { from, to } of stretches) {
    for (let word = from; word < to; word++) {
      const head = tokens.tree.heads[word] ?? -1;
      if (head >= from && head < to) continue;
      heads.add(word);
      for (const other of grammar.conjuncts(word)) if (other >= from && other < to) heads.add(other);
    }
  }
  return [...heads];
};

/** The heads of the phrases for the sides; whom 'by' names as who did it has not suffered it, whatever the net says. */
const sidesOf = (
  tokens: Tokens,
  grammar: Grammar,
  token: number,
  source: readonly Argument[] = [],
  target: readonly Argument[] = [],
): Pick<Frame, 'source' | 'target' | 'senders'> => {
  const own = grammar.isPredicate(token) ? undefined : grammar.phrase(token);
  // 'Chad discussed | Tongan sanctions on Peru': of a noun that names its side, who does something with it is none.
  const ofNoun = (stretches: readonly Argument[], to: number): readonly number[] => {
    const words = headsOf(tokens, grammar, stretches);
    const within = own ? words.filter((word) => word >= own.from && word < to) : [];
    return within.length > 0 ? within : words;
  };
  // 'Chad sent Ada Brandt to meet', 'urged Peru to leave': who has another do it does not, but who invites is met.
  const above = xposAt(tokens, token) === 'VB' ? (tokens.tree.heads[token] ?? -1) : -1;
  const isAsked = above >= 0 && lemmaAt(tokens, above) !== 'invite';
  const doer = isAsked ? grammar.agent(token).filter((word) => uposOf(tokens, word) === 'PROPN') : [];
  const isSent = doer.some((word) => [...grammar.patient(above), ...grammar.recipient(above)].includes(word));
  const named = ofNoun(source, token);
  const senders = named.filter((word) => isSent && grammar.agent(above).includes(word));
  const doing =
    senders.length > 0 ? [...new Set([...doer, ...named])].filter((word) => !senders.includes(word)) : named;
  const suffering = ofNoun(target, own?.to ?? token);
  if (suffering.length === 0) return { source: doing, target: suffering, senders };
  const doers = doersBy(tokens, grammar, token);
  return {
    source: [...doing, ...suffering.filter((word) => doers.has(word) && !doing.includes(word))],
    target: suffering.filter((word) => !doers.has(word)),
    senders,
  };
};

/** Whom 'by' names as who did it: 'was seized by', 'atrocities committed by', 'put under an embargo by'. */
const doersBy = ({ tree }: Tokens, grammar: Grammar, token: number): ReadonlySet<number> => {
  const isCarried = CARRIED.test(tree.relations[token] ?? '') && /^(?:under)?$/.test(grammar.preposition(token));
  const verbs = [token, ...grammar.nounClauses(token), ...(isCarried ? [tree.heads[token] ?? token] : [])];
  return new Set(
    verbs
      .filter((verb) => grammar.isPredicate(verb) && grammar.voice(verb) === 'passive')
      .flatMap((verb) => grammar.oblique(verb, 'by')),
  );
};
/** Relations of a noun to the verb that tells what became of it. */
const CARRIED = /^(?:nsubj:pass|obl)$/;
