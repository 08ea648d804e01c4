/**
 * Whom a noun phrase means: an office by its holder of the day, people and bodies of a state, and again those whom the text
 * has introduced.
 */
import type { Party } from '../../../model/generated/parties.js';
import type { TokenRange } from '../../text/grammar/ranges.js';
import { lemmaAt, lowerAt, sentenceEndAt, sentenceStartAt, uposOf } from '../../text/tokens.js';
import { demonym, epithet, formerHolder, introduced, isDemonym, stateOf } from './again.js';
import { type Chunk, nameAt } from './chunks.js';
import { collective, ofStates, ownersBefore } from './collectives.js';
import { counterpart } from './counterparts.js';
import { asDescribed } from './described.js';
import type { Said } from './describing.js';
import type { Referent } from './discourse.js';
import { bodyHere, holderHere } from './holders.js';
import { distinct, isPlural, knownReferent, type Meant, one, partiesOf, type Scene } from './scene.js';

export interface Resolved extends Meant, TokenRange {}

/**
 * @param owners whom the possessor before the phrase means
 * @returns nothing where the phrase means nobody who acts, or nobody knows whom
 */
export function resolvePhrase(scene: Scene, chunk: Chunk, owners: readonly Referent[]): Resolved | undefined {
  const { head } = chunk;
  const name = nameAt(scene, head);
  const isPeople = name !== undefined && isDemonym(scene, chunk);
  if (name && name.form !== 'adjective' && name.form !== 'group' && !isPeople) return undefined;
  const span = { from: chunk.owner, to: head + 1 };
  const end = telling(scene, head);
  const said =
    scene.describer.understand(chunk.owner, end) ??
    (end > head + 1 ? scene.describer.understand(chunk.owner, head + 1) : undefined);
  const several = collective(scene, chunk, said);
  if (several) return { ...several, ...span };
  const equal = isPlural(scene, head) ? undefined : counterpart(scene, chunk, owners);
  if (equal) return { ...equal, ...span };
  const again = epithet(scene, chunk) ?? (isPeople ? demonym(scene, chunk, name.known.country) : undefined);
  if (again) return { ...again, ...span };
  if (isPeople) return undefined;
  if (!said) return body(scene, chunk);
  const { states, from } = ownersBefore(scene, chunk);
  if (states.length > 1) {
    const groups = ofStates(scene, states, said, lowerAt(scene.tokens, head));
    return groups && { ...groups, from: Math.min(from, chunk.owner), to: head + 1 };
  }
  const meant = described(scene, chunk, said, owners, end);
  return meant && { ...meant, ...span };
}

/** The end of what hangs behind a noun, where it may say of whom: it has a name in it, or is short and begins with 'of'. */
const telling = (scene: Scene, head: number): number => {
  const end = scene.describer.complementEnd(head, sentenceEndAt(scene.tokens, head));
  for (let i = head + 1; i < end; i++) if (nameAt(scene, i)) return end;
  return lowerAt(scene.tokens, head + 1) === 'of' && end - head <= SHORT ? end : head + 1;
};
const SHORT = 5;

/** 'China's foreign ministry': the name of a body as it stands in the table. */
const body = (scene: Scene, chunk: Chunk): Resolved | undefined => {
  const { head, owner, begins } = chunk;
  if (begins === 'indefinite' || (owner === head && begins === 'bare')) return undefined;
  const known = scene.describer.body(owner, head + 1);
  const referent = knownReferent(scene, known);
  if (!referent) return undefined;
  referent.nouns.add(lowerAt(scene.tokens, head)).add(lemmaAt(scene.tokens, head));
  return { ...one(referent, 'actors/described'), from: owner, to: head + 1 };
};

