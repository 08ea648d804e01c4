/**
 * Who an argument is: from the head word of a phrase to actors of the reading. First what is named there; then what the
 * bare phrase says ('Turkish jets', 'police in Lagos', 'protesters'); then to whom the thing belongs ('the decision of
 * the court', 'a Greek tanker'); a pronoun is what was last spoken of. The one place that turns words into sides.
 */
import type { ActorKind } from '../../model/generated/lists.js';
import type { Party } from '../../model/generated/parties.js';
import type { Actor } from '../../model/reading.js';
import type { Span } from '../../model/span.js';
import type { Mention } from '../actors/find.js';
import { describe } from '../actors/who/describe.js';
import type { Described } from '../actors/who/types.js';
import { type Context, mentionsIn } from '../context.js';
import type { Grammar } from '../text/grammar.js';
import { at, firstFrom, sentenceEnd, sentenceStart, spanOf, uposOf } from '../text/tokens.js';

import { placeOf } from '../time/place-of.js';
import { TIMES } from './words.js';

/** Words that end the part of a phrase that says who somebody is. */
const ENDS = new Set([
  'who',
  'which',
  'that',
  'whose',
  'whom',
  'where',
  'after',
  'before',
  'during',
  'over',
  'amid',
  'because',
  'as',
  'when',
  'against',
  'with',
  'without',
  'despite',
  'following',
  'since',
  'until',
  'on',
  'by',
  'through',
  'about',
  ';',
  ':',
  '(',
  '"',
  '\u201c',
  '\u201d',
  'said',
  'while',
  'into',
  'under',
  'if',
  'including',
]);
/** No description of an actor is longer. */
const LONGEST = 14;
/** Sectors that act for their state. */
const OFFICIAL = /^(?:GOV|MIL|LEG|JUD|COP|SPY)/;
const OWNERS = ['of', 'by', 'from', 'against', 'on', 'to', 'for', 'with', 'between', 'in', 'at', 'near'] as const;
const HE = new Set(['he', 'she', 'him', 'her', 'his', 'hers']);
const PRONOUNS = new Set([
  ...HE,
  'it',
  'its',
  'they',
  'them',
  'their',
  'theirs',
  'itself',
  'himself',
  'herself',
  'themselves',
]);
/** Nouns for the parties to what a text tells. */
const SIDES = new Set([
  'side',
  'leader',
  'country',
  'delegation',
  'party',
  'minister',
  'president',
  'nation',
  'government',
  'diplomat',
  'state',
  'neighbour',
  'neighbor',
  'official',
  'secretary',
  'counterpart',
]);
/** How many words of a subject may be tried before the search for what a pronoun means is given up. */
const LOOK_BACK = 6;

interface Extra {
  readonly actor: Omit<Actor, 'mentions'>;
  readonly mentions: Span[];
}

export class Sides {
  private readonly known = new Map<number, readonly string[]>();
  private readonly extras = new Map<string, Extra>();

  constructor(
    private readonly context: Context,
    private readonly grammar: Grammar,
  ) {}

  /** Ids of the actors that the words stand for, each once. */
  of(words: readonly number[]): readonly string[] {
    const ids = new Set<string>();
    for (const word of words) for (const id of this.one(word)) ids.add(id);
    return [...ids];
  }

  /** Whether the words themselves name somebody who acts, so that nothing had to be read off what they own. */
  isActor(word: number): boolean {
    return this.direct(word).length > 0;
  }

  /** The actor by its id: of the layer of actors, or found here. */
  actor(id: string): Omit<Actor, 'mentions'> | undefined {
    return this.context.actors.byId.get(id) ?? this.extras.get(id)?.actor;
  }

  /** All actors of the reading: those found before, with the mentions that were found here, and those found here. */
  actors(): readonly Actor[] {
    const { actors } = this.context.actors;
    const first = actors.map((actor) => {
      const extra = this.extras.get(actor.id);
      return extra ? { ...actor, mentions: merged(actor.mentions, extra.mentions) } : actor;
    });
    const more = [...this.extras.values()].filter(({ actor }) => !this.context.actors.byId.has(actor.id));
    return [...first, ...more.map(({ actor, mentions }) => ({ ...actor, mentions: merged([], mentions) }))];
  }

