/** What the words of an undertaking say without their sentence. */
import { describe, expect, it } from 'vitest';
import { canStandAlone, isOfOnePerson, namesDeed } from '../../../src/record/ledger/wording.js';

describe('the words of an action', () => {
  it.each([
    ['to visit Chad', 'They agreed to visit Chad', true],
    ['not to attack the ports', 'He promised not to attack the ports', true],
    ['to bring aid', 'They agreed to bring aid', true],
    ['to ensuring that no aid is lost', 'They reiterated their commitment to ensuring that no aid is lost', false],
    ['that both would meet', 'They agreed that both would meet', true],
    ['that the work is not yet done', 'They agreed that the work is not yet done', true],
    ['pay for the grain', 'Chad will pay for the grain', true],
    ['pay for the grain', 'Chad will soon pay for the grain', true],
    ['to the defense of Chad', 'He reaffirmed the commitment to the defense of Chad', false],
    ['to 60 days', 'Chad agrees to 60 days', false],
    ['to new terms', 'Chad agrees to new terms', false],
    ['nine months', 'which she had promised in nine months', false],
    ['its importance', 'They agreed on its importance', false],
  ])('‘%s’ of ‘%s’ can stand alone: %s', (action, sentence, alone) => {
    expect(canStandAlone(action, sentence)).toBe(alone);
  });
  it.each([
    ['to visit Chad', true],
    ['that both would meet', true],
    ['that the work is not yet done', false],
    ['to the common values', false],
    ['continue to compete with all', false],
  ])('‘%s’ names something yet to be done: %s', (action, deed) => {
    expect(namesDeed(action)).toBe(deed);
  });
  it('tells what one person assured from what states agreed', () => {
    expect(['that he will go on', 'that they will go on', 'to go on'].map(isOfOnePerson)).toEqual([true, false, false]);
  });
});
