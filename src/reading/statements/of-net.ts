/** What the net thinks of sayings: which of the rows are possible, and those that no row has found. */
import type { Context } from '../context.js';
import type { Saying } from '../frames/frame.js';
import type { Argument } from '../net/reader.js';
import { at, lowerAt, uposOf } from '../text/tokens.js';
import type { Proposal } from './proposal.js';
import { joinedWithin, type Source, withName } from './source-words.js';
import { type Stretch, sizeOf } from './stretch.js';

/** From which likelihood on a saying of a row is given, and one of the net alone; chosen on the development part of the corpus. */
const POSSIBLE = 0.02;
/** The same of what is said; thoughts and plans, of which the net has seen fewer, it doubts oftener. */
const POSSIBLY_SAID = 0.2;
const SURE = 0.8;
/** Fewer words are no statement. */
const LEAST = 4;
const RULE = 'net/saying';
/** Within so many words before a verb a negation is its own: *has not yet said*, *stopped short of saying*. */
const NEGATED = 4;
const NEGATIVE: ReadonlySet<string> = new Set(['not', "n't", 'never', 'nobody', 'without', 'short']);

/** Whether the net thinks it possible that a verb or noun says something; turns, lines and 'in the view of' have neither. */
export const isLikely = ({ frames }: Context, { cue, rule }: Proposal): boolean =>
  (rule?.class !== 'verb' && rule?.class !== 'noun') ||
  frames.support('saying', cue.from, cue.to) >= (rule.act === 'said' ? POSSIBLY_SAID : POSSIBLE);

/** @param found proposals of the rows; @returns those of the net beside them, in the order of the text */
export const sayingsBeside = (context: Context, found: readonly Proposal[]): readonly Proposal[] => {
  const taken = new Uint8Array(context.tokens.size);
  const cues = new Uint8Array(context.tokens.size);
  for (const { cue, content } of found) {
    cues.fill(1, cue.from, cue.to);
    for (const { from, to } of content) taken.fill(1, from, to);
  }
  return context.frames.sayings.flatMap((saying): readonly Proposal[] => {
    const proposal = saying.score >= SURE ? proposalOf(context, saying) : undefined;
    if (!proposal || at(cues, saying.token) === 1) return [];
    // What is said already is no second saying of the same words.
    const words = proposal.content.flatMap(({ from, to }) => [...taken.subarray(from, to)]);
    return words.filter((one) => one === 1).length * 2 > words.length ? [] : [proposal];
  });
};

/** What the net thinks is said by the words of a cue. */
export const sayingsOf = ({ frames }: Context): ((cue: Stretch) => Saying | undefined) => {
  const byToken = new Map(frames.sayings.map((saying) => [saying.token, saying]));
  return ({ from, to }) => {
    for (let i = from; i < to; i++) {
      const saying = byToken.get(i);
      if (saying) return saying;
    }
    return undefined;
  };
};

const hasWord = ({ tokens }: Context, { from, to }: Stretch): boolean =>
  tokens.forms.slice(from, to).some((form) => /\p{L}/u.test(form));

const proposalOf = (context: Context, { token, speaker, content }: Saying): Proposal | undefined => {
  const pieces = content.map((one) => trimmed(context, one)).filter(({ from, to }) => to > from);
  if (sizeOf(pieces) < LEAST) return undefined;
  for (let i = token - 1; i > token - NEGATED && i >= 0; i--)
    if (NEGATIVE.has(lowerAt(context.tokens, i))) return undefined;
  // What is said by nobody is no statement that anybody asks for.
  const [first] = speaker;
  if (!first || !hasWord(context, first)) return undefined;
  return {
    cue: { from: token, to: token + 1 },
    head: token,
    source: sourceOf(context, first),
    content: pieces,
    why: [RULE],
  };
};

const trimmed = ({ tokens }: Context, { from, to }: Argument): Stretch => {
  let [first, end] = [from, to];
  while (first < end && uposOf(tokens, first) === 'PUNCT' && !/["“]/.test(at(tokens.forms, first))) first++;
  while (end > first && uposOf(tokens, end - 1) === 'PUNCT' && !/["”]/.test(at(tokens.forms, end - 1))) end--;
  return { from: first, to: end };
};

const sourceOf = (context: Context, speaker: Argument): Source => {
  const { grammar } = context;
  const named = withName(context, speaker);
  return joinedWithin(grammar, named, grammar.headOf(named.from, named.to));
};
