/**
 * Speakers: given the words of a source, the actor who speaks, or null, and the speaker in standard words. Names come
 * from the layer of actors, offices and officials from the tables of `who`, pronouns from `antecedents.ts`.
 */
import type { Party } from '../../model/generated/parties.js';
import type { Actor } from '../../model/reading.js';
import { actorOf, type Context } from '../context.js';
import { kindOf, issuerOf as partyOfIssuer } from '../issuer.js';
import { at, firstFrom, formAt, lowerAt, sentenceAt, uposOf, xposAt } from '../text/tokens.js';
import { authorsOf, headingOf } from '../voices.js';
import { kindOfNoun } from './agents.js';
import { createAntecedents } from './antecedents.js';
import { createCalled } from './called.js';
import { createDescriptions } from './descriptions.js';
import { createIssuers } from './issuers.js';
import { peopleJoined } from './joined.js';
import { statesWithin, stateWithin } from './mentioned.js';
import { createNamed } from './named.js';
import {
  DEFINITE,
  isBody,
  isBothSides,
  isOfficial,
  isSide,
  isText,
  lengthOf,
  nounOf,
  PRONOUNS,
  textOf,
  wholeOf,
} from './nominals.js';
import { partsOf, stoodFor, withoutTime } from './source-parts.js';
import type { Source } from './source-words.js';
import { type Member, one, type Speaker, several, unnamed } from './speaker.js';
import { restoredText } from './words.js';

/** What is known of the statement whose source is asked. */
interface Told {
  /** For whom the one speaks who passes the words on. */
  readonly outer: Party | '';
  /** Whoever says the whole, where the source stands within the quotation: *he* is somebody else. */
  readonly quoter?: Speaker | undefined;
}

export interface Speakers {
  /** Whom the words of a source stand for. To be asked in the order of the text. */
  readonly resolve: (source: Source, told?: Told) => Speaker;
  /** The actor whose name heads a phrase, null where none does. */
  readonly named: (head: number, from: number, to: number) => Actor | null;
  /** The other one of the two people of whom a readout tells. */
  readonly counterpart: (speaker: Speaker) => Actor | undefined;
}