  private one(word: number): readonly string[] {
    const known = this.known.get(word);
    if (known) return known;
    this.known.set(word, []);
    let found = this.direct(word);
    if (found.length === 0) found = this.owner(word);
    this.known.set(word, found);
    return found;
  }

  private readonly agents = new Map<string, boolean>();

  /** Whether a noun by itself is one for people, bodies, forces or the like. */
  private isAgent(word: number): boolean {
    const form = at(this.context.tokens.forms, word);
    const known = this.agents.get(form);
    if (known !== undefined) return known;
    const { kind, sector } = describe([form], undefined, this.context.resources.who());
    const is = kind !== '' || sector !== 'UNK';
    this.agents.set(form, is);
    return is;
  }

  private readonly directly = new Map<number, readonly string[]>();

  private direct(word: number): readonly string[] {
    const known = this.directly.get(word);
    if (known) return known;
    this.directly.set(word, []);
    const found = this.find(word);
    this.directly.set(word, found);
    return found;
  }

  private find(word: number): readonly string[] {
    const { context, grammar } = this;
    const { tokens } = context;
    const form = at(tokens.forms, word).toLowerCase();
    if (TIMES.has(form)) return [];
    const again = context.actors.meansAgain(word);
    if (again.length > 0) return again;
    if (PRONOUNS.has(form)) return this.antecedent(word, form);
    const upos = uposOf(tokens, word);
    if (upos === 'PRON' || upos === 'VERB' || upos === 'ADP' || upos === 'PUNCT') return [];
    const name = grammar.name(word);
    const mentions = mentionsIn(context, name.from, name.to);
    if (mentions.length === 0 && this.isBothSides(word, name.from)) return this.bothSides(word);
    // 'President William Ruto', 'Chinese officials': a person, or a mention of which the head is part, is the answer.
    const named =
      mentions.find((one) => this.isPerson(one)) ?? mentions.find((one) => one.from <= word && word < one.to);
    const end = this.endOf(word, name.to);
    const several = this.severalStates(word, mentions);
    const whole = named ? this.context.actors.byId.get(named.actor) : undefined;
    if (named && whole && several.length < 2 && (whole.party !== '' || whole.country !== '')) return [named.actor];
    const words = tokens.forms.slice(name.from, end);
    const described = describe(words, context.document.published?.slice(0, 10), context.resources.who());
    if (described.kind === '' || described.kind === 'place') {
      if (named) return [named.actor];
      return upos === 'PROPN' && !this.isPlace(word) ? this.unknown(name.from, name.to) : [];
    }
    // 'military channels', 'high-level military communication': what a thing is like makes no actor of it.
    if (upos === 'NOUN' && end === word + 1 && !this.isAgent(word)) return named ? [named.actor] : [];
    if (several.length > 1)
      return several.map((state) =>
        this.add(this.groupOf(state, word, described), state.from, Math.max(state.to, name.to)),
      );
    if (described.id !== undefined) {
      const table = context.resources.actors.actor(described.id);
      if (context.actors.byId.has(described.id) || (table && table.kind !== 'person'))
        return [this.add(this.tabled(described, described.id), name.from, name.to)];
    }
    return [this.add(this.describedActor(described, word, name.from), name.from, name.to)];
  }

  /** The states of people of several: 'Turkish and Greek officials', 'the foreign ministers of Brazil and Mexico'. */
  private severalStates(word: number, mentions: readonly Mention[]): readonly Mention[] {
    const { context, grammar } = this;
    const isOne = (one: Mention): boolean => {
      const kind = context.actors.byId.get(one.actor)?.kind;
      return kind === 'state' || (kind === 'group' && one.to > word);
    };
    const before = distinct(mentions.filter(isOne), (one) => context.actors.byId.get(one.actor)?.country ?? '');
    if (before.length > 1) return before;
    if (!/S$/.test(at(context.tokens.xpos, word))) return [];
    const behind = grammar.nounObliques(word).find((one) => one.preposition === 'of' || one.preposition === 'from');
    const owners = (behind?.words ?? []).flatMap((one) => {
      const { from, to } = grammar.name(one);
      return mentionsIn(context, from, to).filter((mention) => this.isState(mention));
    });
    return distinct(owners, (one) => one.actor);
  }

