/** What bears on whether a statement is right: marks of the statement as it came out; and what all lines have such marks of. */
import type { Statement } from '../model/reading.js';
import { type Context, mentionsIn } from './context.js';
import { textKindOf } from './issuer.js';
import { type Stretch, shared, sizeOf } from './statements/stretch.js';
import { at, lowerAt, sentenceAt, sentenceEndAt, sentenceStartAt, tokenFrom, uposOf, xposAt } from './text/tokens.js';

const DEPTHS = [1, 4, 12];
/** How far down in its text a token stands. */
const depthOf = ({ tokens }: Context, token: number): string => {
  const sentence = sentenceAt(tokens, token);
  return `${DEPTHS.find((depth) => sentence < depth) ?? 'later'}`;
};

/** What bears on whether any line is right, with what only one of its layer has; each mark begins with the layer. @param from its first token */
export const marksOfLine = (
  context: Context,
  layer: string,
  confidence: number,
  from: number,
  own: readonly string[],
): readonly string[] =>
  [
    'line',
    `score ${Math.floor(confidence * 10) / 10}`,
    `text ${textKindOf(context)}`,
    `sentence ${depthOf(context, from)}`,
    ...own,
  ].map((mark) => `${layer} ${mark}`);

export const upTo = (most: number, count: number): string => (count < most ? `${count}` : `${most}+`);

/** Words between two things, and words of one, up to each of these. */
const BETWEEN = [0, 1, 3, 8];
const LENGTHS = [1, 2, 4, 8, 16, 32, 64];

/** Each mark begins with the name of the layer, as those of other lines do. */
export function marksOfStatement(context: Context, statement: Statement): readonly string[] {
  const { tokens } = context;
  const [content, cues, sources] = [statement.content, statement.cue, statement.source].map((spans) =>
    spans.map(([start, end]) => ({ from: tokenFrom(tokens, start), to: tokenFrom(tokens, end) })),
  ) as [Stretch[], Stretch[], Stretch[]];
  const cue = at(cues, 0);
  const text = textKindOf(context);
  return marksOfLine(context, 'statements', statement.confidence, cue.from, [
    `act ${statement.act}`,
    `kind ${statement.kind}`,
    ...statement.why.filter((one) => /^(?:statements|net)\//.test(one)).map((one) => `by ${one}`),
    `cue ${xposAt(tokens, cue.from)}`,
    `cue ${at(context.quotes.of, cue.from) === -1 ? 'outside' : 'inside'} quotes`,
    statement.within ? 'within another' : 'outermost',
    ...speakerMarks(context, statement).flatMap((mark) => [mark, `${mark} in ${text}`]),
    ...sourceMarks(context, statement, sources[0], cue),
    ...contentMarks(context, content, cue),
    ...netMarks(context, content, sources[0], cue),
  ]);
}

const kindOfSpeaker = ({ actors }: Context, { speaker, speakerText }: Statement): string =>
  (speaker && actors.byId.get(speaker)?.kind) || (speakerText === '' ? 'nobody' : 'words');

const speakerMarks = (context: Context, statement: Statement): readonly string[] => [
  `speaker ${statement.attribution} ${kindOfSpeaker(context, statement)}`,
  `speaker ${statement.attribution} ${statement.party === '' ? 'of none' : 'of a party'}`,
];

const sourceMarks = (
  context: Context,
  statement: Statement,
  source: Stretch | undefined,
  cue: Stretch,
): readonly string[] => {
  if (!source) return [];
  const { tokens, grammar } = context;
  const { from, to } = source;
  const named: ReadonlySet<string> = new Set(mentionsIn(context, from, to).map(({ actor }) => actor));
  const place = from >= cue.to ? 'behind' : 'before';
  const away = from >= cue.to ? from - cue.to : cue.from - to;
  return [
    `source ${uposOf(tokens, grammar.headOf(from, to))} ${kindOfSpeaker(context, statement)}`,
    `source ${place} ${BETWEEN.find((most) => away <= most) ?? 'far'}`,
    `source words ${LENGTHS.find((most) => to - from <= most) ?? 'many'}`,
    `source in ${sentenceAt(tokens, from) === sentenceAt(tokens, cue.from) ? 'the' : 'another'} sentence`,
    `source names ${upTo(2, named.size)} ${named.has(statement.speaker ?? '') ? 'the speaker' : 'others'}`,
  ];
};

const contentMarks = (context: Context, content: readonly Stretch[], cue: Stretch): readonly string[] => {
  const { tokens } = context;
  const first = at(content, 0);
  const last = at(content, content.length - 1);
  const words = sizeOf(content);
  const place = first.from >= cue.to ? 'behind' : last.to <= cue.from ? 'before' : 'around';
  const away = first.from >= cue.to ? first.from - cue.to : cue.from - last.to;
  const end = last.to - 1;
  return [
    `content words ${LENGTHS.find((most) => words <= most) ?? 'many'}`,
    `content pieces ${upTo(3, content.length)}`,
    `content ${place} ${BETWEEN.find((most) => away <= most) ?? 'far'}`,
    `content sentences ${upTo(3, sentenceAt(tokens, end) - sentenceAt(tokens, first.from) + 1)}`,
    `content begins ${edgeOf(context, first.from, sentenceStartAt(tokens, first.from))}`,
    `content ends ${edgeOf(context, end, sentenceEndAt(tokens, end) - 1)}, before ${groupOf(context, last.to)}`,
    `content opens ${uposOf(tokens, first.from)}`,
  ];
};

/** What kind of edge of a content a token is. */
const edgeOf = ({ tokens }: Context, token: number, edge: number): string =>
  /^["“”'‘’]+$/.test(lowerAt(tokens, token)) ? 'a mark' : token === edge ? 'the sentence' : 'inside';
/** What a token behind a content is: an end, a comma, another mark, a word. */
const groupOf = ({ tokens }: Context, token: number): string => {
  if (token >= tokens.size) return 'nothing';
  if (uposOf(tokens, token) !== 'PUNCT') return uposOf(tokens, token);
  const form = lowerAt(tokens, token);
  return /^[.!?]/.test(form) ? 'an end' : form === ',' ? 'a comma' : 'a mark';
};

/** Whether the net sees the same speaker and the same words. */
const netMarks = (
  { frames }: Context,
  content: readonly Stretch[],
  source: Stretch | undefined,
  cue: Stretch,
): readonly string[] => {
  const saying = frames.sayings.find(({ token }) => token >= cue.from && token < cue.to);
  if (!saying) return ['net none'];
  const [speaker] = saying.speaker;
  const isSame = speaker && source && speaker.from < source.to && source.from < speaker.to;
  const common = shared(content, saying.content) / Math.max(1, sizeOf(content), sizeOf(saying.content));
  return [
    `net speaker ${!speaker ? 'none' : !source ? 'only' : isSame ? 'same' : 'other'}`,
    `net content ${saying.content.length === 0 ? 'none' : Math.floor(common * 5) / 5}`,
  ];
};
