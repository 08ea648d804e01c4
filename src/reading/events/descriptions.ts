/** Actors that only a description names ('protesters', 'Turkish jets', 'police in Lagos'), and where they belong. */
import type { ActorKind } from '../../model/generated/lists.js';
import type { Party } from '../../model/generated/parties.js';
import type { Mention } from '../actors/find.js';
import type { Described } from '../actors/who/types.js';
import { type Context, mentionsIn } from '../context.js';
import { placeOf } from '../placing.js';
import type { Grammar } from '../text/grammar.js';
import { formAt, lemmaAt, lowerAt, sentenceAt, sentenceEnd, sentenceStart, uposOf, xposAt } from '../text/tokens.js';
import { type Antecedents, PRONOUNS } from './antecedents.js';
import type { Known } from './cast.js';
import { type Home, homeOf } from './home.js';
import type { EventWords } from './patterns.js';

/** Sectors that act for their state. */
const OFFICIAL = /^(?:GOV|MIL|LEG|JUD|COP|SPY)/;

/** The share of mentions from which on people of whom nothing is said belong where the text is at home. */
const HOME_SHARE = 0.5;
/** Sectors of whom a document of a state speaks without saying of which: 'senior officials', 'civil rights leaders'. */
const OURS = /^(?:GOV|LEG|JUD|BUS|LAB|EDU|SOC|NGO|PTY)/;
export class Descriptions {
  private readonly home: Home;
  private readonly issuer: Party | '';

  /** Words that code asks for by the names of their lists. */
  private readonly lists: EventWords;

  constructor(
    private readonly context: Context,
    private readonly grammar: Grammar,
    private readonly antecedents: Antecedents,
    private readonly actor: (id: string) => Known | undefined,
    private readonly direct: (word: number) => readonly string[],
  ) {
    this.lists = context.resources.eventPatterns.lists;
    this.home = homeOf(context);
    this.issuer = antecedents.issuer;
  }

