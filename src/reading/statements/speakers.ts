/**
 * Speakers: given the words of a source, the actor who speaks, or null, and the speaker in standard words. What is
 * needed of coreference stands here: pronouns, *the minister*, *the official*, *the ministry*.
 */
import type { Party } from '../../model/generated/parties.js';
import type { Actor } from '../../model/reading.js';
import type { Mention } from '../actors/find.js';
import { actorOf, type Context } from '../context.js';
import { at, firstFrom, type Tokens, uposOf } from '../text/tokens.js';
import { holderOf, isRole } from './offices.js';
import type { Source } from './sources.js';
import { wordAt } from './stretch.js';
import { restoredText } from './words.js';

export interface Speaker {
  /** Null for several speakers, for the unnamed, and for whom nobody knows. */
  readonly actor: Actor | null;
  readonly text: string;
  readonly isSeveral: boolean;
  /** Whether the words stand for an institution that is no actor of the reading: *the newspaper*. */
  readonly isInstitution: boolean;
  /** A person who is named, though no actor of the reading. */
  readonly isNamed?: boolean;
  /** For whom they speak, else ''. */
  readonly party: Party | '';
  readonly why: readonly string[];
}

export interface Speakers {
  /** Whom the words of a source stand for. To be asked in the order of the text. */
  readonly resolve: (source: Source) => Speaker;
  /** The actor whose name heads a phrase, null where none does. */
  readonly named: (head: number, from: number, to: number) => Actor | null;
}

const HE = new Set(['he', 'she', 'him', 'her', 'his', 'who']);
const THEY = new Set(['they', 'their', 'both', 'we', 'them']);
const IT = new Set(['it', 'its', 'which', 'that']);
/** Nouns for bodies that speak. */
const BODIES = new Set(
  'ministry,government,department,agency,embassy,court,council,company,bank,parliament,commission,committee,newspaper,paper,report,statement,readout,communique,communiqué,broadcaster,channel,magazine,party,union,army,navy,military,office,administration,organization,organisation,group,bloc,alliance,foundation,institute,firm,fund,junta,movement,body,state,country,side,capital,cabinet,congress,senate,house,league,mission,secretariat,regulator,watchdog,letter,release,study,survey,poll,document,memo,tribunal,press,media,daily,weekly,kingdom,republic,federation,presidency,leadership'.split(
    ',',
  ),
);

