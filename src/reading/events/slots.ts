/**
 * Where the arguments of a predicate stand: slots (`agent`, `object`, `infinitive`, prepositions) as words, from the tree,
 * and from the order of the words where the tree errs. The parser is right about eight heads in ten; what it loses most
 * (subjects across commas, prepositions hung on the noun before them) is looked for on the surface, within one clause.
 */
import type { Grammar } from '../text/grammar.js';
import { at, sentenceEnd, type Tokens, uposOf } from '../text/tokens.js';
import {
  FINITE,
  hasMainVerb,
  headBehind,
  isMistaken,
  isVerbForNoun,
  NONE,
  rightBehind,
  rootOf,
  strandedBehind,
  subjectAtRoot,
  toldIn,
} from './surface.js';
import { isTime } from './words.js';

export class Slots {
  /** The particle with which a pattern is tried on a verb, or fits it. */
  readonly particles = new Map<number, string>();

  constructor(
    readonly tokens: Tokens,
    readonly grammar: Grammar,
  ) {}

  /** The words in a slot of a predicate, as the tree has them or as they stand. */
  words(token: number, slot: string, light = NONE): readonly number[] {
    const { grammar } = this;
    const isNoun = this.isNoun(token);
    switch (slot) {
      case 'object':
        return isNoun ? grammar.nounPatient(token) : this.objects(token);
      case 'agent':
        return isNoun ? this.nounAgents(token, light) : this.agents(token);
      case 'subject':
        return isNoun ? [] : grammar.subjects(token);
      case 'self':
        return [token];
      case 'patient':
        return grammar.nounPatient(token);
      case 'recipient':
        return isNoun ? (light === NONE ? [] : grammar.recipient(light)) : this.recipients(token);
      case 'must':
        return grammar
          .complements(token)
          .filter((one) => MUST.has(grammar.modality(one)))
          .flatMap((one) => grammar.subjects(one));
      case 'infinitive':
      case 'clause':
        return this.clauses(token, slot === 'infinitive');
      case 'complement':
        return this.clauses(token, undefined).flatMap((clause) => {
          const agents = grammar.agent(clause);
          if (agents.length > 0) return agents;
          const subjects = grammar.subjects(clause);
          if (subjects.length > 0) return subjects;
          return this.isNounBeforeVerb(clause) ? [clause - 1] : grammar.patient(clause);
        });
      default:
        return this.under(token, slot, light, isNoun);
    }
  }

  private isNoun(token: number): boolean {
    return uposOf(this.tokens, token) === 'NOUN' && !isVerbForNoun(this.tokens, this.grammar, token);
  }

  /** The words in a slot for what a pattern asks: with phrases on the object, too, where the predicate has its own. */
  asked(token: number, slot: string, light: number, isNamed: boolean): readonly number[] {
    const found = this.words(token, slot, light);
    if (NAMED_SLOTS.has(slot) || this.isNoun(token)) return found;
    if (found.length === 0) return this.gerund(token, slot).filter((word) => isNamed || this.isGerund(word));
    const more = this.objects(token)
      .flatMap((object) => this.grammar.nounObliques(object))
      .filter((one) => one.preposition === slot)
      .flatMap((one) => one.words);
    return [...found, ...more];
  }

  /** 'barred from leaving', 'took him to court': the word under a preposition, whatever the tagger has it for. */
  private gerund(token: number, preposition: string): readonly number[] {
    const { tokens } = this;
    const end = Math.min(sentenceEnd(tokens, at(tokens.sentenceOf, token)) - 1, token + SURFACE_REACH);
    for (let i = token + 1; i < end; i++) {
      if (uposOf(tokens, i) === 'PUNCT' || FINITE.has(at(tokens.xpos, i))) return [];
      if (at(tokens.forms, i).toLowerCase() !== preposition) continue;
      const word = uposOf(tokens, i + 1) === 'DET' ? i + 2 : i + 1;
      return word <= end ? [word] : [];
    }
    return [];
  }

  /** 'charged the envoy with spying': a verb as a noun, which the tree has for a clause under a conjunction. */
  private isGerund(word: number): boolean {
    return at(this.tokens.xpos, word) === 'VBG';
  }

