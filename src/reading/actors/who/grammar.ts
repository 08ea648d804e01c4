/**
 * The grammar of a phrase for somebody who acts: number, former and acting, the state or organization to
 * which it belongs, the noun, the name behind a title, and what prepositions add ('to', 'in', 'of', 'from').
 */
import type { Party } from '../../../model/generated/parties.js';
import { at } from '../../text/tokens.js';
import type { KnownActor } from '../table.js';
import type { Piece } from './segments.js';
import type { Agent, Role } from './tables.js';
import { isCapitalized, type PhraseWords } from './words.js';

export interface RoleHead {
  readonly is: 'role';
  readonly role: Role;
  readonly plural: boolean;
  /** The role as the phrase has it, folded: 'chairman' for 'chairperson'. */
  readonly words: string;
}

type Head =
  | { readonly is: 'agent'; readonly agent: Agent; readonly plural: boolean }
  | RoleHead
  /** An adjective or noun of a people alone: 'three Afghans'. */
  | { readonly is: 'people'; readonly plural: boolean };

/** What a phrase says, before anything is looked up. */
export interface NounPhrase {
  readonly head: Head;
  readonly indefinite?: boolean;
  /** A number or 'several' stands before it. */
  readonly several?: boolean;
  readonly former?: boolean;
  /** 'acting', 'deputy', 'first deputy' before a role, in that order. */
  readonly before: readonly string[];
  /** States to which it belongs, in order. */
  readonly states: readonly Party[];
  /** Where it is ('in', '-based'), where that says to whom it belongs at best. */
  readonly place: Party | '';
  /** Of what state the region is that it names: 'Chechen rebels'. */
  readonly region: Party | '';
  /** The organization, organ, movement or firm to which it belongs. */
  readonly organization?: KnownActor | undefined;
  /** Nouns beside the head that say of what: 'police' in 'police spokesman', 'the army' in 'head of the army'. */
  readonly organ?: Agent | undefined;
  /** Whom people serve by his office: 'the head of cabinet to the president of the European Council'. */
  readonly superior?: Role | undefined;
  /** A name that no table of organizations knows before the head: 'the | Trump | administration', 'Putin's | spokesman'. */
  readonly leader: string;
  /** It stands in the possessive. */
  readonly led?: boolean;
  /** Words of a place that no table knows: 'governor of Kherson'. */
  readonly ofWords: string;
  /** To whom an ambassador is sent. */
  readonly target?: KnownActor | undefined;
  /** A name behind a title. */
  readonly name: { readonly from: number; readonly to: number } | undefined;
  readonly person: KnownActor | undefined;
  /** 'the carmaker Toyota' is Toyota. */
  readonly apposed: KnownActor | undefined;
}

/** A phrase under way: what words before and behind its noun say. */
type Draft = {
  -readonly [Field in keyof Omit<
    NounPhrase,
    'head' | 'region' | 'name' | 'person' | 'apposed' | 'before' | 'states'
  >]: NounPhrase[Field];
} & {
  readonly before: string[];
  readonly states: Party[];
  /** Countries of the regions named, which count where no state is. */
  readonly regions: Party[];
};

/** @returns what the pieces say, or nothing where no noun among them acts */
export function nounPhrase(pieces: readonly Piece[], words: PhraseWords): NounPhrase | undefined {
  const end = endOfFirst(pieces);
  const head = headAt(pieces, end);
  if (head === -1 || isOfThing(pieces, head, end, words)) return undefined;
  const noun = headOf(at(pieces, head), words);
  if (!noun) return undefined;
  const draft: Draft = { regions: [], before: [], states: [], place: '', ofWords: '', leader: '' };
  premodifiers(pieces, head, noun, words, draft);
  const behind = pieces.slice(head + 1, end);
  const named = nameBehind(behind, words);
  const late = complements(pieces, end, noun, words, draft);
  const [region = ''] = draft.regions;
  if (region !== '' && isLocal(noun) && draft.states.length === 0) draft.states.push(region);
  const actors = behind.flatMap((piece) => (piece.is === 'actor' ? [piece.actor] : []));
  return {
    ...draft,
    region,
    head: noun,
    name: named ?? late,
    person: actors.find(({ kind }) => kind === 'person'),
    apposed: actors.find(isBody),
  };
}

/** Governors and mayors hold office in a part of a state; others from there belong to it without acting for it. */
const isLocal = (noun: Head): boolean => noun.is === 'role' && noun.role.of === 'place';

const spoken = ({ forms }: PhraseWords, { from, to }: Piece): string => forms.slice(from, to).join(' ');

const withName = (before: string, name: string): string => (before === '' ? name : `${before} ${name}`);

