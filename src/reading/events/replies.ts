/**
 * To whom one answers: 'the Sudanese ministry dismissed the charge' names nobody, and is said to who has brought a charge
 * against Sudan in the sentences before. Filled sentence by sentence, as the text tells of words between states.
 */
import type { PloverType } from '../../model/generated/plover.js';
import { lowerAt, sentenceAt } from '../text/tokens.js';
import type { Draft } from './draft.js';
import type { Matcher } from './match.js';
import type { EventWords } from './patterns.js';

/** How many sentences before an answer the words may stand to which it is one. */
const REACH = 3;
/** Words before a noun for what the text has told of. */
const THE = new Set(['the', 'this', 'that', 'these', 'those', 'such']);

interface Said {
  readonly plover: PloverType;
  readonly sentence: number;
  readonly source: readonly string[];
  /** Against whom, as parties. */
  readonly parties: ReadonlySet<string>;
}

export class Replies {
  private said: readonly Said[] = [];

  constructor(
    private readonly lists: EventWords,
    private readonly partiesOf: (ids: readonly string[]) => ReadonlySet<string>,
  ) {}

  /** Tells of charges and demands, to which an answer may follow. */
  tell({ plover, standing, source, target }: Draft, sentence: number): void {
    if ((plover !== 'ACCUSE' && plover !== 'REQUEST') || standing.status !== 'happened') return;
    if (source.length === 0 || target.length === 0) return;
    const near = this.said.filter((one) => one.sentence + REACH >= sentence);
    this.said = [...near, { plover, sentence, source, parties: this.partiesOf(target) }];
  }

  /** 'Kinshasa rejected the demands': whose words they are that a verb turns down, by what the text has told of. */
  at(matcher: Matcher, token: number, source: readonly string[]): readonly string[] {
    const { grammar, tokens } = matcher;
    for (const word of matcher.words(token, 'object')) {
      const { from } = grammar.name(word);
      if (from === word - 1 && THE.has(lowerAt(tokens, from)))
        return this.to(source, matcher.lemma(word), sentenceAt(tokens, token));
    }
    return [];
  }

  /**
   * Those who said last to the side of some what a noun calls so; nobody where it calls nothing that is answered.
   *
   * @param noun the lemma of what is turned down
   */
  private to(source: readonly string[], noun: string, sentence: number): readonly string[] {
    const plover = this.lists.claims.has(noun) ? 'ACCUSE' : this.lists.demand.has(noun) ? 'REQUEST' : undefined;
    const own = this.partiesOf(source);
    if (!plover || own.size !== 1) return [];
    const [party = ''] = own;
    const found = this.said.findLast(
      (one) => one.plover === plover && one.parties.has(party) && one.sentence + REACH >= sentence,
    );
    return found && !this.partiesOf(found.source).has(party) ? found.source : [];
  }
}