  private nounAgents(noun: number, light: number): readonly number[] {
    const own = this.grammar
      .nounAgent(noun)
      .filter((one) => !DETERMINERS.has(at(this.tokens.forms, one).toLowerCase()));
    if (own.length > 0) return own;
    // Nouns that the grammar does not know as deeds have their doers where deeds have them.
    for (const preposition of ['by', 'between', 'among']) {
      const found = this.grammar.nounObliques(noun).find((one) => one.preposition === preposition);
      if (found) return found.words;
    }
    if (light !== NONE) return this.agents(light);
    if (this.grammar.nounPatient(noun).length > 0) {
      const found = this.behindBy(noun);
      if (found.length > 0) return found;
    }
    const { from } = this.grammar.name(noun);
    for (let i = noun - 1; i >= from; i--) if (uposOf(this.tokens, i) === 'PROPN' || this.isOwner(i)) return [i];
    return own;
  }

  /** Whether a possessive follows a word, or it is an adjective with a capital: 'the army's shipment', 'French exports'. */
  private isOwner(token: number): boolean {
    const next = at(this.tokens.forms, token + 1);
    return (
      next === "'s" ||
      next === '\u2019s' ||
      (uposOf(this.tokens, token) === 'ADJ' && /^\p{Lu}/u.test(at(this.tokens.forms, token)))
    );
  }

  /** The doers; where the tree has none for a verb in the active, the noun that stands before it. */
  private agents(token: number): readonly number[] {
    const { grammar, tokens } = this;
    const root = subjectAtRoot(tokens, grammar, token);
    if (root !== NONE) return grammar.conjuncts(root);
    const found = (isVerbForNoun(tokens, grammar, token) ? grammar.subjects(token) : grammar.agent(token)).map((word) =>
      this.nounOf(word),
    );
    if (found.length > 0) return this.joined(found, token);
    if (isMistaken(this.tokens, this.grammar, token)) {
      const subjects = grammar.subjects(token);
      if (subjects.length > 0) return subjects;
      // The tree has the subject for the root, and what follows for its attributes.
      const root = hasMainVerb(grammar, at(tokens.sentenceOf, token), toldIn(tokens, grammar, token).to)
        ? NONE
        : rootOf(tokens, grammar, token);
      if (root !== NONE && root < token && NOUNS.has(uposOf(tokens, root))) return grammar.conjuncts(root);
      // 'a mob looted shops': a subject that looks like an adjective.
      if (uposOf(tokens, token - 1) === 'ADJ') return [token - 1];
    } else if (grammar.voice(token) === 'passive') return this.behindBy(token);
    const planner = this.planner(token);
    if (planner.length > 0) return planner;
    if (
      grammar.tense(token) === 'none' &&
      !isMistaken(this.tokens, this.grammar, token) &&
      uposOf(tokens, token) !== 'ADJ' &&
      uposOf(tokens, token) !== 'ADP'
    )
      return found;
    const start = at(tokens.sentences, at(tokens.sentenceOf, token));
    const shared = this.shared(token, start);
    if (shared.length > 0) return shared;
    for (let i = token - 1; i >= Math.max(start, token - AGENT_REACH); i--) {
      const upos = uposOf(tokens, i);
      if (upos === 'VERB' && !at(tokens.xpos, i).startsWith('NNP')) return found;
      if (upos === 'PRON' && SUBJECTS.has(at(tokens.forms, i).toLowerCase())) return [i];
      if ((upos !== 'NOUN' && upos !== 'PROPN') || isTime(at(tokens.forms, i))) continue;
      const preposition = this.prepositionBefore(i, start);
      if (preposition === NONE) return this.withFormer(i, start);
      if (!INNER.has(at(tokens.forms, preposition).toLowerCase())) return found;
      i = preposition;
    }
    return found;
  }

  /** 'Bahrain and Israel mended ties', where the tree has both for parts of the name of what stands behind the verb. */
  private withFormer(name: number, start: number): readonly number[] {
    const { tokens } = this;
    let first = name;
    while (first > start && uposOf(tokens, first - 1) === 'PROPN') first--;
    const isJoined =
      first - 2 >= start &&
      uposOf(tokens, name) === 'PROPN' &&
      at(tokens.forms, first - 1).toLowerCase() === 'and' &&
      uposOf(tokens, first - 2) === 'PROPN';
    return isJoined ? [first - 2, name] : [name];
  }

