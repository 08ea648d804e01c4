/**
 * Who stands under an argument: the parties and persons that a noun phrase names, whatever their order ('Kenyan President
 * Ruto', 'the foreign ministers of Egypt and Sudan', 'Ajit Doval, India's national security adviser'). Works over the
 * mentions of the actors' layer; a person whose party no table knows takes that of the state beside the name.
 */
import type { Party } from '../../model/generated/parties.js';
import type { Mention } from '../actors/find.js';
import { actorOf, type Context, mentionsIn } from '../context.js';
import { at, firstFrom, sentenceEnd, sentenceStart, uposOf } from '../text/tokens.js';
import { isReadout, issuerOf } from './issuer.js';

/** One who takes part: a person, or a state, organization or group where no person is named. */
export interface Side {
  /** Id of an actor of the reading. */
  readonly actor: string;
  readonly party: Party;
  readonly isPerson: boolean;
  /** The words, from title or state to name. */
  readonly from: number;
  readonly to: number;
  readonly why: readonly string[];
}

/** Longest phrase in which participants are looked for, in tokens. */
const LONGEST_PHRASE = 48;

/** Prepositions that go on within the naming of somebody. */
const WITHIN = new Set(['of', 'from', 'for', "'s", '’s', 'by']);
/** Words at which a relative clause or another matter begins. */
const STOPS = new Set([
  'who',
  'whom',
  'which',
  'that',
  'whose',
  'to',
  'where',
  'when',
  'after',
  'before',
  'while',
  'because',
]);
const JOINS = new Set(['and', '&', 'or', 'as', 'well', 'along', 'together', 'with']);
/** Participles behind which the head of a delegation is named. */
const LED = new Set([
  'led',
  'headed',
  'including',
  'accompanied',
  'represented',
  'based',
  'joined',
  'visiting',
  'acting',
  'named',
]);
/** Offices behind which 'to' names whom they serve: 'National Security Advisor to the Prime Minister of Sweden'. */
const ADVISERS = new Set(['advisor', 'adviser', 'assistant', 'aide', 'counsellor', 'counselor', 'secretary']);
/** What stands behind a name and is none. */
const SUFFIXES = new Set(['jr.', 'jr', 'sr.', 'sr', 'ii', 'iii']);
const PLURALS = new Set(['they', 'both', 'two', 'three', 'them', 'sides', 'each']);
const SINGULARS = new Set(['he', 'she', 'him', 'his', 'her', 'its', 'it']);

/** The participants that the phrase of a noun names. */
export const sidesUnder = (context: Context, head: number): readonly Side[] => {
  const { tokens, grammar } = context;
  const { from, to } = grammar.phrase(head);
  const sentence = at(tokens.sentenceOf, head);
  const over = mentionOver(context, head);
  const begin = Math.max(Math.min(from, over?.from ?? from), sentenceStart(tokens, sentence), head - LONGEST_PHRASE);
  const end = Math.min(sentenceEnd(tokens, sentence), head + LONGEST_PHRASE);
  const limit = nameEnd(context, Math.min(Math.max(to, over?.to ?? to), end), end);
  const sides = sidesBetween(context, begin, limit, head);
  return sides.length > 0 ? sides : sidesBetween(context, begin, end, head);
};

/** The mention in which a word stands. */
export const mentionOver = ({ actors }: Context, token: number): Mention | undefined => {
  const { mentions } = actors;
  const next = firstFrom(mentions, token + 1);
  const mention = next > 0 ? mentions[next - 1] : undefined;
  return mention && token < mention.to ? mention : undefined;
};

/** Where a phrase ends whose name the parser has cut: 'Prime Minister | Kishida of Japan'. */
const nameEnd = (context: Context, to: number, end: number): number => {
  const { tokens } = context;
  let limit = to;
  // A name that begins before the end goes on behind it.
  for (const { from, to: last } of mentionsIn(
    context,
    Math.max(0, to - LONGEST_NAME),
    Math.min(end, to + LONGEST_NAME),
  ))
    if (from <= limit && last > limit && (from < limit || uposOf(tokens, limit) === 'PROPN')) limit = last;
  if (limit + 1 >= end || at(tokens.forms, limit).toLowerCase() !== 'of') return limit;
  const [state] = mentionsIn(context, limit + 1, Math.min(end, limit + LONGEST_NAME));
  return state && state.from <= limit + 2 ? state.to : limit;
};
const LONGEST_NAME = 6;

/**
 * The participants named from one token on, as far as the naming goes: a phrase may be longer than the parser thinks.
 *
 * @param from first token looked at
 * @param limit no token from this on
 * @param head a word that is passed in any case
 */
