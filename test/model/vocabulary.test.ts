import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { generateVocabulary } from '../../scripts/build-vocabulary.js';
import { CAMEO, CAMEO_CODES } from '../../src/model/generated/cameo.js';
import * as lists from '../../src/model/generated/lists.js';
import { PARTIES, PARTY } from '../../src/model/generated/parties.js';
import { PLOVER, PLOVER_CONTEXTS, PLOVER_MODES, PLOVER_TYPES } from '../../src/model/generated/plover.js';
import { SECTOR_PATTERN } from '../../src/model/sector.js';
import { describeShared, ROOT, sharedText } from '../shared.js';

const CLOSED: Readonly<Record<string, readonly string[]>> = {
  ...Object.fromEntries(
    Object.entries(lists).flatMap(([name, list]) => (Array.isArray(list) ? [[name, list as readonly string[]]] : [])),
  ),
  PARTIES,
  PLOVER_TYPES,
  PLOVER_MODES,
  PLOVER_CONTEXTS,
  CAMEO_CODES,
};

describe('every closed list', () => {
  it('is among those that are checked here', () => {
    expect(Object.keys(CLOSED).length).toBeGreaterThanOrEqual(25);
  });

  it.each(Object.entries(CLOSED))('%s has values, each once, none blank or padded', (_, list) => {
    expect(list.length).toBeGreaterThan(0);
    expect(new Set(list).size).toBe(list.length);
    for (const value of list) expect(value).toMatch(/^\S(.*\S)?$/);
  });
});

describe('generated files', () => {
  it.each(Object.entries(generateVocabulary()))(
    '%s is what data/vocabulary gives (npm run build:vocabulary)',
    (name, text) => {
      expect(readFileSync(join(ROOT, 'src/model/generated', name), 'utf8')).toBe(text);
    },
  );
});

describe('CAMEO', () => {
  it('has its twenty roots and nothing but codes of two to four figures below them', () => {
    const roots = CAMEO_CODES.filter((code) => code.length === 2);
    expect(roots).toEqual(Array.from({ length: 20 }, (_, i) => String(i + 1).padStart(2, '0')));
    for (const code of CAMEO_CODES) {
      expect(code).toMatch(/^\d{2,4}$/);
      expect(roots).toContain(code.slice(0, 2));
    }
  });

  it('has the code above every code of four figures', () => {
    for (const code of CAMEO_CODES.filter((one) => one.length === 4)) expect(CAMEO_CODES).toContain(code.slice(0, 3));
  });

  it.each(CAMEO_CODES)('%s has a name, a weight from -10 to 10, and a type, mode and contexts that exist', (code) => {
    const { name, goldstein, plover, mode, contexts } = CAMEO[code];
    expect(name).not.toBe('');
    expect(goldstein).toBeGreaterThanOrEqual(-10);
    expect(goldstein).toBeLessThanOrEqual(10);
    // Statements and appeals (01, 02) are no events of PLOVER.
    expect(plover === undefined).toBe(code.startsWith('01') || code.startsWith('02'));
    if (plover) expect(PLOVER_TYPES).toContain(plover);
    if (mode) expect(plover && PLOVER[plover].modes).toContain(mode);
    for (const context of contexts) expect(PLOVER_CONTEXTS).toContain(context);
  });

  it.each<[code: keyof typeof CAMEO, goldstein: number]>([
    ['040', 1],
    ['042', 1.9],
    ['057', 8],
    ['112', -2],
    ['190', -10],
  ])('%s weighs %s, as Goldstein has it', (code, goldstein) => {
    expect(CAMEO[code].goldstein).toBe(goldstein);
  });
});

describe('PLOVER', () => {
  it('has sixteen types, each with a quad', () => {
    expect(PLOVER_TYPES).toHaveLength(16);
    for (const type of PLOVER_TYPES) expect([1, 2, 3, 4]).toContain(PLOVER[type].quad);
  });

  it('has no mode that no type has, and no type with a mode that is not listed', () => {
    const used = new Set(PLOVER_TYPES.flatMap((type) => PLOVER[type].modes));
    expect([...used].sort()).toEqual([...PLOVER_MODES].sort());
  });

  it('has for every type a CAMEO code that converts to it', () => {
    const reached = new Set(CAMEO_CODES.map((code) => CAMEO[code].plover));
    for (const type of PLOVER_TYPES) expect(reached).toContain(type);
  });
});

