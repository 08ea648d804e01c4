/**
 * Clashes and mishaps between parties, by the rows of `data/en/incidents.csv`; what was struck, seized or entered tells
 * the kind where the word alone does not (`data/en/incident-things.csv`).
 */
import type { IncidentKind } from '../../model/generated/lists.js';
import type { Party } from '../../model/generated/parties.js';
import type { DateValue, Incident, Place } from '../../model/reading.js';
import type { Span } from '../../model/span.js';
import type { Context, ItemIds } from '../context.js';
import type { IncidentRule } from '../resources.js';
import {
  at,
  formAt,
  lemmaAt,
  lowerAt,
  sentenceAt,
  sentenceEnd,
  sentenceEndAt,
  sentenceStart,
  spanOf,
  uposOf,
} from '../text/tokens.js';
import { type Framed, framed } from './frames.js';
import { partiesOf } from './incident-parties.js';
import { hasNeeds, kindOf } from './incident-things.js';
import { mentionOver } from './participants.js';
import { siteNear, unknownSite } from './places.js';
import type { Dealings } from './refer.js';
import { isUnreal } from './unreal.js';
import { whenOf } from './when.js';

/** An incident as one word tells it. */
interface Clash {
  readonly sentence: number;
  readonly kind: IncidentKind;
  readonly parties: readonly Party[];
  readonly date: DateValue | undefined;
  readonly place: Place | undefined;
  readonly evidence: Span;
  /** Those named with it. */
  readonly sure: readonly Party[];
  readonly doers: readonly Party[];
  readonly victims: readonly Party[];
  /** 'breached the accord by firing': how the one before was done. */
  readonly isMeans: boolean;
  readonly why: readonly string[];
}

export function findIncidents(context: Dealings, ids: ItemIds): Incident[] {
  const clashes: Clash[] = [];
  for (const hit of framed(context, context.resources.incidents)) {
    if (!isTold(context, hit) || !hasNeeds(context, hit) || isOther(context, hit) || isUnreal(context, hit.head))
      continue;
    const clash = clashOf(context, hit);
    if (!clash) continue;
    const index = clashes.findLastIndex((one, k) => k >= clashes.length - LAST && isSame(one, clash));
    const known = clashes[index];
    if (known) clashes[index] = join(known, clash);
    else clashes.push(clash);
  }
  return clashes.map(({ kind, parties, date, place, evidence, why }) => ({
    id: ids('incident', evidence, parties),
    kind,
    parties,
    ...(date ? { date } : {}),
    ...(place ? { place } : {}),
    evidence: [evidence],
    confidence: 0.5,
    why,
  }));
}

/** 'gas-fired', 'legislative attacks', 'seized upon', 'killing themselves': words of clashes for something else. */
const isOther = ({ tokens, resources, grammar }: Context, { from, to, head }: Framed<IncidentRule>): boolean => {
  const before = lowerAt(tokens, from - 1);
  const behind = lowerAt(tokens, to);
  if (before === '-' || behind === 'upon' || /sel(?:f|ves)$/.test(behind)) return true;
  if (from > 0 && resources.dealings.figurative.has(lemmaAt(tokens, from - 1))) return true;
  if (grammar.patient(head).some((word) => /sel(?:f|ves)$/.test(formAt(tokens, word)))) return true;
  // 'a law that violates the accord'
  return grammar.subjects(head).some((word) => resources.dealings.texts.has(lemmaAt(tokens, word)));
};

const clashOf = (context: Dealings, hit: Framed<IncidentRule>): Clash | undefined => {
  if (isWar(context, hit)) return undefined;
  const site = siteNear(context, hit.head, false);
  // 'on its side of the Danube near Plauru': a town that no table knows is more exact than a river.
  const unknown = site.place && !site.isVague ? undefined : unknownSite(context, hit.head, site.isVague).place;
  const place = unknown ?? site.place;
  const country = site.place?.country;
  const kind = kindOf(context, hit);
  const { parties: named, sure, doers, victims } = partiesOf(context, hit, country);
  // 'legislation that violates the accord': a law is nobody's deed yet.
  const isOfThing =
    kind === 'violation' && hit.rule.word !== 'noun' && doers.length === 0 && hasSubject(context, hit.head);
  if (isOfThing) return undefined;
  // Who keeps an embassy from harm is the state in which it stands.
  const isHosted = kind === 'consular' && doers.length === 0 && country && !named.includes(country);
  const parties = isHosted ? [...named, country].sort() : named;
  if (parties.length < 2) return undefined;
  const date = whenOf(context, hit.head);
  return {
    sentence: sentenceAt(context.tokens, hit.head),
    kind,
    parties,
    sure,
    doers,
    victims,
    date: date?.value,
    place,
    evidence: evidenceOf(context, hit),
    isMeans: hit.head > 0 && lowerAt(context.tokens, hit.head - 1) === 'by',
    why: [hit.rule.id, ...(date ? [date.why] : [])],
  };
};

