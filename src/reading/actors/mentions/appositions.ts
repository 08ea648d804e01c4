/**
 * Phrases that stand beside a name and mean the same one: 'Wang Yi, China's top diplomat,', 'the premier, Li Qiang', 'Their
 * host was Anwar Gargash'. A title right before a name is no mention of its own, but says who it is.
 */
import { lowerAt, sentenceEndAt } from '../../text/tokens.js';
import { isDemonym } from './again.js';
import { type Chunk, nameAt } from './chunks.js';
import { note } from './described.js';
import { serves } from './describing.js';
import type { Referent } from './discourse.js';
import { isPlural, type Scene } from './scene.js';

interface Apposed {
  readonly referent: Referent;
  readonly isMention: boolean;
}

/** Words between the end of one apposition and the 'and' before the next. */
const NEAR = 8;

/** The appositions of one sentence, to be asked in the order of the text. */
export class Appositions {
  private last: { readonly referent: Referent; readonly to: number } | undefined;

  constructor(
    private readonly scene: Scene,
    private readonly end: number,
  ) {}

  /** Whom a phrase means with the name beside it. */
  of(chunk: Chunk, owners: readonly Referent[]): Apposed | undefined {
    const found = this.find(chunk, owners);
    if (found?.isMention) this.last = { referent: found.referent, to: chunk.head + 1 };
    return found;
  }

  private find(chunk: Chunk, owners: readonly Referent[]): Apposed | undefined {
    const { scene } = this;
    const { head } = chunk;
    const own = nameAt(scene, head);
    if (isPlural(scene, head) || (own && own.form !== 'adjective')) return undefined;
    const end = scene.describer.complementEnd(head, this.end);
    const title = this.personFrom(head + 1) ?? (end > head + 1 ? this.personFrom(end) : undefined);
    if (title) return this.called(chunk, title, owners, true);
    return this.behind(chunk, owners) ?? this.before(chunk, end, owners) ?? this.again(chunk, end);
  }

  private personFrom(token: number): Referent | undefined {
    const name = nameAt(this.scene, token);
    return name?.from === token && name.known.kind === 'person' ? this.scene.discourse.referent(name.known) : undefined;
  }

  /** Behind a name or another phrase and a comma: 'Wang Yi, | China's top diplomat,'. */
  private behind(chunk: Chunk, owners: readonly Referent[]): Apposed | undefined {
    const { scene } = this;
    let comma = chunk.owner - 1;
    if (lowerAt(scene.tokens, comma) === 'once' || lowerAt(scene.tokens, comma) === 'now') comma--;
    if (lowerAt(scene.tokens, comma) !== ',') return undefined;
    for (const { to, of, plural, form, head } of scene.discourse.before(chunk.owner, 0)) {
      if (to > comma) continue;
      // 'the President, Vice President and': a list.
      if (chunk.begins === 'bare' && scene.grammar.conjuncts(chunk.head).includes(head)) return undefined;
      const [referent] = of;
      if (!referent || plural || form === 'pronoun' || form === 'adjective') return undefined;
      // 'a Colombian negotiator, a Venezuelan bishop and': a list of the unnamed.
      if (form === 'phrase' && referent.who.id.includes(':?')) return undefined;
      const reaches = to === comma || scene.describer.complementEnd(head, this.end) === comma;
      if (!reaches) continue;
      return this.called(chunk, referent, owners, false);
    }
    return undefined;
  }

  /** Before a comma and a name: 'the premier, | Li Qiang'. */
  private before(chunk: Chunk, end: number, owners: readonly Referent[]): Apposed | undefined {
    const { scene } = this;
    if (lowerAt(scene.tokens, end) !== ',') return undefined;
    const referent = this.personFrom(end + 1);
    const name = nameAt(scene, end + 1);
    if (!referent || !name || chunk.begins === 'bare') return undefined;
    const { grammar } = scene;
    const nameHead = grammar.headOf(name.from, name.to);
    const isLinked =
      grammar.appositions(chunk.head).includes(nameHead) || grammar.appositions(nameHead).includes(chunk.head);
    return isLinked || this.closes(name.to) ? this.called(chunk, referent, owners, false) : undefined;
  }

  private closes(token: number): boolean {
    const next = lowerAt(this.scene.tokens, token);
    return next === '' || /^[,.;)]$/.test(next);
  }

  /** 'secretary of Russia's Security Council and | a friend of the president,'. */
  private again(chunk: Chunk, end: number): Apposed | undefined {
    const { scene, last } = this;
    let joint = chunk.owner - 1;
    if (lowerAt(scene.tokens, joint) === 'once' || lowerAt(scene.tokens, joint) === 'now') joint--;
    if (!last || lowerAt(scene.tokens, joint) !== 'and' || joint - last.to > NEAR || !this.closes(end))
      return undefined;
    if (chunk.begins !== 'indefinite' && chunk.begins !== 'pronoun') return undefined;
    return this.called(chunk, last.referent, [], false);
  }

  /** A person, or a state, that is called by the noun of a phrase. */
  private called(chunk: Chunk, referent: Referent, owners: readonly Referent[], isTitle: boolean): Apposed | undefined {
    const { scene } = this;
    const { head } = chunk;
    const word = lowerAt(scene.tokens, head);
    const said = scene.describer.understand(chunk.owner, head + 1);
    if (referent.who.kind !== 'person') {
      const isState = referent.who.kind === 'state' && scene.words.epithets.has(word);
      return isState ? { referent, isMention: true } : undefined;
    }
    const isFor = said?.phrase.head.is !== 'agent' || said.phrase.head.agent.kind === 'person';
    if (!isFor) return undefined;
    const relation = scene.words.relations.get(word);
    const isPeople = isDemonym(scene, chunk);
    // 'a veteran of American affairs': whoever is called so by an article behind a name is one.
    const isOpen = chunk.begins === 'indefinite' && !isTitle;
    if (!said && relation === undefined && !isPeople && !isOpen) return undefined;
    if (said) note(scene, chunk, said, referent);
    if (lowerAt(scene.tokens, chunk.owner - 1) === 'once') referent.former = true;
    if (referent.gender === '') referent.gender = relation ?? '';
    this.learn(chunk, referent, owners);
    return { referent, isMention: !isTitle };
  }

  /** What the phrase says of whom no table knows: 'a Norwegian', 'its president'. */
  private learn(chunk: Chunk, referent: Referent, owners: readonly Referent[]): void {
    const { scene } = this;
    const { who } = referent;
    if (scene.table.actor(who.id) || who.country !== '' || who.party !== '') return;
    // 'former Castro | aide Ines Duarte': all that stands before the name has told of who has left office.
    if (who.sector === 'ELI') return;
    const [owner] = owners;
    if (owner && owner.who.kind !== 'person') {
      const party =
        who.party || (owner.who.kind === 'company' || owner.who.kind === 'institute' ? '' : owner.who.party);
      referent.who = { ...who, country: owner.who.kind === 'institute' ? '' : owner.who.country, party };
      return;
    }
    const end = scene.describer.complementEnd(chunk.head, sentenceEndAt(scene.tokens, chunk.head));
    const said = scene.describer.understand(chunk.owner, end);
    if (!said || said.phrase.former) return;
    const { party, country, sector, role } = scene.describer.describe({
      ...said,
      phrase: { ...said.phrase, name: undefined, indefinite: true },
    });
    referent.who = {
      ...who,
      party,
      country,
      sector: sector || who.sector,
      serves: serves(said),
      ...(role ? { role } : {}),
    };
  }
}
