/**
 * Which of several places of one name: what stands behind the name ('Paris, Texas'), the states that the document is
 * about, the states, provinces and cities named near it, and else the largest.
 */
import type { Party } from '../../model/generated/parties.js';
import { foldName } from './places-fold.js';
import type { Sense } from './places-table.js';

/** A word that says of which country the places around it are. */
export interface Evidence {
  readonly token: number;
  readonly country: Party;
  /** '' where the word names no province. */
  readonly province: string;
  /** 1 for a state, an adjective or a city that is alone of its name. */
  readonly weight: number;
}

/** What helps to choose, in the order of the text. */
export interface Support {
  readonly states: ReadonlySet<Party>;
  readonly dateline: Party | '';
  readonly evidence: readonly Evidence[];
}

/*
 * Sizes count by their decimal logarithm: a city ten times as large has one point more. The other numbers say how many
 * times larger its namesake may be and still lose.
 */
/** A capital or seat is meant before another city twenty times as large. */
const CAPITAL = 1.3;
/** A state is meant before any namesake, and a province before a town. */
const STATE = 7.5;
const PROVINCE = 5.5;
const OTHER = 6;
/** The document is about the state. */
const ABOUT = 2.5;
/** Named right beside it; the farther, the less. */
const BESIDE = 2.6;
const REACH = 40;
/** A province named near says more than its state. */
const IN_PROVINCE = 1.5;
const DATELINE = 0.7;
/** Towns that nobody abroad has heard of are told apart by their authors: 'Paris, Texas'. */
const TOWN = 50_000;
const UNKNOWN_TOWN = 2;
/** Another name of a city, often an old one, where a city of the text's time bears it as its own. */
const OTHER_NAME = 3;
/** The United States take part everywhere: that they are named says little of where. */
const EVERYWHERE: Party = 'USA';
const EVERYWHERE_SHARE = 0.4;

/**
 * @param provinceOffice whether the word before it is an office of provinces
 * @param name the folded name; with it a city of that name goes before those that are called so, too
 */
export const chooseSense = (
  senses: readonly Sense[],
  token: number,
  support: Support,
  provinceOffice = false,
  name = '',
): Sense | undefined => {
  const isBorne = senses.some((sense) => isOwnName(sense, name));
  let best: Sense | undefined;
  let most = Number.NEGATIVE_INFINITY;
  for (const sense of senses) {
    const other = isBorne && sense.kind === 'city' && !isOfName(sense, name) ? OTHER_NAME : 0;
    const score = base(sense, senses.length) + supported(sense, token, support) + office(sense, provinceOffice) - other;
    if (score > most) {
      best = sense;
      most = score;
    }
  }
  return best;
};

const isOwnName = (sense: Sense, name: string): boolean => name !== '' && foldName(sense.name) === name;

/** 'Santiago' is short for 'Santiago de los Caballeros'. */
const isOfName = (sense: Sense, name: string): boolean => ` ${foldName(sense.name)} `.includes(` ${name} `);

/** 'the governor of Georgia': a province, where a state and a province share the name. */
const office = (sense: Sense, provinceOffice: boolean): number =>
  provinceOffice && sense.kind === 'region' && sense.province !== '' ? 2 * ABOUT : 0;

const base = (sense: Sense, namesakes: number): number => {
  if (sense.kind === 'state') return STATE;
  if (sense.kind !== 'city') return sense.province === '' ? OTHER : PROVINCE;
  const size = Math.log10(sense.population + 1000);
  const town = namesakes > 1 && sense.population < TOWN && !sense.capital && !sense.edited;
  return size + (sense.capital ? CAPITAL : 0) - (town ? UNKNOWN_TOWN : 0);
};

const supported = (sense: Sense, token: number, { states, dateline, evidence }: Support): number => {
  if (sense.country === '') return 0;
  let beside = 0;
  let province = 0;
  for (let k = firstNear(evidence, token - REACH); k < evidence.length; k++) {
    const one = evidence[k] as Evidence;
    if (one.token > token + REACH) break;
    if (one.country !== sense.country || one.token === token) continue;
    const near = one.weight * BESIDE * (1 - Math.abs(one.token - token) / (2 * REACH));
    const share = one.country === EVERYWHERE && one.province === '' ? EVERYWHERE_SHARE : 1;
    beside = Math.max(beside, near * share);
    if (one.province !== '' && one.province === sense.province) province = IN_PROVINCE;
  }
  return (states.has(sense.country) ? ABOUT : 0) + beside + province + (dateline === sense.country ? DATELINE : 0);
};

const firstNear = (evidence: readonly Evidence[], token: number): number => {
  let low = 0;
  let high = evidence.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((evidence[middle] as Evidence).token < token) low = middle + 1;
    else high = middle;
  }
  return low;
};
