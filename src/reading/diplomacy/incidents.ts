/**
 * Clashes and mishaps between parties, by the rows of `data/en/incidents.csv`; what was struck, seized or entered tells
 * the kind where the word alone does not (`data/en/incident-things.csv`).
 */
import type { IncidentKind } from '../../model/generated/lists.js';
import type { Party } from '../../model/generated/parties.js';
import type { Incident } from '../../model/reading.js';
import type { Context, ItemIds } from '../context.js';
import type { IncidentRule } from '../resources.js';
import { at, sentenceEnd, sentenceStart, spanOf, uposOf } from '../text/tokens.js';
import { dateNear } from '../time/near.js';
import { castOf, type Framed, framed } from './frames.js';
import { mentionOver } from './participants.js';
import { siteNear } from './places.js';
import type { Dealings } from './refer.js';
import { namedAround } from './scene.js';

export function findIncidents(context: Dealings, ids: ItemIds): Incident[] {
  const incidents: Incident[] = [];
  let last: { sentence: number; parties: string; kind: IncidentKind } | undefined;
  for (const hit of framed(context, context.resources.incidents)) {
    if (!isTold(context, hit) || !hasNeeds(context, hit)) continue;
    const parties = partiesOf(context, hit);
    if (parties.length < 2) continue;
    const kind = kindOf(context, hit);
    const sentence = at(context.tokens.sentenceOf, hit.head);
    // 'fired on the boats and captured them' is one.
    if (last && last.sentence === sentence && last.kind === kind && last.parties === parties.join()) continue;
    last = { sentence, parties: parties.join(), kind };
    const evidence = evidenceOf(context, hit);
    const date = dateNear(context.dates, context.tokens, hit.head);
    const { place } = siteNear(context, hit.head, false);
    incidents.push({
      id: ids('incident', evidence, parties),
      kind,
      parties,
      ...(date ? { date: date.value } : {}),
      ...(place ? { place } : {}),
      evidence: [evidence],
      confidence: 0.5,
      why: [hit.rule.id, ...(date ? [date.why] : [])],
    });
  }
  return incidents;
}

/** What is told as having happened: no threat, no question, no denial. */
const isTold = ({ grammar, tokens }: Context, { head, rule }: Framed<IncidentRule>): boolean => {
  const predicate = rule.word === 'noun' ? grammar.clauseOf(head) : head;
  if (grammar.isConditional(head)) return false;
  if (predicate === -1) return true;
  if (grammar.isQuestion(predicate)) return false;
  if (rule.word === 'noun') return !NOT_TOLD.has(at(tokens.lemmas, predicate));
  if (grammar.isNegated(predicate) || grammar.isImperative(predicate)) return false;
  if (grammar.modality(predicate) !== 'none') return false;
  const governor = grammar.governor(predicate);
  return governor === -1 || !NOT_TOLD.has(at(tokens.lemmas, governor));
};
const NOT_TOLD = new Set([
  'deny',
  'threaten',
  'warn',
  'vow',
  'plan',
  'fear',
  'promise',
  'agree',
  'practise',
  'practice',
  'want',
  'refuse',
  'undertake',
]);

/** Whether a thing of the kind that the row asks for stands beside the word, or somebody as its object. */
const hasNeeds = (context: Dealings, { rule, head, to }: Framed<IncidentRule>): boolean => {
  const { grammar, tokens, resources } = context;
  if (rule.needs.length === 0) return true;
  if (rule.needs.includes('person')) {
    const objects = grammar.patient(head);
    if (objects.some((word) => isPerson(context, word))) return true;
  }
  const end = Math.min(sentenceEnd(tokens, at(tokens.sentenceOf, head)), to + REACH);
  for (let i = to; i < end; i++) {
    const kind = resources.incidentThings.get(at(tokens.lemmas, i).toLowerCase());
    if (kind && rule.needs.includes(kind)) return true;
  }
  return false;
};

/** Nouns for those who are held, beside those of offices and groups. */
const PEOPLE = new Set([
  'citizen',
  'national',
  'reporter',
  'journalist',
  'pensioner',
  'writer',
  'tourist',
  'mercenary',
  'captain',
  'crew',
  'player',
  'teacher',
  'businessman',
  'man',
  'woman',
  'scholar',
  'student',
  'american',
  'blogger',
  'activist',
  'pilot',
  'sailor',
  'people',
  'canadian',
  'german',
]);

const isPerson = (context: Dealings, word: number): boolean => {
  const lemma = at(context.tokens.lemmas, word).toLowerCase();
  if (PEOPLE.has(lemma) || context.resources.grammar.persons.has(lemma)) return true;
  return (
    uposOf(context.tokens, word) === 'PROPN' ||
    (mentionOver(context, word) !== undefined && uposOf(context.tokens, word) !== 'NOUN')
  );
};

/** Those whom the word names, else those beside it; not who reports, nor where it was. */
const partiesOf = (context: Dealings, hit: Framed<IncidentRule>): Party[] => {
  const { head, rule } = hit;
  const own = new Set<Party>(castOf(context, head, rule.word === 'noun', rule.sides).sides.map((side) => side.party));
  const named = namedAround(context, head);
  for (const level of [0, 1])
    for (const one of named) {
      if (own.size >= 2) break;
      if (!one.isReporter && Number(one.isPlace) === level) own.add(one.party);
    }
  return [...own].sort();
};

/** How far from its word the thing stands that was struck. */
const REACH = 12;
/** Kinds that a thing does not change. */
const FIXED: ReadonlySet<IncidentKind> = new Set<IncidentKind>([
  'detention',
  'espionage',
  'cyber',
  'violation',
  'consular',
]);

const kindOf = ({ tokens, resources }: Context, { from, to, rule, head }: Framed<IncidentRule>): IncidentKind => {
  if (FIXED.has(rule.kind)) return rule.kind;
  const sentence = at(tokens.sentenceOf, head);
  const end = Math.min(sentenceEnd(tokens, sentence), to + REACH);
  for (let i = to; i < end; i++) {
    const kind = resources.incidentThings.get(at(tokens.lemmas, i).toLowerCase());
    if (kind) return kind;
  }
  for (let i = from - 1; i >= Math.max(sentenceStart(tokens, sentence), from - REACH); i--) {
    const kind = resources.incidentThings.get(at(tokens.lemmas, i).toLowerCase());
    if (kind) return kind;
  }
  return rule.kind;
};

/** The word with its subject and object, as far as they stand in its clause. */
const evidenceOf = (
  { grammar, tokens }: Context,
  { from, to, head }: Framed<IncidentRule>,
): readonly [number, number] => {
  const sentence = at(tokens.sentenceOf, head);
  const words = grammar.isPredicate(head) ? [...grammar.agent(head), ...grammar.patient(head)] : [head];
  const ranges = words.filter((word) => at(tokens.sentenceOf, word) === sentence).map((word) => grammar.phrase(word));
  const start = Math.max(sentenceStart(tokens, sentence), Math.min(from, ...ranges.map((range) => range.from)));
  const end = Math.min(sentenceEnd(tokens, sentence), Math.max(to, ...ranges.map((range) => range.to)));
  return spanOf(tokens, start, Math.max(end, start + 1));
};
