/**
 * wink-nlp made pure. It keeps every word that it meets, and a word once met is never parted again: what it says of a
 * text would depend on the texts before. So after each text the words that are not of its model are forgotten.
 *
 * Its lists of words cannot shrink (an index into them stands elsewhere), so it is made anew after many.
 */
import model from 'wink-eng-lite-web-model';
import winkNLP from 'wink-nlp';
import { at } from '../tokens.js';

/** What wink-nlp says of one piece: of each token its word, tag and lemma; of each sentence its first and last token. */
export interface Analysed {
  readonly value: readonly string[];
  readonly pos: readonly string[];
  readonly lemma: readonly string[];
  readonly sentences: readonly (readonly [number, number])[];
}

/** Words met and forgotten, some 100 bytes each, after which it is made anew, in some 50 ms. */
const MOST_WORDS = 300_000;

/** A list of values with their places, as the model keeps one for words and for each of their features. */
interface Feature {
  readonly hash: Record<string, number>;
  readonly list: string[];
  /** Number of values that came with the model. */
  readonly intrinsicSize: number;
  index: number;
}
interface Core {
  readonly features: Readonly<Record<string, Feature>> & { readonly lexeme: Feature };
}
/** The parts of the model that its types leave out. */
interface ModelParts {
  readonly core: () => Core;
  readonly metaCER: () => { readonly machines: unknown };
}

export class Wink {
  private nlp: ReturnType<typeof winkNLP>;
  private features: Core['features'];
  /** Words up to here are forgotten already. */
  private forgotten = 0;

  constructor() {
    ({ nlp: this.nlp, features: this.features } = make());
    this.forgotten = this.features.lexeme.list.length;
  }

  analyse(piece: string): Analysed {
    const { its } = this.nlp;
    const doc = this.nlp.readDoc(piece);
    const tokens = doc.tokens();
    const value = tokens.out(its.value) as string[];
    // Its types know the lemma of a model with all add-ons only.
    const lemma = tokens.out(its.lemma as typeof its.value) as (string | undefined)[];
    return {
      value,
      pos: tokens.out(its.pos) as string[],
      // A contraction before a full stop ('He cannot.') is left whole, and without a lemma.
      lemma: lemma.map((one, i) => one ?? at(value, i).toLowerCase()),
      sentences: doc.sentences().out(its.span) as unknown as [number, number][],
    };
  }

  /** To be called after each text. */
  forget(): void {
    const { lexeme, ...others } = this.features;
    for (; this.forgotten < lexeme.list.length; this.forgotten++) delete lexeme.hash[at(lexeme.list, this.forgotten)];
    for (const feature of Object.values(others)) {
      if (!feature.hash || feature.list.length <= feature.intrinsicSize) continue;
      for (const value of feature.list.splice(feature.intrinsicSize)) delete feature.hash[value];
      feature.index = feature.list.length;
    }
    if (lexeme.list.length - lexeme.intrinsicSize < MOST_WORDS) return;
    ({ nlp: this.nlp, features: this.features } = make());
    this.forgotten = this.features.lexeme.list.length;
  }
}

const make = (): { nlp: ReturnType<typeof winkNLP>; features: Core['features'] } => {
  const parts = model as unknown as ModelParts;
  let core: Core | undefined;
  const own = {
    ...model,
    core: (): Core => {
      core = parts.core();
      return core;
    },
    // wink-nlp writes into these each time it is made, and makes a string in them twice as long.
    metaCER: () => ({ ...parts.metaCER(), machines: structuredClone(parts.metaCER().machines) }),
  };
  const nlp = winkNLP(own, ['sbd', 'pos']);
  if (!core) throw new Error('wink-nlp did not load its model');
  return { nlp, features: core.features };
};