export function createSpeakers(context: Context): Speakers {
  const { tokens, grammar, actors, document, resources } = context;
  const { mentions } = actors;
  const heads = mentions.map((mention) => headOfMention(context, mention));
  /** Nouns by which a person was called: *minister*, *spokesman*. */
  const called = new Map<string, Actor>();
  let read = 0;
  let last: { readonly speaker: Speaker; readonly token: number } | undefined;
  let lastSeveral: Speaker | undefined;
  const described: Speaker[] = [];

  /** Notes by which nouns the people before a token were called. */
  const readTo = (token: number): void => {
    for (; read < mentions.length && at(mentions, read).from < token; read++) {
      const mention = at(mentions, read);
      const actor = actorOf(context, mention);
      if (actor.kind !== 'person') continue;
      const head = at(heads, read);
      for (const word of [head, ...grammar.appositions(head)]) {
        const { from, to } = grammar.name(word);
        for (let i = Math.max(from, word - NEAR); i < Math.min(to, word + NEAR); i++)
          if (uposOf(tokens, i) === 'NOUN' || uposOf(tokens, i) === 'PROPN') called.set(nounOf(tokens, i), actor);
      }
      for (const word of actor.role?.toLowerCase().split(/[ -]/) ?? []) called.set(word, actor);
    }
  };

  const named = (head: number, from: number, to: number): Actor | null => {
    const { from: first, to: end } = grammar.name(head);
    let found: Actor | null = null;
    for (let k = firstFrom(mentions, from); k < mentions.length && at(mentions, k).from < to; k++) {
      const mention = at(mentions, k);
      if (mention.to > to) break;
      const actor = actorOf(context, mention);
      const covers = mention.from <= head && head < mention.to;
      const isOwner = wordAt(tokens, mention.to) === "'s" || wordAt(tokens, mention.to) === "'";
      if (covers) {
        if (actor.kind === 'person') return actor;
        if (!isOwner || mention.to === to || from === mention.from) found = actor;
      } else if (actor.kind === 'person' && !isOwner) {
        const own = at(heads, k);
        const isPart = (first <= mention.from && mention.to <= end) || grammar.appositions(head).includes(own);
        if (isPart) return actor;
      }
    }
    return found;
  };

  /** The person whom a pronoun stands for: who spoke last, unless somebody else has acted since. */
  const person = (token: number): Actor | null => {
    const sentence = at(tokens.sentenceOf, token);
    const spoke = last?.speaker.actor?.kind === 'person' ? last : undefined;
    let nearest: Actor | null = null;
    let end = firstFrom(mentions, token) - 1;
    for (let looked = 0; end >= 0 && looked < MOST; end--, looked++) {
      const mention = at(mentions, end);
      const actor = actorOf(context, mention);
      if (spoke && mention.from <= spoke.token && spoke.speaker.actor) return spoke.speaker.actor;
      if (actor.kind !== 'person' || wordAt(tokens, mention.to) === "'s") continue;
      const acts = isSubject(context, at(heads, end));
      if (acts && (at(tokens.sentenceOf, mention.from) !== sentence || mention.to < token)) return actor;
      nearest ??= actor;
    }
    return spoke?.speaker.actor ?? nearest;
  };

  /** The state or body that *it* stands for. */
  const body = (token: number): Actor | null => {
    let nearest: Actor | null = null;
    let k = firstFrom(mentions, token) - 1;
    for (let looked = 0; k >= 0 && looked < MOST; k--, looked++) {
      const actor = actorOf(context, at(mentions, k));
      if (actor.kind === 'person') continue;
      if (isSubject(context, at(heads, k))) return actor;
      nearest ??= actor;
    }
    return nearest;
  };

  /** The two people, or the two states, that were named first: those of whom a readout tells. */
  const pair = (token: number, isBody: boolean): readonly Actor[] => {
    const people: Actor[] = [];
    const bodies: Actor[] = [];
    for (let k = 0; k < mentions.length && k < MOST && at(mentions, k).from < token; k++) {
      const actor = actorOf(context, at(mentions, k));
      const list = actor.kind === 'person' ? people : bodies;
      if (actor.kind !== 'group' && list.length < 2 && !list.includes(actor)) list.push(actor);
    }
    if (!isBody && people.length === 2) return people;
    return bodies.length === 2 ? bodies : [];
  };

  const one = (actor: Actor, ...why: string[]): Speaker => ({
    actor,
    text: actor.name,
    isSeveral: false,
    isInstitution: false,
    party: actor.party,
    why,
  });
  const several = (members: readonly Actor[], ...why: string[]): Speaker => ({
    actor: null,
    text: members.map(({ name }) => name).join(' and '),
    isSeveral: true,
    isInstitution: members.every(({ kind }) => kind !== 'person' && kind !== 'group'),
    party: new Set(members.map(({ party }) => party)).size === 1 ? (members[0]?.party ?? '') : '',
    why,
  });
  const unnamed = (text: string, isInstitution: boolean, ...why: string[]): Speaker => ({
    actor: null,
    text,
    isSeveral: false,
    isInstitution,
    party: '',
    why,
  });

  /** *Pakistan's prime minister*: who held the office on the day of the document. */
  const holder = (source: Source): Speaker | undefined => {
    const { head } = source;
    if (!document.published) return undefined;
    const parties = new Set<Party>();
    for (let k = firstFrom(mentions, source.from); k < mentions.length && at(mentions, k).to <= source.to; k++) {
      const { party, country } = actorOf(context, at(mentions, k));
      const belongs = party || country;
      if (belongs) parties.add(belongs);
    }
    const [party] = parties;
    if (party === undefined || parties.size > 1) return undefined;
    for (let from = Math.max(source.from, head - 3); from <= head; from++) {
      for (let to = Math.min(source.to, head + 4); to > head; to--) {
        const words: string[] = [];
        for (let i = from; i < to; i++) words.push(wordAt(tokens, i));
        const role = (ROLES.get(words.join(' ')) ?? words.join(' ')).replace('defence', 'defense');
        if (!isRole(resources.actors, role, party)) continue;
        const id = holderOf(resources.actors, role, party, document.published.slice(0, 10));
        if (id === undefined) return undefined;
        const actor = actors.byId.get(id);
        if (actor) return one(actor, 'statements/office');
        // Not named in the text, and so no actor of the reading: the name alone can be told.
        const known = resources.actors.actor(id);
        return known && { ...unnamed(known.name, false, 'statements/office'), party };
      }
    }
    return undefined;
  };

  /** The one state named within the words of a source. */
  const stateWithin = (source: Source): Actor | undefined => {
    let found: Actor | undefined;
    for (let k = firstFrom(mentions, source.from); k < mentions.length && at(mentions, k).to <= source.to; k++) {
      const actor = actorOf(context, at(mentions, k));
      if (actor.kind === 'person' || actor.kind === 'group') continue;
      if (found && found !== actor) return undefined;
      found = actor;
    }
    return found;
  };
  const partyWithin = (source: Source): Party | '' => stateWithin(source)?.party ?? '';
  /** *the Danish side*, *the government of Iraq*: the state. */
  const stateOf = (source: Source, noun: string): Actor | undefined => {
    const actor = noun === 'side' || noun === 'government' ? stateWithin(source) : undefined;
    return actor?.kind === 'state' ? actor : undefined;
  };

  /** *Qatar's foreign ministry* is the Foreign Ministry of Qatar. */
  const ministryOf = (source: Source, noun: string): Speaker | undefined => {
    if (noun !== 'ministry' && noun !== 'embassy' && noun !== 'army') return undefined;
    const state = stateWithin(source);
    if (!state?.party) return undefined;
    const before =
      source.head > source.from && ['ADJ', 'NOUN', 'PROPN'].includes(uposOf(tokens, source.head - 1))
        ? wordAt(tokens, source.head - 1)
        : '';
    const kind =
      before === '' || state.name.toLowerCase().includes(before)
        ? ''
        : `${capital(before.replace('defence', 'defense'))} `;
    const name = `${kind}${capital(noun)} of ${state.name}`;
    const actor = actors.actors.find((one) => one.name === name);
    return actor ? one(actor, 'statements/described') : { ...unnamed(name, true), party: state.party };
  };

  const describedBy = (source: Source): Speaker => {
    const { head } = source;
    const form = wordAt(tokens, head);
    const noun = nounOf(tokens, head);
    const isSingular = form === noun;
    const { from } = grammar.name(head);
    const isDefinite = DEFINITE.has(wordAt(tokens, Math.max(from, source.from)));
    const held = holder(source);
    if (held) return held;
    if (isDefinite && isSingular && !BODIES.has(noun)) {
      const before = described.findLast((speaker) => speaker.text.split(' ').includes(noun));
      const person = called.get(noun);
      if (before && !person) return { ...before, why: ['statements/described'] };
      if (person && source.to - source.from <= 4) return one(person, 'statements/described');
    }
    if (isDefinite && BODIES.has(noun) && source.to - source.from <= 3) {
      for (let k = firstFrom(mentions, head) - 1, looked = 0; k >= 0 && looked < MOST; k--, looked++) {
        const actor = actorOf(context, at(mentions, k));
        if (actor.kind !== 'person' && actor.name.toLowerCase().split(' ').includes(noun))
          return one(actor, 'statements/described');
      }
    }
    const state = stateOf(source, noun);
    if (state) return one(state, 'statements/described');
    const name = properName(context, source);
    if (name !== '')
      return { ...unnamed(name, false), isNamed: true, party: isOfficial(noun) ? partyWithin(source) : '' };
    const ministry = ministryOf(source, noun);
    if (ministry) return ministry;
    const text = textOf(context, source);
    const speaker = {
      ...unnamed(text, BODIES.has(noun)),
      party: BODIES.has(noun) || !isOfficial(noun) ? '' : partyWithin(source),
    };
    if (!speaker.isInstitution) described.push(speaker);
    if (described.length > MOST) described.shift();
    return speaker;
  };

  /** Whom the layer of actors takes a phrase or pronoun for. */
  const meantAgain = (source: Source): Speaker | undefined => {
    const { head } = source;
    const isPronoun = /^PRP|^W/.test(at(tokens.xpos, head));
    const known = actors.meansAgain(head).flatMap((id) => actors.byId.get(id) ?? []);
    // In the order in which they were first named.
    known.sort((a, b) => (a.mentions[0]?.[0] ?? 0) - (b.mentions[0]?.[0] ?? 0));
    const [first] = known;
    if (!first || first.id.includes(':?')) return undefined;
    // 'the rulers of Mali and Niger' are not named.
    if (known.length > 1 && !isPronoun && !isBothSides(tokens, source)) return undefined;
    const isOffice = first.why.includes('actors/office-holder');
    const why = isPronoun ? 'statements/pronoun' : isOffice ? 'statements/office' : 'statements/described';
    return known.length > 1 ? several(known, why) : one(first, why);
  };

  const resolveOne = (source: Source): Speaker => {
    const { head } = source;
    const word = wordAt(tokens, head);
    const actor = named(head, source.from, source.to);
    if (actor) {
      // *The Colombian*: a person of that state.
      if (
        actor.kind === 'state' &&
        source.to - source.from === 2 &&
        DEFINITE.has(wordAt(tokens, source.from)) &&
        uposOf(tokens, head) !== 'PROPN'
      ) {
        for (let k = firstFrom(mentions, head) - 1, looked = 0; k >= 0 && looked < MOST; k--, looked++) {
          const other = actorOf(context, at(mentions, k));
          if (other.kind === 'person' && (other.party || other.country) === actor.party)
            return one(other, 'statements/described');
        }
      }
      if (actor.kind === 'group') {
        const held = describedBy(source);
        if (held.actor || held.why.includes('statements/office')) return held;
      }
      return one(actor);
    }
    const again = meantAgain(source);
    if (again) return again;
    if (HE.has(word)) {
      const found = person(source.from);
      if (found) return one(found, 'statements/pronoun');
    }
    if (IT.has(word)) {
      const found = body(source.from);
      if (found) return one(found, 'statements/pronoun');
    }
    if (THEY.has(word) || isBothSides(tokens, source)) {
      const isBody = SIDES.has(nounOf(tokens, head));
      if (lastSeveral && word !== 'we' && (!isBody || lastSeveral.isInstitution))
        return { ...lastSeveral, why: ['statements/pronoun'] };
      const before = described.at(-1);
      if (word === 'they' && before) return { ...before, why: ['statements/pronoun'] };
      const found = pair(source.from, isBody);
      if (found.length > 0) return several(found, 'statements/pronoun');
    }
    return describedBy(source);
  };

  return {
    named,
    resolve: (source) => {
      readTo(source.from);
      let speaker: Speaker;
      if (source.heads.length > 1) {
        const members = source.heads.map(
          (head) => named(head, source.from, source.to) ?? called.get(nounOf(tokens, head)) ?? null,
        );
        const known = members.filter((member) => member !== null);
        speaker = known.length === members.length && new Set(known).size > 1 ? several(known) : resolveOne(source);
      } else speaker = resolveOne(source);
      last = { speaker, token: source.from };
      if (speaker.isSeveral) lastSeveral = speaker;
      return speaker;
    },
  };
}

