/** On what terms: speaker and party, attribution, kind, venue, addressee, date and topics of each statement. */
import type { Attribution, StatementAct, StatementKind, Topic } from '../../model/generated/lists.js';
import type { Actor, Statement } from '../../model/reading.js';
import { behindLabel } from '../actors/meant/labels.js';
import type { MeantContext } from '../actors/meant/meanings.js';
import { type Context, type ItemIds, mentionsIn, type TopicTerm, topicTerms } from '../context.js';
import { given } from '../given.js';
import { oftenestFirst } from '../lists.js';
import { hundredths } from '../odds.js';
import { once } from '../once.js';
import {
  at,
  firstFrom,
  formAt,
  lowerAt,
  sentenceAt,
  sentenceEnd,
  sentenceStart,
  spanOf,
  uposOf,
  xposAt,
} from '../text/tokens.js';
import { dateNear, type ItemDate } from '../time/near.js';
import { addresseeOf } from './addressees.js';
import type { Layered } from './layers.js';
import { isOwn } from './nominals.js';
import { one as oneOf, type Speaker, unnamed } from './speaker.js';
import { createSpeakers, type Speakers } from './speakers.js';
import { type Stretch, sizeOf } from './stretch.js';
import { isReadout } from './talks.js';
import { isQuestioner } from './transcripts.js';
import { Venues } from './venues.js';

/** Statements of some proposals, in their order. */
export function withTerms(context: MeantContext, proposals: readonly Layered[], ids: ItemIds): Statement[] {
  const { tokens } = context;
  const speakers = createSpeakers(context);
  const topicsOf = new Topics(context);
  const venues = new Venues(context);
  /** Speakers by the labels of their turns. */
  const labelled = once((text: string) => speakerOfLabel(context, text));
  const isTalks = isReadout(context);
  const statements: Statement[] = [];
  const turns: (Speaker | undefined)[] = [];
  /** By proposal its statement, or the one in which it would stand. */
  const made: (Statement | undefined)[] = [];
  for (const one of proposals) {
    const { source, content, cue } = one;
    const quoter = turns[one.within];
    const speaker = speakerOf(context, speakers, labelled, one, quoter);
    turns.push(speaker);
    const outer = one.within === -1 ? undefined : made[one.within];
    if (quoter && speaker && isOwnThought(context, one, speaker, quoter)) {
      made.push(outer);
      continue;
    }
    const spans = content.map(({ from, to }) => spanOf(tokens, from, to));
    const party = speaker?.party ?? '';
    const topics = topicsOf.of(content, cue);
    const date = dateOfCue(context, one);
    const addressee = addresseeOf(context, one);
    // In an account of talks one side speaks to the other.
    const partner =
      isTalks && speaker && !outer && Object.keys(addressee.said).length === 0
        ? speakers.counterpart(speaker)
        : undefined;
    const attribution = attributionOf(speaker);
    const kind = kindOf(context, one);
    const venue =
      outer?.venue ??
      venues.of({
        one,
        speaker,
        isAnonymous: attribution === 'anonymous',
        isDirect: kind === 'direct',
        listener: addressee.phrase,
      });
    const reporter =
      outer && speaker && isSpokesman(context, outer) && outer.speaker !== (speaker.actor?.id ?? null)
        ? (outer.speaker ?? undefined)
        : undefined;
    const statement: Statement = {
      id: ids('statement', at(spans, 0), party === '' ? [] : [party]),
      act: actOf(context, one),
      speaker: speaker?.actor?.id ?? null,
      speakerText: speaker ? shownAs(tokens.text, speaker) : '',
      party,
      attribution,
      kind,
      content: spans,
      source: source ? [spanOf(tokens, source.from, source.to)] : [],
      cue: [spanOf(tokens, cue.from, cue.to)],
      ...given({ venue }),
      ...(partner && kind !== 'direct' ? { addressee: partner.id } : addressee.said),
      ...given({ reporter, date: date?.value }),
      topics,
      ...given({ within: outer?.id }),
      confidence: one.isTurn ? TURN : hundredths(context.frames.support('saying', cue.from, cue.to)),
      why: [
        ...(one.rule ? [one.rule.id] : []),
        ...one.why,
        ...(speaker?.why ?? []),
        ...(date ? [date.why] : []),
        ...(topics.length > 0 ? ['topics/term'] : []),
      ],
    };
    made.push(statement);
    statements.push(statement);
  }
  return statements;
}

/** How sure a turn of a transcript is, which has no verb to weigh. */
const TURN = 0.9;

/** *Mike Pompeo and others* by those words, whose speaker is Pompeo. */
const shownAs = (text: string, speaker: Speaker): string =>
  speaker.actor && speaker.text === speaker.actor.name ? calledIn(text, speaker.actor) : speaker.text;

