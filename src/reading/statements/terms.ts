/** On what terms: speaker and party, attribution, kind, venue, addressee, date and topics of each statement. */
import type { Attribution, StatementAct, StatementKind, Topic, Venue } from '../../model/generated/lists.js';
import type { Actor, Statement } from '../../model/reading.js';
import type { Context, ItemIds } from '../context.js';
import { at, firstFrom, sentenceEnd, sentenceStart, spanOf, type Tokens } from '../text/tokens.js';
import { dateNear, type ItemDate } from '../time/near.js';
import { speakerOfLabel } from './labels.js';
import type { Layered } from './layers.js';
import type { Speaker } from './speaker.js';
import { createSpeakers, type Speakers } from './speakers.js';
import { type Stretch, wordAt } from './stretch.js';
import { isQuestioner } from './transcripts.js';
import { restoredText } from './words.js';

/** Statements of some proposals, in their order. */
export function withTerms(context: Context, proposals: readonly Layered[], ids: ItemIds): Statement[] {
  const { tokens } = context;
  const speakers = createSpeakers(context);
  const terms = new Terms(context);
  const statements: Statement[] = [];
  const turns: (Speaker | undefined)[] = [];
  for (const one of proposals) {
    const { source, content, cue } = one;
    const speaker = speakerOf(context, speakers, one, turns[one.within]);
    turns.push(speaker);
    const spans = content.map(({ from, to }) => spanOf(tokens, from, to));
    const party = speaker?.party ?? '';
    const topics = terms.topics(content, cue);
    const date = dateOfCue(context, one);
    const outer = one.within === -1 ? undefined : statements[one.within];
    const addressee = addresseeOf(context, speakers, one);
    const venue = outer?.venue ?? terms.venue(one) ?? outletOf(context, addressee.word, one);
    const reporter =
      outer && speaker?.actor && isSpokesman(context, outer) && outer.speaker !== speaker.actor.id
        ? outer.speaker
        : null;
    statements.push({
      id: ids('statement', at(spans, 0), party === '' ? [] : [party]),
      act: actOf(context, one),
      speaker: speaker?.actor?.id ?? null,
      speakerText: speaker?.text ?? '',
      party,
      attribution: attributionOf(speaker),
      kind: kindOf(context, one),
      content: spans,
      source: source ? [spanOf(tokens, source.from, source.to)] : [],
      cue: [spanOf(tokens, cue.from, cue.to)],
      ...(venue ? { venue } : {}),
      ...addressee.said,
      ...(reporter ? { reporter } : {}),
      ...(date ? { date: date.value } : {}),
      topics,
      ...(outer ? { within: outer.id } : {}),
      confidence: speaker?.actor ? 0.7 : 0.5,
      why: [
        ...(one.rule ? [one.rule.id] : []),
        ...one.why,
        ...(speaker?.why ?? []),
        ...(date ? [date.why] : []),
        ...(topics.length > 0 ? ['topics/term'] : []),
      ],
    });
  }
  return statements;
}

const speakerOf = (
  context: Context,
  speakers: Speakers,
  one: Layered,
  outer: Speaker | undefined,
): Speaker | undefined => {
  const { source } = one;
  if (!source) return undefined;
  const text = context.tokens.text.slice(
    at(context.tokens.starts, source.from),
    at(context.tokens.ends, source.to - 1),
  );
  if (one.isTurn && isQuestioner(text))
    return { actor: null, text: 'reporter', isSeveral: false, isInstitution: false, party: '', why: [] };
  if (one.isTurn) return speakerOfLabel(context, text);
  // *I said*, within somebody's words.
  if (outer && FIRST_PERSON.has(wordAt(context.tokens, source.head))) return outer;
  return speakers.resolve(source);
};
const FIRST_PERSON = new Set(['i', 'we', 'my', 'our']);

