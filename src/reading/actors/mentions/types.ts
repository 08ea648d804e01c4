/** Mentions, and whom they mean: what the parts of this folder share. */
import type { ActorKind } from '../../../model/generated/lists.js';
import type { Party } from '../../../model/generated/parties.js';

/**
 * How a mention says whom it means: a `name`; the `adjective` of a state alone; a `group` of adjective and noun ('Chinese
 * officials'); a `phrase` ('the minister', 'both sides'); a `pronoun`. A `place` is the name of a capital or palace where
 * something only happens: who asks for the state of a place finds it there, but it means nobody who acts.
 */
export type MentionForm = 'name' | 'adjective' | 'group' | 'place' | 'phrase' | 'pronoun';

/** An actor meant by the tokens `from` to `to` (exclusive). */
export interface Mention {
  readonly from: number;
  readonly to: number;
  /** Id of the actor. */
  readonly actor: string;
  readonly form: MentionForm;
}

export type Gender = 'he' | 'she' | '';

/** Whom the mentions of a document mean: of the table, or known by what the document says. */
export interface Who {
  readonly id: string;
  readonly name: string;
  readonly kind: ActorKind;
  readonly party: Party | '';
  readonly country: Party | '';
  readonly sector: string;
  readonly role?: string;
  /** The text says in which office somebody is of whom the table does not know it. */
  readonly isSaid?: boolean;
  /** What somebody is called has one who acts for a state, which it need not name: 'Rear Admiral Ada Quill'. */
  readonly serves?: boolean;
  /** What somebody is called names whose they are: 'Boeing vice president Ada Quill'. */
  readonly owned?: boolean;
}

/** A party for which somebody may act, '' where the text does not tell. */
export interface Home {
  readonly party: Party | '';
  readonly marks: readonly string[];
}

/** A mention with what it says of its actor. */
export interface Sighting extends Mention {
  readonly known: Who;
  readonly why: readonly string[];
}

export const sighting = (
  from: number,
  to: number,
  known: Who,
  why: readonly string[],
  form: MentionForm = 'name',
): Sighting => ({ from, to, actor: known.id, form, known, why });