  /** 'doctors plan to strike': the subject of a verb that the tagger has for a noun does what its infinitive says. */
  private planner(token: number): readonly number[] {
    const { grammar, tokens } = this;
    if (token < 2 || at(tokens.xpos, token - 1) !== 'TO' || uposOf(tokens, token - 2) !== 'NOUN') return [];
    return grammar.subjects(token - 2).filter((word) => word < token - 2);
  }

  /** 'militias loyal to the governor gathered': the noun of an adjective behind it that the tree has for the subject. */
  private nounOf(word: number): number {
    const { tokens } = this;
    return word > 0 && at(tokens.xpos, word) === 'JJ' && uposOf(tokens, word - 1) === 'NOUN' ? word - 1 : word;
  }

  /** 'stressed the need to support Ukraine and expressed concern': the doer of the verb of the same form before 'and'. */
  private shared(token: number, start: number): readonly number[] {
    const { grammar, tokens } = this;
    let before = token - 1;
    while (before > start && uposOf(tokens, before) === 'ADV') before--;
    if (uposOf(tokens, before) !== 'CCONJ') return [];
    const tag = at(tokens.xpos, token);
    for (let i = before - 1; i >= Math.max(start, before - SHARED_REACH); i--) {
      if (at(tokens.xpos, i) !== tag || !grammar.isPredicate(i)) continue;
      const agents = grammar.agent(i);
      if (agents.length > 0) return agents;
    }
    return [];
  }

  /** 'was barred from leaving the country by a judge': the doer of a passive that the tree hung on a word between. */
  private behindBy(token: number): readonly number[] {
    const { tokens } = this;
    const end = Math.min(sentenceEnd(tokens, at(tokens.sentenceOf, token)), token + SURFACE_REACH);
    for (let i = token + 1; i < end; i++) {
      const upos = uposOf(tokens, i);
      if (upos === 'PUNCT' || upos === 'AUX' || FINITE.has(at(tokens.xpos, i))) return [];
      if (at(tokens.forms, i).toLowerCase() !== 'by' || /G$/.test(at(tokens.xpos, i + 1))) continue;
      const noun = headBehind(this.tokens, i + 1, end);
      return noun === NONE || isTime(at(tokens.lemmas, noun)) ? [] : this.grammar.conjuncts(noun);
    }
    return [];
  }

  /** Subjects with one that 'and' joins to the last of them and the tree lost: 'the king and President Zhivkov signed'. */
  private joined(found: readonly number[], token: number): readonly number[] {
    const last = found.at(-1) ?? NONE;
    const { tokens } = this;
    if (last >= token) return found;
    const { to } = this.grammar.name(last);
    if (to >= token || at(tokens.forms, to).toLowerCase() !== 'and') return found;
    const noun = headBehind(this.tokens, to + 1, token);
    return noun === NONE || found.includes(noun) ? found : [...found, noun];
  }

  /** The preposition right before the phrase that ends with a noun. */
  private prepositionBefore(noun: number, start: number): number {
    for (let i = noun - 1; i >= start; i--) {
      const upos = uposOf(this.tokens, i);
      if (upos === 'ADP') return i;
      if (at(this.tokens.forms, i) === '-') continue;
      if (upos === 'VERB' || upos === 'PUNCT' || upos === 'AUX') return NONE;
    }
    return NONE;
  }