describe('parties', () => {
  it.each(PARTIES)('%s has a name and a kind that fits its code', (code) => {
    const { kind, name, country } = PARTY[code];
    expect(name).not.toBe('');
    if (kind === 'movement') expect(code).toMatch(/^[a-z0-9-]+$/);
    else expect(code).toMatch(/^[A-Z]{3}$/);
    if (kind === 'movement') expect(PARTIES).toContain(country);
    else expect(country).toBeUndefined();
  });

  it.each([
    ['USA', 'state'],
    ['XKX', 'state'],
    ['TWN', 'state'],
    ['PSE', 'state'],
    ['VAT', 'state'],
    ['SUN', 'former-state'],
    ['YUG', 'former-state'],
    ['EUR', 'organization'],
    ['UNO', 'organization'],
    ['QUA', 'organization'],
    ['hamas', 'movement'],
    ['m23', 'movement'],
  ] as const)('%s is a %s', (code, kind) => {
    expect(PARTY[code].kind).toBe(kind);
  });
});

describe('topics', () => {
  it('have a parent each, and parents that are few', () => {
    expect(Object.keys(lists.TOPIC_PARENT).sort()).toEqual([...lists.TOPICS].sort());
    for (const parent of Object.values(lists.TOPIC_PARENT)) expect(parent).not.toBe('');
    expect(new Set(Object.values(lists.TOPIC_PARENT)).size).toBeLessThan(lists.TOPICS.length / 2);
  });
});

describe('a sector', () => {
  it.each(['GOV', 'GOVMIL', 'CVLOPP', 'UNK'])('%s is one', (value) => {
    expect(value).toMatch(SECTOR_PATTERN);
  });
  it.each(['', 'gov', 'GOVERNMENT', 'GOVMILLEG', 'GO', 'GOV MIL', 'XXX'])("'%s' is none", (value) => {
    expect(value).not.toMatch(SECTOR_PATTERN);
  });
});

describeShared('the lists of VOCABULARY.md', () => {
  /** The paragraph of a heading, without what stands in brackets or explains a value. */
  const paragraph = (heading: string): string => {
    const text = sharedText('VOCABULARY.md');
    const start = text.indexOf(`**${heading}**`);
    if (start === -1) throw new Error(`VOCABULARY.md has no '${heading}'`);
    const from = start + heading.length + 4;
    const end = text.indexOf('\n\n', from);
    return text
      .slice(from, end === -1 ? text.length : end)
      .replace(/\([^)]*\)/g, ' ')
      .replace(/\s+/g, ' ');
  };
  /** The values 'a | b | c' that follow a word of a paragraph, to the end of the part. */
  const alternatives = (heading: string, label: string): string[] => {
    const match = new RegExp(`${label}:? ([^.;]*)`, 'i').exec(paragraph(heading));
    return (match?.[1] ?? '').split(/[|,]/).map((value) => value.trim());
  };

  it.each<[heading: string, label: string, list: readonly string[]]>([
    ['Statement', 'act', lists.STATEMENT_ACTS],
    ['Statement', 'Attribution', lists.ATTRIBUTIONS],
    ['Statement', 'Kind', lists.STATEMENT_KINDS],
    ['Statement', 'Venue', lists.VENUES],
    ['Document kinds', '', lists.DOCUMENT_KINDS],
    ['Event status', '', lists.EVENT_STATUSES],
    ['Meetings', 'kind', lists.MEETING_KINDS],
    ['Meetings', 'format', lists.MEETING_FORMATS],
    ['Meetings', 'level', lists.MEETING_LEVELS],
    ['Meetings', 'status', lists.MEETING_STATUSES],
    ['Commitments', 'status', lists.COMMITMENT_STATUSES],
    ['Commitments', 'in the record', lists.COMMITMENT_RECORD_STATUSES],
    ['Channels', 'kind', lists.CHANNEL_KINDS],
    ['Channels', 'state', lists.CHANNEL_STATES],
    ['Incidents', '', lists.INCIDENT_KINDS],
    ['Actor kinds', '', lists.ACTOR_KINDS],
  ])('%s %s', (heading, label, list) => {
    expect(alternatives(heading, label).sort()).toEqual([...list].sort());
  });

  it('Sectors', () => {
    const named =
      paragraph('Sectors')
        .split('Compounds')[0]
        ?.match(/\b[A-Z]{3}\b/g) ?? [];
    expect([...new Set(named)].sort()).toEqual([...lists.SECTORS].sort());
  });

  it('Topics', () => {
    const named = (paragraph('Topics').match(/[a-z][a-z-]+/g) ?? []).sort();
    expect(named).toEqual([...lists.TOPICS].sort());
  });

  it('PLOVER types', () => {
    const named = paragraph('PLOVER types').match(/\b[A-Z]{3,}\b/g) ?? [];
    expect(named.filter((one) => one !== 'PLOVER').sort()).toEqual([...PLOVER_TYPES].sort());
  });

  it('Parties: every code that is named there', () => {
    const named = paragraph('Parties').match(/`([^`]+)`/g) ?? [];
    expect(named.length).toBeGreaterThan(30);
    for (const code of named) expect(PARTIES).toContain(code.replaceAll('`', ''));
  });
});
