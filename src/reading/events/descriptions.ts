/** Actors that only a description names ('protesters', 'Turkish jets', 'police in Lagos'), and where they belong. */
import type { ActorKind } from '../../model/generated/lists.js';
import type { Party } from '../../model/generated/parties.js';
import type { Actor } from '../../model/reading.js';
import type { Mention } from '../actors/find.js';
import type { Described } from '../actors/who/types.js';
import { type Context, mentionsIn } from '../context.js';
import { issuerOf } from '../issuer.js';
import type { Grammar } from '../text/grammar.js';
import { at, sentenceEnd, sentenceStart } from '../text/tokens.js';
import { placeOf } from '../time/place-of.js';
import { type Antecedents, PRONOUNS } from './antecedents.js';
import { type Home, homeOf } from './home.js';

/** Sectors that act for their state. */
const OFFICIAL = /^(?:GOV|MIL|LEG|JUD|COP|SPY)/;
/** How many mentions before the sentence are asked for a country. */
const LOOK_BACK = 6;

/** The share of mentions from which on people of whom nothing is said belong where the text is at home. */
const HOME_SHARE = 0.5;
/** Sectors of whom a document of a state speaks without saying of which: 'senior officials', 'civil rights leaders'. */
const OURS = /^(?:GOV|LEG|JUD|BUS|LAB|EDU|SOC|NGO|PTY)/;
/** Nouns by which a document of a state calls those on the other side: 'urged the government to'. */
const THEIRS = new Set([
  'government',
  'authority',
  'authorities',
  'regime',
  'parliament',
  'opposition',
  'judiciary',
  'junta',
]);
/** Offices without a name by which a document of a state mostly means those of the other side. */
const THEIR_OFFICES = /president|minister|chancellor|king|queen|emir|sultan|prince|premier|taoiseach|speaker|pope/;
const FRIENDS = new Set(['ally', 'partner', 'neighbour', 'neighbor', 'donor']);

export class Descriptions {
  private readonly home: Home;
  private readonly issuer: Party | '';

  constructor(
    private readonly context: Context,
    private readonly grammar: Grammar,
    private readonly antecedents: Antecedents,
    private readonly actor: (id: string) => Omit<Actor, 'mentions'> | undefined,
  ) {
    this.home = homeOf(context);
    this.issuer = issuerOf(context);
  }

  /** Somebody of the actor table, whom the words describe. */
  tabled(described: Described, id: string): Omit<Actor, 'mentions'> {
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

  groupOf(state: Mention, word: number, described: Described): Omit<Actor, 'mentions'> {
    const { byId } = this.context.actors;
    const country = byId.get(state.actor)?.country ?? '';
    const name = `${byId.get(state.actor)?.name ?? ''} ${at(this.context.tokens.forms, word)}`.trim();
    return this.made(described.kind === '' ? 'group' : described.kind, name, country, described.sector, undefined);
  }

  /** Somebody whom the words describe; who belongs nowhere by them belongs where the sentence is. */
  described(described: Described, word: number, from: number): Omit<Actor, 'mentions'> {
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
    return this.made(kind, name, this.whereOf(described, word, from), described.sector, described.role);
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

  private whereOf({ kind, sector, role }: Described, word: number, from: number): Party | '' {
    // 'neighbouring countries', 'other partners': of which state they are not is all that is known.
    const noun = at(this.context.tokens.lemmas, word).toLowerCase();
    if (kind === 'state' ? /S$/.test(at(this.context.tokens.xpos, word)) : FRIENDS.has(noun)) return '';
    if (this.issuer === '' || (!OURS.test(sector) && role === '')) return this.homeOf(word, from);
    // 'the Secretary and the Prime Minister': an office that one state has and the other has not.
    const isTheirs = THEIRS.has(noun) || (THEIR_OFFICES.test(role) && !/S$/.test(at(this.context.tokens.xpos, word)));
    return isTheirs ? this.antecedents.otherParty(this.issuer) || this.homeOf(word, from) : this.issuer;
  }

  /** 'allies', 'partners' */
  isFriend(word: number): boolean {
    return FRIENDS.has(at(this.context.tokens.lemmas, word).toLowerCase());
  }

  /** The state of somebody whose phrase names none: the pronoun's before it, the place's, the first of the sentence. */
  private homeOf(word: number, from: number): Party | '' {
    const { context, grammar } = this;
    const { tokens } = context;
    const first = at(tokens.forms, from).toLowerCase();
    if (PRONOUNS.has(first) && from !== word) {
      const [owner] = this.antecedents.meant(from, first);
      const country = owner === undefined ? '' : (this.actor(owner)?.country ?? '');
      if (country !== '') return country;
    }
    const clause = grammar.clauseOf(word);
    const place = clause === -1 ? '' : this.placeOf(clause);
    if (place !== '') return place;
    // In a text about one country, people are its own until it says where else they are.
    if (this.home.share >= HOME_SHARE) return this.home.country;
    const sentence = at(tokens.sentenceOf, word);
    const inSentence = this.countryIn(
      mentionsIn(context, sentenceStart(tokens, sentence), sentenceEnd(tokens, sentence)),
    );
    if (inSentence !== '') return inSentence;
    // A text stays where it is: the state that was named last.
    const before = mentionsIn(context, 0, sentenceStart(tokens, sentence));
    return this.countryIn(before.slice(-LOOK_BACK).reverse());
  }

  /** The country of the first state or people that are named, else of the first person or body that has one. */
  private countryIn(mentions: readonly Mention[]): Party | '' {
    let other: Party | '' = '';
    for (const mention of mentions) {
      const actor = this.context.actors.byId.get(mention.actor);
      if (!actor || actor.country === '' || actor.kind === 'outlet') continue;
      if (actor.kind !== 'person' && actor.kind !== 'organization') return actor.country;
      if (other === '') other = actor.country;
    }
    return other;
  }

  /** The country of the place where a clause says that it is. */
  private placeOf(clause: number): Party | '' {
    const { tokens, places } = this.context;
    return placeOf(tokens, places, clause, clause + 1, true)?.mention.country ?? '';
  }
}
