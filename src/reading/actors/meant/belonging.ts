/** Actors that only a description names ('protesters', 'Turkish jets', 'police in Lagos'), and where they belong. */
import type { ActorKind } from '../../../model/generated/lists.js';
import type { Party } from '../../../model/generated/parties.js';
import { around, type Context, mentionsIn } from '../../context.js';
import { mostOf } from '../../lists.js';
import { placeOf } from '../../placing.js';
import { formAt, lowerAt } from '../../text/tokens.js';
import type { Mention } from '../find.js';
import { SERVING } from '../table.js';
import type { Described } from '../who/types.js';
import type { Cast, Known } from './cast.js';

/** The share of mentions from which on people of whom nothing is said belong where the text is at home. */
const HOME_SHARE = 0.5;
/** Tokens from which on a text is long enough for its mentions to tell: more than a sentence or two. */
const LONG = 150;

export class Belonging {
  /** The state that at least half of the mentions of a long text are of, '' for none. */
  private readonly home: Party | '';
  /** Participles behind a hyphen: 'a Kenyan-led mission'. */
  private readonly led: ReadonlySet<string>;

  constructor(
    private readonly context: Context,
    private readonly cast: Cast,
  ) {
    this.led = context.resources.eventPatterns.led;
    this.home = homeOf(context);
  }

  /** Somebody whom the words describe; who belongs nowhere by them belongs where the sentence is. */
  described(described: Described, word: number, from: number): Known {
    const kind =
      described.kind === 'person' || described.kind === ''
        ? described.role === ''
          ? 'group'
          : 'office'
        : described.kind;
    const { party, country, sector, role } = described;
    const name = described.kind === 'person' && role !== '' ? role : described.name;
    const made = this.made(kind, name, party || country ? '' : this.homeOf(word, from), sector, role);
    return party || country ? { ...made, party, country } : made;
  }

  /** 'Colonel Avril', 'the army': somebody of whom only words are known belongs where the sentence is. */
  settle(id: string, word: number): void {
    const actor = this.cast.actor(id);
    if (actor?.party !== '' || actor.country !== '' || actor.sector === 'UNK' || !id.includes(':?')) return;
    const home = this.homeOf(word, this.context.grammar.name(word).from);
    if (home !== '') this.cast.settle(actor, home);
  }

  private made(kind: ActorKind, name: string, country: Party | '', sector: string, role: string): Known {
    return {
      id: `${kind}:?${name}${country === '' ? '' : ` (${country})`}`,
      name,
      kind,
      party: country !== '' && SERVING.test(sector) ? country : '',
      country,
      sector,
      ...(role ? { role } : {}),
      why: ['events/description'],
    };
  }

  /** 'ethnic Albanians in Serbia' are people of Serbia. */
  ethnic(word: number, from: number, to: number, { kind, sector }: Described): Known | undefined {
    const own = this.countryIn(mentionsIn(this.context, from + 1, to));
    const home = own === '' ? '' : this.homeOf(word, from, own);
    const name = this.context.tokens.forms.slice(from, to).join(' ');
    return home === '' ? undefined : this.made('group', name, home, kind === '' ? 'CVL' : sector, '');
  }

  /**
   * The state of somebody whose phrase names none: the pronoun's before it, the place's, the first of the sentence.
   *
   * @param not a state that it is not
   */
  homeOf(word: number, from: number, not: Party | '' = ''): Party | '' {
    const { context } = this;
    const { grammar, tokens } = context;
    const led = this.ledBy(word, from);
    if (led !== '') return led;
    const clause = grammar.clauseOf(word);
    const place = clause === -1 ? '' : (placeOf(context, { layer: 'events', token: clause })?.country ?? '');
    if (place !== '' && place !== not) return place;
    // In a text about one country, people are its own until it says where else they are.
    if (this.home !== '' && this.home !== not) return this.home;
    const sentence = around(tokens, { from: word, to: word });
    return this.countryIn(mentionsIn(context, sentence.from, sentence.to), not);
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
      if (formAt(tokens, i) === '-' && this.led.has(lowerAt(tokens, i + 1)))
        return this.countryIn(mentionsIn(this.context, from, i));
    return '';
  }
}

const homeOf = ({ actors, tokens }: Context): Party | '' => {
  if (tokens.size < LONG) return '';
  const countries = actors.mentions.flatMap(({ actor }) => actors.byId.get(actor)?.country || []);
  return mostOf(countries, (share) => share >= HOME_SHARE) ?? '';
};
