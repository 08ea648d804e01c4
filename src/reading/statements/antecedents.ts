/**
 * Whom a pronoun or *both sides* stand for, by what stands before: the nearest who acted or spoke. The one place of
 * this layer in which coreference is asked.
 */
import type { Actor } from '../../model/reading.js';
import type { Mention } from '../actors/find.js';
import { genderOfName } from '../actors/mentions/lexicon.js';
import { actorOf, type Context } from '../context.js';
import { at, firstFrom, lowerAt, sentenceAt, uposOf } from '../text/tokens.js';
import type { Source } from './source-words.js';
import { isPerson, one, type Speaker } from './speaker.js';

export interface Antecedents {
  /**
   * The person whom *he*, *she* or *who* stands for.
   *
   * @param content where the words begin that stand before the pronoun and are said by it, -1 for none: who acts in them
   *   is somebody else
   * @param excluded who it cannot be
   */
  readonly person: (token: number, content?: number, excluded?: Speaker) => Speaker | undefined;
  /** The state or body that *it* stands for. */
  readonly body: (token: number) => Actor | undefined;
  /** Those of whom a readout or joint statement tells: *both sides*, *the leaders*. */
  readonly parties: (token: number, isBody: boolean) => readonly Actor[];
  /** Notes who was resolved as a speaker, in the order of the text. */
  readonly spoke: (speaker: Speaker, source: Source) => void;
}

