/**
 * Reads the naming of those who take part from left to right, whatever its order: 'Kenyan President Ruto', 'the foreign
 * ministers of Egypt and Sudan', 'Ajit Doval, India's national security adviser'.
 */
import type { Party } from '../../model/generated/parties.js';
import { actorOf, type Context, mentionsIn } from '../context.js';
import { isReadout, issuerOf } from '../issuer.js';
import { at, firstFrom, lemmaAt, lowerAt, uposOf } from '../text/tokens.js';

/** One who takes part: a person, or a state, organization or group where no person is named. */
export interface Side {
  /** Id of an actor of the reading. */
  readonly actor: string;
  readonly party: Party;
  readonly isPerson: boolean;
  /** A person who acts for nobody: the party is where they belong. */
  readonly isPrivate?: true;
  /** The words, from title or state to name. */
  readonly from: number;
  readonly to: number;
  readonly why: readonly string[];
}

/** Prepositions that go on within the naming of somebody. */
const WITHIN = new Set(['of', 'from', 'for', "'s", '’s', 'by']);
/** Words at which a relative clause or another matter begins. */
const STOPS = new Set([
  'who',
  'whom',
  'which',
  'that',
  'whose',
  'to',
  'where',
  'when',
  'after',
  'before',
  'while',
  'because',
]);
const JOINS = new Set(['and', '&', 'or', 'as', 'well', 'along', 'together', 'with']);
/**
 * The participants named from one token on, as far as the naming goes: a phrase may be longer than the parser thinks.
 *
 * @param from first token looked at
 * @param limit no token from this on
 * @param head a word that is passed in any case
 */
export const sidesBetween = (context: Context, from: number, limit: number, head = from): readonly Side[] => {
  const reader = new Naming(context);
  const { tokens } = context;
  const words = context.resources.dealings;
  const mentions = mentionsIn(context, from, limit);
  let next = 0;
  for (let i = from; i < limit; ) {
    while (next < mentions.length && at(mentions, next).from < i) next++;
    const mention = mentions[next];
    if (mention && mention.from === i) {
      reader.mention(mention.from, mention.to, mention.actor);
      i = mention.to;
      continue;
    }
    const form = lowerAt(tokens, i);
    if (i > head && stopsAt(context, i, form) && !(form === 'to' && words.adviser.has(lemmaAt(tokens, i - 1)))) {
      // 'the envoy to Africa and Mali's army chief': where an envoy is sent is passed.
      const and = form === 'to' && words.sent.has(lemmaAt(tokens, i - 1)) ? nextAnd(tokens, i, limit) : -1;
      if (and === -1) break;
      i = and;
      continue;
    }
    reader.word(i, form);
    i++;
  }
  return reader.end();
};

/** Words of the post to which somebody is sent. */
const POST = 8;
const nextAnd = (tokens: Context['tokens'], from: number, limit: number): number => {
  for (let i = from; i < Math.min(limit, from + POST); i++) {
    if (uposOf(tokens, i) === 'CCONJ') return i;
    if (uposOf(tokens, i) === 'VERB' || uposOf(tokens, i) === 'AUX' || uposOf(tokens, i) === 'PUNCT') break;
  }
  return -1;
};

const stopsAt = ({ tokens, resources }: Context, i: number, form: string): boolean => {
  if (WITHIN.has(form) || JOINS.has(form) || resources.dealings.led.has(form)) return false;
  if (STOPS.has(form) || form === ';' || form === '.' || form === ':' || form === '—') return true;
  const upos = uposOf(tokens, i);
  return upos === 'ADP' || upos === 'VERB' || upos === 'AUX' || upos === 'SCONJ';
};

/** What stands behind a name and is none: 'Jr.'. */
export const isSuffix = (
  { tokens, resources }: Context,
  { from, to }: { readonly from: number; readonly to: number },
): boolean => to === from + 1 && resources.dealings.suffix.has(lowerAt(tokens, from));

/** Whether a name is a time: 'May 14' is no Theresa May. */
export const isOfTime = ({ dates }: Context, { from, to }: { readonly from: number; readonly to: number }): boolean => {
  const mention = dates.mentions[firstFrom(dates.mentions, from + 1) - 1];
  return mention !== undefined && to <= mention.to;
};

/** A state or group that may belong to a person behind it, or be one who takes part itself. */
interface Pending {
  readonly actor: string;
  readonly party: Party;
  readonly from: number;
  readonly to: number;
}

/** Sectors whose people act for no party. */
const PRIVATE = new Set(['BUS', 'JRN', 'EDU', 'CVL', 'SOC', 'NGO', 'MED', 'REL', 'LAB', 'AGR']);

