/**
 * What bears on whether a coded event is right: how its predicate is told, how its sides are named, where it stands. Names of
 * marks, to which `data/en/event-marks.csv` gives weights (likelihood.ts).
 */
import type { Actor, Event, Meeting } from '../../model/reading.js';
import type { Context } from '../context.js';
import { isOfficial } from '../issuer.js';
import type { Grammar } from '../text/grammar.js';
import { sentenceAt, sentenceEnd, sentenceStart, tokenAt, uposOf, xposAt } from '../text/tokens.js';
import { partyOf } from './cast.js';
import type { Draft } from './draft.js';
import { HOME_SHARE, type Home, homeOf, isPress } from './home.js';
import { References } from './marks-references.js';
import { CLEAR_WEIGHT } from './patterns.js';
import { NONE } from './surface.js';

/** The predicate of an event, and the marks of how it is told. */
export interface Told {
  readonly token: number;
  readonly marks: readonly string[];
}

/** Marks of the predicate of a draft, which stand in its clause. */
export function marksOfTelling(
  { tokens }: Context,
  grammar: Grammar,
  draft: Draft,
  told: { readonly isMain: boolean; readonly isHeld: boolean; readonly senses: number },
): readonly string[] {
  const { match, standing, when } = draft;
  const { pattern, token, other } = match;
  const isBare = pattern.kind === 'noun' && other === NONE;
  const predicate = pattern.kind === 'noun' && other !== NONE ? other : token;
  const sentence = sentenceAt(tokens, token);
  const length = sentenceEnd(tokens, sentence) - sentenceStart(tokens, sentence);
  return [
    `predicate ${isBare ? 'bare noun' : pattern.kind}`,
    `asks ${pattern.weight >= 2 * CLEAR_WEIGHT ? 'much' : pattern.weight >= CLEAR_WEIGHT ? 'words' : pattern.weight >= 1 ? 'sides' : 'nothing'}`,
    `stands ${told.isMain ? 'main' : told.isHeld ? 'held' : 'aside'}`,
    `senses ${Math.min(told.senses, 3)}`,
    `length ${length <= 15 ? 'short' : length <= 30 ? 'middle' : 'long'}`,
    `form ${isBare ? 'noun' : xposAt(tokens, predicate)}`,
    ...(pattern.particle === '' ? [] : ['particle']),
    ...(standing.status === 'happened' ? [] : [`by ${standing.why[0] ?? 'form'}`]),
    ...(when.isPast ? ['past'] : []),
    ...(when.date ? ['dated'] : []),
    ...(when.place ? ['placed'] : []),
    ...(draft.basis ? ['rests'] : []),
    ...(grammar.isQuoted(token) ? ['quoted'] : []),
    ...(grammar.isQuestion(predicate) ? ['question'] : []),
    ...(sentence === 0 ? ['opening'] : []),
  ];
}

/** Mentions from which on somebody is named often. */
const OFTEN = 3;
/** Prepositions that tell by themselves what those under them have to do with a deed. */
const PREPOSITIONS = new Set(['with', 'to', 'against', 'for', 'of', 'by', 'in', 'from', 'on', 'at', 'between']);

/** Somebody meant by some tokens. */
interface Meant {
  readonly from: number;
  readonly to: number;
  readonly form: string;
}

/** Marks of a whole text. */
export class Marks {
  private readonly home: Home;
  private readonly kind: string;
  private readonly meant = new Map<string, Meant[]>();
  private readonly references: References;
  /** Who takes part in the first meeting of the text, which it is mostly about, and their parties. */
  private readonly present: { readonly actors: ReadonlySet<string>; readonly parties: ReadonlySet<string> };

  constructor(
    private readonly context: Context,
    private readonly grammar: Grammar,
    private readonly actors: ReadonlyMap<string, Actor>,
    [meeting]: readonly Meeting[],
  ) {
    this.references = new References(context, grammar);
    const present = meeting?.participants ?? [];
    this.present = {
      actors: new Set(present.map(({ actor }) => actor)),
      parties: new Set(present.map(({ party }) => party)),
    };
    this.home = homeOf(context);
    this.kind = isOfficial(context) ? 'official' : isPress(context) ? 'news' : 'short';
    for (const { actor, from, to, form } of [...context.actors.mentions, ...context.actors.references])
      this.add(actor, { from, to, form });
    const { tokens } = context;
    for (const { id, mentions } of actors.values())
      for (const [start, end] of mentions)
        this.add(id, { from: tokenAt(tokens, start), to: tokenAt(tokens, end - 1) + 1, form: 'described' });
  }

  private add(actor: string, meant: Meant): void {
    const list = this.meant.get(actor);
    if (list) list.push(meant);
    else this.meant.set(actor, [meant]);
  }

  /**
   * @param telling the marks of its predicate
   * @param token its predicate, -1 for what a meeting or an undertaking tells
   * @returns the marks, each once: first the kind of text (`news`, `official`, `short`), then each for itself and with that kind
   */
  of(event: Event, telling: readonly string[], token: number): readonly string[] {
    const { kind } = this;
    const marks = [
      `type ${event.plover}`,
      `status ${event.status}`,
      ...(event.mode ? [`mode ${event.mode}`] : []),
      ...(event.statement ? ['said'] : []),
      `rule ${event.why[0] ?? ''}`,
      ...event.why.slice(1).map((rule) => `by rule ${rule}`),
      ...telling,
      ...this.ofSide('source', event.source, event, token),
      ...this.ofSide('target', event.target, event, token),
      ...this.ofBoth(event),
      ...this.ofMeeting(event),
    ];
    return [...new Set([kind, ...marks, ...marks.map((mark) => `${kind}: ${mark}`)])];
  }

