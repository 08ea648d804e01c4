/** Which words of a text carry what it is about, in the one form in which two texts have them in common. */
import { foldQuotes, lemmaAt, lowerAt, type Tokens, type Upos, uposOf } from '../../reading/text/tokens.js';

const CARRYING: ReadonlySet<Upos> = new Set<Upos>(['NOUN', 'PROPN', 'ADJ', 'VERB', 'NUM', 'X']);
/** Verbs and adjectives that stand with anything. */
const LIGHT = new Set(
  `be have do get go make take give come keep let know think see say tell put become want need like
   other same such own many much more most several various certain able new last next further also first one two
   way thing time year day today tomorrow yesterday week month part number range lot fact case course
   monday tuesday wednesday thursday friday saturday sunday`.split(/\s+/),
);

/** The lemma of a word that carries content, with one apostrophe and hyphen; '' for any other. */
export const contentWord = (tokens: Tokens, token: number): string => {
  if (!CARRYING.has(uposOf(tokens, token))) return '';
  const lower = lowerAt(tokens, token);
  if (!/[\p{L}\p{N}]/u.test(lower)) return '';
  const lemma = foldQuotes(lemmaAt(tokens, token) || lower);
  if (lemma.length < 2 || LIGHT.has(lemma) || LIGHT.has(lower)) return '';
  return lemma;
};
