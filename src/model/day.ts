/** Days and moments as text, without the schemas: what a command line checks before anything is loaded. */

/** A day in full or as coarse as known: `2023`, `2023-06`, `2023-06-18`. */
export const PARTIAL_DATE = /^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/;

/** A day, or a moment with its zone: the first ten characters are the day. */
export const MOMENT = /^\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?)?$/;

/** True for a day, `YYYY-MM-DD`, that the calendar has. */
export const isDay = (value: string): boolean => {
  const time = Date.parse(`${value}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(value);
};

export const isMoment = (value: string): boolean => MOMENT.test(value) && isDay(value.slice(0, 10));
export const isPartialDate = (value: string): boolean =>
  PARTIAL_DATE.test(value) && (value.length < 10 || isDay(value));