const described = (
  scene: Scene,
  chunk: Chunk,
  said: Said,
  owners: readonly Referent[],
  end: number,
): Meant | undefined => {
  const { phrase } = said;
  if (phrase.name || phrase.person) return undefined;
  const { begins } = chunk;
  const hasOwner =
    phrase.states.length > 0 ||
    phrase.organization !== undefined ||
    phrase.region !== '' ||
    phrase.leader !== '' ||
    phrase.place !== '';
  const role = phrase.head.is === 'role' ? phrase.head : undefined;
  const isShared = sharesArticle(scene, chunk);
  const isDefinite = begins === 'definite' || begins === 'pronoun' || begins === 'owner' || isShared;
  const past = phrase.former;
  const isForPerson = role !== undefined || (phrase.head.is === 'agent' && phrase.head.agent.kind === 'person');
  if (past && isDefinite && isForPerson && !phrase.head.plural) {
    // 'the former spy' has held no office.
    const again = role && formerHolder(scene, chunk, role.role, stateOf(said));
    if (again) return again;
    if (!hasOwner) return undefined;
  }
  const [owner] = owners;
  const isNamed = phrase.states.length > 0 || phrase.organization !== undefined;
  if (!isNamed && owner && begins !== 'definite') return ownedBy(scene, chunk, said, owners);
  // 'the North's leader' of whom nobody knows whose: no leader of another.
  if (begins === 'owner' && !hasOwner && !owner) return undefined;
  if (isDefinite && !past) {
    const again = introduced(scene, chunk, said, hasOwner, hasComplement(scene, chunk));
    if (again) return again;
  }
  if (!hasOwner) {
    if ((begins !== 'definite' && !isShared) || phrase.head.plural || past) return undefined;
    if (role)
      return end > chunk.head + 1 && lowerAt(scene.tokens, chunk.head + 1) !== 'in' && !role.role.role.includes(' of ')
        ? undefined
        : holderHere(scene, chunk, said, role);
    if (end > chunk.head + 1 && lowerAt(scene.tokens, chunk.head + 1) !== 'in') return undefined;
    return bodyHere(scene, chunk, said);
  }
  if (phrase.head.plural && end > chunk.head + 1) {
    const listed = listBehind(scene, chunk, end);
    if (listed.length > 1) return ofStates(scene, listed, said, lowerAt(scene.tokens, chunk.head));
  }
  // 'UK Changes Guard' in a headline: a state, a verb in capitals and a noun.
  const isSentence = phrase.states.length > 0 && phrase.leader !== '' && !phrase.led && phrase.head.is === 'agent';
  if (isSentence && begins === 'bare' && !phrase.head.plural && phrase.head.agent.kind === 'person') return undefined;
  // 'Head to Ankara' is no head of anything there.
  if (begins === 'bare' && !phrase.head.plural && !hasNameBefore(scene, chunk)) return undefined;
  const group = nameAt(scene, chunk.head);
  const isOne = role !== undefined && !phrase.head.plural && isDefinite;
  if (group?.form === 'group' && !past && !isOne) return one(scene.discourse.referent(group.known), 'actors/described');
  return asDescribed(scene, chunk, said);
};

/** 'the Deputy Secretary and | Secretary-General', 'the President, | Vice President and', by their words, whatever their tree is. */
const sharesArticle = ({ describer, tokens }: Scene, { begins, from }: Chunk): boolean => {
  if (begins !== 'bare' || !/^(?:and|,)$/.test(lowerAt(tokens, from - 1)) || !describer.isHead(from - 2)) return false;
  let i = from - 2;
  while (i > sentenceStartAt(tokens, from) && /^(?:NOUN|PROPN|ADJ|PUNCT)$/.test(uposOf(tokens, i))) i--;
  return lowerAt(tokens, i) === 'the';
};

/** 'of Guinea', 'to NATO'; not 'of 27 states', which only counts. */
const hasComplement = (scene: Scene, { head }: Chunk): boolean =>
  /^(?:of|to|for)$/.test(lowerAt(scene.tokens, head + 1)) && uposOf(scene.tokens, head + 2) !== 'NUM';

const hasNameBefore = (scene: Scene, { owner, head }: Chunk): boolean => {
  for (let i = owner; i <= head; i++) if (nameAt(scene, i)) return true;
  return false;
};

/** 'prime ministers of Poland, the Czech Republic and Slovenia': the states behind the noun. */
const listBehind = (scene: Scene, { head }: Chunk, end: number): Party[] => {
  const states: Party[] = [];
  const limit = Math.min(sentenceEndAt(scene.tokens, head), head + LONGEST_LIST);
  for (let i = head + 2; i < limit; i++) {
    const name = nameAt(scene, i);
    if (name?.known.kind === 'state') {
      if (name.known.country !== '') states.push(name.known.country);
      i = name.to - 1;
    } else if (i >= end && !LIST_WORDS.has(lowerAt(scene.tokens, i))) break;
  }
  return distinct(states);
};
const LONGEST_LIST = 30;
const LIST_WORDS = new Set([',', 'and', 'the']);

/** 'its foreign minister', 'the ministry's spokeswoman': of those whom the possessor means. */
const ownedBy = (scene: Scene, chunk: Chunk, said: Said, owners: readonly Referent[]): Meant | undefined => {
  const parties = partiesOf(owners);
  const [party] = parties;
  const [owner] = owners;
  if (party === undefined || !owner) return undefined;
  const { phrase } = said;
  if (parties.length > 1) return ofStates(scene, parties, said, lowerAt(scene.tokens, chunk.head));
  const isBody = owner.who.kind !== 'state' && owner.who.kind !== 'person';
  const organization = isBody ? scene.table.actor(owner.who.id) : undefined;
  // A person's sons and aides are no officials of the state, unless an office says so.
  if (owner.who.kind === 'person' && !isOfState(said)) return undefined;
  return asDescribed(scene, chunk, {
    ...said,
    phrase: { ...phrase, ...(organization ? { organization } : { states: [party] }) },
  });
};

/** A single office, a government, an army: what a leader has is the state's. */
const isOfState = ({ phrase: { head } }: Said): boolean =>
  head.is === 'role' ? head.role.single : head.is === 'agent' && head.agent.kind === 'government' && head.agent.acts;
