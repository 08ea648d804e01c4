/**
 * What the words of an undertaking's action say without their sentence. One place for all who show them: 'to visit Chad'
 * can be read alone, of 'its importance' and 'to the defense of Chad' only the sentence says what it is. Pure.
 */

/** What stands before a noun, so that the 'to' before it is no infinitive: 'to the principle', 'to 60 days', 'to new terms'. */
const NOUN_AHEAD = 'the|an?|its|their|our|his|her|this|that|these|those|all|each|both|any|some|new';
/** 'Their commitment to ensuring' is no infinitive; 'to bring' is. */
const GERUND = '(?!bring\\b)\\p{Ll}+ing';
const INFINITIVE = new RegExp(`^(?:not )?to (?!(?:${NOUN_AHEAD}|${GERUND})\\b)\\p{Ll}+`, 'u');
const MODAL = 'will|would|shall|should|must|can|could|may|might';
const CLAUSE = new RegExp(`^that\\b.*\\b(?:${MODAL}|had|has|have|is|are)\\b`, 'su');
const CLAUSE_AHEAD = new RegExp(`^that\\b.*\\b(?:${MODAL})\\b`, 'su');
/** 'Chad will ' before 'pay for the grain'. */
const MODAL_BEFORE = /\b(?:will|would|shall|must|should)(?: \w+)? $/;

/** Whether it holds a verb, so that it can be read without its sentence. */
export const canStandAlone = (action: string, sentence: string): boolean =>
  INFINITIVE.test(action) ||
  CLAUSE.test(action) ||
  MODAL_BEFORE.test(sentence.slice(0, Math.max(0, sentence.indexOf(action))));

/**
 * Whether it names something yet to be done that somebody bound himself to: not 'that the work is not yet done', which is a
 * view, and not what somebody will do anyhow ('will continue to compete').
 */
export const namesDeed = (action: string): boolean => INFINITIVE.test(action) || CLAUSE_AHEAD.test(action);

/** 'That he will continue': one person, so not what several states undertake. */
export const isOfOnePerson = (action: string): boolean => /^that (?:he|she)\b/.test(action);
