/**
 * Who is meant where a text does not name anybody: pronouns, 'the two sides', and the other side of a text about two
 * states. The one place of this folder that asks; a layer that resolves references for all layers is asked here first.
 */
import type { Party } from '../../model/generated/parties.js';
import type { Context } from '../context.js';
import { issuerOf } from '../issuer.js';
import { type Known, partiesOf } from './cast.js';

/** The sentences of a text, from the first, in which a meeting is what the whole text is about. */
const HEADING = 2;
export class Antecedents {
  /** The party that issued the document, '' for none. */
  readonly issuer: Party | '';

  constructor(
    readonly context: Context,
    private readonly actor: (id: string) => Known | undefined,
  ) {
    this.issuer = issuerOf(context);
  }

  private met: readonly string[] = [];
  private isSet = false;

  /** Tells of a meeting: those who met are 'the leaders', 'the two sides', 'they' from here on; a heading's to the end. */
  haveMet(ids: readonly string[], sentence: number): void {
    const isHeading = sentence <= HEADING;
    if (this.isSet && !isHeading) return;
    // A heading may leave out whose text it is: 'Telephone conversation with Angela Merkel'; others met another time.
    if (!this.isSet) this.met = ids;
    else if (ids.some((id) => this.met.includes(id))) this.met = [...new Set([...this.met, ...ids])];
    this.isSet ||= isHeading;
  }

  /** The parties of actors, or the countries of those who act for none. */
  partiesOf(ids: readonly string[]): ReadonlySet<Party> {
    return partiesOf(ids, this.actor);
  }

  /** Those who met, for what is said of nobody: 'it was agreed to continue contacts'. */
  impersonal(): readonly string[] {
    return this.met;
  }
}
