/**
 * Which claims are of one person: same country, names that agree as transcriptions do, times that fit. Of two people
 * whom one source numbers apart none is made.
 */
import type { Party } from '../../src/model/generated/parties.js';
import { FAMILY_FIRST } from '../../src/reading/actors/names.js';
import { foldMarks } from '../../src/reading/text/phrases.js';
import type { Claim } from './claims.js';
import { middleOf, nameTokens, skeleton } from './person-names.js';

interface Held {
  readonly role: string;
  readonly party: Party | '';
  /** Years, with fractions. */
  readonly from: number;
  readonly to: number;
  /** The first day as the source has it. */
  readonly start: string;
}

export interface Person {
  readonly id: string;
  readonly name: string;
  readonly country: Party | '';
  readonly hand: boolean;
  readonly forms: Set<string>;
  readonly keys: Map<string, string>;
  readonly claims: Claim[];
  readonly held: Held[];
  wikidata: string;
}

/** Names of these states are written in one way: another spelling is another person. */
const ROMAN_ALPHABET: ReadonlySet<string> = new Set(
  'USA GBR CAN AUS NZL IRL DEU AUT CHE NLD BEL LUX FRA ITA ESP PRT DNK NOR SWE ISL FIN'.split(' '),
);

const year = (date: string): number => {
  const [y = 0, m = 1, d = 1] = date.split('-').map(Number);
  return y + (m - 1) / 12 + (d - 1) / 366;
};
export const spanOfDates = (
  from: string,
  to: string,
  attested: readonly (readonly [string, string])[],
): readonly [from: number, to: number] => {
  const dates = [from, to, ...attested.flat()].filter(Boolean);
  const years = dates.flatMap((date) => (date.length === 4 ? [Number(date), Number(date) + 0.99] : [year(date)]));
  return [Math.min(...years), Math.max(...years)];
};

/** Years between a person's known time and another. */
const gap = (a: readonly [number, number], b: readonly [number, number]): number =>
  a[0] > b[1] ? a[0] - b[1] : b[0] > a[1] ? b[0] - a[1] : 0;

const middles = (forms: Iterable<string>): ReadonlySet<string> => new Set([...forms].map(middleOf).filter(Boolean));
/** Both have middle initials, and none in common. */
const apart = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean =>
  a.size > 0 && b.size > 0 && ![...a].some((initial) => b.has(initial));

const sameDay = (a: string, b: string): boolean =>
  a.length === 10 && Math.abs(Date.parse(a) - Date.parse(b)) <= 3 * 86_400_000;

/** Names of these states end in the surname. */
const ONE_SURNAME: ReadonlySet<string> = new Set([...ROMAN_ALPHABET].filter((code) => !/ESP|PRT/.test(code)));

/** Offices that one person at a time holds: there another given name with the same initial is the same person. */
export const ALONE =
  /^(king|queen|emir|sultan|president|prime minister|premier|chancellor|taoiseach|foreign|secretary of state|defense|ambassador to|governor)/;

export class People {
  readonly all: Person[] = [];
  private readonly byToken = new Map<string, Person[]>();
  private readonly byKey = new Map<string, Person>();
  private readonly ids = new Set<string>();

  /** @param reserved ids that are given out, whoever bears them */
  constructor(reserved: Iterable<string>) {
    for (const id of reserved) this.ids.add(id);
  }

  add(given: Pick<Person, 'id' | 'name' | 'country' | 'hand'>, forms: Iterable<string>): Person {
    const person: Person = { ...given, forms: new Set(), keys: new Map(), claims: [], held: [], wikidata: '' };
    this.ids.add(given.id);
    this.all.push(person);
    for (const form of forms) this.addForm(person, form);
    return person;
  }

  private addForm(person: Person, form: string): void {
    if (person.forms.has(form)) return;
    person.forms.add(form);
    for (const token of nameTokens(form)) {
      const key = `${person.country} ${skeleton(token) || token}`;
      const list = this.byToken.get(key);
      if (!list) this.byToken.set(key, [person]);
      else if (!list.includes(person)) list.push(person);
    }
  }