  /** Phrases with a preposition: on the predicate, or on its object where a parser hung them there. */
  private under(token: number, preposition: string, light: number, isNoun: boolean): readonly number[] {
    const { grammar, tokens } = this;
    const found: number[] = [];
    const add = (list: readonly { readonly preposition: string; readonly words: readonly number[] }[]): void => {
      for (const one of list) if (one.preposition === preposition) found.push(...one.words);
    };
    if (isNoun) {
      add(grammar.nounObliques(token));
      if (light !== NONE) add(grammar.obliques(light));
      if (found.length === 0 && (preposition === 'with' || preposition === 'to'))
        found.push(...this.strayed(token, preposition));
      return preposition === 'between' && found.length > 0 ? this.further(found, token) : found;
    }
    if (strandedBehind(tokens, grammar, token) === preposition) return grammar.subjects(token);
    add(grammar.obliques(token));
    if (found.length === 0) for (const object of this.objects(token)) add(grammar.nounObliques(object));
    if (found.length === 0) return this.surface(token, preposition);
    return preposition === 'with' || preposition === 'between' ? this.further(found, token) : found;
  }

  /** 'the talks of Oman with Iran', 'called off talks with Iran': what the tree hung on a name or on the verb. */
  private strayed(noun: number, preposition: string): readonly number[] {
    const { grammar } = this;
    const inner = grammar
      .nounObliques(noun)
      .flatMap((one) => one.words)
      .flatMap((word) => (word === noun ? [] : grammar.nounObliques(word)));
    const clause = grammar.clauseOf(noun);
    const outer =
      clause !== NONE && clause !== noun && grammar.patient(clause).includes(noun) ? grammar.obliques(clause) : [];
    return [...inner, ...outer].find((one) => one.preposition === preposition)?.words ?? [];
  }

  /** Words with one that 'and' joins to the last of them and the tree lost: 'with Chancellor Merkel and President Macron'. */
  private further(found: readonly number[], token: number): readonly number[] {
    const { grammar, tokens } = this;
    const last = found.at(-1) ?? NONE;
    const end = sentenceEnd(tokens, at(tokens.sentenceOf, token));
    for (let i = last + 1; i < Math.min(end, last + JOIN_REACH); i++) {
      const upos = uposOf(tokens, i);
      if (upos === 'VERB' || upos === 'AUX' || upos === 'PUNCT') return found;
      if (at(tokens.forms, i).toLowerCase() !== 'and') continue;
      const noun = headBehind(this.tokens, i + 1, end);
      const isPerson = noun !== NONE && (uposOf(tokens, noun) === 'PROPN' || uposOf(tokens, noun) === 'NOUN');
      if (!isPerson || found.includes(noun)) return found;
      const clause = grammar.clauseOf(noun);
      return clause !== NONE && grammar.subjects(clause).includes(noun) ? found : [...found, noun];
    }
    return found;
  }

  /** The noun under a preposition that stands behind the verb in its clause, where the tree hung it elsewhere. */
  private surface(token: number, preposition: string): readonly number[] {
    const { grammar, tokens } = this;
    const [first = ''] = preposition.split(' ');
    const end = Math.min(sentenceEnd(tokens, at(tokens.sentenceOf, token)), token + SURFACE_REACH);
    for (let i = token + 1; i < end; i++) {
      const upos = uposOf(tokens, i);
      if (upos === 'PUNCT' || (upos === 'VERB' && grammar.isPredicate(i)) || upos === 'SCONJ') return [];
      if (upos !== 'ADP' || at(tokens.forms, i).toLowerCase() !== first) continue;
      const noun = headBehind(this.tokens, i + first.split(' ').length, end);
      return noun !== NONE && grammar.clauseOf(noun) === grammar.clauseOf(token) ? grammar.conjuncts(noun) : [];
    }
    return [];
  }

  /** To whom it is done; of a past tense that a parser took for an attribute, the noun behind it. */
  private objects(token: number): readonly number[] {
    const { grammar } = this;
    if (strandedBehind(this.tokens, grammar, token) !== '') return [];
    const isTaken = isMistaken(this.tokens, this.grammar, token);
    const subjects = isTaken ? grammar.subjects(token) : [];
    const found = grammar
      .patient(token)
      .filter((one) => !subjects.includes(one))
      .map((one) => this.beforeHome(one));
    const particle = this.particles.get(token);
    if (found.length === 0 && particle) {
      // 'took into custody a man': the object behind an idiom, which the tree has for a part of it.
      if (particle.includes(' ')) return this.behindIdiom(token, particle);
      // 'hand over the nephew': to the tree a preposition with its noun.
      return grammar.obliques(token).find((one) => one.preposition === particle)?.words ?? found;
    }
    const isPassive = !isTaken && grammar.voice(token) === 'passive';
    if (found.length > 0 && !isPassive) return found;
    // 'kidnapped up to 16 advisers', 'was given eight helicopters': the noun phrase right behind the verb.
    const noun = rightBehind(this.tokens, token);
    if (noun === NONE) return found.length > 0 || isPassive ? found : this.sharedObjects(token);
    return isPassive && !grammar.bareObliques(token).includes(noun)
      ? [...found, noun]
      : found.length > 0
        ? found
        : [noun];
  }

