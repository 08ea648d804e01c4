/** Chains of what means the same, in texts of UD English GUM: https://gucorpling.org/gum/ (column MISC, `Entity`). */

export interface Chained {
  readonly id: string;
  readonly text: string;
  /** The chain of the shortest phrase of which the word at an offset is part; undefined where it is part of none. */
  readonly chainAt: (offset: number) => string | undefined;
}

interface Phrase {
  readonly chain: string;
  readonly from: number;
  to: number;
}

/** @param conllu documents as they are distributed */
export function* chainsOf(conllu: string): Generator<Chained> {
  for (const part of conllu.split(/^# newdoc id = /m).slice(1)) {
    const id = part.slice(0, part.indexOf('\n')).trim();
    const phrases: Phrase[] = [];
    const open: Phrase[] = [];
    let text = '';
    for (const line of part.split('\n')) {
      if (/^# newpar$/.test(line) && text !== '') text = `${text.trimEnd()}\n\n`;
      const [number = '', form = '', , , , , , , , misc = ''] = line.split('\t');
      if (!/^\d+$/.test(number)) continue;
      const [from, to] = [text.length, text.length + form.length];
      text += /SpaceAfter=No/.test(misc) ? form : `${form} `;
      for (const [mark] of (/Entity=([^|]*)/.exec(misc)?.[1] ?? '').matchAll(/\([^()]*\)?|[^()]+\)/g)) {
        const chain = /[^(),-]+/.exec(mark)?.[0] ?? '';
        if (mark.startsWith('(')) {
          const phrase = { chain, from, to };
          phrases.push(phrase);
          if (!mark.endsWith(')')) open.push(phrase);
        } else {
          const last = open.findLastIndex((one) => one.chain === chain);
          for (const phrase of open.splice(last, last === -1 ? 0 : 1)) phrase.to = to;
        }
      }
    }
    phrases.sort((a, b) => a.to - a.from - (b.to - b.from));
    yield { id, text, chainAt: (offset) => phrases.find(({ from, to }) => from <= offset && offset < to)?.chain };
  }
}