const isBody = (actor: KnownActor): boolean => actor.kind !== 'person' && actor.kind !== 'state';

/** Where the first noun phrase ends: at its first preposition, comma or 'and' that joins no two states. */
export const endOfFirst = (pieces: readonly Piece[]): number => {
  for (let i = 0; i < pieces.length; i++) {
    const piece = at(pieces, i);
    if (piece.is !== 'small' || i === 0) continue;
    if (piece.use === 'and' || piece.use === 'comma') {
      if (!joinsOwners(pieces, i)) return i;
    } else if (ENDS.has(piece.use)) return i;
  }
  return pieces.length;
};

const ENDS: ReadonlySet<string> = new Set(['of', 'for', 'to', 'in', 'from', 'at', 'stop']);

/** 'Israeli and Palestinian officials': what stands on both sides owns the noun behind it. */
const joinsOwners = (pieces: readonly Piece[], i: number): boolean => {
  const before = pieces[i - 1];
  const after = pieces[i + 1];
  return before?.is === 'actor' && (after?.is === 'actor' || (after?.is === 'small' && after.use === 'and'));
};

/** The last noun of the first phrase; where there is none, a people. */
const headAt = (pieces: readonly Piece[], end: number): number => {
  for (let i = end - 1; i >= 0; i--) {
    const piece = at(pieces, i);
    if (piece.is === 'role' || piece.is === 'agent') return i;
  }
  const last = pieces[end - 1];
  return last?.is === 'actor' && last.people ? end - 1 : -1;
};

/** 'a press | conference', 'its missile | program': the phrase is about what stands last, and that is nobody. */
const isOfThing = (pieces: readonly Piece[], head: number, end: number, words: PhraseWords): boolean => {
  const last = at(pieces, end - 1);
  return end - 1 > head && last.is === 'word' && !isCapitalized(at(words.forms, last.from));
};

const headOf = (piece: Piece, words: PhraseWords): Head | undefined => {
  if (piece.is === 'agent') return { is: 'agent', agent: piece.agent, plural: piece.plural };
  if (piece.is === 'role')
    return {
      is: 'role',
      role: piece.role,
      plural: piece.plural,
      words: words.folded.slice(piece.from, piece.to).join(' '),
    };
  if (piece.is === 'actor') return { is: 'people', plural: /s$/.test(at(words.folded, piece.to - 1)) };
  return undefined;
};

const premodifiers = (pieces: readonly Piece[], head: number, noun: Head, words: PhraseWords, draft: Draft): void => {
  for (let i = 0; i < head; i++) {
    const piece = at(pieces, i);
    const next = pieces[i + 1];
    const relation = next?.is === 'small' ? next.use : undefined;
    if (piece.is === 'small') {
      premodifier(piece, noun, draft);
      // 'pro-Kremlin', 'anti-Putin' say nothing of to whom it belongs, as 'Iran-backed' and 'U.S.-led' do not.
      if (piece.use === 'toward' && next?.is !== 'small' && i + 1 < head) i++;
    } else if (relation === 'foreign') i++;
    else if (piece.is === 'actor') {
      if (relation === 'based') draft.place = piece.actor.country;
      else if (piece.actor.kind === 'person') draft.leader = withName(draft.leader, spoken(words, piece));
      else own(piece.actor, draft);
    } else if (piece.is === 'region') {
      draft.regions.push(piece.country);
      draft.ofWords = piece.name;
    } else if (piece.is === 'word') {
      if (isCapitalized(at(words.forms, piece.from))) draft.leader = withName(draft.leader, spoken(words, piece));
    } else if (piece.is === 'agent') draft.organ = piece.agent;
    else if (piece.is === 'role' && (relation === 'poss' || !piece.role.generic)) {
      draft.organ = organOfRole(piece.role);
      if (piece.role.party !== '') draft.states.push(piece.role.party);
    }
    if (relation === 'poss' && draft.leader !== '') draft.led = true;
  }
  if (noun.is === 'people') {
    const piece = at(pieces, head);
    if (piece.is === 'actor') own(piece.actor, draft);
  }
};

const premodifier = (piece: Piece & { readonly is: 'small' }, noun: Head, draft: Draft): void => {
  switch (piece.use) {
    case 'indefinite':
    case 'one':
      draft.indefinite = true;
      return;
    case 'several':
      // 'a 12-year-old boy' is one.
      if (!draft.indefinite) draft.several = true;
      return;
    case 'former':
      draft.former = true;
      return;
    case 'acting':
    case 'deputy':
      if (noun.is === 'role') draft.before.push(piece.words);
      return;
    default:
  }
};