  /** The noun phrase right behind the words of a particle, where these stand right behind their verb. */
  private behindIdiom(token: number, particle: string): readonly number[] {
    const { grammar, tokens } = this;
    const words = particle.split(' ');
    const end = sentenceEnd(tokens, at(tokens.sentenceOf, token));
    const isThere = words.every(
      (word, k) => token + 1 + k < end && at(tokens.forms, token + 1 + k).toLowerCase() === word,
    );
    const noun = isThere ? headBehind(tokens, token + 1 + words.length, end) : NONE;
    return noun === NONE ? [] : grammar.conjuncts(noun);
  }

  /** 'sent the ambassador home': an adverb that the tree has for the head of the noun phrase before it. */
  private beforeHome(object: number): number {
    const { tokens } = this;
    const isHome = at(tokens.forms, object).toLowerCase() === 'home' && this.grammar.name(object).from < object - 1;
    return isHome && uposOf(tokens, object - 1) === 'NOUN' ? object - 1 : object;
  }

  /** 'detained and later released the editor': the objects of the verb that 'and' joins right behind. */
  private sharedObjects(token: number): readonly number[] {
    const { tokens } = this;
    const end = sentenceEnd(tokens, at(tokens.sentenceOf, token));
    if (token + 2 >= end || uposOf(tokens, token + 1) !== 'CCONJ') return [];
    let next = token + 2;
    while (next + 1 < end && uposOf(tokens, next) === 'ADV') next++;
    return pastAlike(at(tokens.xpos, next)) === pastAlike(at(tokens.xpos, token)) ? this.grammar.patient(next) : [];
  }

  /** To whom; also the name right behind the verb that the tree took into the phrase of the gift: 'lent Togo two billion euros'. */
  private recipients(token: number): readonly number[] {
    const { tokens } = this;
    const found = this.grammar.recipient(token);
    if (found.length > 0) return found;
    const end = sentenceEnd(tokens, at(tokens.sentenceOf, token));
    let i = token + 1;
    if (i < end && at(tokens.forms, i).toLowerCase() === 'the') i++;
    const first = i;
    while (i < end && uposOf(tokens, i) === 'PROPN') i++;
    if (i === first || i >= end) return found;
    const upos = uposOf(tokens, i);
    return upos === 'NUM' || upos === 'DET' ? [i - 1] : found;
  }

  /** Clauses that a predicate governs: infinitives, others, or both. */
  private clauses(token: number, infinitive: boolean | undefined): readonly number[] {
    const { grammar, tokens } = this;
    const isInfinitive = (clause: number): boolean =>
      grammar.tense(clause) === 'none' && grammar.modality(clause) === 'none' && !/G$/.test(at(tokens.xpos, clause));
    const complements = grammar
      .complements(token)
      .filter((one) => infinitive === undefined || isInfinitive(one) === infinitive);
    if (complements.length > 0) return complements;
    const found = infinitive === false ? this.thatClause(token) : grammar.purposes(token);
    if (found.length > 0 || infinitive === false) return found;
    const asked = this.askedOf(token);
    if (asked.length > 0) return asked;
    // 'ready to send', 'a promise to send': the infinitive after a word is its own where the tree errs.
    const end = sentenceEnd(tokens, at(tokens.sentenceOf, token));
    for (let k = token + 1; k < Math.min(end, token + 3); k++)
      if (at(tokens.forms, k).toLowerCase() === 'to') {
        for (let verb = k + 1; verb < Math.min(end, k + 3); verb++) if (uposOf(tokens, verb) === 'VERB') return [verb];
        // 'threatened to deregister charities': a rare verb that the tagger has for a noun.
        if (at(tokens.xpos, k) === 'TO' && k + 1 < end && at(tokens.xpos, k + 1) === 'NN') return [k + 1];
      }
    return found;
  }