  private ofSide(side: string, ids: readonly string[], event: Event, token: number): readonly string[] {
    const marks = new Set<string>([`${side} ${ids.length === 0 ? 'none' : ids.length === 1 ? 'one' : 'several'}`]);
    for (const id of ids) {
      const actor = this.actors.get(id);
      marks.add(`${side} is ${actor?.kind ?? 'nobody'}`);
      marks.add(`${side} of ${(actor?.sector ?? 'UNK').slice(0, 3)}`);
      if (id.includes(':?')) marks.add(`${side} unknown`);
      if (partyOf(actor) === '') marks.add(`${side} nowhere`);
      if (this.present.actors.has(id)) marks.add(`${side} took part`);
      const near = this.nearest(id, event, token);
      if (!near) {
        marks.add(`${side} elsewhere`);
        continue;
      }
      marks.add(`${side} by ${near.form}`);
      if (near.form === 'pronoun' || near.form === 'phrase')
        for (const mark of this.references.marksOf(side, id, near)) marks.add(mark);
      if (token === NONE) continue;
      const isBefore = near.to <= token;
      const away = isBefore ? token - near.to : near.from - token;
      marks.add(`${side} ${isBefore ? 'before' : 'behind'} ${away <= 3 ? 'at hand' : away <= 8 ? 'near' : 'far'}`);
      const head = this.grammar.headOf(near.from, near.to);
      marks.add(`${side} as ${this.roleOf(head, token)}`);
      if ((this.meant.get(id)?.length ?? 0) >= OFTEN) marks.add(`${side} often named`);
    }
    return [...marks];
  }

  /** What a word is to a predicate. */
  private roleOf(word: number, token: number): string {
    const { grammar } = this;
    const clause = grammar.clauseOf(token);
    if (clause === NONE) return 'none';
    const words = [word, ...grammar.conjuncts(word)];
    const isAmong = (list: readonly number[]): boolean => words.some((one) => list.includes(one));
    if (uposOf(this.context.tokens, token) === 'NOUN') {
      if (isAmong(grammar.nounAgent(token))) return 'noun agent';
      if (isAmong(grammar.nounPatient(token))) return 'noun patient';
      if (isAmong(grammar.nounWith(token))) return 'noun with';
    }
    if (isAmong(grammar.subjects(clause))) return 'subject';
    if (isAmong(grammar.agent(clause))) return 'agent';
    if (isAmong(grammar.patient(clause)) || isAmong(grammar.recipient(clause))) return 'object';
    for (const { preposition, words: under } of grammar.obliques(clause))
      if (isAmong(under)) return PREPOSITIONS.has(preposition) ? preposition : 'oblique';
    return grammar.clauseOf(word) === clause ? 'part' : 'in another clause';
  }

  /** What a deed has to do with the meeting that the text is about. */
  private ofMeeting({ source, target }: Event): readonly string[] {
    const { parties } = this.present;
    if (parties.size === 0) return ['no meeting'];
    const own = new Set([...source, ...target].map((id) => partyOf(this.actors.get(id))));
    const among = [...own].filter((party) => parties.has(party)).length;
    if (among < own.size) return [among === 0 ? 'outside its meeting' : 'beyond its meeting'];
    return [own.size === parties.size ? 'as its meeting' : 'within its meeting'];
  }

  private ofBoth({ source, target }: Event): readonly string[] {
    const of = (ids: readonly string[]): readonly string[] => ids.map((id) => partyOf(this.actors.get(id)));
    const sources = new Set(of(source));
    const targets = new Set(of(target));
    const all = [...sources, ...targets];
    const isHome = this.home.share >= HOME_SHARE;
    const marks: string[] = [];
    if (isHome) marks.push('text of one country');
    // 'Kenya and Uganda agreed': two who stand together on one side are two countries, too.
    const isTwo = new Set(all.filter((one) => one !== '')).size > 1;
    if (source.length > 0 && target.length > 0)
      marks.push(all.includes('') ? 'a side nowhere' : isTwo ? 'two countries' : 'one country');
    else if (isTwo) marks.push('two countries');
    if (isHome && all.length > 0 && all.every((one) => one === this.home.country)) marks.push('at home');
    return marks;
  }

  /** The mention in the sentence of the predicate, or in the evidence, that is nearest. */
  private nearest(id: string, event: Event, token: number): Meant | undefined {
    const { tokens } = this.context;
    const [start = 0, end = 0] = event.evidence[0] ?? [];
    const focus = token === NONE ? tokenAt(tokens, start) : token;
    const sentence = sentenceAt(tokens, Math.min(focus, tokens.size - 1));
    const from = sentenceStart(tokens, sentence);
    const to = token === NONE ? tokenAt(tokens, end) : sentenceEnd(tokens, sentence);
    let best: Meant | undefined;
    let least = Number.POSITIVE_INFINITY;
    for (const one of this.meant.get(id) ?? []) {
      if (one.to <= from || one.from >= to) continue;
      const away = one.to <= focus ? focus - one.to : Math.max(0, one.from - focus);
      if (away < least) {
        least = away;
        best = one;
      }
    }
    if (best && best.form === 'described' && best.to === best.from + 1 && uposOf(tokens, best.from) === 'PRON')
      return { ...best, form: 'pronoun' };
    return best;
  }
}
