/**
 * The second pass over a document: whom its phrases and pronouns mean, given the names of the first. One walk from the
 * first token to the last, looking back over a few sentences only.
 */
import { at, formAt, lemmaAt, lowerAt, sentenceEnd, sentenceStart, uposOf, xposAt } from '../../text/tokens.js';
import { Appositions } from './appositions.js';
import { type Chunk, chunksOf, nameAt } from './chunks.js';
import type { Referent, Stretch } from './discourse.js';
import { learnHomes } from './homes.js';
import { resolvePhrase } from './phrases.js';
import { pronounMeans } from './pronouns.js';
import { type Meant, one, type Scene } from './scene.js';
import type { Sighting } from './types.js';

/** Phrases and pronouns with whom they mean; several where one span means several. */
export function findReferences(scene: Scene): Sighting[] {
  const found: Sighting[] = [];
  const { tokens } = scene;
  for (let sentence = 0; sentence + 1 < tokens.sentences.length; sentence++)
    new SentenceReader(scene, sentence, found).read();
  learnHomes(scene);
  return found;
}

class SentenceReader {
  private readonly from: number;
  private readonly end: number;
  private readonly chunks: readonly Chunk[];
  private readonly appositions: Appositions;

  constructor(
    private readonly scene: Scene,
    sentence: number,
    private readonly found: Sighting[],
  ) {
    const { tokens } = scene;
    this.from = sentenceStart(tokens, sentence);
    this.end = sentenceEnd(tokens, sentence);
    this.appositions = new Appositions(scene, this.end);
    this.chunks = chunksOf(scene, sentence);
  }

  read(): void {
    const { scene } = this;
    let next = 0;
    for (let i = this.from; i < this.end; i++) {
      const name = nameAt(scene, i);
      if (name && name.from === i) this.name(name);
      else if (!name) this.shortName(i);
      const pronoun = scene.words.pronouns.get(lowerAt(scene.tokens, i));
      if (pronoun && !name && /^(?:PRP|W)/.test(xposAt(scene.tokens, i))) {
        const meant = pronounMeans(scene, i, pronoun);
        if (meant) this.give({ from: i, to: i + 1, head: i }, meant, 'pronoun');
      }
      for (; next < this.chunks.length && at(this.chunks, next).head === i; next++) this.phrase(at(this.chunks, next));
    }
  }

  /** Where the short name stands of whom the text has meant by the full one. */
  private shortName(token: number): void {
    const known = this.scene.shortNames.get(formAt(this.scene.tokens, token));
    if (known) this.give({ from: token, to: token + 1, head: token }, one(known, 'actors/short-name'));
  }

  private name(name: Sighting): void {
    if (name.form === 'place') return;
    const { discourse, grammar, tokens, words } = this.scene;
    const head = grammar.headOf(name.from, name.to);
    const referent = discourse.referent(name.known);
    if (referent.gender === '' && name.known.kind === 'person')
      referent.gender = words.courtesies.get(formAt(tokens, name.from - 1)) ?? '';
    discourse.add([referent], { from: name.from, to: name.to, head }, name.form, false);
  }

  private phrase(chunk: Chunk): void {
    const { scene } = this;
    const { head, owner } = chunk;
    if (scene.shortNames.has(formAt(scene.tokens, head))) return;
    if (!this.mayMean(chunk)) {
      this.leaveThings(chunk);
      return;
    }
    const owners = this.ownersOf(chunk);
    const apposed = this.appositions.of(chunk, owners);
    if (apposed) {
      if (apposed.isMention) this.give({ from: owner, to: head + 1, head }, one(apposed.referent, 'actors/apposition'));
      return;
    }
    const resolved = resolvePhrase(scene, chunk, owners);
    if (resolved && resolved.of.length > 0) this.give({ ...resolved, head }, resolved);
    else this.leaveThings(chunk);
  }

  /** Nothing but nouns for those who act, and what may stand for them, is looked at closer. */
  private mayMean({ head, begins, from }: Chunk): boolean {
    const { scene } = this;
    const { words } = scene;
    const [form, lemma] = [lowerAt(scene.tokens, head), lemmaAt(scene.tokens, head)];
    const isNumber = uposOf(scene.tokens, head) === 'NUM';
    if (begins === 'number' || isNumber || nameAt(scene, head)) return true;
    if (begins === 'indefinite' && lowerAt(scene.tokens, from - 1) === ',') return true;
    const next = nameAt(scene, head + 1);
    if (next?.from === head + 1 && next.known.kind === 'person') return true;
    if (words.nouns.has(form) || words.nouns.has(lemma)) return true;
    return scene.describer.isHead(head);
  }

  /** 'Armenian cognac': what a thing is called by says of no state that it acts. */
  private leaveThings({ from, head }: Chunk): void {
    const { scene } = this;
    const name = nameAt(scene, head) ? undefined : (nameAt(scene, from) ?? nameAt(scene, head - 1));
    if (name?.form === 'adjective' && !scene.grammar.isEventNoun(head)) scene.idle.add(name);
  }

  /** Whom the possessor before a phrase means. */
  private ownersOf(chunk: Chunk): readonly Referent[] {
    const isPronoun = chunk.begins === 'pronoun';
    const last = isPronoun ? chunk.from : chunk.from - 2;
    if (!isPronoun && chunk.begins !== 'owner') return [];
    for (const { from, to, of } of this.scene.discourse.before(chunk.from + 1, 0))
      if (from <= last && last < to) return of;
    return [];
  }

  private give({ from, to, head }: Stretch, { of, plural, why }: Meant, form: 'phrase' | 'pronoun' = 'phrase'): void {
    for (const { who } of of) this.found.push({ from, to, actor: who.id, form, known: who, why });
    const [referent] = of;
    for (let i = from; i < to && referent && form === 'phrase'; i++) {
      const short = this.scene.shortened.get(i);
      if (short !== undefined) this.scene.shortNames.set(short, referent);
    }
    this.scene.discourse.add(of, { from, to, head }, form, plural);
  }
}