  /** 'demanded that the minister step down': a bare verb that the tagger has for the noun of a compound. */
  private isNounBeforeVerb(clause: number): boolean {
    const { tokens, grammar } = this;
    if (uposOf(tokens, clause) !== 'NOUN' || uposOf(tokens, clause - 1) !== 'NOUN') return false;
    const { from } = grammar.name(clause);
    return from > 0 && at(tokens.forms, from - 1).toLowerCase() === 'that' && at(tokens.xpos, from - 1) === 'IN';
  }

  /** 'asked the council to wait', 'called for the king to go': the infinitive that the tree hung on who is to do it. */
  private askedOf(token: number): readonly number[] {
    const { grammar, tokens } = this;
    const end = sentenceEnd(tokens, at(tokens.sentenceOf, token));
    const doers = [...grammar.patient(token), ...grammar.recipient(token)];
    for (const { preposition, words } of grammar.obliques(token)) if (preposition === 'for') doers.push(...words);
    for (const doer of doers) {
      const to = grammar.phrase(doer).from > token ? this.toBehind(doer, end) : NONE;
      if (to !== NONE && grammar.phrase(doer).to > to) return grammar.conjuncts(to + 1);
    }
    return [];
  }

  /** 'to' before a verb close behind a noun, with no verb or comma between. */
  private toBehind(noun: number, end: number): number {
    const { tokens } = this;
    for (let i = noun + 1; i + 1 < Math.min(end, noun + INFINITIVE_REACH); i++) {
      const upos = uposOf(tokens, i);
      if (upos === 'VERB' || upos === 'AUX' || upos === 'PUNCT') return NONE;
      if (at(tokens.forms, i).toLowerCase() === 'to' && at(tokens.xpos, i + 1) === 'VB') return i;
    }
    return NONE;
  }

  /** 'assured the envoys that it would free': the clause behind 'that' where the tree hung it on a noun. */
  private thatClause(token: number): readonly number[] {
    const { grammar, tokens } = this;
    const end = Math.min(sentenceEnd(tokens, at(tokens.sentenceOf, token)), token + AGENT_REACH);
    for (let i = token + 1; i < end; i++) {
      if (uposOf(tokens, i) === 'VERB') return [];
      if (at(tokens.forms, i).toLowerCase() !== 'that') continue;
      // 'told the firms that they would be fined': no relative, where the clause has a subject of its own.
      if (at(tokens.xpos, i) !== 'IN' && at(tokens.xpos, i + 1) !== 'PRP') continue;
      for (let k = i + 1; k < end + AGENT_REACH && k < tokens.size; k++) if (grammar.isPredicate(k)) return [k];
      return [];
    }
    return [];
  }
}

/** Slots that are no preposition. */
const NAMED_SLOTS = new Set([
  'object',
  'agent',
  'subject',
  'self',
  'patient',
  'recipient',
  'must',
  'infinitive',
  'clause',
  'complement',
]);
/** Past tenses and participles are one, which taggers take for each other. */
const pastAlike = (tag: string): string => (tag === 'VBN' ? 'VBD' : tag);
/** How far behind the last of some names 'and' is looked for. */
const JOIN_REACH = 14;
const AGENT_REACH = 14;
/** How far behind who is to do it an infinitive stands. */
const INFINITIVE_REACH = 6;
const NOUNS: ReadonlySet<string> = new Set(['NOUN', 'PROPN']);
/** How far before 'and' the verb is looked for with which another shares its doer. */
const SHARED_REACH = 40;
const SURFACE_REACH = 14;
/** Prepositions within the phrase of a subject. */
const INNER = new Set(['of', 'in', 'from', 'for', 'at', 'on', 'with']);
const SUBJECTS = new Set(['he', 'she', 'it', 'they', 'we']);
const DETERMINERS = new Set(['this', 'that', 'these', 'those', 'such', 'all', 'some', 'any']);
const MUST = new Set(['must', 'have to', 'ought to']);
