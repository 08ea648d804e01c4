/**
 * Single words of garbled text: how odd one is where a common word of its meaning would do, and which word it stands for.
 *
 * A noisy channel (Kernighan, Church and Gale 1990, 'A spelling correction program based on a noisy channel model'): what
 * stood there is the word that is likeliest by how often writers use it and how often it is exchanged for what was found.
 */
import { readNumbers, readTable, type Tables } from '../tables.js';
import { type Analysis, analyses, inflect } from './inflect.js';
import type { Own } from './lists.js';
import { american } from './spellings.js';
import type { Thesaurus } from './thesaurus.js';

/** What a form of a text says of garbling. */
export interface Word {
  /**
   * Logarithm of how much likelier the form is in a garbled text than in a clean one: negative for a word that would
   * have been exchanged.
   */
  readonly odd: number;
  /** The form that likely stood there in a garbled text: as a past tense and as a participle; the form itself where none. */
  readonly past: string;
  readonly participle: string;
}

/** Times in a million of a word that the table does not have. */
const RARE = 0.3;
/** Share of the words that are exchanged in a garbled text. */
const RATE = 0.35;
/** Of the exchanges of a word those that go to one of its synonyms, and to one that is but akin. */
const CHANCE = { own: 0.5, synonym: 0.5, near: 0.1 } as const;
/** No word alone says more, either way. */
const ODD = { least: -0.4, most: 3 } as const;
/** How much likelier another word must be than the one that was found. */
const SURER = 2;

export class Words {
  /** Times in a million words of readouts and news. */
  private readonly frequencies: ReadonlyMap<string, number>;
  /** Verbs whose past has no 'ed' of its own, with it and their participle; and the verb of each of these forms. */
  private readonly irregular = new Map<string, { readonly past: string; readonly participle: string }>();
  private readonly irregularForms = new Map<string, Analysis>();
  private readonly ownCounts = new Map<string, number>();

  constructor(
    tables: Tables,
    private readonly own: Own,
    private readonly thesaurus: Thesaurus,
    private readonly without: (found: string, original: string) => boolean,
  ) {
    this.frequencies = new Map(readNumbers(tables, 'en/word-frequencies'));
    for (const row of readTable(tables, 'en/irregular-verbs')) {
      const [verb, past, participle] = [row.text('verb'), row.text('past'), row.text('participle')];
      this.irregular.set(verb, { past, participle });
      for (const form of [past, participle])
        if (form !== verb) this.irregularForms.set(form, { lemma: verb, ending: 'ed' });
    }
    for (const originals of own.exchanges.values())
      for (const word of originals) this.ownCounts.set(word, (this.ownCounts.get(word) ?? 0) + 1);
  }

  /**
   * @param found a word in lower case, or a verb and the word behind it: 'gave thanks'
   * @param pos what part of speech it is here (`POS`), 0 where that is not known
   */
  look(found: string, pos: number): Word {
    const frequency = this.frequencyOf(found);
    let all = 0;
    let best = 0;
    let original: Analysis | undefined;
    const weigh = (word: string, ending: Analysis['ending'], chance: number): void => {
      const likely = chance * this.frequency(this.inflect(word, ending, 'past'));
      all += likely;
      if (likely <= best) return;
      best = likely;
      original = { lemma: word, ending };
    };
    for (const { lemma, ending } of this.analyses(found)) {
      const seen = new Set<string>([lemma]);
      const own = this.own.exchanges.get(lemma) ?? [];
      const wordNet = this.thesaurus.originals(lemma);
      for (const [list, near, chance] of [
        [own.map((word) => ({ word, near: false, pos: 0, ways: this.ownCounts.get(word) ?? 1 })), false, CHANCE.own],
        [wordNet, false, CHANCE.synonym],
        [wordNet, true, CHANCE.near],
      ] as const) {
        for (const one of list) {
          if (one.near !== near || seen.has(one.word) || this.without(lemma, one.word)) continue;
          if (pos !== 0 && one.pos !== 0 && (one.pos & pos) === 0) continue;
          seen.add(one.word);
          weigh(one.word, ending, chance / one.ways);
        }
      }
    }
    const ratio = 1 - RATE + RATE * (all / frequency);
    const odd = Math.min(ODD.most, Math.max(ODD.least, Math.log(ratio)));
    if (original === undefined || RATE * best < SURER * (1 - RATE) * frequency)
      return { odd, past: found, participle: found };
    const { lemma, ending } = original;
    return {
      odd,
      past: this.inflect(lemma, ending, 'past'),
      participle: this.inflect(lemma, ending, 'participle'),
    };
  }

  private analyses(found: string): readonly Analysis[] {
    const space = found.indexOf(' ');
    const irregular = this.irregularForms.get(found);
    if (space < 0) return irregular ? [irregular, ...analyses(found)] : analyses(found);
    const rest = found.slice(space);
    return this.analyses(found.slice(0, space)).map(({ lemma, ending }) => ({ lemma: lemma + rest, ending }));
  }

  private inflect(lemma: string, ending: Analysis['ending'], as: 'past' | 'participle'): string {
    const forms = ending === 'ed' ? this.irregular.get(lemma) : undefined;
    return forms ? forms[as] : inflect(lemma, ending);
  }

  private frequency(word: string): number {
    return this.frequencies.get(word) ?? RARE;
  }

  private frequencyOf(found: string): number {
    const [first = '', second] = found.split(' ');
    if (second === undefined) return Math.max(this.frequency(found), this.frequency(american(found)));
    return TOGETHER * Math.min(this.frequency(first), this.frequency(second));
  }
}

/** Share of the rarer of two words that stands beside the other. */
const TOGETHER = 0.1;
