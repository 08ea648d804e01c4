/** What several found together they have agreed on; where they only mean to, it is what they will do together. */
import type { EventStatus } from '../../model/generated/lists.js';
import type { Code } from './draft.js';
import type { Match } from './match.js';

/** Verbs of founding a body for what two have in common. */
const FOUNDING = new Set([
  'establish',
  'set',
  'launch',
  'found',
  'create',
  'initiate',
  'inaugurate',
  'institute',
  'form',
]);
const TO_DO = { plover: 'COOPERATE', cameo: '060', mode: undefined, contexts: [] } as const;

/** The code of a deed by whether it has been: 'established a council' is an agreement, 'agreed to launch a dialogue' about one. */
export const foundedOrToFound = ({ pattern }: Match, code: Code, status: EventStatus): Code =>
  pattern.plover === 'AGREE' && pattern.kind === 'verb' && FOUNDING.has(pattern.lemma) && status !== 'happened'
    ? TO_DO
    : code;
