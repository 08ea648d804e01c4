/** Who stands behind the label of a transcript: *SECRETARY BLINKEN*, *MS. PSAKI*, *THE PRESIDENT*, *A.*, *Bloomberg*. */
import { describeString } from '../actors/who/describe.js';
import type { Context } from '../context.js';
import { one, type Speaker, unnamed } from './speaker.js';

/** @param label the words before the colon */
export function speakerOfLabel(context: Context, label: string): Speaker {
  const { actors, resources, document } = context;
  const bare = label
    .replace(/\([^)]*\)/g, '')
    .replace(/\s+/g, ' ')
    .trim();
  const words = bare.split(' ').map(inSmall);
  const day = document.published?.slice(0, 10);
  if (/^A\.?$/.test(bare)) return guestOf(context) ?? unnamed(bare, false);
  const name = words.join(' ');
  const outlet = resources.actors.allNamed(name).find(({ kind }) => kind === 'outlet');
  if (outlet) return actorOr(context, outlet.id, { ...unnamed(outlet.name, true, outlet.party) });
  if (day) {
    const described = describeString(name, day, resources.who());
    if (described.id !== undefined && described.kind === 'person' && words.length > 1)
      return actorOr(context, described.id, { ...unnamed(described.name, false, described.party), isNamed: true });
  }
  const role = words
    .slice(words[0] === 'The' ? 1 : 0)
    .join(' ')
    .toLowerCase();
  const inOffice = actors.actors.find((actor) => actor.kind === 'person' && actor.role?.toLowerCase() === role);
  if (inOffice) return one(inOffice, inOffice.party);
  const body = actors.actors.find((actor) => actor.kind !== 'person' && fold(actor.name) === fold(words.join(' ')));
  if (body) return one(body, body.party);
  return {
    ...unnamed(name.replace(/^The /, ''), false),
    isNamed: !/^(The )?(Witness|President|Chair|Chairman|Moderator|Operator)$/i.test(bare),
  };
}

const actorOr = ({ actors }: Context, id: string, other: Speaker): Speaker => {
  const actor = actors.byId.get(id);
  return actor ? one(actor, actor.party) : other;
};

/** Whoever is interviewed: the first person whom the title names, else the text. */
const guestOf = ({ actors }: Context): Speaker | undefined => {
  const guest = actors.actors.find(({ kind }) => kind === 'person');
  return guest && one(guest, guest.party);
};

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
