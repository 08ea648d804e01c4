/**
 * Datelines: 'KYIV, Ukraine (AP) —', 'Geneva, June 18 (Reuters) -', 'MOSCOW/ANKARA —', 'ISLAMABAD:', and 'Brussels, 13
 * December 2022' on a line of its own. They stand at the head of a paragraph; a place in small letters needs an agency or a
 * day behind it, since 'Paris - the city' is no dateline. And credits of pictures: 'Photo: Ana Costa/Lusa, Maputo.'
 */
import { formAt } from '../text/tokens.js';
import { type Draft, qualify } from './places-patterns.js';
import type { PlaceText } from './places-text.js';

const LONGEST_DATELINE = 18;
const DASHES = new Set(['-', '--', '---', '\u2010', '\u2012', '\u2013', '\u2014', '\u2015']);

export interface Dateline {
  readonly drafts: readonly Draft[];
  /** First token of the text behind it. */
  readonly end: number;
}

/** The dateline at the first token of a paragraph. */
export const datelineAt = (text: PlaceText, from: number): Dateline | undefined => {
  const drafts: Draft[] = [];
  let shouted = true;
  let i = from;
  for (;;) {
    const place = text.placeAt(i);
    if (!place) break;
    const draft = qualify(text, place);
    for (let k = place.from; k < place.to; k++) if (!text.isDash(k) && !isShoutedOrSmall(text, k)) shouted = false;
    drafts.push(draft);
    i = draft.end;
    if (text.lower(i) !== '/' && text.lower(i) !== 'and') break;
    i++;
  }
  if (drafts.length === 0) return undefined;
  // 'Harare, Zimbabwe - ': in small letters, too, where the state stands behind the city.
  const end = dashBehind(
    text,
    i,
    shouted,
    drafts.some((draft) => draft.qualified),
  );
  return end === undefined ? undefined : { drafts, end };
};

/** 'PORT', and 'de' in 'RIO de JANEIRO'. */
const isShoutedOrSmall = (text: PlaceText, k: number): boolean => text.isShouted(k) || !text.isCapitalized(k);

/** Index behind the dash or colon that ends a dateline. */
const dashBehind = (text: PlaceText, from: number, shouted: boolean, qualified: boolean): number | undefined => {
  if (shouted && text.lower(from) === ':') return from + 1;
  let tagged = qualified;
  let depth = 0;
  for (let i = from; i < Math.min(text.tokens.size, from + LONGEST_DATELINE); i++) {
    const form = formAt(text.tokens, i);
    if (DASHES.has(form) && depth === 0) {
      if (text.touches(i) && form.length === 1 && text.touches(i + 1)) return undefined;
      return shouted || tagged ? i + 1 : undefined;
    }
    if (form === '(') depth++;
    else if (form === ')') {
      depth--;
      tagged = true;
    } else if (depth > 0) continue;
    else if (text.isTime(i) || /^\d/.test(form)) tagged = true;
    else if (form !== ',' && form !== '.' && !text.isCapitalized(i)) return undefined;
  }
  return undefined;
};
