/**
 * The second pass over a document: whom its phrases and pronouns mean, given the names of the first. One walk from the
 * first token to the last, looking back over a few sentences only.
 */
import { at, sentenceEnd, sentenceStart } from '../../text/tokens.js';
import { type Chunk, chunksOf } from './chunks.js';
import type { Occurrence, Referent } from './discourse.js';
import { note, resolvePhrase } from './phrases.js';
import { pronounMeans } from './pronouns.js';
import { isPlural, lowerAt, nameAt, type Scene } from './scene.js';
import type { Sighting } from './types.js';

/** Phrases and pronouns with whom they mean; several where one span means several. */
export function findReferences(scene: Scene): Sighting[] {
  const found: Sighting[] = [];
  const { tokens } = scene;
  for (let sentence = 0; sentence + 1 < tokens.sentences.length; sentence++)
    new SentenceReader(scene, sentence, found).read();
  return found;
}

class SentenceReader {
  private readonly from: number;
  private readonly end: number;
  private readonly chunks: readonly Chunk[];

  constructor(
    private readonly scene: Scene,
    sentence: number,
    private readonly found: Sighting[],
  ) {
    const { tokens } = scene;
    this.from = sentenceStart(tokens, sentence);
    this.end = sentenceEnd(tokens, sentence);
    this.chunks = chunksOf(tokens, sentence, (token) => {
      const name = nameAt(scene, token);
      return name && name.from === token && name.known.kind === 'person' ? name.to : -1;
    });
  }

  read(): void {
    const { scene } = this;
    let next = 0;
    for (let i = this.from; i < this.end; i++) {
      const name = nameAt(scene, i);
      if (name && name.from === i) this.name(name);
      const pronoun = scene.words.pronouns.get(lowerAt(scene, i));
      if (pronoun && !name && /^(?:PRP|W)/.test(at(scene.tokens.xpos, i))) {
        const meant = pronounMeans(scene, i, pronoun);
        if (meant) this.give(i, i + 1, i, meant.of, meant.plural, 'pronoun', meant.why);
      }
      for (; next < this.chunks.length && at(this.chunks, next).head === i; next++) this.phrase(at(this.chunks, next));
    }
  }

  private name(name: Sighting): void {
    const { discourse, grammar } = this.scene;
    const head = grammar.headOf(name.from, name.to);
    discourse.add([discourse.referent(name.known)], { from: name.from, to: name.to, head }, name.form, false);
  }

  private phrase(chunk: Chunk): void {
    const { scene } = this;
    const apposed = this.apposed(chunk);
    if (apposed) {
      if (apposed.isMention)
        this.give(chunk.owner, chunk.head + 1, chunk.head, [apposed.referent], false, 'phrase', ['actors/apposition']);
      return;
    }
    const owners = this.ownersOf(chunk);
    const resolved = resolvePhrase(scene, chunk, owners);
    if (resolved && resolved.of.length > 0) {
      const { from, to, of, plural, why } = resolved;
      this.give(from, to, chunk.head, of, plural, 'phrase', why);
      return;
    }
    // People who are no actors may be meant by the next 'they'.
    if (isPlural(scene, chunk.head) && !nameAt(scene, chunk.head) && this.arePeople(chunk))
      scene.discourse.add([], { from: chunk.from, to: chunk.head + 1, head: chunk.head }, 'none', true);
  }

  private arePeople(chunk: Chunk): boolean {
    const said = this.scene.describer.understand(chunk.head, chunk.head + 1);
    return said !== undefined && (said.phrase.head.is !== 'agent' || said.phrase.head.agent.kind === 'person');
  }

  /** Whom the possessor before a phrase means. */
  private ownersOf(chunk: Chunk): readonly Referent[] {
    const { discourse, tokens } = this.scene;
    const isPronoun = chunk.begins === 'pronoun';
    const last = isPronoun ? chunk.from : chunk.from - 2;
    if (!isPronoun && chunk.begins !== 'owner') return [];
    for (let k = discourse.occurrences.length - 1; k >= 0; k--) {
      const { from, to, of, sentence } = at(discourse.occurrences, k);
      if (sentence < at(tokens.sentenceOf, chunk.from)) break;
      if (from <= last && last < to) return of;
    }
    return [];
  }