/** @param describe resolves a phrase that acts in a sentence though it does not speak: *Indonesia's president opened ...* */
export function createAntecedents(context: Context, describe: (source: Source) => Speaker | undefined): Antecedents {
  const { tokens, grammar, actors } = context;
  const { mentions } = actors;
  const heads = mentions.map((mention) => headOfMention(context, mention));
  let last: { readonly speaker: Speaker; readonly token: number } | undefined;

  /** The subject of the nearest sentence before a token that is an office or an official without a name. */
  const actedUnnamed = (token: number): { readonly speaker: Speaker; readonly token: number } | undefined => {
    const sentence = sentenceAt(tokens, token);
    for (let s = sentence; s >= Math.max(0, sentence - SENTENCES); s--) {
      for (const predicate of grammar.mainPredicates(s)) {
        const [subject] = grammar.subjects(predicate);
        if (subject === undefined || subject >= token || uposOf(tokens, subject) !== 'NOUN') continue;
        const { from, to } = grammar.phrase(subject);
        if (to > token || sentenceAt(tokens, from) !== s) continue;
        const speaker = describe({ from, to, head: subject, heads: [subject] });
        if (speaker) return { speaker, token: subject };
      }
    }
    return undefined;
  };

  /** By which pronoun people were called. */
  const pronouns = new Map<string, string>();
  const isOther = ({ actor, text }: Speaker, word: string): boolean => {
    const named = actor?.kind === 'person' ? genderOfName(actor.name, context.resources.mentionWords) : '';
    const own =
      pronouns.get(actor?.id ?? text) ?? (named || (/woman\b/.test(text) ? 'she' : /man\b/.test(text) ? 'he' : word));
    return own !== word;
  };

  const person = (token: number, content = -1, excluded?: Speaker): Speaker | undefined => {
    const form = lowerAt(tokens, token);
    const word = form === 'she' || form === 'her' ? 'she' : form === 'who' ? '' : 'he';
    const before = content !== -1 && content < token ? content : token;
    const found =
      personBefore(before, word, excluded) ?? (before < token ? personBefore(token, word, excluded) : undefined);
    if (found && word !== '') pronouns.set(found.actor?.id ?? found.text, word);
    return found;
  };

  const personBefore = (token: number, word: string, excluded?: Speaker): Speaker | undefined => {
    const sentence = sentenceAt(tokens, token);
    const isFit = (speaker: Speaker): boolean =>
      !(excluded && speaker.text === excluded.text) && (word === '' || !isOther(speaker, word));
    const spoke = last && isPerson(last.speaker) && last.token < token && isFit(last.speaker) ? last : undefined;
    let nearest: Actor | undefined;
    let owner: Actor | undefined;
    let acting: { readonly speaker: Speaker; readonly token: number } | undefined;
    let k = firstFrom(mentions, token) - 1;
    for (let looked = 0; k >= 0 && looked < MOST; k--, looked++) {
      const mention = at(mentions, k);
      const actor = actorOf(context, mention);
      if (spoke && mention.from <= spoke.token) break;
      if (actor.kind !== 'person' || !isFit(one(actor, actor.party))) continue;
      // *Sanae Takaichi's rivals*: she may be meant where nobody else is.
      if (lowerAt(tokens, mention.to) === "'s") {
        owner ??= actor;
        continue;
      }
      const acts = isSubject(context, at(heads, k));
      if (acts && (sentenceAt(tokens, mention.from) !== sentence || mention.to < token)) {
        acting = { speaker: one(actor, actor.party), token: mention.from };
        break;
      }
      nearest ??= actor;
    }
    const acted = actedUnnamed(token);
    const unnamed = acted && isFit(acted.speaker) ? acted : undefined;
    if (unnamed && unnamed.token > Math.max(acting?.token ?? -1, spoke?.token ?? -1)) return unnamed.speaker;
    const other = nearest ?? owner;
    return acting?.speaker ?? spoke?.speaker ?? (other ? one(other, other.party) : undefined);
  };

  const body = (token: number): Actor | undefined => {
    let nearest: Actor | undefined;
    let k = firstFrom(mentions, token) - 1;
    for (let looked = 0; k >= 0 && looked < MOST; k--, looked++) {
      const actor = actorOf(context, at(mentions, k));
      if (actor.kind === 'person' || at(mentions, k).form === 'place') continue;
      if (isSubject(context, at(heads, k))) return actor;
      nearest ??= actor;
    }
    return nearest;
  };

  const parties = (token: number, isBody: boolean): readonly Actor[] => {
    const before = partiesBefore(token, isBody);
    // A title tells of those whom the first sentences name.
    const head = at(tokens.sentences, Math.min(HEAD, tokens.sentences.length - 1));
    return before.length > 1 || token > head ? before : partiesBefore(head, isBody);
  };

  const partiesBefore = (token: number, isBody: boolean): readonly Actor[] => {
    const people: Actor[] = [];
    const bodies: Actor[] = [];
    let together: readonly Actor[] = [];
    let sentence = -1;
    let firstActing: Actor | undefined;
    for (let k = 0; k < mentions.length && k < MOST && at(mentions, k).from < token; k++) {
      const mention = at(mentions, k);
      const actor = actorOf(context, mention);
      // What only says where is no side.
      if (actor.kind === 'group' || mention.form === 'place') continue;
      const list = actor.kind === 'person' ? people : bodies;
      if (sentenceAt(tokens, mention.from) !== sentence) {
        sentence = sentenceAt(tokens, mention.from);
        // Three who are told of in one sentence talk to one another, and no fourth joins them later.
        together = people.length >= 2 ? people.slice() : together;
      }
      if (actor.kind === 'person' && firstActing === undefined && isSubject(context, at(heads, k))) firstActing = actor;
      if (!list.includes(actor)) list.push(actor);
    }
    const first = together.length >= 2 ? together.slice(0, together.length === 3 ? 3 : 2) : people.slice(0, 2);
    // Whoever acts is named first, wherever the title has him.
    if (!isBody && first.length >= 2)
      return [...first].sort((a, b) => Number(b === firstActing) - Number(a === firstActing));
    return bodies.length >= 2 ? bodies.slice(0, 2) : [];
  };

  return {
    person,
    body,
    parties,
    spoke: (speaker, { from }) => {
      last = { speaker, token: from };
    },
  };
}

/** How many mentions are looked back to. */
const MOST = 40;
/** Sentences at the head of a text that say who meets. */
const HEAD = 3;
/** How many sentences back an office without a name is looked for. */
const SENTENCES = 2;

export const headOfMention = ({ grammar }: Context, mention: Mention): number =>
  grammar.headOf(mention.from, mention.to);

const isSubject = ({ grammar }: Context, head: number): boolean => {
  const clause = grammar.clauseOf(head);
  return clause !== -1 && grammar.subjects(clause).includes(head);
};