/** Requests and questions are asked, whatever their verb. */
const actOf = ({ tokens }: Context, one: Layered): StatementAct => {
  const act = one.act ?? one.rule?.act ?? 'said';
  const last = one.content.at(-1);
  if (act !== 'said' || !last) return act;
  const ends = [wordAt(tokens, last.to - 1), wordAt(tokens, last.to - 2)];
  const isQuestion = ends.includes('?') && last.to - at(one.content, 0).from < LONGEST_QUESTION;
  return isQuestion ? 'asked' : 'said';
};
const LONGEST_QUESTION = 40;

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
      if (/^[.,;:!?'’‘—–-]+$/.test(at(tokens.forms, i))) continue;
      all++;
      if (at(quotes.of, i) !== -1) quoted++;
    }
  const [first] = content;
  const last = content.at(-1);
  // Single marks count in headlines and inside quotations.
  if (first && last && SINGLE.has(at(tokens.forms, first.from)) && SINGLE.has(at(tokens.forms, last.to - 1)))
    return 'direct';
  if (quoted === 0)
    return first && hasSingleMarks(tokens.text.slice(at(tokens.starts, first.from), at(tokens.ends, first.to - 1)))
      ? 'mixed'
      : 'indirect';
  return quoted === all ? 'direct' : 'mixed';
};
const SINGLE = new Set(["'", '‘', '’']);
/** Of a long statement the first words tell its kind. */
const MOST_WORDS = 2000;
const hasSingleMarks = (text: string): boolean =>
  text.length < 400 && /(^|\s)['‘]\p{L}[^'’]*\p{L}[,.!?]?['’](\s|$)/u.test(text);

interface Addressee {
  /** The word for those spoken to, -1 for none. */
  readonly word: number;
  readonly said: Pick<Statement, 'addressee' | 'addresseeText'>;
}
const NOBODY: Addressee = { word: -1, said: {} };

/** Who tells a newspaper or a station something gives an interview. */
const outletOf = ({ tokens, resources, numbered }: Context, word: number, { rule }: Layered): Venue | undefined => {
  if (word === -1 || !rule?.frames.has('addressee')) return undefined;
  const found = resources.venues.longest(word, word + 1, numbered.lowers, numbered.lemmas);
  return found?.values.find(({ where }) => where === 'addressee')?.venue ?? outletName(tokens, word);
};
/** *told France Info radio*: the noun behind the name. */
const outletName = (tokens: Tokens, word: number): Venue | undefined =>
  /^(radio|television|tv|news|times|post|journal|agency)$/.test(wordAt(tokens, word + 1)) ? 'interview' : undefined;

/** Verbs whose object is who is spoken to. */
const addresseeOf = (context: Context, speakers: Speakers, one: Layered): Addressee => {
  const { grammar, tokens } = context;
  const { head, rule, content, source } = one;
  if (rule && rule.class === 'noun') return addresseeOfNoun(context, speakers, one);
  const word = [
    ...(rule?.frames.has('addressee') ? grammar.patient(head) : []),
    ...grammar.recipient(head),
    ...(rule?.frames.has('quote') ? grammar.oblique(head, 'to') : []),
  ].find(
    (token) =>
      at(tokens.sentenceOf, token) === at(tokens.sentenceOf, head) &&
      (rule?.act === 'asked' || content.every(({ from, to }) => token < from || token >= to)) &&
      !(source && token >= source.from && token < source.to),
  );
  return word === undefined ? NOBODY : addresseeAt(context, speakers, word);
};

const addresseeOfNoun = (context: Context, speakers: Speakers, { head }: Layered): Addressee => {
  for (const { preposition, words } of context.grammar.nounObliques(head)) {
    const [word] = words;
    if (preposition === 'to' && word !== undefined) return addresseeAt(context, speakers, word);
  }
  return NOBODY;
};

const addresseeAt = (context: Context, speakers: Speakers, word: number): Addressee => {
  const { grammar, tokens } = context;
  const { from, to } = grammar.phrase(word);
  const actor = speakers.named(word, from, to);
  if (actor) return { word, said: { addressee: actor.id } };
  if (at(tokens.xpos, word).startsWith('PRP')) return NOBODY;
  const text = restoredText(context, grammar.name(word));
  return text === '' ? NOBODY : { word, said: { addresseeText: text } };
};

/** Topics and venues of the whole text, found once. */
class Terms {
  private readonly topicHits: { readonly from: number; readonly to: number; readonly topics: readonly Topic[] }[] = [];
  private readonly venueHits: { readonly from: number; readonly to: number; readonly venue: Venue }[] = [];
  /** What the title says of the whole document: *Readout of the call with ...*. */
  private readonly whole: Venue | undefined;

  constructor(private readonly context: Context) {
    const { tokens, numbered, resources, document } = context;
    let titled: Venue | undefined;
    for (let i = 0; i < tokens.size; i++) {
      const end = sentenceEnd(tokens, at(tokens.sentenceOf, i));
      const topic = resources.topics.longest(i, end, numbered.lowers, numbered.lemmas);
      if (topic) this.topicHits.push({ from: i, to: topic.end, topics: topic.values });
      const venue = resources.venues.longest(i, end, numbered.lowers, numbered.lemmas);
      if (!venue) continue;
      for (const { venue: value, where } of venue.values) {
        if (where === 'title') {
          if (document.title !== undefined && at(tokens.starts, i) < document.title.length) titled ??= value;
        } else if (where === '') this.venueHits.push({ from: i, to: venue.end, venue: value });
      }
    }
    const { kind } = document;
    this.whole = titled ?? (kind === 'readout' || kind === 'joint-statement' ? kind : undefined);
  }

  /** Topics of the content, then those that the rest of the cue's sentence names. */
  topics(content: readonly Stretch[], cue: Stretch): Topic[] {
    const { tokens } = this.context;
    const found = new Set<Topic>();
    let looked = 0;
    const sentence = at(tokens.sentenceOf, cue.from);
    for (const { from, to } of [
      ...content,
      { from: sentenceStart(tokens, sentence), to: sentenceEnd(tokens, sentence) },
    ])
      for (let k = firstFrom(this.topicHits, from); k < this.topicHits.length && looked < MOST_TERMS; k++, looked++) {
        const hit = at(this.topicHits, k);
        if (hit.from >= to) break;
        if (hit.to <= to) for (const topic of hit.topics) found.add(topic);
      }
    return [...found];
  }

  /** The venue named in the sentence of the cue, outside the content. */
  venue({ cue, content, source }: Layered): Venue | undefined {
    const { tokens } = this.context;
    const sentence = at(tokens.sentenceOf, cue.from);
    const start = sentenceStart(tokens, sentence);
    const end = sentenceEnd(tokens, sentence);
    let best: Venue | undefined;
    let distance = Number.POSITIVE_INFINITY;
    for (
      let k = firstFrom(this.venueHits, start), looked = 0;
      k < this.venueHits.length && looked < MOST_TERMS;
      k++, looked++
    ) {
      const hit = at(this.venueHits, k);
      if (hit.from >= end) break;
      if (content.some(({ from, to }) => hit.from >= from && hit.from < to)) continue;
      const away = source && hit.from >= source.from && hit.to <= source.to ? 0 : Math.abs(hit.from - cue.from);
      if (away >= distance) continue;
      best = hit.venue;
      distance = away;
    }
    return best ?? this.whole;
  }
}
/** Terms that are looked at for one statement. */
const MOST_TERMS = 100;
