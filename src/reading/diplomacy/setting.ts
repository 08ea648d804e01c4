/** How people met: the occasion, the format, on whose margins; by the words of the clause. */
import type { MeetingFormat, MeetingKind } from '../../model/generated/lists.js';
import type { Context } from '../context.js';
import { isReadout } from '../issuer.js';
import type { MeetingRule } from '../resources.js';
import {
  at,
  formAt,
  lemmaAt,
  lowerAt,
  sentenceAt,
  sentenceEnd,
  sentenceEndAt,
  sentenceStart,
  uposOf,
} from '../text/tokens.js';
import type { Framed } from './frames.js';
import { siteAt } from './places.js';

export interface Setting {
  readonly kind: MeetingKind;
  readonly format: MeetingFormat;
  readonly sidelines: boolean;
  /** Whether the words tell the format: 'spoke' alone does not. */
  readonly sure: boolean;
  /** Whether a verb has the occasion beside it: 'hosted him for a dinner'. */
  readonly occasion: boolean;
}

/** Words to either side of a meeting in which its format is told. */
const REACH = 30;

/** A sentence that speaks of a telephone tells of a call. */
export const settingOf = (context: Context, { rule, head, from, to }: Framed<MeetingRule>): Setting => {
  const { tokens, resources } = context;
  const { dealings } = resources;
  const sentence = sentenceAt(tokens, head);
  let [video, phone, sidelines] = [false, false, false];
  const end = Math.min(sentenceEnd(tokens, sentence), head + REACH);
  for (let i = Math.max(sentenceStart(tokens, sentence), head - REACH); i < end; i++) {
    const form = lowerAt(tokens, i);
    video ||= dealings.video.has(form);
    phone ||= dealings.phone.has(form);
    sidelines ||= dealings.sidelines.has(form);
  }
  const own = new Set<string>();
  for (let i = from; i < to; i++) own.add(lemmaAt(tokens, i));
  let { kind, format } = rule;
  if (rule.inReadout && !isReadout(context)) [kind, format] = ['talks', 'in-person'];
  const occasion = rule.word === 'verb' ? occasionOf(context, head) : undefined;
  kind = occasion ?? kind;
  const known = { sidelines, occasion: occasion !== undefined };
  if (kind === 'visit' || kind === 'meal' || kind === 'ceremony' || format === 'letter')
    return { ...known, kind, format, sure: true };
  // 'They talked' is no call by itself, 'they talked by telephone' is.
  const isVague = format === 'phone' && !phone && !video && !own.has('call') && rule.word === 'verb';
  if (video) format = 'video';
  else if (phone && kind !== 'summit' && !own.has('meet')) [format, kind] = ['phone', 'call'];
  else if (format === 'phone' && !own.has('call') && (sidelines || isFaceToFace(context, head)))
    [format, kind] = ['in-person', 'talks'];
  if (format === 'video' && kind === 'call') kind = 'talks';
  return { ...known, kind, format, sure: phone || video || (rule.sure && !isVague) };
};

const OCCASIONS: ReadonlySet<MeetingKind> = new Set<MeetingKind>(['summit', 'meal', 'ceremony']);

/** 'hosted him for a summit', 'invited him to a dinner', 'signed it at a ceremony'. */
const occasionOf = (context: Context, verb: number): MeetingKind | undefined => {
  const { grammar, numbered, resources } = context;
  for (const preposition of ['for', 'to', 'at', 'over'])
    for (const word of grammar.oblique(verb, preposition)) {
      const found = resources.meetings.phrases.longest(word, word + 1, numbered.lowers, numbered.lemmas);
      const kind = found?.values.find((rule) => rule.word === 'noun')?.kind;
      if (kind && OCCASIONS.has(kind)) return kind;
    }
  return occasionByWords(context, verb);
};

/** Words from a verb to its occasion, and from a preposition to the noun. */
const FAR = 24;
const LEAD = 5;
const FOR = new Set(['for', 'to', 'at', 'over']);

const occasionByWords = ({ tokens, numbered, resources }: Context, verb: number): MeetingKind | undefined => {
  const end = Math.min(sentenceEndAt(tokens, verb), verb + FAR);
  for (let i = verb + 1; i < end; i++) {
    const upos = uposOf(tokens, i);
    if (upos === 'VERB' || upos === 'SCONJ' || formAt(tokens, i) === ';') break;
    if (!FOR.has(lowerAt(tokens, i))) continue;
    for (let k = i + 1; k < Math.min(end, i + LEAD); k++) {
      const found = resources.meetings.phrases.longest(k, end, numbered.lowers, numbered.lemmas);
      const kind = found?.values.find((rule) => rule.word === 'noun')?.kind;
      if (kind && OCCASIONS.has(kind)) return kind;
      if (uposOf(tokens, k) === 'ADP' || uposOf(tokens, k) === 'PUNCT') break;
    }
  }
  return undefined;
};

/** 'spoke in person', 'spoke in Paris', 'spoke at the summit'. */
const isFaceToFace = (context: Context, head: number): boolean => {
  const { grammar, tokens, resources } = context;
  for (const preposition of ['in', 'at'])
    for (const word of grammar.oblique(head, preposition)) {
      if (lowerAt(tokens, word) === 'person') return true;
      if (
        preposition === 'at' &&
        (uposOf(tokens, word) === 'PROPN' || resources.dealings.gathering.has(at(tokens.lemmas, word)))
      )
        return true;
      const site = siteAt(context, grammar.name(word).from, sentenceEndAt(tokens, head));
      if (site?.place || site?.venue) return true;
    }
  return false;
};
