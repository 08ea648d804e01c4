/** Where somebody belongs and in what sphere, of whom the layer of actors knows the words alone. */
import type { Context } from '../context.js';
import type { Grammar } from '../text/grammar.js';
import { uposOf } from '../text/tokens.js';
import type { Antecedents } from './antecedents.js';
import type { Cast, Known } from './cast.js';
import type { Descriptions } from './descriptions.js';
import { type Lookup, OPEN, retinueSector, servedByNamed, sphereOf } from './retinue.js';

/** Kinds of those who belong somewhere, and of whom it is seldom said where. */
const HOMED: ReadonlySet<string> = new Set(['movement', 'group', 'government', 'institute', 'office', 'person']);

export class Settling {
  private readonly named = new Set<string>();

  constructor(
    private readonly context: Context,
    private readonly grammar: Grammar,
    private readonly cast: Cast,
    private readonly antecedents: Antecedents,
    private readonly descriptions: Descriptions,
    private readonly lookup: Lookup,
  ) {}

  /** A body or group that the layer of actors knows by its words alone belongs where its sentence is. */
  atHome(id: string, word: number): void {
    const actor = this.cast.actor(id);
    if (actor?.party !== '' || actor.country !== '' || !HOMED.has(actor.kind) || !id.includes(':?')) return;
    const home = this.descriptions.belongs(actor.sector, word, this.grammar.name(word).from);
    if (home !== '') this.cast.settle(actor, { country: home });
  }

  /** 'Colonel Avril resigned': a person of whom no table knows is one of the state that is spoken of. */
  settled(id: string, word: number): readonly string[] {
    this.serveNamed(id);
    const actor = this.cast.actor(id);
    if (actor?.kind !== 'person' || !id.includes(':?') || actor.party !== '' || actor.country !== '') return [id];
    if (actor.sector !== 'UNK' || actor.role !== undefined) this.atHome(id, word);
    else {
      const home = this.descriptions.homeOfNamed(word);
      // Of whom a long text tells nothing holds no office.
      if (home !== '') this.cast.settle(actor, { country: home, sector: 'CVL' });
    }
    return [id];
  }

  /** 'Quill spokesman Anders Holm', 'Anders Holm, an adviser to Ms. Quill': in the sphere of whom a person serves. */
  private serveNamed(id: string): void {
    if (this.named.has(id)) return;
    this.named.add(id);
    const actor = this.cast.actor(id);
    if (actor?.kind !== 'person' || !id.includes(':?') || !OPEN.test(actor.sector)) return;
    const served = servedByNamed(this.context, this.lookup, id);
    if (served?.kind !== 'person') return;
    const sector = sphereOf(served, actor.sector);
    const country = served.country === '' ? {} : { country: served.country };
    if (sector !== undefined) this.cast.settle(actor, { sector, party: '', ...country });
  }

  /** 'his aides' are of what he is, whatever aides of others are. */
  serve(word: number, [id, ...others]: readonly string[]): void {
    const actor = id === undefined || others.length > 0 ? undefined : this.cast.actor(id);
    const noun = this.countedOf(word);
    if (!actor?.id.includes(':?') || uposOf(this.context.tokens, noun) !== 'NOUN') return;
    const { lists } = this.context.resources.eventPatterns;
    const sector = retinueSector(
      this.context,
      this.grammar,
      lists,
      this.lookup,
      noun,
      actor.sector,
      this.isAtHome(actor),
    );
    if (sector !== undefined) this.cast.settle(actor, { sector, party: '' });
  }

  /** 'some of | his rivals' */
  private countedOf(word: number): number {
    if (uposOf(this.context.tokens, word) === 'NOUN') return word;
    const of = this.grammar.nounObliques(word).find(({ preposition }) => preposition === 'of');
    return of?.words[0] ?? word;
  }

  /** Whether somebody is of the country that a text of the press is about. */
  private isAtHome({ country }: Known): boolean {
    return this.antecedents.isPress && country !== '' && this.descriptions.isHome(country);
  }
}