/** Reads one naming from left to right. */
class Naming {
  private readonly sides: (Omit<Side, 'party'> & { readonly party: Party | '' })[] = [];
  private state: Pending | undefined;
  /** Whether the word of an office stands beside the pending state: 'Egypt's foreign minister'. */
  private office = false;
  /** First word since the last side. */
  private since = -1;
  /** Whether an 'and' stands between the last person and now. */
  private joined = false;

  constructor(private readonly context: Context) {}

  mention(from: number, to: number, id: string): void {
    if (isSuffix(this.context, { from, to }) || isOfTime(this.context, { from, to })) return;
    const actor = actorOf(this.context, { from, to, actor: id });
    const party = actor.party || (actor.kind === 'group' ? actor.country : '');
    if (actor.kind === 'person') this.person(from, to, id, party);
    else if (party !== '') this.named({ from, to, actor: id, party });
  }

  private person(from: number, to: number, id: string, party: Party | ''): void {
    if (this.state && party !== '' && this.state.party !== party) this.flush();
    const beside = party === '' ? this.state?.party : undefined;
    this.sides.push({
      actor: id,
      party: party || beside || '',
      isPerson: true,
      from: this.since === -1 ? from : this.since,
      to,
      why: beside ? ['participants/state-beside'] : [],
    });
    this.state = undefined;
    this.office = false;
    this.joined = false;
    this.since = -1;
  }

  private named(state: Pending): void {
    const last = this.sides.at(-1);
    // 'Foreign Minister Rau of Poland', 'Ajit Doval, India's adviser': the state of who was named right before.
    if (last?.isPerson && !this.state && !this.joined && (last.party === '' || last.party === state.party)) {
      if (last.party === '')
        this.sides[this.sides.length - 1] = {
          ...last,
          party: state.party,
          to: state.to,
          why: ['participants/state-beside'],
        };
      return;
    }
    if (this.state && this.state.party !== state.party) this.flush();
    this.since = this.since === -1 ? state.from : this.since;
    this.state = { ...state, from: this.since };
  }

  word(i: number, form: string): void {
    const { tokens, resources } = this.context;
    if (form === 'and' || form === '&') this.joined = true;
    if (form === 'and' || form === '&' || form === ',') {
      if (!this.office) this.flush();
      return;
    }
    if (this.since === -1 && uposOf(tokens, i) !== 'PUNCT') this.since = i;
    // 'Sudan's neighbours Chad and Libya': Sudan is none of them.
    if (resources.dealings.relations.has(lemmaAt(tokens, i))) this.state = undefined;
    const { persons } = resources.grammar;
    if (persons.has(form) || persons.has(lemmaAt(tokens, i))) {
      this.office = true;
      if (this.state) this.state = { ...this.state, to: i + 1 };
    }
  }

  private flush(): void {
    if (!this.state) return;
    this.sides.push({ ...this.state, isPerson: false, why: [] });
    this.state = undefined;
    this.since = -1;
  }

  end(): readonly Side[] {
    this.flush();
    return this.sides.flatMap(({ party, ...side }) => {
      if (party !== '') return [{ ...side, party }];
      const person = side.isPerson ? this.context.actors.byId.get(side.actor) : undefined;
      if (person?.country)
        return [
          { ...side, party: person.country, ...(PRIVATE.has(person.sector) ? { isPrivate: true as const } : {}) },
        ];
      const other = otherState(this.context);
      return other === '' ? [] : [{ ...side, party: other, why: ['participants/other-state'] }];
    });
  }
}

/** The party of the first person that is named: a readout begins with its own side. */
const firstPerson = (context: Context): Party | '' => {
  for (const mention of context.actors.mentions) {
    const actor = actorOf(context, mention);
    if (actor.kind === 'person' && actor.party !== '') return actor.party;
  }
  return '';
};

const others = new WeakMap<Context, Party | ''>();

/**
 * In a document that a state issued, the state that it names most besides: whose president it is that was met, where
 * nothing else says so ('met with President Hichilema to congratulate the people of Zambia').
 */
const otherState = (context: Context): Party | '' => {
  const known = others.get(context);
  if (known !== undefined) return known;
  const issuer = issuerOf(context) || (isReadout(context) ? firstPerson(context) : '');
  const counts = new Map<Party, number>();
  if (issuer !== '')
    for (const mention of context.actors.mentions) {
      const actor = actorOf(context, mention);
      if (actor.kind === 'state' && actor.party !== '' && actor.party !== issuer)
        counts.set(actor.party, (counts.get(actor.party) ?? 0) + 1);
    }
  let best: Party | '' = '';
  for (const [party, count] of counts) if (best === '' || count > (counts.get(best) ?? 0)) best = party;
  others.set(context, best);
  return best;
};
