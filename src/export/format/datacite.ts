/** What a deposit is, in the words of DataCite 4.5, as its API takes them (JSON). What is not known has DataCite's own sign for that. */
import type { Request } from './format.js';

/** DataCite's values for what is missing. */
const UNAVAILABLE = ':unav';
const TO_BE_ANNOUNCED = ':tba';

/** What the deposit is called. */
export const titleOf = ({ filters }: Request): string => `Diplomatic record${filters ? ` (${filters})` : ''}`;

/** @param files content type and bytes of each */
export const datacite = (
  request: Request,
  files: readonly { readonly type: string; readonly size: number }[],
): object => {
  const { versions, day, license, authors = [], url } = request;
  return {
    schemaVersion: 'http://datacite.org/schema/kernel-4',
    identifiers: [],
    doi: TO_BE_ANNOUNCED,
    creators: (authors.length > 0 ? authors : [UNAVAILABLE]).map((name) => ({ name })),
    titles: [{ title: titleOf(request), lang: 'en' }],
    publisher: { name: TO_BE_ANNOUNCED },
    publicationYear: Number(day.slice(0, 4)),
    types: { resourceTypeGeneral: 'Dataset', resourceType: 'Event data' },
    subjects: ['diplomacy', 'event data', 'international relations'].map((subject) => ({ subject, lang: 'en' })),
    dates: [{ date: day, dateType: 'Created' }],
    language: 'en',
    version: versions.release,
    formats: [...new Set(files.map(({ type }) => type))],
    sizes: [`${files.length} files`, `${files.reduce((sum, { size }) => sum + size, 0)} bytes`],
    rightsList: license ? [{ rightsUri: license }] : [],
    descriptions: [
      {
        description: `Meetings, events, statements, commitments, channels and incidents read from public reporting by Chancery ${versions.release}, each with the words that support it.`,
        descriptionType: 'Abstract',
        lang: 'en',
      },
      {
        description: `schema chancery/deposit@1; release ${versions.release}; tables ${versions.data.map(({ version, documents }) => `${version} (${documents} documents)`).join(', ') || 'none'}; filters: ${request.filters || 'none'}`,
        descriptionType: 'TechnicalInfo',
        lang: 'en',
      },
    ],
    ...(url ? { url } : {}),
  };
};
