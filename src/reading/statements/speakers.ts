/**
 * Speakers: given the words of a source, the actor who speaks, or null, and the speaker in standard words. Names come
 * from the layer of actors, offices and officials from the tables of `who`, pronouns from the walk over the text: all in `actors/meant`.
 */
import type { Party } from '../../model/generated/parties.js';
import type { Actor } from '../../model/reading.js';
import { createDescriptions } from '../actors/meant/described.js';
import type { MeantContext } from '../actors/meant/meanings.js';
import { isBodyKind } from '../actors/meant/nouns.js';
import { pairIn, statesOf } from '../actors/meant/pair.js';
import { meantAgain, oneMeantAgain, standsFor } from '../actors/meant/referred.js';
import { peopleJoined, statesWithin, stateWithin } from '../actors/meant/within.js';
import { late } from '../once.js';
import { at, formAt, lowerAt, uposOf } from '../text/tokens.js';
import { authorsOf, headingOf } from '../voices.js';
import { createIssuers } from './issuers.js';
import { DEFINITE, isBody, isBothSides, isOfficial, isOwn, isSide, nounOf, textOf } from './nominals.js';
import { partsOf, stoodFor } from './source-parts.js';
import type { Source } from './source-words.js';
import { type Member, one, type Speaker, several, unnamed } from './speaker.js';
import { isOfTalks } from './talks.js';

export type Speakers = Readonly<ReturnType<typeof createSpeakers>>;

