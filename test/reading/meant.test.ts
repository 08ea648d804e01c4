/** Who is meant is said in one place, `src/reading/actors/meant`: no later stage looks anybody up by itself. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from '../shared.js';

/** What looks somebody up: descriptions of words, the actor table, walks over names and over what means them again. */
const LOOKING_UP: readonly RegExp[] = [
  /\bdescribe(?:String|Words|Phrase)?\(/,
  /\bwho\(/,
  /\bresources\.(?:actors|who|mentionWords)\b/,
  /\bactors\.(?:actors|mentions|references|meansAgain|isOtherThing)\b/,
  /\.(?:meansAgain|allNamed|byName|bearers|holdersOn)\(/,
  /\{[^}]*\b(?:mentions|references|meansAgain)\b[^}]*\} = (?:\w+\.)*actors\b/,
];
const IMPORTS = /from '\.\.\/actors\/(?!find\.js'|meant\/)/;

const lookupsIn = (source: string): readonly string[] =>
  source
    .split('\n')
    .filter((line) => [...LOOKING_UP, IMPORTS].some((one) => one.test(line)))
    .filter((line) => !/^\s*(?:\/?\*|\/\/)/.test(line));

describe.each(['statements', 'events', 'diplomacy'])('src/reading/%s', (folder) => {
  const path = join(ROOT, 'src/reading', folder);
  it.each(readdirSync(path))('%s asks who is meant, and looks nobody up', (file) => {
    expect(lookupsIn(readFileSync(join(path, file), 'utf8'))).toEqual([]);
  });
});

describe('what looks somebody up', () => {
  it.each([
    'const { kind } = describe([form], undefined, resources.who());',
    'const answer = known.get(phrase) ?? describeString(phrase, day, tables);',
    'const state = resources.actors.actor(`state:$' + '{party}`);',
    'const pronoun = resources.mentionWords.pronouns.get(word);',
    'for (const mention of context.actors.mentions) add(mention);',
    '  const { mentions } = context.actors;',
    "import { officesOn } from '../actors/table.js';",
  ])('is known: %s', (line) => {
    expect(lookupsIn(line)).toEqual([line]);
  });

  it('is no question to the one place', () => {
    expect(
      lookupsIn("const ids = context.meant.ofAll(frame.source);\nimport { named } from '../actors/meant/within.js';"),
    ).toEqual([]);
  });
});
