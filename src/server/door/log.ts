/** What happened, one JSON object a line. No secret, no text of a document and no query stands in it. */
interface LogLine {
  /** What happened, in one word: `request`, `refused`, `enter`, `start`, `stop`, `error`. */
  readonly is: string;
  readonly [field: string]: string | number | boolean | undefined;
}

export type Log = (line: LogLine) => void;

/** @param write takes a line with its end */
export const jsonLog =
  (write: (line: string) => void, now: () => Date = () => new Date()): Log =>
  // JSON escapes line ends and most control characters: nobody can write a line of their own by an address.
  (line) =>
    write(
      `${JSON.stringify({ time: now().toISOString(), ...line }).replace(/[\u007f-\u009f\u2028\u2029]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`)}\n`,
    );

export const noLog: Log = () => undefined;