  /** 'the two sides', 'both leaders', 'the delegations'. */
  private isBothSides(word: number, from: number): boolean {
    const { tokens } = this.context;
    if (!SIDES.has(at(tokens.lemmas, word).toLowerCase()) || !/S$/.test(at(tokens.xpos, word))) return false;
    if (this.grammar.nounObliques(word).some((one) => one.preposition === 'of' || one.preposition === 'from'))
      return false;
    const words = tokens.forms.slice(from, word).map((form) => form.toLowerCase());
    return (
      words.includes('two') ||
      words.includes('2') ||
      words.includes('both') ||
      (words.length === 1 && words[0] === 'the')
    );
  }

  /** The two states that were named last before a word, as actors. */
  private bothSides(word: number): readonly string[] {
    const found = new Map<string, string>();
    const { mentions } = this.context.actors;
    for (let k = firstFrom(mentions, word) - 1; k >= 0 && found.size < 2; k--) {
      const mention = at(mentions, k);
      const actor = this.context.actors.byId.get(mention.actor);
      const party = actor?.party ?? '';
      if (party !== '' && !found.has(party)) found.set(party, mention.actor);
    }
    return found.size === 2 ? [...found.values()].reverse() : [];
  }

  private main: readonly string[] | undefined;

  /** In a text about two states, the other one: 'the United States pledged support' in a joint statement with Iraq. */
  counterpart(source: readonly string[], token: number): readonly string[] {
    this.main ??= this.mainStates();
    const [first = '', second = ''] = this.main;
    const countries = new Set<string>(source.map((id) => this.actor(id)?.country ?? ''));
    if (second === '' || countries.size !== 1 || at(this.context.tokens.sentenceOf, token) < 1) return [];
    const other = [...countries].includes(first) ? second : [...countries].includes(second) ? first : '';
    return other === '' ? [] : [`state:${other}`].filter((id) => this.context.actors.byId.has(id));
  }

  /** The two states that a longer text is about, where there are two and no third. */
  private mainStates(): readonly string[] {
    const counts = new Map<string, number>();
    for (const { actor } of this.context.actors.mentions) {
      const country = this.context.actors.byId.get(actor)?.country ?? '';
      if (country !== '') counts.set(country, (counts.get(country) ?? 0) + 1);
    }
    const [first, second, third] = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
    if (!first || !second || second[1] < 3 || (third && third[1] * 2 > second[1])) return [];
    return [first[0], second[0]];
  }

  /** The states to which actors belong, as actors. */
  statesOf(ids: readonly string[]): readonly string[] {
    const found = new Set<string>();
    for (const id of ids) {
      const country = this.actor(id)?.country ?? '';
      const state = country === '' ? undefined : this.context.resources.actors.actor(`state:${country}`);
      const [begin] = this.extras.get(id)?.mentions ?? this.context.actors.byId.get(id)?.mentions ?? [];
      if (!state || !begin) continue;
      if (!this.context.actors.byId.has(state.id) && !this.extras.has(state.id))
        this.extras.set(state.id, {
          actor: {
            id: state.id,
            name: state.name,
            kind: 'state',
            party: state.party,
            country: state.country,
            sector: state.sector,
            why: ['events/state'],
          },
          mentions: [begin],
        });
      found.add(state.id);
    }
    return [...found];
  }

  /** 'landed in Shanghai': a place that nobody stands for. */
  private isPlace(word: number): boolean {
    const { places } = this.context;
    const place = places[firstFrom(places, word + 1) - 1];
    return place !== undefined && word < place.to && this.grammar.preposition(word) !== '';
  }

  private isPerson(mention: Mention): boolean {
    return this.context.actors.byId.get(mention.actor)?.kind === 'person';
  }

  private isState(mention: Mention): boolean {
    return this.context.actors.byId.get(mention.actor)?.kind === 'state';
  }

  /** Where the words end that say who it is: with 'of' and 'in', before clauses and other prepositions. */
  private endOf(word: number, from: number): number {
    const { tokens } = this.context;
    const phrase = this.grammar.phrase(word);
    const limit = Math.min(Math.max(phrase.to, from), from + LONGEST, sentenceEnd(tokens, at(tokens.sentenceOf, word)));
    let end = from;
    while (end < limit) {
      const form = at(tokens.forms, end).toLowerCase();
      if (ENDS.has(form) || (uposOf(tokens, end) === 'VERB' && form !== 'united')) break;
      if (form === ',' && this.grammar.appositions(word).every((one) => one < end)) break;
      end++;
    }
    return end;
  }