/** How many mentions are looked back to. */
const MOST = 40;
const NEAR = 6;
const DEFINITE = new Set(['the', 'this', 'that', 'his', 'her', 'their', 'its']);
/** Other words for roles of the table. */
const ROLES: ReadonlyMap<string, string> = new Map([
  ['premier', 'prime minister'],
  ['external affairs minister', 'foreign minister'],
  ['top diplomat', 'foreign minister'],
  ['chief diplomat', 'foreign minister'],
]);

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

const PEOPLE = new Set([
  'leader',
  'president',
  'minister',
  'official',
  'secretary',
  'diplomat',
  'premier',
  'man',
  'woman',
]);
const SIDES = new Set(['side', 'country', 'party', 'government', 'delegation', 'nation', 'capital', 'state']);

const nounOf = (tokens: Tokens, token: number): string => at(tokens.lemmas, token).toLowerCase();

const isBothSides = (tokens: Tokens, source: Source): boolean => {
  const noun = nounOf(tokens, source.head);
  if (!PEOPLE.has(noun) && !SIDES.has(noun)) return false;
  for (let i = source.from; i < source.head; i++) {
    const word = wordAt(tokens, i);
    if (word === 'both' || (word === 'two' && DEFINITE.has(wordAt(tokens, i - 1)))) return true;
  }
  // *the sides*, *the parties* alone are both as well.
  return (
    (noun === 'side' || noun === 'leader' || noun === 'delegation') &&
    source.head === source.from + 1 &&
    wordAt(tokens, source.head).endsWith('s')
  );
};