const hasSubject = ({ grammar, tokens }: Context, verb: number): boolean =>
  grammar.voice(verb) === 'active' && grammar.agent(verb).some((word) => uposOf(tokens, word) === 'NOUN');

/** Words before 'attack' that may tell of a war. */
const WORDS = 6;

/** 'Russia's unprovoked attack on Ukraine': a war as such. */
const isWar = (context: Dealings, { head, rule }: Framed<IncidentRule>): boolean => {
  const { tokens, resources, grammar, actors } = context;
  if (rule.word !== 'noun' || rule.kind !== 'attack') return false;
  const targets = [...grammar.nounPatient(head), ...grammar.nounObliques(head).flatMap((one) => one.words)];
  const isOnState = targets.some((word) => actors.byId.get(mentionOver(context, word)?.actor ?? '')?.kind === 'state');
  if (!isOnState) return false;
  for (let i = head - 1; i >= Math.max(0, head - WORDS); i--)
    if (resources.dealings.wars.has(lemmaAt(tokens, i))) return true;
  return false;
};

/** 'fired on the boats and captured them' is one; a strike and the reply to it are two. */
const isSame = (a: Clash, b: Clash): boolean =>
  (a.sentence === b.sentence || isLasting(a, b)) &&
  (a.kind === b.kind || b.isMeans) &&
  !isReply(a, b) &&
  (a.parties.join() === b.parties.join() ||
    isCompleted(a, b) ||
    (a.kind === 'airspace' && a.parties.some((one) => b.parties.includes(one)))) &&
  (a.date === undefined || b.date === undefined || JSON.stringify(a.date) === JSON.stringify(b.date));

/** 'Iran seized a tanker after marines had seized an Iranian one'; at a border and in the air the answer belongs to it. */
const isReply = (a: Clash, b: Clash): boolean =>
  a.kind !== 'border' &&
  a.kind !== 'airspace' &&
  a.doers.some((one) => b.victims.includes(one) && !a.victims.includes(one));

/** 'A strike hit the Iranian consulate; Iran said that Israel had killed its generals': who did it is told behind. */
const isCompleted = (a: Clash, b: Clash): boolean => {
  const [victim] = a.sure;
  return (
    victim !== undefined &&
    a.sure.length === 1 &&
    a.doers.length === 0 &&
    b.sure.length === 2 &&
    b.sure.includes(victim)
  );
};

/** A break-in into computers or a case of spying is told again and again. */
const isLasting = (a: Clash, b: Clash): boolean => a.kind === b.kind && (a.kind === 'cyber' || a.kind === 'espionage');
/** Incidents back to which a further mention may belong. */
const LAST = 8;

const join = (a: Clash, b: Clash): Clash => ({
  ...a,
  ...(isCompleted(a, b) ? { parties: b.parties, sure: b.sure, doers: b.doers } : {}),
  date: a.date ?? b.date,
  place: a.place ?? b.place,
  why: [...new Set([...a.why, ...b.why])],
});

/** What is told as having happened: no threat, no question, no denial. */
const isTold = ({ grammar, tokens, resources }: Context, { head, rule }: Framed<IncidentRule>): boolean => {
  const { untold } = resources.dealings;
  const predicate = rule.word === 'noun' ? grammar.clauseOf(head) : head;
  if (grammar.isConditional(head) || isAsked(tokens, head)) return false;
  if (predicate === -1) return true;
  if (grammar.isQuestion(predicate)) return false;
  if (rule.word === 'noun') return !untold.has(at(tokens.lemmas, predicate));
  if (grammar.isNegated(predicate) || grammar.isImperative(predicate)) return false;
  if (grammar.modality(predicate) !== 'none') return false;
  const governor = grammar.governor(predicate);
  return governor === -1 || !untold.has(at(tokens.lemmas, governor));
};

/** A sentence that ends in a question mark. */
const isAsked = (tokens: Context['tokens'], head: number): boolean =>
  formAt(tokens, sentenceEndAt(tokens, head) - 1) === '?';

/** The word with its subject and object, as far as they stand in its clause. */
const evidenceOf = ({ grammar, tokens }: Context, { from, to, head }: Framed<IncidentRule>): Span => {
  const sentence = sentenceAt(tokens, head);
  const words = grammar.isPredicate(head) ? [...grammar.agent(head), ...grammar.patient(head)] : [head];
  const ranges = words.filter((word) => sentenceAt(tokens, word) === sentence).map((word) => grammar.phrase(word));
  const start = Math.max(sentenceStart(tokens, sentence), Math.min(from, ...ranges.map((range) => range.from)));
  const end = Math.min(sentenceEnd(tokens, sentence), Math.max(to, ...ranges.map((range) => range.to)));
  return spanOf(tokens, start, Math.max(end, start + 1));
};
