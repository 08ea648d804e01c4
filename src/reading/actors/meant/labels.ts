/** Who stands behind the label of a transcript: *SECRETARY BLINKEN*, *MS. PSAKI*, *THE PRESIDENT*, *A.*, *Bloomberg*. */
import type { Party } from '../../../model/generated/parties.js';
import type { Actor } from '../../../model/reading.js';
import type { Context } from '../../context.js';
import { foldMarks } from '../../text/phrases.js';
import { described } from './described.js';

/** Somebody who is no actor of the reading. */
export interface Labelled {
  readonly text: string;
  readonly party: Party | '';
  readonly is: 'person' | 'outlet' | 'office';
}

/** @param label the words before the colon */
export function behindLabel(context: Context, label: string): Actor | Labelled {
  const { actors, resources, document } = context;
  const bare = label
    .replace(/\([^)]*\)/g, '')
    .replace(/\s+/g, ' ')
    .trim();
  const words = bare.split(' ').map(inSmall);
  // Whoever is interviewed: the first person whom the title names, else the text.
  if (/^A\.?$/.test(bare))
    return actors.actors.find(({ kind }) => kind === 'person') ?? { text: bare, party: '', is: 'office' };
  const name = words.join(' ');
  const outlet = resources.actors.allNamed(name).find(({ kind }) => kind === 'outlet');
  if (outlet) return actors.byId.get(outlet.id) ?? { text: outlet.name, party: outlet.party, is: 'outlet' };
  const { id = '', kind, name: standard, party } = described(context, name);
  if (document.published && id !== '' && kind === 'person' && words.length > 1)
    return actors.byId.get(id) ?? { text: standard, party, is: 'person' };
  const role = name.replace(/^The /, '').toLowerCase();
  const inOffice = actors.actors.find((actor) => actor.kind === 'person' && actor.role?.toLowerCase() === role);
  const body = actors.actors.find((actor) => actor.kind !== 'person' && fold(actor.name) === fold(name));
  const isOffice = /^(The )?(Witness|President|Chair|Chairman|Moderator|Operator)$/i.test(bare);
  return inOffice ?? body ?? { text: name.replace(/^The /, ''), party: '', is: isOffice ? 'office' : 'person' };
}

/** *BLINKEN* as *Blinken*, *McCAUL* as *McCaul*. */
const inSmall = (word: string): string => {
  if (word !== word.toUpperCase() && !/^Mc\p{Lu}+$/u.test(word)) return word;
  if (/^Mc/.test(word)) return `Mc${inSmall(word.slice(2))}`;
  return word
    .split('-')
    .map((part) => part.charAt(0) + part.slice(1).toLowerCase())
    .join('-');
};

const fold = (name: string): string => foldMarks(name).toLowerCase();