export const sidesBetween = (context: Context, from: number, limit: number, head = from): readonly Side[] => {
  const reader = new Naming(context);
  const { tokens } = context;
  const mentions = mentionsIn(context, from, limit);
  let next = 0;
  for (let i = from; i < limit; ) {
    while (next < mentions.length && at(mentions, next).from < i) next++;
    const mention = mentions[next];
    if (mention && mention.from === i) {
      reader.mention(mention.from, mention.to, mention.actor);
      i = mention.to;
      continue;
    }
    const form = at(tokens.forms, i).toLowerCase();
    if (
      i > head &&
      stopsAt(context, i, form) &&
      !(form === 'to' && ADVISERS.has(at(tokens.lemmas, i - 1).toLowerCase()))
    )
      break;
    reader.word(i, form);
    i++;
  }
  return reader.end();
};

const stopsAt = ({ tokens }: Context, i: number, form: string): boolean => {
  if (WITHIN.has(form) || JOINS.has(form) || LED.has(form)) return false;
  if (STOPS.has(form) || form === ';' || form === '.' || form === ':' || form === '—') return true;
  const upos = uposOf(tokens, i);
  return upos === 'ADP' || upos === 'VERB' || upos === 'AUX' || upos === 'SCONJ';
};

/** A state or group that may belong to a person behind it, or be one who takes part itself. */
interface Pending {
  readonly actor: string;
  readonly party: Party;
  readonly from: number;
  readonly to: number;
}

/** Reads one naming from left to right. */
class Naming {
  private readonly sides: (Omit<Side, 'party'> & { readonly party: Party | '' })[] = [];
  private state: Pending | undefined;
  /** Whether the word of an office stands beside the pending state: 'Egypt's foreign minister'. */
  private office = false;
  /** First word since the last side. */
  private since = -1;
  /** Whether an 'and' stands between the last person and now. */
  private joined = false;

  constructor(private readonly context: Context) {}

  mention(from: number, to: number, id: string): void {
    const { tokens } = this.context;
    if (to === from + 1 && SUFFIXES.has(at(tokens.forms, from).toLowerCase())) return;
    const actor = actorOf(this.context, { from, to, actor: id });
    const party = actor.party || (actor.kind === 'group' ? actor.country : '');
    if (actor.kind === 'person') this.person(from, to, id, party);
    else if (party !== '') this.named({ from, to, actor: id, party });
  }

  private person(from: number, to: number, id: string, party: Party | ''): void {
    if (this.state && party !== '' && this.state.party !== party) this.flush();
    const beside = party === '' ? this.state?.party : undefined;
    this.sides.push({
      actor: id,
      party: party || beside || '',
      isPerson: true,
      from: this.since === -1 ? from : this.since,
      to,
      why: beside ? ['participants/state-beside'] : [],
    });
    this.state = undefined;
    this.office = false;
    this.joined = false;
    this.since = -1;
  }

  private named(state: Pending): void {
    const last = this.sides.at(-1);
    // 'Foreign Minister Rau of Poland', 'Ajit Doval, India's adviser': the state of who was named right before.
    if (last?.isPerson && !this.state && !this.joined && (last.party === '' || last.party === state.party)) {
      if (last.party === '')
        this.sides[this.sides.length - 1] = {
          ...last,
          party: state.party,
          to: state.to,
          why: ['participants/state-beside'],
        };
      return;
    }
    if (this.state && this.state.party !== state.party) this.flush();
    this.since = this.since === -1 ? state.from : this.since;
    this.state = { ...state, from: this.since };
  }

  word(i: number, form: string): void {
    const { tokens, resources } = this.context;
    if (form === 'and' || form === '&') this.joined = true;
    if (form === 'and' || form === '&' || form === ',') {
      if (!this.office) this.flush();
      return;
    }
    if (this.since === -1 && uposOf(tokens, i) !== 'PUNCT') this.since = i;
    const { persons } = resources.grammar;
    if (persons.has(form) || persons.has(at(tokens.lemmas, i).toLowerCase())) {
      this.office = true;
      if (this.state) this.state = { ...this.state, to: i + 1 };
    }
  }

  private flush(): void {
    if (!this.state) return;
    this.sides.push({ ...this.state, isPerson: false, why: [] });
    this.state = undefined;
    this.since = -1;
  }

  end(): readonly Side[] {
    this.flush();
    return this.sides.flatMap(({ party, ...side }) => {
      if (party !== '') return [{ ...side, party }];
      const other = otherState(this.context);
      return other === '' ? [] : [{ ...side, party: other, why: ['participants/other-state'] }];
    });
  }
}

