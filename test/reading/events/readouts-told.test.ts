/** What readouts and joint statements tell, over passages of which most were studied and some were kept back. */
import { describe, expect, it } from 'vitest';
import type { Event } from '../../../src/model/reading.js';
import { read } from '../../../src/reading/read.js';
import { resources } from '../../resources.js';
import { READOUTS } from './readouts-told.js';

const JOINT = /AGREE|CONSULT|COOPERATE/;

/** Which of the events of a passage are not found. */
const missing = (issuer: string, text: string, events: readonly string[]): readonly string[] => {
  const found = read({ text, published: '2024-05-20', kind: 'readout', issuer: issuer as 'USA' }, resources());
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
  'AUS: AID planned AUS > PNG',
  'BRA: COOPERATE happened BRA URY > ARG',
  'CAN: ACCUSE happened CAN > CHN',
  'CAN: COERCE happened CHN > CAN',
  'DEU: REQUEST happened DEU > PRK',
  'DNK: CONSULT happened DNK > IRQ',
  'FJI: AID planned FJI > PNG',
  'FRA: CONSULT happened FRA > TCD',
  'GBR: CONSULT happened GBR > KEN',
  'LBN: AID|COOPERATE happened QAT > LBN',
  'NZL: ACCUSE happened NZL > PRK',
  'PHL: CONSULT happened PHL > JPN',
  'POL: PROTEST|REJECT|ACCUSE|CONSULT happened POL > BLR',
  'SEN: AGREE happened SEN > MRT GMB',
  'SEN: COOPERATE planned SEN > MRT GMB',
  'UKR: SUPPORT happened UKR > THA',
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