  /** Whom a phrase beside a name means with it: 'Wang Yi, China's top diplomat,', 'the premier, Li Qiang'; a title is no mention. */
  private apposed(chunk: Chunk): { readonly referent: Referent; readonly isMention: boolean } | undefined {
    const { scene } = this;
    const { head, owner } = chunk;
    if (isPlural(scene, head)) return undefined;
    const end = scene.describer.complementEnd(head, this.end);
    const title = nameAt(scene, head + 1);
    const isOwn = nameAt(scene, head);
    if (isOwn && isOwn.form !== 'adjective') return undefined;
    if (title?.from === head + 1 && title.known.kind === 'person' && lowerAt(scene, head + 1) !== ',')
      return this.called(chunk, title, true);
    if (end > head + 1) {
      const behind = nameAt(scene, end);
      if (behind?.from === end && behind.known.kind === 'person') return this.called(chunk, behind, true);
    }
    const before = lowerAt(scene, owner - 1) === ',' ? nameAt(scene, owner - 2) : undefined;
    if (before && before.known.kind === 'person' && before.to === owner - 1 && this.isApposition(chunk, before, end))
      return this.called(chunk, before, false);
    const behind = lowerAt(scene, end) === ',' ? nameAt(scene, end + 1) : undefined;
    if (behind && behind.from === end + 1 && behind.known.kind === 'person' && this.isApposition(chunk, behind, end))
      return this.called(chunk, behind, false);
    return this.apposedByTree(chunk);
  }

  /** Further words in apposition: 'Patrushev, secretary of ... and a friend of the president'. */
  private apposedByTree(chunk: Chunk): { readonly referent: Referent; readonly isMention: boolean } | undefined {
    const { grammar } = this.scene;
    for (const word of grammar.appositions(chunk.head)) {
      const name = nameAt(this.scene, word);
      if (name?.known.kind === 'person' && name.from < chunk.from) {
        const called = this.called(chunk, name, false);
        if (called) return called;
      }
    }
    return undefined;
  }

  private isApposition({ head, owner, begins }: Chunk, name: Sighting, end: number): boolean {
    const { scene } = this;
    const { grammar } = scene;
    const nameHead = grammar.headOf(name.from, name.to);
    if (grammar.appositions(head).some((word) => name.from <= word && word < name.to)) return true;
    if (grammar.appositions(nameHead).some((word) => owner <= word && word <= head)) return true;
    if (begins === 'bare' && name.from > head) return false;
    // 'NAME, the minister of X,': a phrase between a name and another comma or the end.
    const next = lowerAt(scene, name.from > head ? name.to : end);
    return (
      (next === ',' || next === '.' || next === ';' || next === ')' || next === '') &&
      !grammar.conjuncts(nameHead).includes(head)
    );
  }

  /** A person who is called by the noun of a phrase, where it is one for people. */
  private called(
    chunk: Chunk,
    name: Sighting,
    isTitle: boolean,
  ): { readonly referent: Referent; readonly isMention: boolean } | undefined {
    const { scene } = this;
    const said = scene.describer.understand(chunk.owner, chunk.head + 1);
    const word = lowerAt(scene, chunk.head);
    const isRelation = scene.words.relations.has(word);
    const isDemonym = nameAt(scene, chunk.head)?.form === 'adjective';
    if (!said && !isRelation && !isDemonym) return undefined;
    if (said?.phrase.head.is === 'agent' && said.phrase.head.agent.kind !== 'person') return undefined;
    const referent = scene.discourse.referent(name.known);
    if (said) note(scene, chunk, said, referent);
    const gender = scene.words.relations.get(word)?.gender ?? '';
    if (referent.gender === '') referent.gender = gender;
    return { referent, isMention: !isTitle };
  }

  private give(
    from: number,
    to: number,
    head: number,
    of: readonly Referent[],
    plural: boolean,
    form: 'phrase' | 'pronoun',
    why: readonly string[],
  ): Occurrence {
    for (const { who } of of) this.found.push({ from, to, actor: who.id, form, known: who, why });
    return this.scene.discourse.add(of, { from, to, head }, form, plural);
  }
}
