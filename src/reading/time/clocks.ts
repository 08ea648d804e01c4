/** Clock times: '3 p.m.', '14.30 local time', '0100 GMT', 'half past nine', 'noon'. */
import { digitsIn, type Scan } from './scan.js';

interface Clock {
  readonly to: number;
  /** 24-hour time, `HH:MM`. */
  readonly time: string;
  readonly zone?: string;
}

export function clockAt(scan: Scan, i: number): Clock | undefined {
  const bare = namedClock(scan, i) ?? digitalClock(scan, i) ?? spokenClock(scan, i);
  if (!bare) return undefined;
  let { to } = bare;
  if (scan.lower(to) === 'local' && scan.lower(to + 1) === 'time') return { to: to + 2, time: bare.time };
  if (scan.lower(to) === 'hours') to++;
  const zoned = scan.word(to).zone !== undefined && scan.tokens.forms[to] === scan.tokens.forms[to]?.toUpperCase();
  return zoned ? { to: to + 1, time: bare.time, zone: scan.tokens.forms[to] ?? '' } : { ...bare, to };
}

/** 'at noon', 'Monday noon'. */
const namedClock = (scan: Scan, i: number): Clock | undefined => {
  const { clock } = scan.word(i);
  if (clock === undefined) return undefined;
  const before = scan.word(i - 1);
  const told = before.at !== undefined || before.weekday !== undefined || before.day !== undefined;
  return told ? { to: i + 1, time: clock } : undefined;
};

/** '3 p.m.', '1:35 p.m.', '5.36 p.m.'; without a half of the day '14:30', and '14.30' and '0100' before a zone. */
const digitalClock = (scan: Scan, i: number): Clock | undefined => {
  const lower = scan.lower(i);
  const code = lower.charCodeAt(0);
  if (!(code >= 48 && code <= 57) || lower.length > 5) return undefined;
  const sign = lower.includes(':') ? ':' : '.';
  const colon = lower.indexOf(sign);
  const hours = digitsIn(lower, 0, colon === -1 ? lower.length : colon);
  const minutes = colon === -1 ? 0 : lower.length - colon === 3 ? digitsIn(lower, colon + 1, lower.length) : undefined;
  if (hours === undefined || minutes === undefined) return undefined;
  const { meridiem } = scan.word(i + 1);
  if (meridiem !== undefined && scan.same(i, i + 1)) {
    if (hours < 1 || hours > 12) return undefined;
    return clock(i + 2, (hours % 12) + meridiem, minutes);
  }
  const zoned = isZoned(scan, i + 1);
  if (colon === -1) {
    return lower.length === 4 && zoned ? clock(i + 1, Math.floor(hours / 100), hours % 100) : undefined;
  }
  const told = scan.lower(i - 1) === 'at' || zoned;
  return told && (sign === ':' || zoned) ? clock(i + 1, hours, minutes) : undefined;
};

const isZoned = (scan: Scan, i: number): boolean =>
  scan.word(i).zone !== undefined ||
  (scan.lower(i) === 'local' && scan.lower(i + 1) === 'time') ||
  scan.lower(i) === 'hours';

/** 'half past nine', 'quarter to ten', "nine o'clock". */
const spokenClock = (scan: Scan, i: number): Clock | undefined => {
  const { fraction } = scan.word(i);
  if (fraction !== undefined) {
    const side = scan.lower(i + 1);
    const hour = hourAt(scan, i + 2);
    if (hour === undefined || (side !== 'past' && side !== 'to')) return undefined;
    const minutes = hour * 60 + (side === 'past' ? 60 : -60) * fraction;
    return clock(i + 3, Math.floor(minutes / 60), minutes % 60);
  }
  const hour = scan.lower(i + 1) === "o'clock" ? hourAt(scan, i) : undefined;
  return hour === undefined ? undefined : clock(i + 2, hour, 0);
};

const hourAt = (scan: Scan, i: number): number | undefined => {
  const value = scan.digits(i) ?? scan.word(i).number;
  return value !== undefined && value >= 1 && value <= 12 ? value : undefined;
};

const clock = (to: number, hours: number, minutes: number): Clock | undefined =>
  hours < 24 && minutes < 60
    ? { to, time: `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}` }
    : undefined;
