/**
 * Diplomatic news: wire reports of two or three countries. Sentences of our own for what such reports say by the way, at the
 * head of a text that is long enough to be news, and passages with the events that a reader codes in them
 * (`diplomatic-news.jsonl`), of which those that are missed are marked so.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Actor } from '../../../src/model/reading.js';
import { coded } from '../../coded.js';

/** No deed, and names of many countries, so that the text is about none of them. */
const REST =
  'Fiji, Peru, Ghana and Laos are warm. People walked along the river, and children played near the old mill for hours. ';

interface Told {
  readonly plover: string;
  readonly status: string;
  /** Countries or organizations. */
  readonly source: readonly string[];
  readonly target: readonly string[];
}

/** The events of the head of a text. */
const eventsOf = (head: string): readonly Told[] => {
  const all = coded({ id: 'news', text: `${head}\n\n${REST.repeat(9)}`, published: '2023-06-18' });
  const byId = new Map<string, Actor>(all.actors.map((actor) => [actor.id, actor]));
  const side = (list: readonly string[]): readonly string[] =>
    list.map((id) => byId.get(id)?.party || byId.get(id)?.country || id);
  return all.events
    .filter((event) => (event.evidence[0]?.[0] ?? 0) < head.length)
    .map(({ plover, status, source, target }) => ({ plover, status, source: side(source), target: side(target) }));
};

const shown = ({ plover, status, source, target }: Told): string =>
  `${plover} ${status} ${[...new Set(source)].join('+')} > ${[...new Set(target)].join('+')}`;

