/** What readouts and joint statements tell, over passages of which most were studied and some were kept back. */
import { describe, expect, it } from 'vitest';
import type { Event } from '../../../src/model/reading.js';
import { coded } from '../../coded.js';
import { READOUTS } from './readouts-told.js';

const JOINT = /AGREE|CONSULT|COOPERATE/;

/** Which of the events of a passage are not found. */
const missing = (issuer: string, text: string, events: readonly string[]): readonly string[] => {
  const found = coded({ text, published: '2024-05-20', kind: 'readout', issuer: issuer as 'USA' });
  const byId = new Map(found.actors.map((actor) => [actor.id, actor]));
  const side = (ids: readonly string[]): string =>
    [...new Set(ids.map((id) => byId.get(id)?.party || byId.get(id)?.country || '?'))].sort().join(' ');
  const isTold = (told: string, { plover, status, source, target }: Event): boolean => {
    const [head = '', whom = ''] = told.split(' > ');
    const [types = '', when = '', ...doers] = head.split(' ');
    if (!types.split('|').includes(plover) || status !== when) return false;
    const all = [...doers, ...whom.split(' ')].sort().join(' ');
    if (JOINT.test(types)) return side([...source, ...target]) === all;
    return (
      side(source) === doers.sort().join(' ') && (whom === '*' || side(target) === whom.split(' ').sort().join(' '))
    );
  };
  return events.filter((told) => !found.events.some((event) => isTold(told, event)));
};

/** Events of the passages that are known not to be found. */
const BACKLOG: ReadonlySet<string> = new Set([
  'KAZ: AGREE|SUPPORT happened KAZ > UZB',
  'KAZ: SUPPORT happened KAZ > UZB',
  'GBR: CONSULT happened GBR > KEN',
  'AUS: AID planned AUS > PNG',
  'FRA: CONSULT happened FRA > TCD',
  'BRA: COOPERATE happened BRA URY > ARG',
  'NPL: AGREE happened NPL > IND',
  'FJI: AID planned FJI > PNG',
  'CAN: COERCE happened CHN > CAN',
  'CAN: ACCUSE happened CAN > CHN',
  'POL: PROTEST|REJECT|ACCUSE|CONSULT happened POL > BLR',
  'NZL: ACCUSE happened NZL > PRK',
  'DEU: REQUEST happened DEU > PRK',
  'PHL: CONSULT happened PHL > JPN',
  'LBN: AID|COOPERATE happened QAT > LBN',
  'UKR: SUPPORT happened UKR > THA',
  'ESP: CONSULT planned ESP > MAR',
  'SEN: AGREE happened SEN > MRT GMB',
  'SEN: COOPERATE planned SEN > MRT GMB',
]);

describe('a readout', () => {
  it.each(READOUTS.map(({ about, text, issuer, events }) => [about, text, issuer, events] as const))(
    '%s: %s',
    (_, text, issuer, events) => {
      const missed = missing(issuer, text, events);
      const known = events.filter((told) => BACKLOG.has(`${issuer}: ${told}`));
      expect(missed).toEqual(known);
    },
  );
});
