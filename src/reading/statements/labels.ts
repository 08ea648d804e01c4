/** Who stands behind the label of a transcript: *SECRETARY BLINKEN*, *MS. PSAKI*, *Dame Barbara Woodward (United Kingdom)*. */
import type { Actor } from '../../model/reading.js';
import { officesOn, surnameOf } from '../actors/table.js';
import type { Context } from '../context.js';

export interface Labelled {
  readonly actor: Actor | null;
  /** Name in standard words. */
  readonly name: string;
  readonly party: Actor['party'];
  readonly isNamed: boolean;
}

/** @param label the words before the colon */
export function speakerOfLabel({ actors, resources, document }: Context, label: string): Labelled {
  const bare = label
    .replace(/\([^)]*\)/g, '')
    .replace(/\s+/g, ' ')
    .trim();
  const words = bare.split(' ').map(inSmall);
  const surname = words.at(-1) ?? '';
  const fits = (name: string, country: Actor['country']): boolean => {
    const own = fold(surnameOf(name, country));
    return (
      own === fold(surname) ||
      own === fold(words.slice(-2).join(' ')) ||
      own === fold(words.slice(-3).join(' ')) ||
      fold(name) === fold(words.join(' '))
    );
  };
  const seen = actors.actors.find(({ kind, name, country }) => kind === 'person' && fits(name, country));
  if (seen) return { actor: seen, name: seen.name, party: seen.party, isNamed: true };
  const day = document.published?.slice(0, 10);
  if (day) {
    const bearers = resources.actors
      .bearers(surname)
      .filter(({ id }) => officesOn(resources.actors, id, day).length > 0);
    const [bearer] = bearers;
    if (bearer && bearers.length === 1) {
      const [office] = officesOn(resources.actors, bearer.id, day);
      return { actor: null, name: bearer.name, party: office?.party ?? '', isNamed: true };
    }
  }
  const body = actors.actors.find(({ kind, name }) => kind !== 'person' && fold(name) === fold(words.join(' ')));
  if (body) return { actor: body, name: body.name, party: body.party, isNamed: false };
  const name = words.filter((word, i) => i > 0 || !COURTESY.test(word)).join(' ');
  return {
    actor: null,
    name: name.replace(/^The /, ''),
    party: '',
    isNamed: !/^(The )?(Witness|President|Chair|Chairman|Moderator|Operator|A\.?)$/i.test(bare),
  };
}

const COURTESY = /^(mr|mrs|ms|dr)\.?$/i;

/** *BLINKEN* as *Blinken*, *McCAUL* as *McCaul*. */
const inSmall = (word: string): string => {
  if (word !== word.toUpperCase() && !/^Mc\p{Lu}+$/u.test(word)) return word;
  if (/^Mc/.test(word)) return `Mc${inSmall(word.slice(2))}`;
  return word
    .split('-')
    .map((part) => part.charAt(0) + part.slice(1).toLowerCase())
    .join('-');
};

const fold = (name: string): string => name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
