/** Every rule is a row with a sentence that it matches and one that it must not: the rows are the tests. */
import { describe, expect, it } from 'vitest';
import type { DocumentInput, Pair } from '../../src/model/document.js';
import { CAMEO, type CameoCode } from '../../src/model/generated/cameo.js';
import { read } from '../../src/reading/read.js';
import type { RuleInfo } from '../../src/reading/rules.js';
import { ofRows } from '../coded.js';
import { faultsOf, placesIn, resources, whysOf } from '../resources.js';

const DAY = '2023-06-18';
const rules = [...resources().rules.values()];

/** The first two states of a sentence, as the two sides between which a relation is asked for. */
const sides = (text: string): Pair => {
  const { actors } = read({ text, published: DAY }, resources());
  const [source, target] = actors
    .filter((actor) => actor.kind === 'state')
    .flatMap((actor) => actor.mentions)
    .sort(([a], [b]) => a - b);
  if (!source || !target) throw new Error(`not two states in: ${text}`);
  return { source: [source], target: [target] };
};

const whysIn = (rule: RuleInfo, text: string): Set<string> => {
  const input: DocumentInput = {
    text,
    published: DAY,
    ...(rule.layer === 'relations' ? { pairs: [sides(text)] } : {}),
  };
  const reading = read(input, resources());
  expect(faultsOf(reading, text, resources())).toEqual([]);
  const whys = whysOf(reading);
  // A place stands in the reading only with what happened there.
  if (rule.layer === 'places') for (const { why } of placesIn(text)) whys.add(why);
  return whys;
};

/** A row is tested by itself: whether what it alone has found is given is for the net to say. */
const whysOfRows = (text: string): ReadonlySet<string> => whysOf(ofRows({ text, published: DAY }));

describe('the example of a rule has it behind something that is read, the counter-example has not', () => {
  it.each(rules.map((rule) => [rule.id, rule] as const))('%s', (id, rule) => {
    expect(rule.example).not.toBe(rule.counterExample);
    expect([...whysIn(rule, rule.example), ...whysOfRows(rule.example)]).toContain(id);
    expect([...whysIn(rule, rule.counterExample)]).not.toContain(id);
  });
});

describe('the rules', () => {
  it('have ids of layer and name, in a table of their own', () => {
    for (const { id, where, says } of rules) {
      expect(id).toMatch(/^[a-z]+(\/[a-z0-9]+(-[a-z0-9]+)*)$/);
      expect(where).toMatch(/^data\/en\/(events\/)?[a-z-]+\.csv, line \d+$/);
      expect(says).not.toBe('');
    }
    expect(new Set(rules.map((rule) => rule.where)).size).toBe(rules.length);
  });

  /** Resignations have no code of CAMEO, a verdict is an accusation there; the manual has eased curfews under CONCEDE. */
  const OTHERWISE: ReadonlySet<string> = new Set([
    'CONCEDE 0813',
    'CONCEDE 0814',
    'RETREAT 080',
    'RETREAT 087',
    'RETREAT 0831',
    'SANCTION 116',
  ]);

  it.each(
    rules
      .filter(
        ({ layer, gives }) => layer === 'events' && gives.cameo && !OTHERWISE.has(`${gives.plover} ${gives.cameo}`),
      )
      .map((rule) => [rule.id, rule] as const),
  )('%s gives a CAMEO code that converts to its PLOVER type', (_, { gives }) => {
    expect(CAMEO[gives.cameo as CameoCode].plover).toBe(gives.plover);
  });

  it.each(['planned', 'hypothetical', 'refused', 'denied', 'cancelled', 'proposed'])(
    'know a word for the status %s, found as a rule',
    (status) => {
      expect(rules.some((rule) => rule.layer === 'status' && rule.gives.status === status)).toBe(true);
    },
  );
});

describe('a word that changes the status', () => {
  it.each<[text: string, status: string]>([
    ['Antony Blinken met with Qin Gang.', 'happened'],
    ['Antony Blinken will meet with Qin Gang.', 'planned'],
    ['Antony Blinken planned to meet with Qin Gang.', 'planned'],
    ['Antony Blinken won’t meet with Qin Gang.', 'refused'],
    ["Antony Blinken didn't meet with Qin Gang.", 'denied'],
    ['Antony Blinken refused to meet with Qin Gang.', 'refused'],
    ['Antony Blinken may meet with Qin Gang.', 'hypothetical'],
    ['In May Antony Blinken met with Qin Gang.', 'happened'],
    ['Antony Blinken in May met with Qin Gang.', 'happened'],
    ['Antony Blinken said it would rain, and met with Qin Gang.', 'happened'],
  ])('%s: %s', (text, status) => {
    const { events } = read({ text, published: DAY }, resources());
    expect(events.filter((event) => event.cameo === '040').map((event) => event.status)).toEqual([status]);
  });
});

describe('a phrase with hyphens', () => {
  it.each<[text: string, topic: string]>([
    ['Antony Blinken said that military-to-military contacts are open.', 'military-contacts'],
    ['Antony Blinken said that people-to-people ties are strong.', 'people-to-people'],
    ['Antony Blinken said that covid-19 is over.', 'health'],
    ['Antony Blinken said that the war in Nagorno-Karabakh is over.', 'caucasus'],
  ])('is found: %s', (text, topic) => {
    const { statements } = read({ text, published: DAY }, resources());
    expect(statements.flatMap((one) => one.topics)).toContain(topic);
  });
});