/** Those whom a phrase or pronoun means again, by the layer of actors. */
const meantAgain = ({ actors }: Context, head: number): readonly Side[] =>
  actors.meansAgain(head).flatMap((id): Side[] => {
    const actor = actors.byId.get(id);
    const party = actor?.party;
    // 'their advisers' are no delegates of their own.
    if (!actor || !party || actor.kind === 'group') return [];
    const isPerson = actor.kind === 'person';
    return [{ actor: id, party, isPerson, from: head, to: head + 1, why: ['participants/taken-up'] }];
  });

/** The participants that a pronoun or 'the two leaders' takes up: those it means, else the last ones named before it. */
export const takenUp = (context: Context, head: number): readonly Side[] => {
  const meant = meantAgain(context, head);
  if (meant.length > 0) return meant;
  const { tokens, grammar } = context;
  const { from, to } = grammar.phrase(head);
  let plural = false;
  let single = false;
  for (let i = from; i < Math.min(to, from + 6); i++) {
    const form = at(tokens.forms, i).toLowerCase();
    plural ||= PLURALS.has(form);
    single ||= SINGULARS.has(form);
  }
  const form = at(tokens.forms, head).toLowerCase();
  const isOffice = context.resources.grammar.persons.has(at(tokens.lemmas, head).toLowerCase());
  if (!plural && isOffice && form !== at(tokens.lemmas, head).toLowerCase()) plural = form.endsWith('s');
  if (!plural && !single && !isOffice) return [];
  return lastNamed(context, from, plural ? 2 : 1);
};

/** How many mentions are looked back for. */
const LOOK_BACK = 24;

const lastNamed = (context: Context, before: number, wanted: number): readonly Side[] => {
  const { mentions } = context.actors;
  let low = 0;
  let high = mentions.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (at(mentions, middle).from < before) low = middle + 1;
    else high = middle;
  }
  const found = new Map<Party, Side>();
  for (const persons of [true, false]) {
    for (let k = low - 1; k >= Math.max(0, low - LOOK_BACK) && found.size < wanted; k--) {
      const mention = at(mentions, k);
      if (SUFFIXES.has(at(context.tokens.forms, mention.from).toLowerCase())) continue;
      const actor = actorOf(context, mention);
      const isPerson = actor.kind === 'person';
      if (isPerson !== persons) continue;
      const party = actor.party || (actor.kind === 'group' ? actor.country : '') || partyBeside(context, k);
      if (party === '' || found.has(party)) continue;
      found.set(party, {
        actor: mention.actor,
        party,
        isPerson,
        from: mention.from,
        to: mention.to,
        why: ['participants/taken-up'],
      });
    }
  }
  return found.size === wanted ? [...found.values()].reverse() : [];
};

/** The state right before or after the k-th mention. */
export const partyBeside = (context: Context, k: number): Party | '' => {
  const { mentions } = context.actors;
  const mention = at(mentions, k);
  const next = mentions[k + 1];
  const { tokens } = context;
  if (next && next.from === mention.to + 1 && at(tokens.forms, mention.to).toLowerCase() === 'of') {
    const actor = actorOf(context, next);
    if (actor.kind === 'state') return actor.party;
  }
  const last = mentions[k - 1];
  if (last && mention.from - last.to <= 6 && !hasStop(context, last.to, mention.from)) {
    const actor = actorOf(context, last);
    if (actor.kind === 'state') return actor.party;
  }
  return '';
};

const hasStop = ({ tokens }: Context, from: number, to: number): boolean => {
  for (let i = from; i < to; i++) {
    const upos = uposOf(tokens, i);
    if (upos === 'VERB' || upos === 'AUX' || upos === 'CCONJ' || upos === 'PUNCT') return true;
  }
  return false;
};

/** The party of the first person that is named: a readout begins with its own side. */
const firstPerson = (context: Context): Party | '' => {
  for (const mention of context.actors.mentions) {
    const actor = actorOf(context, mention);
    if (actor.kind === 'person' && actor.party !== '') return actor.party;
  }
  return '';
};

const others = new WeakMap<Context, Party | ''>();

/**
 * In a document that a state issued, the state that it names most besides: whose president it is that was met, where
 * nothing else says so ('met with President Hichilema to congratulate the people of Zambia').
 */
const otherState = (context: Context): Party | '' => {
  const known = others.get(context);
  if (known !== undefined) return known;
  const issuer = issuerOf(context) || (isReadout(context) ? firstPerson(context) : '');
  const counts = new Map<Party, number>();
  if (issuer !== '')
    for (const mention of context.actors.mentions) {
      const actor = actorOf(context, mention);
      if (actor.kind === 'state' && actor.party !== '' && actor.party !== issuer)
        counts.set(actor.party, (counts.get(actor.party) ?? 0) + 1);
    }
  let best: Party | '' = '';
  for (const [party, count] of counts) if (best === '' || count > (counts.get(best) ?? 0)) best = party;
  others.set(context, best);
  return best;
};
