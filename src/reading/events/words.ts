/** Closed classes of words that several files of this folder ask for. */

/** Nouns of time, which are no subject. */
const TIMES = new Set([
  'today',
  'yesterday',
  'tomorrow',
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
  'week',
  'month',
  'year',
  'night',
  'morning',
  'day',
  'january',
  'february',
  'march',
  'april',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
  'evening',
  'afternoon',
  'weekend',
  'time',
]);

/** Whether a word is one for a time; 'the march', in small letters, is none. */
export const isTime = (form: string): boolean => form !== 'march' && TIMES.has(form.toLowerCase());