/** A body as the text calls it in full: *Japan's Defense Ministry*, whose name in the table is another; all others by their names. */
const calledIn = (text: string, { kind, name, mentions }: Actor): string => {
  if (kind === 'person' || kind === 'state' || kind === 'group' || kind === 'office') return name;
  let best = '';
  for (const [start, end] of mentions) {
    const words = text
      .slice(start, end)
      .replace(/\s+/g, ' ')
      .replace(/^the /i, '')
      .replace(/['’]s?$/, '');
    // 'an influential magazine' is what the text calls it, and no name.
    if (words.length > best.length && words.length <= LONGEST_NAME && /\p{Lu}/u.test(words)) best = words;
  }
  return best || name;
};
/** Characters. */
const LONGEST_NAME = 60;

/** *She said she hopes ...*: what speakers say of their own thoughts and plans is no second attribution. */
const isOwnThought = ({ tokens }: Context, { rule, source }: Layered, speaker: Speaker, quoter: Speaker): boolean => {
  if (!rule || (rule.act !== 'believed' && rule.act !== 'intended') || !source) return false;
  const isPronoun = uposOf(tokens, source.head) === 'PRON' || xposAt(tokens, source.head) === 'PRP$';
  return isPronoun && (speaker.actor ? speaker.actor === quoter.actor : speaker.text === quoter.text);
};

const speakerOf = (
  context: Context,
  speakers: Speakers,
  labelled: (label: string) => Speaker,
  one: Layered,
  outer: Speaker | undefined,
): Speaker | undefined => {
  const { source } = one;
  if (!source) return undefined;
  const text = context.tokens.text.slice(
    at(context.tokens.starts, source.from),
    at(context.tokens.ends, source.to - 1),
  );
  if (one.isTurn) return isQuestioner(text) ? unnamed('reporter', false) : labelled(text);
  // *I said*, within somebody's words.
  if (outer && isOwn(context, source.head)) return outer;
  return speakers.resolve(source, outer?.party ?? '');
};

const speakerOfLabel = (context: Context, label: string): Speaker => {
  const meant = behindLabel(context, label);
  if ('id' in meant) return oneOf(meant, meant.party);
  return { ...unnamed(meant.text, meant.is === 'outlet', meant.party), isNamed: meant.is === 'person' };
};

/** Requests and questions are asked, whatever their verb. */
const actOf = ({ tokens }: Context, one: Layered): StatementAct => {
  const act = one.rule?.act ?? 'said';
  const last = one.content.at(-1);
  if (act !== 'said' || !last) return act;
  return lowerAt(tokens, last.to - 1) === '?' || lowerAt(tokens, last.to - 2) === '?' ? 'asked' : 'said';
};

const isSpokesman = ({ tokens }: Context, outer: Statement): boolean => {
  const words = outer.source.map(([start, end]) => tokens.text.slice(start, end).toLowerCase()).join(' ');
  return (
    /\bspokes|\bpress secretary|\bmr\. |\bms\. /.test(`${words} ${outer.speakerText.toLowerCase()}`) ||
    outer.attribution === 'named'
  );
};

/** A date that stands beside the cue, outside the content. */
const dateOfCue = (context: Context, { cue, content }: Layered): ItemDate | undefined => {
  const date = dateNear(context.dates, context.tokens, cue.from);
  return date && content.every(({ from, to }) => date.to <= from || date.from >= to) ? date : undefined;
};

const attributionOf = (speaker: Speaker | undefined): Attribution => {
  if (speaker?.isInstitution) return 'institution';
  if (speaker?.isNamed) return 'named';
  const actor: Actor | null | undefined = speaker?.actor;
  if (!actor) return speaker?.why.includes('statements/office') || speaker?.isSeveral ? 'named' : 'anonymous';
  if (actor.kind === 'group' || actor.kind === 'office') return 'anonymous';
  return actor.kind === 'person' ? 'named' : 'institution';
};

const kindOf = ({ quotes, tokens }: Context, { content, isTurn }: Layered): StatementKind => {
  if (isTurn) return 'direct';
  let quoted = 0;
  let all = 0;
  for (const { from, to } of content)
    for (let i = from; i < to && all < MOST_WORDS; i++) {
      if (/^[.,;:!?'’‘—–-]+$/.test(formAt(tokens, i))) continue;
      all++;
      if (at(quotes.of, i) !== -1) quoted++;
    }
  const [first] = content;
  const last = content.at(-1);
  // Single marks count in headlines and inside quotations.
  if (first && last && SINGLE.has(formAt(tokens, first.from)) && SINGLE.has(formAt(tokens, last.to - 1)))
    return 'direct';
  if (quoted === 0) return 'indirect';
  return quoted === all ? 'direct' : 'mixed';
};
const SINGLE = new Set(["'", '‘', '’']);
/** Of a long statement the first words tell its kind. */
const MOST_WORDS = 2000;

/** Topics of the whole text, found once. */
class Topics {
  private readonly hits: TopicTerm[] = [];

  constructor(private readonly context: Context) {
    const { tokens } = context;
    for (let s = 0; s + 1 < tokens.sentences.length; s++)
      this.hits.push(...topicTerms(context, sentenceStart(tokens, s), sentenceEnd(tokens, s)));
  }

  /** Topics of the content, then those that the rest of the cue's sentence names; of a few words for something known, of the one before. */
  of(content: readonly Stretch[], cue: Stretch): Topic[] {
    const sentence = sentenceAt(this.context.tokens, cue.from);
    const own = this.within([...content, this.sentence(sentence)]);
    return own.length === 0 && sentence > 0 && this.isKnown(content) ? this.within([this.sentence(sentence - 1)]) : own;
  }

  private sentence(sentence: number): Stretch {
    const { tokens } = this.context;
    return { from: sentenceStart(tokens, sentence), to: sentenceEnd(tokens, sentence) };
  }

  /** 'the trip as a farce': few words that name nobody. */
  private isKnown(content: readonly Stretch[]): boolean {
    return (
      sizeOf(content) <= FEW_WORDS && content.every(({ from, to }) => mentionsIn(this.context, from, to).length === 0)
    );
  }

  private within(stretches: readonly Stretch[]): Topic[] {
    const found: Topic[] = [];
    let looked = 0;
    for (const { from, to } of stretches)
      for (let k = firstFrom(this.hits, from); k < this.hits.length && looked < MOST_TERMS; k++, looked++) {
        const hit = at(this.hits, k);
        if (hit.from >= to) break;
        if (hit.to <= to) found.push(...hit.topics);
      }
    return oftenestFirst(found);
  }
}
const FEW_WORDS = 6;
/** Terms that are looked at for one statement. */
const MOST_TERMS = 100;
