/**
 * Posts that a page carries, signed at their end: *The talks go on. — Joe Biden (@POTUS) June 5, 2023*. The words of a
 * paragraph up to the signature are its signer's, not the reporter's.
 */
import type { Context } from '../context.js';
import { tokenFrom } from '../text/tokens.js';
import { byMark, type Proposal } from './proposal.js';

/** A dash, a name, a handle in brackets, and the day. */
const SIGNATURE =
  /(?:—|–|―|--)[^\S\n]*(\p{Lu}[^\n—–―()@]{1,60}?)[^\S\n]*\(@\w{1,30}\)(?:[^\S\n]+\p{Lu}\p{L}+ \d{1,2}, \d{4})?/gu;
/** Links and pictures at the end of a post are no words. */
const LINK = /(?:^|\s)(?:https?:\/\/|pic\.twitter\.com\/)\S*\s*$/;

/** The signed posts of a text, in its order, each as a turn of its signer; of one paragraph each. */
export function findPosts({ tokens, grammar }: Context): Proposal[] {
  const { text } = tokens;
  let last = 0;
  return [...text.matchAll(SIGNATURE)].flatMap(({ index, 0: signature, 1: name = '' }): Proposal[] => {
    const begin = last + text.slice(last, index).lastIndexOf('\n') + 1;
    last = index + signature.length;
    const named = text.indexOf(name, index);
    const cue = tokenFrom(tokens, index);
    const content = {
      from: tokenFrom(tokens, begin),
      to: tokenFrom(tokens, begin + withoutLinks(text.slice(begin, index)).length),
    };
    const source = { from: tokenFrom(tokens, named), to: tokenFrom(tokens, named + name.length) };
    if (content.to <= content.from || source.to <= source.from) return [];
    return [{ ...byMark(grammar, cue, source, [content], 'statements/signed-post'), isTurn: true }];
  });
}

const withoutLinks = (words: string): string => {
  let left = words;
  while (LINK.test(left)) left = left.replace(LINK, '');
  return left;
};