export function createSpeakers(context: MeantContext) {
  const { tokens, grammar, actors, resources } = context;
  const descriptionOf = createDescriptions(context);
  /** Who was quoted, with where his words are. */
  const spoken: { readonly speaker: Speaker; readonly token: number }[] = [];
  /** Those without a name who spoke last, by what they are called. */
  const unnamedBy = new Map<string, Speaker>();
  let outer: Party | '' = '';

  const speakerOf = (actor: Actor, ...why: string[]): Speaker => one(actor, actor.party, ...why);

  /** Of an actor in the reading, or of one whom only the tables know. */
  const known = (id: string, name: string, party: Party | '', isInstitution: boolean, why: string): Speaker => {
    const actor = actors.byId.get(id);
    return actor ? speakerOf(actor, why) : unnamed(name, isInstitution, party, why);
  };

  /** An office, an official or a body without a name, by the words alone; undefined where no table knows them. */
  const byTables = (source: Source): Speaker | undefined => {
    const answer = descriptionOf({ ...source, text: textOf(context, source) }, outer);
    const { id, kind, name, party } = answer;
    if (kind === '' || kind === 'place') return undefined;
    const isInstitution = isBodyKind(kind);
    if (id !== undefined && (kind === 'person' || isInstitution))
      return known(id, name, party, isInstitution, kind === 'person' ? 'statements/office' : 'statements/described');
    return unnamed(textOf(context, source), isInstitution, party);
  };

  /** Whose words the document carries. */
  const voices = late((): readonly Actor[] => {
    const ids = context.kind === 'joint-statement' ? authorsOf(context) : [headingOf(context, context.issuer)];
    return ids.flatMap((id) => actors.byId.get(id) ?? []);
  });

  const describedBy = (source: Source): Speaker => {
    const { head } = source;
    const noun = nounOf(tokens, head);
    const isSingular = lowerAt(tokens, head) === noun;
    const isDefinite = DEFINITE.has(lowerAt(tokens, Math.max(grammar.name(head).from, source.from)));
    // 'the North', before any ambassador of that name; 'the Ohio Democrat', whom the text has named.
    const again = oneMeantAgain(context, head);
    if (again?.kind === 'state' || (again?.kind === 'person' && isDefinite && uposOf(tokens, head) === 'PROPN'))
      return speakerOf(again, 'statements/described');
    const isBodyNoun = isBody(resources, noun);
    const issuer = issuers.within(source);
    if (issuer) return issuer;
    const before = isDefinite && isSingular ? issuers.before(noun, source) : undefined;
    if (before) return before;
    // *The official*, after *a Japanese official said*.
    const isBare = isDefinite && isSingular && source.to - source.from === 2;
    const same = isBare && !again ? unnamedBy.get(noun) : undefined;
    if (same) return { ...same, why: ['statements/described'] };
    const states = isSide(resources, noun) ? statesWithin(context, source) : [];
    if (states.length > 1) return several(states, 'statements/described');
    const side = isSide(resources, noun) ? stateWithin(context, source) : undefined;
    if (side?.kind === 'state') return one(side, side.party, 'statements/described');
    const found = byTables(source);
    if (again && (found?.why.length ?? 0) === 0) return speakerOf(again, 'statements/described');
    const isOwned = isOfficial(resources, noun) || isBodyNoun;
    const speaker =
      found ?? unnamed(textOf(context, source), isBodyNoun, isOwned ? (stateWithin(context, source)?.party ?? '') : '');
    return isSide(resources, noun) ? { ...speaker, isInstitution: true } : speaker;
  };

  const pair = isOfTalks(context) ? pairIn(context) : [];

  const resolveNamed = (source: Source, actor: Actor): Speaker => {
    if (actor.kind !== 'group') return speakerOf(actor);
    // *U.S. and U.K. officials* are of neither alone.
    if (statesWithin(context, source).some(({ party }) => party !== actor.party))
      return unnamed(textOf(context, source), false);
    const held = describedBy(source);
    return held.actor || held.why.length > 0 ? held : speakerOf(actor);
  };

  const resolveOne = (source: Source): Speaker => {
    const { head } = source;
    const pronoun = standsFor(context, head);
    const actor = context.meant.named(head);
    if (actor) return resolveNamed(source, actor);
    if (isOwn(context, head) && at(context.quotes.of, head) === -1) {
      const voice = voices();
      const [only] = voice;
      if (only) return voice.length > 1 ? several(voice, 'statements/pronoun') : speakerOf(only, 'statements/pronoun');
    }
    if (/^(?:person|body|any)$/.test(pronoun)) {
      const [found] = meantAgain(context, head);
      if (found) return speakerOf(found, 'statements/pronoun');
    }
    const areSeveral = pronoun === 'several' || pronoun === 'side';
    if (areSeveral || isBothSides(context, source) || arePeople(meantAgain(context, head))) {
      const told = meantAgain(context, head);
      if (told.length > 1) return several(told, 'statements/pronoun');
      const [only] = pronoun === 'several' ? told : [];
      if (only) return speakerOf(only, 'statements/pronoun');
      const isOfStates = isSide(resources, nounOf(tokens, head));
      if (pair.length > 0) return several(isOfStates ? statesOf(context, pair) : pair, 'statements/pronoun');
    }
    // A pronoun that stands for nobody known is no name: *He* is not He Lifeng.
    if (uposOf(tokens, head) === 'PRON' && source.to - source.from === 1)
      return unnamed(formAt(tokens, head), pronoun === 'body');
    return describedBy(source);
  };

  /** *The Vice President and the two hosts*, *the CIA and other agencies*: those whom *and* joins, the first of whom is known. */
  const together = (source: Source): Speaker | undefined => {
    if (source.heads.length < 2) return undefined;
    const parts = partsOf(context, source);
    const known = parts.map(membersOf);
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

  const membersOf = (part: Source): readonly Actor[] => {
    const all = meantAgain(context, part.head);
    const one = context.meant.named(part.head) ?? (all.length > 1 ? undefined : oneMeantAgain(context, part.head));
    return one ? [one] : all.length > 1 ? all : [];
  };

  const issuers = createIssuers(
    context,
    resolveOne,
    (from, to, fits = () => true) =>
      spoken.findLast((one) => one.token >= from && one.token < to && fits(one.speaker))?.speaker,
  );
  return {
    /** The other one of the two people of whom a readout tells. */
    counterpart: ({ actor }: Speaker): Actor | undefined =>
      actor && pair.includes(actor) ? pair.find((one) => one !== actor) : undefined,
    /** Whom the words of a source stand for, to be asked in the order of the text. @param asked for whom the one speaks who passes them on */
    resolve: (words: Source, asked: Party | '' = ''): Speaker => {
      outer = asked;
      const source = stoodFor(context, words);
      const people = peopleJoined(context, source);
      const speaker = people.length > 1 ? several(people) : (together(source) ?? resolveOne(source));
      spoken.push({ speaker, token: source.from });
      if (speaker.party !== '' && (!speaker.actor || speaker.actor.kind === 'group') && !speaker.isSeveral)
        unnamedBy.set(nounOf(tokens, source.head), speaker);
      return speaker;
    },
  };
}

const arePeople = (some: readonly Actor[]): boolean => some.length > 1 && some.every(({ kind }) => kind === 'person');
