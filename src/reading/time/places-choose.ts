/**
 * Which of several places of one name: what stands behind the name ('Paris, Texas'), the states and provinces that the
 * text names, and else the largest.
 */
import type { Party } from '../../model/generated/parties.js';
import { foldName } from './places-fold.js';
import type { Sense } from './places-table.js';

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
/** Behind 'governor of'. */
const OFFICE = 5;
/** The text names its country, or a province of it. */
const NAMED = 2.5;
/** Towns that nobody abroad has heard of are told apart by their authors: 'Paris, Texas'. */
const TOWN = 50_000;
const UNKNOWN_TOWN = 2;
/** Another name of a city, often an old one, where a city of the text's time bears it as its own. */
const OTHER_NAME = 3;
/** The United States take part everywhere: that they are named says little of where. */
const EVERYWHERE: Party = 'USA';
const EVERYWHERE_SHARE = 0.4;

/**
 * @param named countries and provinces that the text names for sure
 * @param provinceOffice whether the word before it is an office of provinces
 * @param name the folded name; with it a city of that name goes before those that are called so, too
 */
export const chooseSense = (
  senses: readonly Sense[],
  named: ReadonlySet<string>,
  provinceOffice = false,
  name = '',
): Sense | undefined => {
  const isBorne = senses.some((sense) => isOwnName(sense, name));
  let best: Sense | undefined;
  let most = Number.NEGATIVE_INFINITY;
  for (const sense of senses) {
    const other = isBorne && sense.kind === 'city' && !isOfName(sense, name) ? OTHER_NAME : 0;
    const score = base(sense, senses.length) + supported(sense, named) + office(sense, provinceOffice) - other;
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
  provinceOffice && sense.kind === 'region' && sense.province !== '' ? OFFICE : 0;

const base = (sense: Sense, namesakes: number): number => {
  if (sense.kind === 'state') return STATE;
  if (sense.kind !== 'city') return sense.province === '' ? OTHER : PROVINCE;
  const size = Math.log10(sense.population + 1000);
  const town = namesakes > 1 && sense.population < TOWN && !sense.capital && !sense.edited;
  return size + (sense.capital ? CAPITAL : 0) - (town ? UNKNOWN_TOWN : 0);
};

const supported = ({ country, province }: Sense, named: ReadonlySet<string>): number => {
  if (!named.has(country)) return 0;
  const isNear = country !== EVERYWHERE || named.has(`${country}.`) || named.has(`${country}.${province}`);
  return isNear ? NAMED : EVERYWHERE_SHARE * NAMED;
};
