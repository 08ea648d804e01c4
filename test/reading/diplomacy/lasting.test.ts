import { describe, expect, it } from 'vitest';
import { read } from '../../../src/index.js';
import { resources } from '../../resources.js';

describe('how long a meeting lasted', () => {
  it.each([
    ['Antony Blinken and Wang Yi met for two and a half hours in Munich on Saturday.', 'PT2H30M'],
    ['A 45-minute call between Joe Biden and Xi Jinping followed on Sunday.', 'PT45M'],
    ['Janet Yellen paid a four-day visit to China in July.', 'P4D'],
    ['Vladimir Putin met Recep Tayyip Erdogan in Sochi two days ago.', undefined],
    ['Vladimir Putin met Recep Tayyip Erdogan in Sochi.', undefined],
  ])('%s %s', (text, duration) => {
    const [meeting] = read({ text, published: '2023-07-20' }, resources()).meetings;
    expect(meeting).toBeDefined();
    expect(meeting?.duration).toBe(duration);
  });
});
