/**
 * Who takes part in a meeting by the words that name them: 'met with the envoy for Somalia in Nairobi on the war between Kenya
 * and Uganda' names three countries that do not.
 */
import type { Meeting } from '../../model/reading.js';
import type { Span } from '../../model/span.js';
import type { Mention } from '../actors/find.js';
import { type Context, mentionsIn } from '../context.js';
import { ROSTER } from '../diplomacy/roster.js';
import {
  at,
  firstFrom,
  formAt,
  lowerAt,
  sentenceAt,
  sentenceStartAt,
  tokenAt,
  uposOf,
  xposAt,
} from '../text/tokens.js';
import { isOfBorder } from './borders.js';

/**
 * The participants of a meeting but those whom its words name only as what it is about, where it is, or on what occasion.
 * A state beside a person who acts for it is meant with the person.
 *
 * @param isNamed whether only those are wanted whom its words name
 */
export function takingPart(
  context: Context,
  { participants, evidence, kind, why }: Meeting,
  isNamed: boolean,
): Meeting['participants'] {
  const part = new Map<string, Part>();
  const roster = why.includes(ROSTER) ? evidence.at(-1) : undefined;
  for (const span of evidence) {
    const { from, to } = rangeOf(context, span);
    for (const mention of mentionsIn(context, from, to)) {
      const found =
        span === roster
          ? 'met'
          : isOfName(context, mention) || (kind === 'visit' && isOfBorder(context, mention))
            ? 'aside'
            : partOf(context, mention, from, kind === 'visit');
      // Words further on are of the meeting, too, and of much else.
      if (part.get(mention.actor) === 'met' || (span !== evidence[0] && found !== 'met')) continue;
      if (found !== 'aside' || !part.has(mention.actor)) part.set(mention.actor, found);
    }
  }
  const rest = participants.filter(({ actor }) => (part.get(actor) ?? (isNamed ? 'aside' : 'beside')) !== 'aside');
  const { byId } = context.actors;
  const led = new Set(rest.filter(({ actor }) => byId.get(actor)?.kind === 'person').map(({ party }) => party));
  return rest.filter(({ actor, party }) => byId.get(actor)?.kind !== 'state' || !led.has(party));
}

/** 'Sheikh Tamim bin | Hamad', 'the | King of Saudi Arabia': a piece of another's name, or a title that is also a name. */
const isOfName = ({ tokens, actors, resources }: Context, { from, to, actor }: Mention): boolean => {
  if (actors.byId.get(actor)?.kind !== 'person' || from === 0) return false;
  let begin = from;
  for (let k = firstFrom(actors.mentions, from) - 1; k >= 0; k--) {
    const last = at(actors.mentions, k);
    if (actors.byId.get(last.actor)?.kind !== 'person' || !isOneName(last.to, begin)) break;
    if (last.actor !== actor) return true;
    begin = last.from;
  }
  return (
    to === from + 1 &&
    to < tokens.size &&
    lowerAt(tokens, to) === 'of' &&
    resources.grammar.persons.has(lowerAt(tokens, from))
  );

  function isOneName(begin: number, end: number): boolean {
    if (begin === 0 || sentenceAt(tokens, begin - 1) !== sentenceAt(tokens, end)) return false;
    for (let i = begin; i < end; i++) if (!PARTICLES.has(lowerAt(tokens, i))) return false;
    return end - begin < LONGEST_GAP;
  }
};
/** Words within names, and how many stand between two names that are one. */
const PARTICLES = new Set(['bin', 'ibn', 'bint', 'al', 'el', '-', 'de', 'van', 'von', 'da', 'dos', 'abu']);
const LONGEST_GAP = 4;

/** How words name somebody: as one whom somebody meets, beside the meeting or as who does it, or as another matter. */
type Part = 'met' | 'beside' | 'aside';

const rangeOf = ({ tokens }: Context, [start, end]: Span): { readonly from: number; readonly to: number } => ({
  from: tokenAt(tokens, start),
  to: tokenAt(tokens, Math.max(start, end - 1)) + 1,
});

/** Steps from a name up to what it hangs on. */
const HIGHEST = 6;

