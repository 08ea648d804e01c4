/** Content in quotation marks, before its cue or behind it, with the sentences of quotation that go on. */
import type { Context } from '../context.js';
import { at, formAt, lowerAt, sentenceAt, sentenceEndAt } from '../text/tokens.js';
import { type Content, type Core, FARTHEST, hasObjectBehind, isThat, type Limits, SHORT } from './limits.js';
import { followers, isSpeech, leadIn, quotationBefore, quotationFrom } from './quotations.js';
import { isComma, type Stretch, trimmed } from './stretch.js';

/** *"We are ready," said Blinken. "We came early."* */
export const quotedBefore = (context: Context, core: Core, { start, end, floor }: Limits): Content | undefined => {
  const { quotes, tokens } = context;
  const own = at(quotes.of, core.cue.head);
  if (own !== -1) return undefined;
  const quotation = quotationBefore(context, core.from, start);
  if (quotation === -1 || isThat(context, core.to)) return undefined;
  const last = at(quotes.list, quotation);
  const comma = isComma(tokens, core.from - 1) && at(quotes.of, core.from - 1) === -1;
  if (!isSpeech(context, last) && !comma && hasComplementBehind(context, core)) return undefined;
  // *He said it was "over." Japan rejected the claim.*: behind a full stop begins what another says.
  if (
    !comma &&
    lowerAt(tokens, last.to - 2) === '.' &&
    (hasComplementBehind(context, core) || (core.cue.rule.frames.has('object') && hasObjectBehind(context, core)))
  )
    return undefined;
  const first = at(quotes.list, quotation);
  if (last.from < floor && sentenceAt(tokens, last.from) === sentenceAt(tokens, core.from)) return undefined;
  const from = leadIn(context, first, floor);
  const before: Stretch[] = [{ from, to: last.to }];
  return { pieces: [...before, ...behind(context, core, end)], rule: 'statements/content-quoted-before' };
};

/** Pieces behind a cue whose content began before it: a quotation after its comma, then the sentences that go on. */
export const behind = (context: Context, core: Core, end: number): Stretch[] => {
  const { tokens, quotes } = context;
  const pieces: Stretch[] = [];
  let next = core.to;
  const limit = Math.min(end, sentenceEndAt(tokens, core.to - 1));
  let quotation = quotationFrom(context, core.to, limit);
  while (quotation !== -1) {
    const stretch = at(quotes.list, quotation);
    const before = stretch.from - 1;
    if (!isComma(tokens, before) && lowerAt(tokens, before) !== ':' && lowerAt(tokens, before) !== ';') break;
    if (!isSpeech(context, stretch) && pieces.length === 0 && stretch.to - stretch.from < SHORT) break;
    pieces.push(stretch);
    next = stretch.to;
    quotation = next < limit ? quotationFrom(context, next, limit) : -1;
  }
  const after = sentenceEndAt(tokens, Math.max(next, core.to) - 1);
  return [...pieces, ...followers(context, after, false)];
};

const hasComplementBehind = ({ grammar }: Context, core: Core): boolean =>
  grammar.complements(core.cue.head).some((one) => one >= core.to);

/** *Blinken told reporters: "We are ready."* */
export const quotedBehind = (context: Context, core: Core, { end }: Limits): Content | undefined => {
  const { tokens, quotes, grammar } = context;
  if (at(quotes.of, core.cue.head) !== -1) return undefined;
  const quotation = quotationFrom(context, core.to, Math.min(end, core.to + FARTHEST));
  if (quotation === -1) return undefined;
  const stretch = at(quotes.list, quotation);
  const before = lowerAt(tokens, stretch.from - 1);
  const isIntroduced = before === ',' || before === ':';
  // Within a quotation a comma stands behind the single mark: *"He said 'power must answer', and he left."*
  const isInner = /^['‘]$/.test(formAt(tokens, stretch.from)) && isComma(tokens, stretch.to);
  if (!isIntroduced && (stretch.from !== core.to || !(isSpeech(context, stretch) || isInner))) return undefined;
  if (isInner && !isIntroduced) return { pieces: [stretch], rule: 'statements/content-quoted-behind' };
  for (const one of grammar.complements(core.cue.head)) if (one >= core.to && one < stretch.from) return undefined;
  const sentence = sentenceEndAt(tokens, stretch.to - 1);
  const pieces: Stretch[] = [stretch];
  // Words go on behind the mark: *said: "On Sunday" the talks would end.*
  const rest = trimmed(tokens, stretch.to, Math.min(sentence, Math.max(end, stretch.to)));
  if (rest && rest.to - rest.from > 1 && !isSpeech(context, stretch) && before !== ':') return undefined;
  if (!rest) pieces.push(...followers(context, sentence, false));
  return { pieces, rule: 'statements/content-quoted-behind' };
};
