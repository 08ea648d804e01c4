/** Why a rule does not fire on a sentence: the first thing that its row asks for and that is not there. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Served, serve } from './served.js';

interface Why {
  readonly fires: boolean;
  readonly conditions: readonly { readonly asks: string; readonly holds: boolean | null; readonly found: string }[];
  readonly rest: string;
}

describe('a sentence tried on a rule', () => {
  let served: Served;
  beforeAll(async () => {
    served = await serve([]);
  });
  afterAll(() => served?.close());

  const tried = async (rule: string, text: string): Promise<Why> => {
    const response = await served.post('/api/why', { rule, text });
    expect([rule, response.status]).toEqual([rule, 200]);
    return (await response.json()) as Why;
  };

  it.each<[rule: string, sentence: string, missing: RegExp]>([
    ['events/accuse-accuse-object-2', 'Japan met Russia in Paris.', /^one of its words is there: accuse, blame/],
    ['events/accuse-accuse-object-2', 'Japan blamed the weather.', /somebody who acts \[object:\*\]$/],
    ['events/accuse-hit-out-at', 'Japan hit a ball.', /^with the words that belong to it: hit out/],
    ['events/accuse-hold-responsible', 'Russia held a pen in Japan.', /^with words near it: responsible/],
    ['events/accuse-accuse-object', 'Japan was accused.', /‘of’|‘with’/],
    ['channels/embassy', 'Japan blamed Russia.', /^its words are there: embassy$/],
    ['statements/absolve', 'Japan blamed Russia.', /^its words are there: absolve$/],
  ])('%s, on ‘%s’', async (rule, sentence, missing) => {
    const { fires, conditions, rest } = await tried(rule, sentence);
    expect(fires).toBe(false);
    const at = conditions.findIndex(({ holds }) => holds === false);
    expect(conditions[at]?.asks).toMatch(missing);
    expect(conditions.slice(0, at).map(({ holds }) => holds)).toEqual(Array(at).fill(true));
    expect(conditions.slice(at + 1).every(({ holds }) => holds === null)).toBe(true);
    expect(rest).toBe('');
  });

  it('says of one that fires that all holds, and by which words', async () => {
    const { fires, conditions, rest } = await tried('events/accuse-accuse-object-2', 'Russia blamed Japan.');
    expect([fires, rest, conditions.every(({ holds }) => holds)]).toEqual([true, '', true]);
    expect(conditions[0]?.found).toBe('blamed');
  });

  it.each<[rule: string, sentence: string, rest: RegExp]>([
    ['channels/embassy', 'A crowd passed the embassy of Japan.', /not told by the reading/],
    ['actors/apposition', 'Japan blamed Russia.', /stands in code/],
  ])('%s says what the reading cannot tell of ‘%s’', async (rule, sentence, expected) => {
    const { fires, rest } = await tried(rule, sentence);
    expect([fires, expected.test(rest)]).toEqual([false, true]);
  });

  it.each<[body: object, status: number]>([
    [{ rule: 'events/none', text: 'Japan met Russia.' }, 404],
    [{ rule: 'channels/embassy' }, 400],
    [{ rule: 'channels/embassy', text: 'x'.repeat(5001) }, 400],
    [{ rule: 'channels/embassy', text: 'x', published: 'soon' }, 400],
  ])('refuses %j', async (body, status) => {
    expect((await served.post('/api/why', body)).status).toBe(status);
  });
});
