/**
 * Where a text may hold a garbled name: every stretch of tokens that leads to a target when words are exchanged, and
 * those that hold a target as it should be. What of it counts is decided afterwards, over the whole document.
 */
import { at, sentenceAt, sentenceEnd, sentenceStart, type Tokens } from '../text/tokens.js';
import { type Alternative, type Alternatives, type LookedUp, type Synonyms, WEIGHT } from './synonyms.js';
import { ADJECTIVE, bitOf, type Target, type Targets } from './targets.js';

/** The tokens `from` to `to` (exclusive) as a target. */
export interface Candidate extends Path {
  readonly from: number;
  readonly to: number;
  readonly target: Target;
  readonly restored: string;
  /** What it may have been as well. */
  readonly others: readonly string[];
}

/** What was passed on the way from the first word. */
interface Path {
  readonly tokens: number;
  /** Sum of the weights of the exchanges. */
  readonly weight: number;
  /** Number of exchanged words, and the last of them, counted from the first word. */
  readonly exchanged: number;
  readonly changed: number;
  /** Those of them that are not synonyms but akin. */
  readonly near: number;
  /** Those of them where a word stands that many names are one of. */
  readonly usual: number;
  /** Several tokens stand for one word: 'get together'. */
  readonly several: boolean;
  readonly adjective: string | undefined;
  /** The adjective of a state was altered. */
  readonly altered: boolean;
}

export interface Found {
  readonly candidates: readonly Candidate[];
  readonly intact: readonly Candidate[];
}

/** Steps through the trie from one token: hostile text may have many ways, and the work stays in proportion. */
const MOST_STEPS = 256;
const MOST_OTHERS = 4;

export function findCandidates(tokens: Tokens, synonyms: Synonyms): Found {
  const search = new Search(tokens, synonyms);
  for (let i = 0; i < tokens.size; i++) search.from(i);
  // 'two days ago' holds a phrase as it should be, and is no 'two years ago'.
  const isSound = new Uint8Array(tokens.size);
  for (const { from, to, target } of search.intact) if (!target.capitals) isSound.fill(1, from, to);
  const { intact } = search;
  return {
    intact,
    candidates: search.candidates.filter(
      ({ from, changed, target }) => target.capitals || isSound[from + changed] === 0,
    ),
  };
}

class Search implements Found {
  readonly candidates: Candidate[] = [];
  readonly intact: Candidate[] = [];
  private readonly words: LookedUp[];
  private steps = 0;
  private best: Candidate | undefined;
  private start = 0;
  private limit = 0;

  constructor(
    private readonly tokens: Tokens,
    private readonly synonyms: Synonyms,
  ) {
    this.words = tokens.forms.map((form) => synonyms.lookUp(form));
  }

  from(i: number): void {
    const word = at(this.words, i);
    if (!word.beginsPhrase && !(word.upper && word.beginsName)) return;
    const sentence = sentenceAt(this.tokens, i);
    this.start = sentenceStart(this.tokens, sentence);
    this.limit = sentenceEnd(this.tokens, sentence);
    if (i + 1 >= this.limit) return;
    this.best = undefined;
    this.steps = 0;
    if (word.upper && word.beginsName) this.visit(this.synonyms.names, 0, i, START);
    if (word.beginsPhrase) this.visit(this.synonyms.phrases, 0, i, START);
    if (!this.best) return;
    const best: Candidate = this.best;
    if (best.exchanged === 0) {
      // What says nothing garbled says nothing intact.
      if (best.target.weight !== 0) this.intact.push(best);
    } else this.candidates.push(best);
  }

  private visit(targets: Targets, node: number, from: number, path: Path): void {
    const token = from + path.tokens;
    if (++this.steps > MOST_STEPS || token > this.limit) return;
    const target = targets.target(node);
    if (target) this.propose(target, from, path);
    const mask = targets.mask(node);
    if (token >= this.limit || mask === 0) return;
    const word = at(this.words, token);
    const names = targets === this.synonyms.names;
    const go = ({ list, mask: bits }: Alternatives): void => {
      if ((mask & bits) === 0) return;
      for (const one of list) {
        if ((mask & bitOf(one.word)) === 0) continue;
        const next = targets.after(node, one.word);
        if (next === 0) continue;
        // Of names all words that were exchanged have capitals, of phrases none but the first of a sentence.
        if (one.weight > 0 && one.adjective === undefined && word.upper !== names && (names || token > this.start))
          continue;
        this.visit(targets, next, from, stepped(path, one));
      }
    };
    go(names ? word.names : word.phrases);
    if (!word.opens || token + 1 >= this.limit) return;
    const second = at(this.words, token + 1).lower;
    if (!word.opens.has(second)) return;
    go(this.synonyms.several(word.lower, second, token + 2 < this.limit ? at(this.words, token + 2).lower : ''));
  }

  /** The longest is kept, of as long those of fewest exchanges, of those the surest. */
  private propose(target: Target, from: number, path: Path): void {
    const { best } = this;
    const to = from + path.tokens;
    const restored =
      path.adjective === undefined ? target.restored : target.restored.replace(ADJECTIVE, path.adjective);
    const order = best ? to - best.to || best.exchanged - path.exchanged || path.weight - best.weight : 1;
    if (order < 0) return;
    if (best && order === 0) {
      if (best.others.length < MOST_OTHERS && restored !== best.restored)
        this.best = { ...best, others: [...best.others, restored] };
      return;
    }
    this.best = { ...path, from, to, target, restored, others: [] };
  }
}

const START: Path = {
  tokens: 0,
  weight: 0,
  exchanged: 0,
  changed: 0,
  near: 0,
  usual: 0,
  several: false,
  adjective: undefined,
  altered: false,
};

const stepped = (path: Path, one: Alternative): Path => ({
  tokens: path.tokens + one.tokens,
  weight: path.weight + one.weight,
  exchanged: path.exchanged + (one.weight > 0 ? 1 : 0),
  changed: one.weight > 0 ? path.tokens : path.changed,
  near: path.near + (one.weight === WEIGHT.near ? 1 : 0),
  usual: path.usual + (one.weight > 0 && one.usual ? 1 : 0),
  several: path.several || (one.weight > 0 && one.tokens > 1),
  adjective: one.adjective ?? path.adjective,
  altered: path.altered || (one.weight > 0 && one.adjective !== undefined),
});