/** 'the president's office', 'the prime minister's spokesman': the office as an organ. */
const organOfRole = (role: Role): Agent => ({
  noun: role.role,
  sector: role.sector,
  kind: 'government',
  acts: true,
  generic: false,
  country: '',
});

const own = (actor: KnownActor, draft: Draft): void => {
  if (actor.kind === 'state') {
    if (actor.party !== '' && !draft.states.includes(actor.party)) draft.states.push(actor.party);
  } else if (actor.kind !== 'person') draft.organization = actor;
};

/** Capitalized words right behind the noun: 'Foreign Minister | Jan Lipavsky'. */
const nameBehind = (behind: readonly Piece[], words: PhraseWords): NounPhrase['name'] => {
  const named = behind.filter((piece) => !(piece.is === 'small' && piece.use === 'courtesy'));
  const [start] = named;
  if (!start || start.is === 'small' || !isCapitalized(at(words.forms, start.from))) return undefined;
  return { from: start.from, to: at(named, named.length - 1).to };
};

/**
 * What stands behind the first noun phrase, preposition by preposition.
 *
 * @returns a name behind the owner: 'the prime minister of Japan | Fumio Kishida'
 */
const complements = (
  pieces: readonly Piece[],
  from: number,
  noun: Head,
  words: PhraseWords,
  draft: Draft,
): NounPhrase['name'] => {
  let preposition = '';
  for (let i = from; i < pieces.length; i++) {
    const piece = at(pieces, i);
    if (piece.is === 'small') {
      if (piece.use === 'comma' || piece.use === 'stop') return undefined;
      if (ENDS.has(piece.use)) preposition = piece.use;
      // Who advised a former president has left with him; an envoy to a former colony has not.
      else if (piece.use === 'former' && (preposition === 'to' || preposition === 'for') && !isSent(noun))
        draft.former = true;
      else if (piece.use === 'and' && preposition === '') return undefined;
      continue;
    }
    const before = pieces[i - 1];
    if (noun.is === 'role' && before?.is === 'actor' && isNamePiece(piece, words)) {
      let to = i;
      while (to < pieces.length && isNamePiece(at(pieces, to), words)) to++;
      return { from: piece.from, to: at(pieces, to - 1).to };
    }
    const next = pieces[i + 1];
    // 'people of Danish descent' may be of any state.
    if (preposition === 'of' && next?.is === 'small' && next.use === 'descent') continue;
    if (piece.is === 'actor') {
      complement(piece.actor, preposition, noun, draft);
      if (preposition === 'of' && isLocal(noun)) draft.ofWords ||= spoken(words, piece);
    } else if (piece.is === 'region') {
      draft.regions.push(piece.country);
      if (preposition === 'of') draft.ofWords ||= piece.name;
    } else if (piece.is === 'agent' && OWNING.has(preposition)) draft.organ ??= piece.agent;
    else if (piece.is === 'role' && (OWNING.has(preposition) || (preposition === 'to' && !isSent(noun)))) {
      draft.superior ??= piece.role;
      if (preposition !== 'to') draft.organ ??= organOfRole(piece.role);
    } else if (piece.is === 'word' && preposition === 'of' && isCapitalized(at(words.forms, piece.from)))
      draft.ofWords = withName(draft.ofWords, at(words.forms, piece.from));
  }
  return undefined;
};

/** Ambassadors and envoys, who are sent to somebody. */
const isSent = (noun: Head): boolean => noun.is === 'role' && noun.role.of === 'target';

const isNamePiece = (piece: Piece, words: PhraseWords): boolean =>
  (piece.is === 'word' && isCapitalized(at(words.forms, piece.from))) ||
  (piece.is === 'actor' && piece.actor.kind === 'person');

const OWNING: ReadonlySet<string> = new Set(['of', 'for', 'at', 'from', 'in']);

const complement = (actor: KnownActor, preposition: string, noun: Head, draft: Draft): void => {
  const sent = isSent(noun);
  switch (preposition) {
    case 'to':
      if (sent) draft.target ??= actor;
      // 'an aide to President Zelensky'.
      else if (actor.kind !== 'person') own(actor, draft);
      else if (actor.country !== '') draft.states.push(actor.country);
      return;
    case 'in':
    case 'at':
    case 'for':
      if (sent) draft.target ??= actor;
      else if (preposition !== 'in') own(actor, draft);
      else if (actor.kind === 'state') draft.place ||= actor.party;
      // 'NATO allies in Brussels' are NATO's, wherever they meet.
      else if (!draft.organization) own(actor, draft);
      return;
    case 'of':
    case 'from':
      own(actor, draft);
      return;
    default:
  }
};
