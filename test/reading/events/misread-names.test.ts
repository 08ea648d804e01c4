/** Names that are something else where they stand, or parts of a title. */
import { describe, expect, it } from 'vitest';
import type { Party } from '../../../src/model/generated/parties.js';
import { coded } from '../../coded.js';

const codes = (text: string, issuer?: Party): string[] => {
  const { events, actors } = coded({ text, published: '2022-06-10', ...(issuer ? { issuer } : {}) });
  const code = (id: string): string => {
    const actor = actors.find((one) => one.id === id);
    return `${actor?.party || actor?.country || '?'}:${actor?.sector}`;
  };
  return events.map(
    ({ plover, source, target }) => `${plover} ${source.map(code).join(' ')} > ${target.map(code).join(' ')}`,
  );
};

describe('a city that something is named after', () => {
  it.each<[of: string, text: string, event: string]>([
    [
      'agreements',
      'France and Ukraine reaffirmed their commitment to the Minsk agreements.',
      'AGREE FRA:GOV UKR:GOV > ',
    ],
    ['a format', 'Turkey and Iran praised the Astana format.', 'SUPPORT TUR:GOV IRN:GOV > '],
    ['accords', 'Chad criticized the Oslo peace accords on Monday.', 'ACCUSE TCD:GOV > '],
    ['talks in a city that is no capital', 'Peru criticized the Geneva talks on Monday.', 'ACCUSE PER:GOV > '],
  ])('is nobody: %s', (_, text, event) => {
    expect(codes(text)).toContain(event);
  });

  it.each<[of: string, text: string, event: string]>([
    ['a capital alone', 'France criticized Minsk on Monday.', 'ACCUSE FRA:GOV > BLR:GOV'],
    ['a capital that acts', 'Astana condemned Minsk on Monday.', 'ACCUSE KAZ:GOV > BLR:GOV'],
    ['a capital with its minister', "Chad criticized Oslo's foreign minister on Monday.", 'ACCUSE TCD:GOV > NOR:GOV'],
  ])('is its state otherwise: %s', (_, text, event) => {
    expect(codes(text)).toContain(event);
  });
});

describe('a part of a title', () => {
  it.each<[of: string, text: string, event: string]>([
    [
      'what a minister sees to',
      'Deputy Secretary Wendy Sherman met with Malawian Minister of Foreign Affairs and Trade Ada Quill.',
      'CONSULT USA:GOV > MWI:GOV',
    ],
    [
      'whom the head of a cabinet serves',
      'Deputy Secretary Wendy Sherman spoke with Anders Holm, Head of Cabinet to the President of the European Council.',
      'CONSULT USA:GOV > EUR:IGO',
    ],
    ['who is elected', 'President Biden spoke with President-elect Ada Quill of Iceland.', 'CONSULT USA:GOV > ISL:ELI'],
  ])('is of the person: %s', (_, text, event) => {
    expect(codes(text, 'USA')).toContain(event);
  });

  // Who has left an office of the table is of its state, and the new office is not looked at.
  it.fails('is of the person: where somebody serves who had left office', () => {
    const text =
      'White House Infrastructure Implementation Coordinator Mitch Landrieu met with Ada Quill, the mayor of Oslo.';
    expect(codes(text, 'USA')).toContain('CONSULT USA:GOV > NOR:GOV');
  });

  it('is a magazine elsewhere', () => {
    expect(codes('Foreign Affairs criticized Russia on Monday.')).toContain('ACCUSE USA:JRN > RUS:GOV');
  });
});