  /** Somebody of the actor table, whom the words describe. */
  tabled(described: Described, id: string): Known {
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

  groupOf(state: Mention, word: number, described: Described): Known {
    const { byId } = this.context.actors;
    const country = byId.get(state.actor)?.country ?? '';
    const name = `${byId.get(state.actor)?.name ?? ''} ${formAt(this.context.tokens, word)}`.trim();
    return this.made(described.kind === '' ? 'group' : described.kind, name, country, described.sector, undefined);
  }

  /** Somebody whom the words describe; who belongs nowhere by them belongs where the sentence is. */
  described(described: Described, word: number, from: number): Known {
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

  /** Where somebody belongs of whom nothing is said but a sector and a kind. */
  belongs(sector: string, word: number, from: number): Party | '' {
    if (sector === 'UNK') return '';
    return this.homeOf(word, from);
  }

  private made(kind: ActorKind, name: string, country: Party | '', sector: string, role: string | undefined): Known {
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
    const noun = lemmaAt(this.context.tokens, word);
    // 'neighbouring countries', 'other partners': of which state they are not is all that is known.
    const isSeveral = /S$/.test(xposAt(this.context.tokens, word));
    // 'business partners' are of whom they deal with.
    const isFriend = this.lists.friends.has(noun) && !/^(?:BUS|LAB|EDU|MED|NGO)/.test(sector);
    if (kind === 'state' ? isSeveral : isFriend) return '';
    // A state speaks of other states' leaders and ministers; its own is one, and those of its parts are its own.
    if (this.issuer === '' || (!OURS.test(sector) && role === '')) return this.homeOf(word, from);
    // 'the Secretary and the Prime Minister': an office that one state has and the other has not.
    return this.issuer;
  }

  /** 'ethnic Albanians in Serbia' are people of Serbia. */
  ethnic(word: number, from: number, to: number, described: Described): Known | undefined {
    const { tokens } = this.context;
    for (let i = from; i < to; i++) {
      if (lowerAt(tokens, i) !== 'ethnic') continue;
      const own = this.countryIn(mentionsIn(this.context, i + 1, to));
      const home = own === '' ? '' : this.homeOf(word, from, own);
      if (home === '') return undefined;
      const sector = described.kind === '' ? 'CVL' : described.sector;
      const name = tokens.forms.slice(i, to).join(' ');
      return this.made('group', name, home, sector, undefined);
    }
    return undefined;
  }

  /**
   * The state of somebody whose phrase names none: the pronoun's before it, the place's, the first of the sentence.
   *
   * @param not a state that it is not
   */
  homeOf(word: number, from: number, not: Party | '' = ''): Party | '' {
    const { context, grammar } = this;
    const { tokens } = context;
    const led = this.ledBy(word, from);
    if (led !== '') return led;
    // 'the Chadian government and the rebels': who stands together belongs together.
    const fellows = grammar.conjuncts(word).filter((one) => one !== word);
    for (const fellow of fellows) {
      const country = this.countryIn(mentionsIn(context, grammar.name(fellow).from, grammar.name(fellow).to), not);
      if (country !== '') return country;
    }
    const clause = grammar.clauseOf(word);
    const own = this.withinPhrase(word);
    if (own !== '' && own !== not) return own;
    const place = clause === -1 ? '' : this.placeOf(clause);
    if (place !== '' && place !== not) return place;
    const ruler = clause === -1 ? '' : this.ruledBy(word, clause);
    if (ruler !== '' && ruler !== not) return ruler;
    // In a text about one country, people are its own until it says where else they are.
    if (this.home.share >= HOME_SHARE && this.home.country !== not) return this.home.country;
    const sentence = sentenceAt(tokens, word);
    return this.countryIn(mentionsIn(context, sentenceStart(tokens, sentence), sentenceEnd(tokens, sentence)), not);
  }

  /** The country of the first state or people that are named, else of the first person or body that has one. */
  private countryIn(mentions: readonly Mention[], not: Party | '' = ''): Party | '' {
    let other: Party | '' = '';
    for (const mention of mentions) {
      const actor = this.context.actors.byId.get(mention.actor);
      if (!actor || actor.country === '' || actor.country === not || actor.kind === 'outlet') continue;
      if (actor.kind !== 'person' && actor.kind !== 'organization') return actor.country;
      if (other === '') other = actor.country;
    }
    return other;
  }

  /** 'a Kenyan-led mission', 'Iranian-backed militias' are not of where they are. */
  private ledBy(word: number, from: number): Party | '' {
    const { tokens } = this.context;
    for (let i = from + 1; i + 1 <= word; i++)
      if (formAt(tokens, i) === '-' && this.lists.led.has(lowerAt(tokens, i + 1)))
        return this.countryIn(mentionsIn(this.context, from, i));
    return '';
  }

  /** 'Senegal banned the preachers', 'his crackdown on monks': with whom a government deals alone is of its own people. */
  private ruledBy(word: number, clause: number): Party | '' {
    const { grammar } = this;
    const isDealtWith =
      grammar.patient(clause).includes(word) ||
      (this.antecedents.isPress && grammar.oblique(clause, 'on').includes(word));
    if (isDealtWith) {
      const country = this.rulers(grammar.subjects(clause));
      if (country !== '') return country;
    }
    if (!this.antecedents.isPress) return '';
    const { tokens } = this.context;
    const deed = formAt(tokens, grammar.name(word).from - 1) === 'on' ? grammar.name(word).from - 2 : -1;
    return deed >= 0 && grammar.isEventNoun(deed) ? this.rulers(grammar.nounAgent(deed)) : '';
  }

  /** The country of the government among some words: its state, its people in office, 'he' who is one. */
  private rulers(words: readonly number[]): Party | '' {
    const { grammar, context, antecedents } = this;
    for (const subject of words) {
      const { from, to } = grammar.name(subject);
      const form = lowerAt(context.tokens, subject);
      let ids: readonly string[] =
        antecedents.isPress && PRONOUNS.has(form)
          ? antecedents.meant(subject)
          : mentionsIn(context, from, to).map(({ actor }) => actor);
      if (ids.length === 0 && antecedents.isPress) ids = this.direct(subject);
      for (const id of ids) {
        const known = this.actor(id);
        if (!known || known.party === '' || known.party !== known.country) continue;
        return known.country;
      }
    }
    return '';
  }

  /** 'a faith, one of the oldest in Chad', 'the schools of the poor in Mali': people are of the place in their own phrase. */
  private withinPhrase(word: number): Party | '' {
    const { grammar } = this;
    const { tokens } = this.context;
    if (!this.antecedents.isPress) return '';
    const { to } = grammar.phrase(word);
    for (let i = grammar.name(word).to; i < to; i++) {
      const upos = uposOf(tokens, i);
      if (upos === 'VERB' || upos === 'AUX' || upos === 'PRON') return '';
    }
    return '';
  }

  /** The country of the place where a clause says that it is. */
  private placeOf(clause: number): Party | '' {
    return placeOf(this.context, { layer: 'events', token: clause })?.country ?? '';
  }
}