  /** The person of a claim: known, or made now; none where the claim is only of people known otherwise. */
  resolve(claim: Claim): Person | undefined {
    const numbered = claim.key && this.byKey.get(claim.key);
    if (numbered) return this.join(numbered, claim);
    const forms = [claim.name.name, ...claim.name.forms];
    const tokens = new Set(forms.flatMap(nameTokens));
    const candidates = new Set(
      [...tokens].flatMap((token) => this.byToken.get(`${claim.country} ${skeleton(token) || token}`) ?? []),
    );
    if (claim.country === '') for (const person of this.all) if (person.country === '') candidates.add(person);
    const span = spanOfDates(claim.from, claim.to, claim.attested);
    let best: Person | undefined;
    let bestScore = 0;
    let tied = false;
    for (const person of candidates) {
      const score = this.score(claim, forms, span, person);
      if (score > bestScore) [best, bestScore, tied] = [person, score, false];
      else if (score === bestScore && score > 0) tied = true;
    }
    if (claim.name.bare && tied) return undefined;
    if (best && bestScore >= 0.7) return this.join(best, claim);
    if (claim.weak || claim.name.bare) return undefined;
    return this.join(
      this.add({ id: this.mint(claim), name: claim.name.name, country: claim.country, hand: false }, []),
      claim,
    );
  }

  private join(person: Person, claim: Claim): Person {
    if (!claim.name.bare && !claim.weak)
      for (const form of [claim.name.name, ...claim.name.forms]) this.addForm(person, form);
    if (claim.key) {
      person.keys.set(claim.key.split(' ')[0] ?? '', claim.key);
      this.byKey.set(claim.key, person);
    }
    if (claim.wikidata) person.wikidata = claim.wikidata;
    person.claims.push(claim);
    const [from, to] = spanOfDates(claim.from, claim.to, claim.attested);
    person.held.push({ role: claim.role, party: claim.party, from, to, start: claim.from });
    return person;
  }

  private score(claim: Claim, forms: readonly string[], span: readonly [number, number], person: Person): number {
    const key = claim.key && person.keys.get(claim.key.split(' ')[0] ?? '');
    // The source numbers them apart.
    if (key) return 0;
    if (claim.wikidata && person.wikidata) return claim.wikidata === person.wikidata ? 2 : 0;
    const same = person.held.filter((one) => one.role === claim.role && one.party === claim.party);
    const sameGap = Math.min(...same.map((one) => gap([one.from, one.to], span)));
    const began = claim.from.length === 10 && same.some((one) => sameDay(one.start, claim.from));
    const near = sameGap <= 1.1;
    const away = person.held.length === 0 ? 0 : Math.min(...person.held.map((one) => gap([one.from, one.to], span)));
    if (claim.name.bare) {
      if (!near) return 0;
      const [token = ''] = nameTokens(claim.name.name);
      const matches = [...person.forms].some((form) => nameTokens(form).some((one) => alike(one, token) >= 0.9));
      return matches ? 0.75 + (began ? 0.1 : 0) - Math.min(sameGap, 1) / 10 : 0;
    }
    let best = 0;
    for (const form of forms)
      for (const other of person.forms)
        best = Math.max(best, this.compare(form, other, claim.country, near, began, ALONE.test(claim.role)));
    if (best === 0) return 0;
    if (away > (same.length > 0 ? (best >= 0.99 ? 60 : 30) : best >= 0.99 ? 30 : 15)) return 0;
    if (!near && ROMAN_ALPHABET.has(claim.country) && apart(middles(forms), middles(person.forms))) return 0;
    if (claim.weak && !near) return 0;
    return best - away / 1000 + (near ? 0.02 : 0);
  }

