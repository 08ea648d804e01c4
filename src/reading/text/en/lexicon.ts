/**
 * The word lists of the English cutter, from data/en/abbreviations.csv, contractions.csv, affixes.csv and openers.csv,
 * laid out for looking up.
 */
import { readTable, type Tables } from '../../tables.js';

/**
 * How an abbreviation stands: `title` before a name (Gen., Mr.), `number` before a number only (No., p.), `other` anywhere,
 * also at the end of a sentence (Inc., a.m.).
 */
const ABBREVIATION_KINDS = ['title', 'number', 'other'] as const;
export type AbbreviationKind = (typeof ABBREVIATION_KINDS)[number];

/**
 * `prefix` and `suffix` keep their hyphen (non-violent), `whole` is one word with its hyphens, `unit` stands off from its
 * number (5|km), `ending` ends a name of a file or a site.
 */
const AFFIX_KINDS = ['prefix', 'suffix', 'whole', 'unit', 'ending'] as const;
export type AffixKind = (typeof AFFIX_KINDS)[number];

interface Abbreviation {
  readonly kind: AbbreviationKind;
  readonly capital: boolean;
}

/** No entry is longer; what is longer is not looked up, so that a giant word costs nothing. */
const LONGEST = 24;
/** Apostrophes that stand for the straight one; a grave one that begins a word opens a quotation. */
const CURLY = /[’‘]|(?<!^)`/g;

export class Lexicon {
  private readonly abbreviations = new Map<string, Abbreviation>();
  private readonly contractions = new Map<string, readonly number[]>();
  /** Words that are no names: with a capital behind an abbreviation they begin a sentence. */
  private readonly openers: ReadonlySet<string>;
  private readonly affixes = Object.fromEntries(AFFIX_KINDS.map((kind) => [kind, new Set<string>()])) as Readonly<
    Record<AffixKind, Set<string>>
  >;
  /** @throws TableError where a row is not as its table wants it */
  constructor(tables: Tables) {
    for (const row of readTable(tables, 'en/abbreviations')) {
      // With its full stop; a form with a capital is not found in small letters.
      const form = row.text('form');
      if (!form.endsWith('.')) throw row.error(`'form' is '${form}': an abbreviation ends with a full stop`);
      const kind = row.oneOf('kind', ABBREVIATION_KINDS);
      this.abbreviations.set(form.toLowerCase(), { kind, capital: form !== form.toLowerCase() });
    }
    for (const row of readTable(tables, 'en/contractions')) {
      // The words, parted by bars: `can|not`.
      const parts = row.text('cut').split('|');
      const form = parts.join('').toLowerCase();
      let at = 0;
      this.contractions.set(
        form,
        parts.slice(1).map((_, i) => {
          at += (parts[i] ?? '').length;
          return at;
        }),
      );
    }
    this.openers = new Set(readTable(tables, 'en/openers').map((row) => row.text('word')));
    for (const row of readTable(tables, 'en/affixes'))
      this.affixes[row.oneOf('kind', AFFIX_KINDS)].add(row.text('form').toLowerCase());
  }

  /** Kind of the abbreviation from `start` to its full stop before `end`. */
  abbreviation(text: string, start: number, end: number): AbbreviationKind | undefined {
    if (end - start > LONGEST) return undefined;
    const form = text.slice(start, end);
    const lower = form.toLowerCase();
    const found = this.abbreviations.get(lower);
    return found === undefined || (found.capital && form === lower) ? undefined : found.kind;
  }

  /** Offsets at which a contraction is parted; none for a word that stands whole. Curly apostrophes are straight ones. */
  contraction(text: string, start: number, end: number): readonly number[] | undefined {
    if (end - start > LONGEST) return undefined;
    const form = text.slice(start, end).toLowerCase();
    return this.contractions.get(form.replace(CURLY, "'"));
  }

  /** True for a word that begins with a capital only because a sentence begins: The, They, However. */
  opens(text: string, start: number, end: number): boolean {
    return end - start <= LONGEST && this.openers.has(text.slice(start, end));
  }

  has(kind: AffixKind, text: string, start: number, end: number): boolean {
    return end - start <= LONGEST && this.affixes[kind].has(text.slice(start, end).toLowerCase());
  }
}