  /** A name that no table knows, as somebody who acts. */
  private unknown(from: number, to: number): readonly string[] {
    const { tokens } = this.context;
    let start = from;
    while (start < to && uposOf(tokens, start) !== 'PROPN') start++;
    if (start === to) return [];
    const [begin, end] = spanOf(tokens, start, to);
    const name = tokens.text.slice(begin, end).replace(/\s+/g, ' ');
    const actor = {
      id: `group:?${name}`,
      name,
      kind: 'group',
      party: '',
      country: '',
      sector: 'UNK',
      why: ['events/name'],
    } as const;
    return [this.add(actor, start, to)];
  }

  private tabled(described: Described, id: string): Omit<Actor, 'mentions'> {
    const known = this.context.actors.byId.get(id);
    if (known) return known;
    return {
      id,
      name: described.name,
      kind: described.kind === '' ? 'group' : described.kind,
      party: described.party,
      country: described.country,
      sector: described.sector,
      why: ['events/description'],
    };
  }

  private groupOf(state: Mention, word: number, described: Described): Omit<Actor, 'mentions'> {
    const { byId } = this.context.actors;
    const country = byId.get(state.actor)?.country ?? '';
    const name = `${byId.get(state.actor)?.name ?? ''} ${at(this.context.tokens.forms, word)}`.trim();
    return this.made(described.kind === '' ? 'group' : described.kind, name, country, described.sector, undefined);
  }

  /** Somebody whom the words describe; who belongs nowhere by them belongs where the sentence is. */
  private describedActor(described: Described, word: number, from: number): Omit<Actor, 'mentions'> {
    const kind =
      described.kind === 'person' || described.kind === ''
        ? described.role === ''
          ? 'group'
          : 'office'
        : described.kind;
    const name = described.kind === 'person' && described.role !== '' ? described.role : described.name;
    if (described.party !== '' || described.country !== '') {
      return {
        id: `${kind}:?${name}`,
        name,
        kind,
        party: described.party,
        country: described.country,
        sector: described.sector,
        ...(described.role === '' ? {} : { role: described.role }),
        why: ['events/description'],
      };
    }
    return this.made(kind, name, this.homeOf(word, from), described.sector, described.role);
  }

  private made(
    kind: ActorKind,
    name: string,
    country: Party | '',
    sector: string,
    role: string | undefined,
  ): Omit<Actor, 'mentions'> {
    return {
      id: `${kind}:?${name}${country === '' ? '' : ` (${country})`}`,
      name,
      kind,
      party: country !== '' && OFFICIAL.test(sector) ? country : '',
      country,
      sector,
      ...(role ? { role } : {}),
      why: ['events/description'],
    };
  }

  /** The state of somebody whose phrase names none: the pronoun's before it, the place's, the first of the sentence. */
  private homeOf(word: number, from: number): Party | '' {
    const { context, grammar } = this;
    const { tokens } = context;
    const first = at(tokens.forms, from).toLowerCase();
    if (PRONOUNS.has(first) && from !== word) {
      const [owner] = this.antecedent(from, first);
      const country = owner === undefined ? '' : (this.actor(owner)?.country ?? '');
      if (country !== '') return country;
    }
    const clause = grammar.clauseOf(word);
    const place = clause === -1 ? '' : this.placeOf(clause);
    if (place !== '') return place;
    const sentence = at(tokens.sentenceOf, word);
    const inSentence = this.countryIn(
      mentionsIn(context, sentenceStart(tokens, sentence), sentenceEnd(tokens, sentence)),
    );
    if (inSentence !== '') return inSentence;
    // A text stays where it is: the state that was named last.
    const before = mentionsIn(context, 0, sentenceStart(tokens, sentence));
    return this.countryIn(before.slice(-LOOK_BACK).reverse());
  }

  private countryIn(mentions: readonly Mention[]): Party | '' {
    for (const mention of mentions) {
      const actor = this.context.actors.byId.get(mention.actor);
      if (actor && actor.country !== '' && actor.kind !== 'outlet') return actor.country;
    }
    return '';
  }

