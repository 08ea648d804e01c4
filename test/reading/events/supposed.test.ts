/** What in news is only supposed, wished, judged or held by many, and no deed: sentences of our own in a text that is long enough. */
import { describe, expect, it } from 'vitest';
import { codedInNews } from '../../coded.js';

describe('news', () => {
  it.each<[what: string, sentence: string, expected: readonly string[]]>([
    ['blame before it is said', 'Anwar Ibrahim could accuse Germany of spying.', []],
    ['blame before it is said', 'If he wins, Emmanuel Macron will condemn Germany.', []],
    ['blame that is said', 'Anwar Ibrahim accused Germany of spying.', ['ACCUSE 1125 happened']],
    ['what is asked', 'The club asked whether ministers of France supported Emmanuel Macron.', []],
    ['whom nobody blames', 'Not one of his three rivals criticized President Macron.', []],
    ['from what one refrains', 'Emmanuel Macron has refrained from criticizing Olaf Scholz.', []],
    ['what is wished', 'Some would like to see Emmanuel Macron come around to supporting Olaf Scholz.', []],
    ['what is toned down', 'Emmanuel Macron has toned down his criticism of Olaf Scholz.', []],
    ['what is judged', 'Emmanuel Macron believes that barring Germans from entering France is wrong.', []],
    ['what is judged', 'Training Ukrainian soldiers is a burden for France.', []],
    ['people of any kind', 'Families of people killed by police file lawsuits.', []],
    ['people of any kind', 'She met relatives of people who were killed in attacks in recent years.', []],
    ['some people', 'Police in Kenya killed three people on Monday.', ['ASSAULT 180 happened']],
    ['talk about others', 'Emmanuel Macron has talked about sending trainers with Ukrainian soldiers.', []],
    [
      'an invitation to do something',
      'Emmanuel Macron invited Russia to publish the letters.',
      ['REQUEST 100 happened'],
    ],
    ['whose trips are no visits', 'Two hundred Syrian refugees came to Germany in May.', []],
    [
      'who keeps from backing',
      "Emmanuel Macron declined to endorse Germany's bid.",
      ['REJECT 120 happened', 'SUPPORT 051 refused'],
    ],
    ['a stolen account', 'Hackers from Russia hijacked the account of the Associated Press.', ['COERCE 176 happened']],
  ])('%s: %s', (_, sentence, expected) => {
    expect(codedInNews(sentence)).toEqual(expected);
  });
});