const headOfMention = ({ grammar }: Context, mention: Mention): number => grammar.headOf(mention.from, mention.to);

const isSubject = ({ grammar }: Context, head: number): boolean => {
  const clause = grammar.clauseOf(head);
  return clause !== -1 && grammar.subjects(clause).includes(head);
};

/** The words of an unnamed speaker without article, clauses and what stands behind commas. */
const textOf = (context: Context, source: Source): string => {
  const { tokens } = context;
  let { to } = source;
  for (let i = source.head + 1; i < to; i++)
    if (wordAt(tokens, i) === ',' || at(tokens.xpos, i) === 'WP' || at(tokens.xpos, i) === 'WDT') {
      to = i;
      break;
    }
  return restoredText(context, { from: source.from, to: Math.max(to, source.head + 1) });
};

/** A name in capitals at the end of a phrase that is no actor's: *the laureate Leymah Gbowee*. */
const properName = (context: Context, source: Source): string => {
  const { tokens, grammar } = context;
  for (const word of [source.head, ...grammar.appositions(source.head)]) {
    if (word < source.from || word >= source.to) continue;
    const { from, to } = grammar.name(word);
    let end = Math.min(Math.max(to, word + 1), source.to);
    while (end < source.to && uposOf(tokens, end) === 'PROPN') end++;
    let start = end;
    while (start > Math.max(from, source.from) && isNamePart(tokens, start - 1)) start--;
    if (end - start >= 2 && end - start <= 4) return restoredText(context, { from: start, to: end });
  }
  return '';
};

const isNamePart = (tokens: Tokens, token: number): boolean =>
  uposOf(tokens, token) === 'PROPN' && /^\p{Lu}\p{Ll}/u.test(at(tokens.forms, token));

/** Nouns for people who speak for a state. */
const OFFICIALS = new Set([
  'official',
  'diplomat',
  'spokesman',
  'spokeswoman',
  'spokesperson',
  'envoy',
  'ambassador',
  'minister',
  'officer',
  'aide',
  'adviser',
  'general',
  'negotiator',
  'secretary',
  'representative',
  'delegate',
  'source',
  'commander',
  'lawmaker',
  'senator',
]);
export const isOfficial = (noun: string): boolean => OFFICIALS.has(noun);
