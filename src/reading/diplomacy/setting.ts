/** How people met: the occasion, the format, on whose margins; by the words of the clause. */
import type { MeetingFormat, MeetingKind } from '../../model/generated/lists.js';
import type { Context } from '../context.js';
import type { MeetingRule } from '../resources.js';
import { at, sentenceEnd, sentenceStart, uposOf } from '../text/tokens.js';
import type { Framed } from './frames.js';
import { siteAt } from './places.js';

export interface Setting {
  readonly kind: MeetingKind;
  readonly format: MeetingFormat;
  readonly sidelines: boolean;
  /** Whether the words tell the format: 'spoke' alone does not. */
  readonly sure: boolean;
}

/** Words to either side of a meeting in which its format is told. */
const REACH = 30;

/** A sentence that speaks of a telephone tells of a call. */
export const settingOf = (context: Context, { rule, head, from, to }: Framed<MeetingRule>): Setting => {
  const { tokens, resources } = context;
  const { dealings } = resources;
  const sentence = at(tokens.sentenceOf, head);
  let [video, phone, sidelines] = [false, false, false];
  const end = Math.min(sentenceEnd(tokens, sentence), head + REACH);
  for (let i = Math.max(sentenceStart(tokens, sentence), head - REACH); i < end; i++) {
    const form = at(tokens.forms, i).toLowerCase();
    video ||= dealings.video.has(form);
    phone ||= dealings.phone.has(form);
    sidelines ||= dealings.sidelines.has(form);
  }
  const own = new Set<string>();
  for (let i = from; i < to; i++) own.add(at(tokens.lemmas, i).toLowerCase());
  let { kind, format } = rule;
  if (rule.word === 'verb') kind = occasionOf(context, head) ?? kind;
  if (kind === 'visit' || kind === 'meal' || kind === 'ceremony' || format === 'letter')
    return { kind, format, sidelines, sure: true };
  // 'They talked' is no call by itself, 'they talked by telephone' is.
  const isVague = format === 'phone' && !phone && !video && !own.has('call') && rule.word === 'verb';
  if (video) format = 'video';
  else if (phone && !own.has('meet')) [format, kind] = ['phone', 'call'];
  else if (format === 'phone' && !own.has('call') && (sidelines || isFaceToFace(context, head)))
    [format, kind] = ['in-person', 'talks'];
  if (format === 'video' && kind === 'call') kind = 'talks';
  return { kind, format, sidelines, sure: phone || video || (rule.sure && !isVague) };
};

const OCCASIONS: ReadonlySet<MeetingKind> = new Set<MeetingKind>(['summit', 'meal', 'ceremony']);

/** 'hosted him for a summit', 'invited him to a dinner', 'signed it at a ceremony'. */
const occasionOf = (context: Context, verb: number): MeetingKind | undefined => {
  const { grammar, numbered, resources } = context;
  for (const preposition of ['for', 'to', 'at'])
    for (const word of grammar.oblique(verb, preposition)) {
      const found = resources.meetings.phrases.longest(word, word + 1, numbered.lowers, numbered.lemmas);
      const kind = found?.values.find((rule) => rule.word === 'noun')?.kind;
      if (kind && OCCASIONS.has(kind)) return kind;
    }
  return undefined;
};

/** 'spoke in person', 'spoke in Paris', 'spoke at the summit'. */
const isFaceToFace = (context: Context, head: number): boolean => {
  const { grammar, tokens, resources } = context;
  for (const preposition of ['in', 'at'])
    for (const word of grammar.oblique(head, preposition)) {
      if (at(tokens.forms, word).toLowerCase() === 'person') return true;
      if (
        preposition === 'at' &&
        (uposOf(tokens, word) === 'PROPN' || resources.dealings.gathering.has(at(tokens.lemmas, word)))
      )
        return true;
      const site = siteAt(context, grammar.name(word).from, sentenceEnd(tokens, at(tokens.sentenceOf, head)));
      if (site?.place || site?.venue) return true;
    }
  return false;
};