  /** The country of the place where a clause says that it is. */
  private placeOf(clause: number): Party | '' {
    const { tokens, places } = this.context;
    return placeOf(tokens, places, clause, clause + 1, true)?.mention.country ?? '';
  }

  /** To whom a thing belongs that is nobody itself. */
  private owner(word: number): readonly string[] {
    const { context, grammar } = this;
    const { tokens } = context;
    if (uposOf(tokens, word) === 'PRON') return [];
    const isEvent = grammar.isEventNoun(word);
    if (isEvent) {
      const agents = grammar.nounAgent(word).filter((one) => one !== word);
      const found = agents.flatMap((one) => this.direct(one));
      if (found.length > 0) return [...new Set(found)];
    }
    const name = grammar.name(word);
    const before = at(tokens.forms, name.from).toLowerCase();
    const mentions = mentionsIn(context, name.from, name.to);
    if (mentions.length > 0) return [...new Set(mentions.map((one) => one.actor))];
    for (let i = name.from; i < name.to; i++) {
      if (i === word) continue;
      const upos = uposOf(tokens, i);
      if (upos !== 'NOUN' && upos !== 'PROPN') continue;
      const found = this.direct(i);
      if (found.length > 0) return found;
    }
    if (PRONOUNS.has(before) && name.from !== word) return this.antecedent(name.from, before);
    const obliques = grammar.nounObliques(word);
    for (const preposition of OWNERS)
      for (const one of obliques) {
        if (one.preposition !== preposition) continue;
        const found = one.words.flatMap((inner) => (inner === word ? [] : this.direct(inner)));
        if (found.length > 0) return [...new Set(found)];
      }
    return [];
  }

  /** What a pronoun stands for: the last subject before it of the right kind, in its sentence or the one before. */
  private antecedent(token: number, form: string): readonly string[] {
    const { context, grammar } = this;
    const { tokens } = context;
    const wantsPerson = HE.has(form);
    const sentence = at(tokens.sentenceOf, token);
    let tried = 0;
    for (let s = sentence; s >= Math.max(0, sentence - 2); s--) {
      const predicates = grammar.predicates(s).filter((one) => s < sentence || this.subjectBefore(one, token));
      for (const predicate of s === sentence ? [...predicates].reverse() : predicates) {
        if (tried++ > LOOK_BACK) return [];
        const subjects = grammar.subjects(predicate).filter((one) => one < token && one !== token);
        const ids = subjects.flatMap((one) =>
          PRONOUNS.has(at(tokens.forms, one).toLowerCase()) ? this.one(one) : this.direct(one),
        );
        const fitting = ids.filter((id) => this.fits(id, wantsPerson));
        if (fitting.length > 0) return [...new Set(fitting)];
      }
    }
    return [];
  }

  private subjectBefore(predicate: number, token: number): boolean {
    return this.grammar.subjects(predicate).some((one) => one < token);
  }

  private fits(id: string, wantsPerson: boolean): boolean {
    const kind = this.actor(id)?.kind;
    return wantsPerson
      ? kind === 'person' || kind === 'office' || kind === 'group'
      : kind !== 'person' && kind !== 'office';
  }

  private add(actor: Omit<Actor, 'mentions'>, from: number, to: number): string {
    const span = spanOf(this.context.tokens, from, to);
    const extra = this.extras.get(actor.id);
    if (extra) extra.mentions.push(span);
    else this.extras.set(actor.id, { actor, mentions: [span] });
    return actor.id;
  }
}

/** Spans of both lists in the order of the text, none twice, none within another that begins before it. */
const merged = (a: readonly Span[], b: readonly Span[]): readonly Span[] => {
  const all = [...a, ...b].sort(([x, p], [y, q]) => x - y || q - p);
  const kept: Span[] = [];
  for (const span of all) {
    const last = kept.at(-1);
    if (!last || span[1] > last[1]) kept.push(span);
  }
  return kept;
};

/** The first of each kind. */
const distinct = <T>(list: readonly T[], key: (one: T) => string): readonly T[] => {
  const seen = new Set<string>();
  return list.filter((one) => {
    const own = key(one);
    if (own === '' || seen.has(own)) return false;
    seen.add(own);
    return true;
  });
};