  private compare(a: string, b: string, country: Party | '', near: boolean, began: boolean, alone: boolean): number {
    const [x, y] = [nameTokens(a), nameTokens(b)];
    if (began && (x.length < 2 || y.length < 2) && jaro(x.join(' '), y.join(' ')) >= 0.78) return 0.75;
    if (x.length < 2 || y.length < 2) return x.join('') === y.join('') && x.length > 0 ? 0.9 : 0;
    if (FAMILY_FIRST.has(country)) {
      const [p, q] = [x.join(''), y.join('')];
      if (p === q) return 1;
      if (began && jaro(p, q) >= 0.7) return 0.85;
      if (x[0] !== y[0] && !(near && alike(x[0] ?? '', y[0] ?? '') > 0.8)) return 0;
      return near && jaro(p, q) >= 0.92 ? 0.85 : 0;
    }
    const [middleA, middleB] = [middleOf(a), middleOf(b)];
    const conflict = ROMAN_ALPHABET.has(country) && middleA !== '' && middleB !== '' && middleA !== middleB && !near;
    const [small, big] = x.length <= y.length ? [x, y] : [y, x];
    const free = [...big];
    let quality = 0;
    let matched = 0;
    for (const token of small) {
      let at = -1;
      let value = 0;
      free.forEach((other, i) => {
        const likeness = alike(token, other);
        if (likeness > value) [at, value] = [i, likeness];
      });
      if (at < 0) continue;
      free.splice(at, 1);
      matched++;
      quality += value;
    }
    const surnames = Math.max(
      alike(x.at(-1) ?? '', y.at(-1) ?? ''),
      ...small.map((token) => alike(token, big.at(-1) ?? '')),
    );
    if (matched === small.length && small.length >= 2) {
      // 'George Herbert Walker' stands within 'George Herbert Walker Bush' and is another.
      if (!near && ONE_SURNAME.has(country) && alike(x.at(-1) ?? '', y.at(-1) ?? '') < 0.9) return 0;
      const score = (quality / matched) * (small.length === big.length ? 1 : 0.95);
      // A given name and a surname inside a long name: the first must stand first, unless the office is the same.
      if (conflict || (!near && small.length < big.length && alike(x[0] ?? '', y[0] ?? '') < 0.85)) return 0;
      // What differs in a letter is one name where the office agrees, too, or one transcription of another alphabet.
      if (!near && (ROMAN_ALPHABET.has(country) ? quality < matched : quality / matched < 0.95)) return 0;
      return score;
    }
    if (!near) return 0;
    // 'Ahmadi-Nejad' is 'Ahmadinejad'.
    if (skeleton(x.join('')) === skeleton(y.join('')) && x.join('').length > 6) return 0.9;
    if (
      alone &&
      surnames >= 0.9 &&
      (x[0] ?? '').charAt(0) === (y[0] ?? '').charAt(0) &&
      matched >= 1 &&
      small.length <= 2
    )
      return 0.78;
    // Who took up the same office on the same day under a name that is a little like it is the same.
    return began && small.some((token) => big.some((other) => jaro(token, other) >= 0.78)) ? 0.75 : 0;
  }

  private mint(claim: Claim): string {
    const base = `person:${slug(claim.name.name)}`;
    const options = [base, `${base}-${claim.country.toLowerCase()}`];
    for (let i = 2; ; i++) {
      const id = options.shift() ?? `${base}-${claim.country.toLowerCase()}-${i}`;
      if (!this.ids.has(id)) return id;
    }
  }
}

export const slug = (name: string): string =>
  foldMarks(name)
    .toLowerCase()
    .replace(/['.]/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');

/** How alike two words of names are, 0 to 1: the same, one transcription of the other, a slip of the pen. */
const alike = (a: string, b: string): number => {
  if (a === b) return 1;
  const [x, y] = [skeleton(a), skeleton(b)];
  if (x === y && x.length >= 3) return 0.95;
  // Most pairs have nothing in common: the first letter or the last decides for them.
  if (a[0] !== b[0] && a.at(-1) !== b.at(-1)) return 0;
  const likeness = jaro(a, b);
  if (x === y && x.length >= 2 && likeness >= 0.8) return 0.93;
  return likeness >= 0.92 && a.length >= 4 && b.length >= 4 ? 0.9 : 0;
};

/** Jaro-Winkler similarity (Winkler 1990). */
function jaro(a: string, b: string): number {
  const range = Math.max(0, Math.floor(Math.max(a.length, b.length) / 2) - 1);
  const taken = new Array<boolean>(b.length).fill(false);
  const matched: string[] = [];
  for (let i = 0; i < a.length; i++)
    for (let j = Math.max(0, i - range); j < Math.min(b.length, i + range + 1); j++)
      if (!taken[j] && a[i] === b[j]) {
        taken[j] = true;
        matched.push(a[i] ?? '');
        break;
      }
  if (matched.length === 0) return 0;
  const other = [...b].filter((_, j) => taken[j]);
  const moved = matched.filter((letter, i) => letter !== other[i]).length / 2;
  const share = (matched.length / a.length + matched.length / b.length + (matched.length - moved) / matched.length) / 3;
  let prefix = 0;
  while (prefix < 4 && a[prefix] !== undefined && a[prefix] === b[prefix]) prefix++;
  return share + prefix * 0.1 * (1 - share);
}