export function createSpeakers(context: Context): Speakers {
  const { tokens, grammar, actors, resources } = context;
  const { mentions } = actors;
  const descriptions = createDescriptions(context);
  /** For whom people speak of whom no table knows it, by what stood beside their names. */
  const parties = new Map<string, Party>();
  /** Those without a name who spoke, with where they are named: what is quoted first may be named later. */
  const described: { readonly speaker: Speaker; readonly token: number; readonly noun: string }[] = [];
  /** Who was quoted, with where his words are. */
  const spoken: { readonly speaker: Speaker; readonly token: number }[] = [];
  let lastSeveral: Speaker | undefined;
  let told: Told = NOTHING;

  const speakerOf = (actor: Actor, ...why: string[]): Speaker =>
    one(actor, actor.party || (parties.get(actor.id) ?? ''), ...why);

  const called = createCalled(context, speakerOf);

  const named = createNamed(context);

  /** Of an actor in the reading, or of one whom only the tables know. */
  const known = (id: string, name: string, party: Party | '', isInstitution: boolean, why: string): Speaker => {
    const actor = actors.byId.get(id);
    return actor ? speakerOf(actor, why) : unnamed(name, isInstitution, party, why);
  };

  /** An office, an official or a body without a name, by the words alone; undefined where no table knows them. */
  const byTables = (source: Source): Speaker | undefined => {
    const answer = descriptions.of(source, told.outer);
    const { id, kind, name, party } = answer;
    if (kind === '' || kind === 'place') return undefined;
    const isInstitution = INSTITUTIONS.has(kind);
    if (id !== undefined && (kind === 'person' || isInstitution))
      return known(id, name, party, isInstitution, kind === 'person' ? 'statements/office' : 'statements/described');
    return { ...unnamed(textOf(context, source), isInstitution, party), isPlural: isPluralNoun(source.head) };
  };
  const isPluralNoun = (head: number): boolean => /^NNP?S$/.test(xposAt(tokens, head));

  /** For whom a phrase speaks, by its words or by those behind its first comma: *Yoka Brandt, envoy of the Netherlands*. */
  const partyBeside = (source: Source): Party | '' => {
    const own = descriptions.of(source).party;
    const comma = source.from + lengthOf(tokens, source);
    if (own !== '' || comma + 1 >= source.to) return own;
    const head = grammar.headOf(comma + 1, source.to);
    return descriptions.of({ from: comma + 1, to: source.to, head: Math.max(head, comma + 1), heads: [head] }).party;
  };

  /** *the board*: the last body whose name the text has spelled out with that noun: *Broadcasting Board of Governors*. */
  const bodyBefore = (noun: string, token: number): Speaker | undefined => {
    for (let i = token - 1; i >= 0; i--) {
      if (lowerAt(tokens, i) !== noun || (formAt(tokens, i) === noun && uposOf(tokens, i - 1) !== 'PROPN')) continue;
      let { from, to } = grammar.name(i);
      while (xposAt(tokens, from) === 'POS' || uposOf(tokens, from) === 'DET') from++;
      while (to < tokens.size && /^(?:of|on|for)$/.test(lowerAt(tokens, to)) && uposOf(tokens, to + 1) === 'PROPN')
        to = grammar.name(to + 1).to;
      const named = { from, to, head: i, heads: [i] };
      if (to - from > 1)
        return unnamed(restoredText(context, named), true, descriptions.of(named).party || partyWithin(named));
    }
    return undefined;
  };

  /** Whom the layer of actors knows a phrase or pronoun to mean: *her host*, *his successor*, *she*. */
  const meant = (token: number): Actor | undefined => {
    const [id, further] = actors.meansAgain(token);
    const actor = id === undefined || further !== undefined ? undefined : actors.byId.get(id);
    return actor?.kind === 'group' || id?.includes('?') === true ? undefined : actor;
  };

  /** *The Vice President*, by all its words: who else may be called so is another. */
  const titled = ({ from, head }: Source): Actor | undefined =>
    head - from > 1 && DEFINITE.has(lowerAt(tokens, from)) ? meant(head) : undefined;

  /** Whom the layer of actors knows *he*, *she* or *its* to mean. */
  const personAt = (token: number): Actor | undefined => everyoneAt(token)[0];

  /** Whom it knows *both leaders*, *the two ministers* or *who* to mean. */
  const everyoneAt = (token: number): readonly Actor[] =>
    actors.meansAgain(token).flatMap((id) => actors.byId.get(id) ?? []);

  let heard: readonly Actor[] | undefined;
  /** Whose words the document carries. */
  const voices = (): readonly Actor[] => {
    heard ??= (
      kindOf(context) === 'joint-statement' ? authorsOf(context) : [headingOf(context, partyOfIssuer(context))]
    ).flatMap((id) => actors.byId.get(id) ?? []);
    return heard;
  };

  const describedBy = (source: Source): Speaker => {
    const { head } = source;
    const noun = nounOf(tokens, head);
    const related = context.resources.mentionWords.relations.has(noun) ? meant(head) : undefined;
    if (related) return speakerOf(related, 'statements/described');
    const isSingular = lowerAt(tokens, head) === noun;
    const isDefinite = DEFINITE.has(lowerAt(tokens, Math.max(grammar.name(head).from, source.from)));
    // 'the North', before any ambassador of that name; 'the Ohio Democrat', whom the text has named.
    const again = meant(head);
    if (again?.kind === 'state' || (again?.kind === 'person' && isDefinite && uposOf(tokens, head) === 'PROPN'))
      return speakerOf(again, 'statements/described');
    const isBodyNoun = isBody(resources, noun);
    const issuer = issuers.within(source);
    if (issuer) return issuer;
    const before = isDefinite && isSingular ? issuers.before(noun, source) : undefined;
    if (before) return before;
    const length = lengthOf(tokens, source);
    if (isDefinite && isSingular && !isBodyNoun && length <= 4) {
      const before = lastDescribed(source.from, ({ text }) => text.split(' ').includes(noun));
      // *The Trump campaign* is not its chairman.
      const person = isText(context.resources, noun) ? undefined : called.by(noun);
      if (before && !person) return { ...before, why: ['statements/described'] };
      // Whom the phrase means by what stands near it, else whom the text has called so oftenest.
      for (const one of [again?.kind === 'person' ? speakerOf(again) : undefined, person])
        if (one) return { ...one, why: ['statements/described'] };
    }
    if (isDefinite && isBodyNoun && (length === 2 || (length === 3 && !/\p{Lu}/u.test(textOf(context, source))))) {
      const before =
        lastDescribed(source.from, ({ text }) => text.toLowerCase().split(' ').includes(noun)) ??
        bodyBefore(noun, source.from);
      if (before?.isInstitution) return { ...before, why: ['statements/described'] };
    }
    const states = isSide(resources, noun) ? statesWithin(context, source) : [];
    if (states.length > 1) return several(states, 'statements/described');
    const side = isSide(resources, noun) ? stateWithin(context, source) : undefined;
    if (side?.kind === 'state') return one(side, side.party, 'statements/described');
    const text = textOf(context, source);
    const found = byTables(source);
    if (again && (found?.why.length ?? 0) === 0) return speakerOf(again, 'statements/described');
    const isActing = isOfficial(resources, noun) || isBodyNoun;
    // *Ada Quill of the foundation*, whom the layer of actors has not.
    const name = grammar.name(head);
    const isNamed =
      uposOf(tokens, head) === 'PROPN' && resources.mentionWords.givenNames.has(formAt(tokens, name.from));
    const own = (isNamed && { ...unnamed(restoredText(context, name), false, partyBeside(source)), isNamed }) ||
      found || {
        ...unnamed(text, isBodyNoun, isActing ? partyWithin(source) : ''),
        isPlural: isPluralNoun(head),
      };
    const speaker = own.party === '' && isActing ? withOwner(source, own) : own;
    const whole = speaker.party === '' ? wholeOf(context, source) : undefined;
    const isPart = whole && isOfficial(resources, nounOf(tokens, whole.head));
    const shown = isSide(resources, noun)
      ? { ...speaker, isInstitution: true }
      : isPart
        ? { ...speaker, party: descriptions.of(whole).party }
        : speaker;
    if (!shown.actor) described.push({ speaker: shown, token: source.from, noun });
    if (described.length > MOST) described.shift();
    return shown;
  };

  /** *his aides*, *Modi's aides*: they speak for whom their master speaks for. */
  const withOwner = (source: Source, speaker: Speaker): Speaker => {
    if (PRONOUNS.it.has(lowerAt(tokens, source.from)) || PRONOUNS.he.has(lowerAt(tokens, source.from)))
      return { ...speaker, party: personAt(source.from)?.party ?? '' };
    for (let k = firstFrom(mentions, source.from); k < mentions.length && at(mentions, k).to <= source.head; k++) {
      const { kind, party } = actorOf(context, at(mentions, k));
      if (kind === 'person') return { ...speaker, party };
    }
    // *the country's ministry*
    for (let i = source.from + 1; i < source.head; i++)
      if (xposAt(tokens, i) === 'POS') return { ...speaker, party: meant(i - 1)?.party ?? '' };
    return speaker;
  };

  const lastDescribed = (token: number, fits: (speaker: Speaker) => boolean): Speaker | undefined =>
    described.findLast((one) => one.token < token && fits(one.speaker))?.speaker;

  /** Who spoke last without a name, in the sentence of a token or one of the two before it. */
  const lastNear = (token: number, fits: (speaker: Speaker, noun: string) => boolean): Speaker | undefined => {
    const first = sentenceAt(tokens, token) - SENTENCES;
    return described.findLast(
      (one) => one.token < token && sentenceAt(tokens, one.token) >= first && fits(one.speaker, one.noun),
    )?.speaker;
  };
  const isSomebody = (_: Speaker, noun: string): boolean => PEOPLE.has(kindOfNoun(resources, noun));

  /** Whom *they* stands for: the unnamed people who spoke or were named last. */
  const lastGroup = (token: number): Speaker | undefined => {
    const spoke = described.findLast(
      (one) => one.token < token && one.speaker.isPlural === true && !one.speaker.isInstitution,
    );
    for (let k = firstFrom(mentions, token) - 1, looked = 0; k >= 0 && looked < MOST; k--, looked++) {
      const mention = at(mentions, k);
      if (spoke && mention.from <= spoke.token) break;
      const actor = actorOf(context, mention);
      if (actor.kind === 'group') return speakerOf(actor);
    }
    return spoke?.speaker;
  };

  const partyWithin = (source: Source): Party | '' => stateWithin(context, source)?.party ?? '';

  const antecedents = createAntecedents(context);

  const resolveNamed = (source: Source, actor: Actor): Speaker => {
    const { head } = source;
    // *The Colombian*: a person of that state. *The U.S.* is the state.
    const isPeople = actor.kind === 'state' && !/^[\p{Lu}.]+$/u.test(formAt(tokens, head));
    const again = isPeople ? meant(head) : undefined;
    if (again?.kind === 'person') return speakerOf(again, 'statements/described');
    if (actor.kind === 'group') {
      // *U.S. and U.K. officials* are of neither alone.
      if (statesWithin(context, source).some(({ party }) => party !== actor.party))
        return { ...unnamed(textOf(context, source), false), isPlural: true };
      const held = describedBy(source);
      if (held.actor || held.why.length > 0) return held;
    }
    if (actor.kind === 'person' && actor.party === '' && !parties.has(actor.id) && source.to - source.from > 3) {
      const party = partyBeside(source) || withOwner(source, speakerOf(actor)).party;
      if (party !== '') parties.set(actor.id, party);
    }
    return speakerOf(actor);
  };

  const SHORT_NAME = /^\p{Lu}.*\p{Lu}/u;

  const resolveOne = (source: Source): Speaker => {
    const { head } = source;
    const word = lowerAt(tokens, head);
    const actor = named(head, source.from, source.to);
    if (actor) return resolveNamed(source, actor);
    // *The MDA*, whose full name the text has given.
    const [full] = SHORT_NAME.test(formAt(tokens, head)) ? everyoneAt(head) : [];
    if (full) return { ...speakerOf(full, 'statements/described'), isInstitution: full.kind !== 'person' };
    if (PRONOUNS.own.has(word) && at(context.quotes.of, head) === -1) {
      const voice = voices();
      const [only] = voice;
      if (only) return voice.length > 1 ? several(voice, 'statements/pronoun') : speakerOf(only, 'statements/pronoun');
    }
    if (PRONOUNS.he.has(word)) {
      const found = personAt(head);
      if (found) return speakerOf(found, 'statements/pronoun');
      const unnamedBefore = told.quoter ? undefined : lastNear(source.from, isSomebody);
      if (unnamedBefore) return { ...unnamedBefore, why: [...unnamedBefore.why, 'statements/pronoun'] };
    }
    if (PRONOUNS.it.has(word)) {
      const [found] = everyoneAt(head);
      if (found) return speakerOf(found, 'statements/pronoun');
      const spoke = lastNear(source.from, ({ isInstitution }) => isInstitution);
      if (spoke) return { ...spoke, why: ['statements/pronoun'] };
    }
    if (PRONOUNS.they.has(word) || isBothSides(context, source) || arePeople(everyoneAt(head))) {
      // *The officials*, after *U.S. officials said*.
      const same = lastDescribed(source.from, (one) => one.isPlural === true && one.text.toLowerCase().endsWith(word));
      if (same && word.endsWith('s')) return { ...same, why: ['statements/described'] };
      const isBodies = isSide(resources, nounOf(tokens, head));
      const found = isBodies ? antecedents.sides(source.from) : antecedents.parties(source.from, false);
      const told = everyoneAt(head);
      // Whoever acts first in the text is named first.
      const isSame = told.length === found.length && told.every((actor) => found.includes(actor));
      if (told.length > 1) return several(isSame ? found : told, 'statements/pronoun');
      const [only] = PRONOUNS.they.has(word) && word !== 'we' ? told : [];
      if (only) return speakerOf(only, 'statements/pronoun');
      const within = word === 'we' ? statesWithin(context, source) : [];
      if (within.length > 1) return several(within);
      if (lastSeveral && word !== 'we' && (!isBodies || lastSeveral.isInstitution))
        return { ...lastSeveral, why: ['statements/pronoun'] };
      const before = lastGroup(source.from);
      if (word === 'they' && before) return { ...before, why: ['statements/pronoun'] };
      if (found.length > 0) return several(found, 'statements/pronoun');
    }
    // A pronoun that stands for nobody known is no name: *He* is not He Lifeng.
    if (uposOf(tokens, head) === 'PRON' && source.to - source.from === 1)
      return unnamed(formAt(tokens, head), PRONOUNS.it.has(word));
    return describedBy(source);
  };

  /** *The Vice President and the two hosts*, *the CIA and other agencies*: those whom *and* joins, the first of whom is known. */
  const together = (source: Source): Speaker | undefined => {
    if (source.heads.length < 2) return undefined;
    const parts = partsOf(context, source);
    const known = parts.map((part) => membersOf(part, source));
    const [first] = known[0] ?? [];
    if (!first) return undefined;
    const members = known.flatMap((some, k): readonly Member[] =>
      some.length > 0 ? some : [{ ...first, name: textOf(context, at(parts, k)) }],
    );
    if (new Set(members.map(({ name }) => name)).size < 2) return undefined;
    return known.every((some) => some.length > 0)
      ? several([...new Set(members)])
      : { ...speakerOf(first), text: several(members).text };
  };

  const membersOf = (part: Source, { from, to }: Source): readonly Actor[] => {
    const one = named(part.head, from, to) ?? titled(part);
    if (one) return [one];
    const all = everyoneAt(part.head);
    if (all.length > 1) return all;
    const person = called.by(nounOf(tokens, part.head))?.actor;
    return person ? [person] : [];
  };

  /** *a war of words with Kim, who warned*: whom the layer of actors knows a relative pronoun to mean, where no name heads its phrase. */
  const behind = ({ from, to, head }: Source): Speaker | undefined => {
    if (head >= from || named(head, head, to)) return undefined;
    const [only, further] = everyoneAt(from);
    return only && !further ? speakerOf(only) : undefined;
  };

  const issuers = createIssuers(
    context,
    resolveOne,
    (from, to, fits = () => true) =>
      spoken.findLast((one) => one.token >= from && one.token < to && fits(one.speaker))?.speaker,
  );
  const pair = antecedents.parties(tokens.size, false);
  const counterpart = ({ actor }: Speaker): Actor | undefined =>
    actor && pair.length === 2 && pair.includes(actor) ? pair.find((one) => one !== actor) : undefined;

  return {
    named,
    counterpart,
    resolve: (words, asked = NOTHING) => {
      told = asked;
      const source = withoutTime(context, stoodFor(context, words));
      called.readTo(source.from);
      const people = peopleJoined(context, source);
      const speaker = people.length > 1 ? several(people) : (together(source) ?? behind(words) ?? resolveOne(source));
      spoken.push({ speaker, token: source.from });
      if (speaker.isSeveral) lastSeveral = speaker;
      return speaker;
    },
  };
}

const arePeople = (some: readonly Actor[]): boolean => some.length > 1 && some.every(({ kind }) => kind === 'person');

/** How many sentences back a person without a name may still be meant. */
const SENTENCES = 2;
const PEOPLE: ReadonlySet<string> = new Set(['office', 'person']);
const NOTHING: Told = { outer: '' };
/** How many mentions are looked back to. */
const MOST = 40;
/** Kinds of actors that are no people. */
const INSTITUTIONS: ReadonlySet<string> = new Set([
  'state',
  'organization',
  'government',
  'movement',
  'company',
  'institute',
  'outlet',
]);
