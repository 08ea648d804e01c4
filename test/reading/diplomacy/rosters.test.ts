/** Sentences that list who took part in the meeting that a readout is about. */
import { describe, expect, it } from 'vitest';
import { toDocument } from '../../../src/ingest/document.js';
import { read } from '../../../src/reading/read.js';
import { resources } from '../../resources.js';

const DAY = '2022-02-18';
const TITLE = 'Readout of the Prime Minister’s call with allies';
const PUBLISHER = 'Prime Minister of Canada';

const readingOf = (text: string, title = TITLE) =>
  read({ text, title, published: DAY, publisher: PUBLISHER }, resources());

const meetingsOf = (text: string, title?: string): readonly string[] =>
  readingOf(text, title).meetings.map(
    ({ kind, participants }) => `${kind} ${[...new Set(participants.map(({ party }) => party))].sort().join(' + ')}`,
  );

const CALL = 'Prime Minister Justin Trudeau spoke today by telephone with European leaders about the harvest.';

const TOLD: readonly (readonly [string, string, string])[] = [
  [
    'participants included',
    `${CALL} The leaders discussed gas.\n\nParticipants in the call included Chancellor Olaf Scholz of Germany, President Emmanuel Macron of France and Prime Minister Mario Draghi of Italy.`,
    'call CAN + DEU + FRA + ITA',
  ],
  [
    'the participants were',
    `${CALL}\n\nThe participants were President Andrzej Duda of Poland and Chancellor Olaf Scholz of Germany.`,
    'call CAN + DEU + POL',
  ],
  [
    'attendees',
    `${CALL} They spoke of trade.\n\nAttendees included Prime Minister Mario Draghi and President Klaus Iohannis.`,
    'call CAN + ITA + ROU',
  ],
  [
    'a list with hyphens in names',
    `${CALL}\n\nParticipants included: - President Moon Jae-in, Republic of Korea - President Sauli Niinistö, Republic of Finland - Prime Minister Mario Draghi, Italian Republic`,
    'call CAN + FIN + ITA + KOR',
  ],
];

const UNTOLD: readonly (readonly [string, string])[] = [
  [
    'of another thing',
    `${CALL}\n\nParticipants in last year’s exercise included the navies of France and Germany, President Macron said.`,
  ],
  ['of one country', `${CALL}\n\nParticipants in the call included Chrystia Freeland and Mélanie Joly.`],
  [
    'of communities that are called after a state',
    `${CALL}\n\nParticipants included: - Chief Ada Quill (Haida Indians) - President Bo Quill (Cree Indians) - President Eve Roan (Mohawk Indians)`,
  ],
  ['that is to come', `${CALL}\n\nParticipants in the summit will include President Emmanuel Macron.`],
  ['who had no part', `${CALL}\n\nThe participants did not include President Emmanuel Macron.`],
];

describe('who took part by a list behind the text', () => {
  it.each(TOLD)('%s', (_, text, expected) => {
    expect(meetingsOf(text)).toContain(expected);
    expect(meetingsOf(text).filter((one) => one.startsWith('call'))).toHaveLength(1);
  });

  it.each(UNTOLD)('is nobody %s', (_, text) => {
    // European leaders are of the Union, whoever they were.
    expect(meetingsOf(text).filter((one) => one.startsWith('call'))).toEqual(['call CAN + EUR']);
  });

  it('has the list among its evidence', () => {
    const [, text] = TOLD[0] ?? ['', ''];
    const document = toDocument({ text, title: TITLE, published: DAY, publisher: PUBLISHER });
    const { meetings } = read(document, resources());
    const words = meetings.flatMap(({ evidence }) => evidence.map(([from, to]) => document.text.slice(from, to)));
    expect(words.at(-1)).toMatch(/^Participants in the call included .* of Italy\.$/);
  });
});