/** What stands before a name is followed from noun to noun to the meeting or its verb. */
const partOf = (context: Context, mention: Mention, begin: number, isVisit: boolean): Part => {
  const { tokens, grammar, resources } = context;
  const { aside } = resources.eventPatterns.lists;
  let noun = headOf(context, mention);
  if (noun === undefined) return 'aside';
  let part: Part = 'beside';
  let from = Math.min(mention.from, grammar.name(mention.to - 1).from);
  for (let step = 0; step < HIGHEST; step++) {
    if (isMeeting(context, noun)) return isOccasion(context, from) ? 'aside' : 'met';
    const before = joinedTo(context, from);
    if (before < Math.max(begin, sentenceStartAt(tokens, mention.from))) return part;
    const form = lowerAt(tokens, before);
    if (uposOf(tokens, before) !== 'ADP' && uposOf(tokens, before) !== 'SCONJ' && !aside.has(form)) return part;
    if (aside.has(form) && !(isVisit && WHERE.has(form)) && !isSeat(context, mention, form)) return 'aside';
    part = MET.has(form) ? 'met' : part;
    const above = before - 1;
    if (above < begin || !isNominal(context, above)) return part;
    noun = above;
    from = grammar.name(above).from;
  }
  return part;
};

/** 'was received at the Elysee': who sits there receives. */
const isSeat = ({ actors }: Context, { actor }: Mention, preposition: string): boolean =>
  preposition === 'at' && SEATED.has(actors.byId.get(actor)?.kind ?? '');
const SEATED = new Set(['organization', 'government']);
/** Before whom somebody meets or calls. */
const MET = new Set(['with', 'between', 'among', 'to']);
/** Where one travels. */
const WHERE = new Set(['in', 'at']);

/** The noun that a name says something of ('Iran's attack', 'the Iranian attack'), else its own; undefined for no party's. */
const headOf = (context: Context, { to }: Mention): number | undefined => {
  const { tokens, resources } = context;
  let noun = to - 1;
  let isOthers = false;
  for (let i = to; i < tokens.size && i < to + OWNED; i++) {
    const upos = uposOf(tokens, i);
    if (xposAt(tokens, i) === 'POS') isOthers = true;
    else if (upos === 'NOUN' || upos === 'PROPN') noun = i;
    else if (upos !== 'ADJ' && upos !== 'NUM' && xposAt(tokens, i) !== 'HYPH') break;
  }
  const isOwn = noun < to || isMeeting(context, noun) || uposOf(tokens, noun) === 'PROPN';
  if (isOwn || resources.grammar.persons.has(at(tokens.lemmas, noun))) return noun;
  // 'Iran's attack' is none of Iran; of 'the Iranian side' and 'Kenyan officials' no such thing is known.
  return isOthers ? undefined : noun;
};
/** Words behind a name in which the noun stands that it says something of. */
const OWNED = 5;

const isMeeting = ({ numbered, resources, tokens }: Context, token: number): boolean =>
  resources.meetings.phrases
    .longest(token, Math.min(tokens.size, token + 1), numbered.lowers, numbered.lemmas)
    ?.values.some((row) => row.word === 'noun') ?? false;

/** 'on the margins of the summit', 'ahead of the conference': another meeting than the one that is told. */
const isOccasion = ({ tokens, resources }: Context, from: number): boolean => {
  const { sidelines } = resources.dealings;
  for (let i = from - 1; i >= Math.max(0, from - 3); i--) {
    const form = lowerAt(tokens, i);
    if (sidelines.has(form) || AHEAD.has(form)) return true;
  }
  return false;
};
const AHEAD = new Set(['ahead', 'before', 'following', 'after']);

/** The word before the first of those with whom a name is in a row: 'about Kenya, Uganda and | Rwanda'. */
const joinedTo = (context: Context, from: number): number => {
  const { tokens, grammar } = context;
  let i = from - 1;
  while (i > 0) {
    const upos = uposOf(tokens, i);
    const form = formAt(tokens, i);
    if (upos === 'DET' || upos === 'ADJ' || upos === 'NUM') i--;
    else if ((upos === 'CCONJ' || form === ',') && isNominal(context, i - 1)) i = grammar.name(i - 1).from - 1;
    else if (upos === 'CCONJ' && formAt(tokens, i - 1) === ',') i--;
    else break;
  }
  return i;
};

const isNominal = ({ tokens }: Context, i: number): boolean =>
  i >= 0 && (uposOf(tokens, i) === 'NOUN' || uposOf(tokens, i) === 'PROPN');