describe('what diplomatic news says by the way', () => {
  it.each<[what: string, text: string, event: string]>([
    ['whom officials blame', 'Omani officials left the hall, blaming Yemen for the raid.', 'ACCUSE happened OMN > YEM'],
    [
      'whom officials blame',
      'Danish diplomats walked out on Monday, accusing Belarus of deceit.',
      'ACCUSE happened DNK > BLR',
    ],
    ['who airs concerns', 'Chile aired its concerns about Bolivia in Quito.', 'ACCUSE happened CHL > BOL'],
    ['whom one holds to blame', 'Ghana holds Togo to blame for the floods.', 'ACCUSE happened GHA > TGO'],
    ['whom one holds to blame', 'Norway considers Russia responsible for the leak.', 'ACCUSE happened NOR > RUS'],
    ['whom one holds to blame', 'Nepal deemed India complicit in the raid.', 'ACCUSE happened NPL > IND'],
    [
      'what a charge is answered with',
      'Uganda accused Burundi of arming rebels. Burundi dismissed the accusation.',
      'REJECT happened BDI > UGA',
    ],
    [
      'what a charge is answered with',
      'Greece blamed Libya for the wreck. Libyan officials denied the charge.',
      'REJECT happened LBY > GRC',
    ],
    [
      'what a demand is answered with',
      'Panama demanded that Cuba free two sailors. Havana rejected the demand.',
      'REJECT happened CUB > PAN',
    ],
    [
      'what would be shut',
      'Latvia warned that it would close its ports to Belarusian ships.',
      'THREATEN happened LVA > BLR',
    ],
    [
      'what one consents to',
      "Ecuador's government has consented to talks with Peru on fishing.",
      'CONSULT planned ECU > PER',
    ],
    [
      'what the way is open for',
      'The pardon could open the way for meetings between Tunisian and Libyan officials.',
      'CONSULT hypothetical TUN+LBY > ',
    ],
    [
      'what the way is open for',
      'The deal paves the way for a visit by the Danish foreign minister to Nairobi.',
      'CONSULT hypothetical DNK > KEN',
    ],
    [
      'what the way is open for',
      'The ruling cleared the path to a summit between the Greek and Turkish leaders.',
      'CONSULT hypothetical GRC+TUR > ',
    ],
    ['who brokers it', 'Qatar brokered a rapprochement between Chad and Libya.', 'CONSULT happened QAT > TCD+LBY'],
    ['who brokers it', 'Kenya brokered a truce between Sudan and Chad.', 'CONSULT happened KEN > SDN+TCD'],
    [
      'who brokers it',
      'Oman, which brokered an accord between Iran and Bahrain, sent an aide.',
      'CONSULT happened OMN > IRN+BHR',
    ],
    [
      'whose demands are conveyed',
      "Finland's envoy relayed Sweden's demands to the Libyan government.",
      'REQUEST happened SWE > LBY',
    ],
    [
      'whose demands are conveyed',
      "Rwanda's envoy delivered a list of demands to the Congolese government.",
      'REQUEST happened RWA > COD',
    ],
    [
      'whose demands are conveyed',
      "The Omani ambassador conveyed his government's demands to the foreign ministry of Yemen.",
      'REQUEST happened OMN > YEM',
    ],
    ['heads of firms', "Kenya's president met the chairman of Siemens on Monday.", 'CONSULT happened KEN > DEU'],
    ['heads of firms', "Togo's president met Danish mining executives.", 'CONSULT happened TGO > DNK'],
    [
      'penalties as nouns',
      "Japan protested against the Swiss government's export controls on Japanese chips.",
      'COERCE happened CHE > JPN',
    ],
    ['penalties as nouns', "France's sanctions on Belarusian generals were extended.", 'COERCE happened FRA > BLR'],
    [
      'penalties as nouns',
      "Kenya's travel ban on Ugandan officers, announced in April, angered Kampala.",
      'COERCE happened KEN > UGA',
    ],
    [
      'penalties as nouns',
      "The Nepalese premier called India's ban on Nepalese tea unfair.",
      'COERCE happened IND > NPL',
    ],
    ['close passes', 'A Russian jet buzzed a Danish frigate near Bornholm.', 'MOBILIZE happened RUS > DNK'],
    ['close passes', 'A Turkish cutter came within meters of a Greek ferry.', 'MOBILIZE happened TUR > GRC'],
    [
      'close passes',
      "Norway was alarmed by a Russian bomber's flyby of a Norwegian frigate.",
      'MOBILIZE happened RUS > NOR',
    ],
    [
      'where one is on the way',
      "During a trip to Senegal, the Spanish foreign minister praised Dakar's handling of migrants.",
      'CONSULT happened ESP > SEN',
    ],
    [
      'where one is on the way',
      'On a visit to Kenya, the Danish defense minister praised the Kenyan army.',
      'CONSULT happened DNK > KEN',
    ],
  ])('%s: %s', (_, text, event) => {
    expect(eventsOf(text).map(shown)).toContain(event);
  });

  it.each<[what: string, text: string, not: RegExp]>([
    ['an answer to nobody', 'Uganda accused Burundi of deceit. Kenya dismissed the accusation.', /^REJECT/],
    ['an answer to nobody', 'Uganda praised Burundi. Burundi dismissed the claim.', /^REJECT/],
    [
      'a minister of where one goes',
      'On a visit to Kenya, the Danish defense minister slept.',
      /KEN \+|\+ ?KEN|KEN\+DNK/,
    ],
    [
      'a meeting that may be',
      'The deal paves the way for a visit by the Danish foreign minister to Nairobi.',
      /^CONSULT happened/,
    ],
    ['a way', 'Qin Gang met Antony Blinken on the way to Lagos.', /hypothetical/],
    ['a deal of its own', 'Qatar brokered a sale of grain.', /^CONSULT/],
    ['a pass that is none', 'A storm passed within miles of Denmark on its way to Norway.', /^MOBILIZE/],
  ])('not %s: %s', (_, text, not) => {
    expect(
      eventsOf(text)
        .map(shown)
        .filter((one) => not.test(one)),
    ).toEqual([]);
  });
});

interface Passage {
  readonly id: string;
  readonly text: string;
  /** `TYPE status SOURCE > TARGET`, types and statuses that are as good behind '|'; ' missed' behind those that are not found. */
  readonly events: readonly string[];
}

const passages = readFileSync(join(import.meta.dirname, 'diplomatic-news.jsonl'), 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => JSON.parse(line) as Passage);

/** Deeds whose sides are one set. */
const JOINT = /^(?:AGREE|CONSULT|COOPERATE)$/;

const isFound = (expected: string, told: readonly Told[]): boolean => {
  const [types = '', statuses = '', from = '', , to = ''] = expected.split(' ');
  const fitting = told.filter(
    ({ plover, status }) => types.split('|').includes(plover) && statuses.split('|').includes(status),
  );
  // What one does with several may be told as one event or as several.
  return to
    .split('+')
    .every((party) =>
      fitting.some(({ plover, source, target }) =>
        JOINT.test(plover)
          ? [...source, ...target].includes(party) && [...source, ...target].includes(from)
          : source.includes(from) && target.includes(party),
      ),
    );
};

describe('passages of diplomatic news', () => {
  it.each(passages)('$id: $text', ({ text, events }) => {
    const told = eventsOf(text);
    const found = events.map((one) => {
      const expected = one.replace(/ missed$/, '');
      return isFound(expected, told) ? expected : `${expected} missed`;
    });
    expect(found).toEqual(events);
  });
});
