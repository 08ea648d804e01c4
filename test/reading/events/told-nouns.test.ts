/** What a sentence tells by the way: nouns of deeds with their doer, what is done with others, demands that are made clear. */
import { describe, expect, it } from 'vitest';
import { coded } from '../../coded.js';

/** The events of a text as `TYPE source > target`, by names. */
const eventsOf = (text: string): readonly string[] => {
  const { events, actors } = coded({ text, published: '2023-06-18' });
  const names = (ids: readonly string[]): string =>
    ids.map((id) => actors.find((actor) => actor.id === id)?.name ?? id).join(' + ');
  return events.map(({ plover, source, target }) => `${plover} ${names(source)} > ${names(target)}`);
};

describe('what a sentence tells by the way', () => {
  it.each<[what: string, text: string, event: string]>([
    [
      "a doer behind 'by'",
      'Tensions rose after the expulsion of Polish diplomats by Belarus.',
      'SANCTION Belarus > Polish diplomats',
    ],
    [
      'with whom it is done',
      'Kenya, in coordination with Uganda, moved the refugees to new camps.',
      'COOPERATE Kenya > Uganda',
    ],
    [
      'with whom it is done',
      'The Danish ministry organized the seminar in partnership with Ghana.',
      'COOPERATE Ministry of Denmark > Ghana',
    ],
    [
      'what is given',
      "Kuwait's contribution to the World Food Programme was welcomed.",
      'AID Kuwait > World Food Programme',
    ],
    [
      'what must be done',
      'The Swedish premier made clear that Hungary must ratify the treaty.',
      'REQUEST Ulf Kristersson > Hungary',
    ],
  ])('%s: %s', (_, text, event) => {
    expect(eventsOf(text)).toContain(event);
  });

  it('is no demand where it is only held to be so', () => {
    expect(eventsOf('Ruto made clear that Somalia must have a future.').filter((one) => /^REQUEST/.test(one))).toEqual(
      [],
    );
  });
});
