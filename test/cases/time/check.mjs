// Validates dates.jsonl and places.jsonl: form, words in the text, ids, ISO values, weekday arithmetic.
// node check.mjs            exit status 1 and one line for each fault
import fs from 'node:fs';

const here = new URL('.', import.meta.url);
const faults = [];
const fault = (id, why) => faults.push(`${id}: ${why}`);
const load = (name) =>
  fs
    .readFileSync(new URL(name, here), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line, i) => {
      try {
        return JSON.parse(line);
      } catch (e) {
        fault(`${name}:${i + 1}`, e.message);
        return null;
      }
    })
    .filter(Boolean);

const DAY = 86400000;
const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const NUMBERS = {
  a: 1,
  an: 1,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  half: 0.5,
};
const iso = (t) => new Date(t).toISOString().slice(0, 10);
const at = (s) => Date.parse(`${s}T00:00:00Z`);
const weekday = (s) => WEEKDAYS[new Date(at(s)).getUTCDay()];
const monday = (t) => t - ((new Date(t).getUTCDay() + 6) % 7) * DAY;

function valid(s) {
  const m = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/.exec(s);
  if (!m) return false;
  if (m[2] && (m[2] < '01' || m[2] > '12')) return false;
  return !m[3] || iso(at(s)) === s;
}
// The days a value covers: [first, last], either side null.
export function days(v) {
  if (v === null) return [null, null];
  const first = (s) => (s === null ? null : s.length === 4 ? `${s}-01-01` : s.length === 7 ? `${s}-01` : s);
  const last = (s) =>
    s === null
      ? null
      : s.length === 4
        ? `${s}-12-31`
        : s.length === 7
          ? iso(Date.UTC(+s.slice(0, 4), +s.slice(5), 0))
          : s;
  return typeof v === 'string' ? [first(v), last(v)] : [first(v.start), last(v.end)];
}
function place(text, words, nth) {
  let at = -1;
  for (let i = 0; i < (nth ?? 1); i++) {
    at = text.indexOf(words, at + 1);
    if (at < 0) return -1;
  }
  return at;
}
const count = (text, words) => text.split(words).length - 1;

const ZONES = { Tokyo: 9, Washington: -5, Canberra: 10, Beijing: 8 }; // of the cases with a time in `published`
function today(c) {
  if (!c.published) return null;
  if (c.published.length === 10) return at(c.published);
  if (c.dateline) {
    if (!(c.dateline in ZONES)) fault(c.id, `zone of ${c.dateline} unknown to the check`);
    return at(iso(Date.parse(c.published) + ZONES[c.dateline] * 3600000));
  }
  return at(c.published.slice(0, 10));
}

function expressions(c, e) {
  const now = today(c),
    w = e.words,
    lower = w.toLowerCase();
  if (e.value === null) return;
  const [first, last] = days(e.value);
  const want = (a, b = a) => {
    if (first !== iso(a) || last !== iso(b)) fault(c.id, `'${w}' is ${iso(a)}..${iso(b)}, given ${first}..${last}`);
  };
  // the weekday named is the weekday of the value
  const name = WEEKDAYS.find((n) => w.includes(n));
  if (name && e.precision === 'day' && !/ from |Easter/.test(w) && weekday(first) !== name)
    fault(c.id, `'${w}' given ${first}, a ${weekday(first)}`);
  if (now === null) return;
  if (name && e.precision === 'day' && ['weekday-past', 'weekday-future', 'weekday-same'].includes(c.group)) {
    const off = (at(first) - now) / DAY;
    if (Math.abs(off) > 6) fault(c.id, `'${w}' is ${off} days from publication`);
    if (c.group === 'weekday-same' && name === weekday(iso(now)) && off !== 0)
      fault(c.id, `'${w}' should be the day of publication`);
  }
  if (/^(today|this morning|tonight|later today|earlier in the day)$/.test(lower)) want(now);
  if (/^(yesterday|yesterday evening|last night)$/.test(lower)) want(now - DAY);
  if (lower === 'the day before yesterday') want(now - 2 * DAY);
  if (lower === 'tomorrow') want(now + DAY);
  if (lower === 'the day after tomorrow') want(now + 2 * DAY);
  const y = new Date(now).getUTCFullYear(),
    mo = new Date(now).getUTCMonth();
  let m;
  if ((m = /^(last|this|next|earlier this|later this|ultimate|subsequent) week$/.exec(lower))) {
    const k = /last|ultimate/.test(m[1]) ? -7 : /next|subsequent/.test(m[1]) ? 7 : 0;
    want(monday(now) + k * DAY, monday(now) + (k + 6) * DAY);
  }
  if ((m = /^(last|this|next|earlier this|later this|final|late next|previous this) month$/.exec(lower))) {
    const k = /last|final/.test(m[1]) ? -1 : /next/.test(m[1]) ? 1 : 0;
    want(Date.UTC(y, mo + k, 1), Date.UTC(y, mo + k + 1, 0));
  }
  if ((m = /^(last|this|next|earlier this|later this|the previous|remaining) (year|yr)$/.exec(lower))) {
    const k = /last|previous|remaining/.test(m[1]) ? -1 : /next/.test(m[1]) ? 1 : 0;
    want(Date.UTC(y + k, 0, 1), Date.UTC(y + k, 11, 31));
  }
  if ((m = /^(last|next|this|this coming) (sunday|monday|tuesday|wednesday|thursday|friday|saturday)$/.exec(lower))) {
    const off = (at(first) - now) / DAY;
    if (m[1] === 'last' && !(off < 0 && off >= -7)) fault(c.id, `'${w}' off by ${off}`);
    if (m[1] === 'next' && monday(at(first)) !== monday(now) + 7 * DAY) fault(c.id, `'${w}' is not in the week after`);
    if (m[1] === 'this' && monday(at(first)) !== monday(now)) fault(c.id, `'${w}' is not in this week`);
  }
  // N units ago, from now, in N units (group in-n has the words without 'in')
  const ago =
    /^(?:more than |nearly |about |some )?(?:(a|an|one|two|three|four|five|six|seven|eight|nine|ten|half|\d+)[ -])(?:a )?(hour|day|week|month|year|decade|century)s?( ago| from now)?$/.exec(
      lower,
    );
  if (
    ago &&
    (ago[3] || c.group === 'in-n' || c.group === 'ago') &&
    (typeof e.value === 'string') | (e.precision === 'week')
  ) {
    const n = NUMBERS[ago[1]] ?? +ago[1],
      k = ago[3] === ' ago' ? -1 : 1;
    if (ago[2] === 'hour') want(now + (k * n * DAY) / 24);
    if (ago[2] === 'day') want(now + k * n * DAY);
    if (ago[2] === 'week') {
      const t = monday(now + k * n * 7 * DAY);
      want(t, t + 6 * DAY);
      if (!e.alternatives?.includes(iso(now + k * n * 7 * DAY))) fault(c.id, `'${w}' alternative`);
    }
    if (ago[2] === 'month') want(Date.UTC(y, mo + k * n, 1), Date.UTC(y, mo + k * n + 1, 0));
    const years = { year: 1, decade: 10, century: 100 }[ago[2]] * n;
    if (years) want(Date.UTC(y + k * years, 0, 1), Date.UTC(y + k * years, 11, 31));
  }
  // a month named alone or with its day stands in the value
  const month = MONTHS.findIndex((n) => new RegExp(`\\b${n}(\\b|[a-z]*)\\.?`).test(w));
  if (
    month >= 0 &&
    /^(early |late )?[A-Z][a-z]+$/.test(w) &&
    typeof e.value === 'string' &&
    +e.value.slice(5, 7) !== month + 1
  )
    fault(c.id, `'${w}' given ${e.value}`);
  const md =
    /^(?:([A-Z][a-z]{2})[a-z]*\.? (\d{1,2})(?:st|nd|rd|th)?|(\d{1,2}) ([A-Z][a-z]{2})[a-z]*)(?:,? (\d{4}))?$/.exec(w);
  if (md && typeof e.value === 'string') {
    const mm = MONTHS.indexOf(md[1] ?? md[4]) + 1,
      dd = +(md[2] ?? md[3]);
    if (+e.value.slice(5, 7) !== mm || +e.value.slice(8) !== dd || (md[5] && !e.value.startsWith(md[5])))
      fault(c.id, `'${w}' given ${e.value}`);
  }
  const bound = c.text.slice(0, place(c.text, w, e.nth)).toLowerCase();
  if (typeof e.value === 'object' && e.value.start && !e.value.end && !/(since|from|after)( the)? $/.test(bound))
    fault(c.id, `'${w}' opens an interval after '${bound.slice(-12)}'`);
  if (
    typeof e.value === 'object' &&
    e.value.end &&
    !e.value.start &&
    !/(by|until|till|through|no later than|within) $/.test(bound)
  )
    fault(c.id, `'${w}' closes an interval after '${bound.slice(-12)}'`);
}

const PRECISION = [
  'day',
  'week',
  'month',
  'season',
  'year',
  'decade',
  'century',
  'interval',
  'unknown',
];
const tally = (cases, of) => {
  const n = {};
  for (const c of cases) n[of(c)] = (n[of(c)] ?? 0) + 1;
  return n;
};
const dates = load('dates.jsonl'),
  places = load('places.jsonl');
const seen = new Set();
for (const c of [...dates, ...places]) {
  if (seen.has(c.id)) fault(c.id, 'id stands twice');
  seen.add(c.id);
  if (!c.group || typeof c.text !== 'string' || !Array.isArray(c.expect)) fault(c.id, 'a field is missing');
  const taken = [];
  for (const e of c.expect) {
    const start = place(c.text, e.words, e.nth);
    if (start < 0) {
      fault(c.id, `'${e.words}' does not stand in the text`);
      continue;
    }
    if (count(c.text, e.words) > 1 && !e.nth)
      fault(c.id, `'${e.words}' stands ${count(c.text, e.words)} times without nth`);
    if (taken.some(([a, b]) => start < b && start + e.words.length > a))
      fault(c.id, `'${e.words}' overlaps another item`);
    taken.push([start, start + e.words.length]);
    if (/^(on|in|at|by|since|until|from|to|near|between) /i.test(e.words))
      fault(c.id, `'${e.words}' begins with a preposition`);
    if (e.of && !c.text.includes(e.of)) fault(c.id, `of '${e.of}' does not stand in the text`);
  }
}
for (const c of dates) {
  if (!('published' in c) || !('dateline' in c)) fault(c.id, 'published or dateline missing');
  if (c.published && Number.isNaN(Date.parse(c.published))) fault(c.id, 'published');
  for (const e of c.expect) {
    if (!PRECISION.includes(e.precision)) fault(c.id, `precision ${e.precision}`);
    if ((e.value === null) !== (e.precision === 'unknown')) fault(c.id, `'${e.words}': null and unknown go together`);
    for (const v of [e.value, ...(e.alternatives ?? [])]) {
      if (typeof v === 'string' && !valid(v)) fault(c.id, `value ${v}`);
      if (v && typeof v === 'object') {
        for (const s of [v.start, v.end]) if (s !== null && !valid(s)) fault(c.id, `value ${s}`);
        const [a, b] = days(v);
        if (a && b && a > b) fault(c.id, `'${e.words}' ends before it starts`);
        if (!a && !b) fault(c.id, 'an interval without sides');
      }
    }
    if (
      typeof e.value === 'string' &&
      { day: 10, month: 7, year: 4 }[e.precision] &&
      e.value.length !== { day: 10, month: 7, year: 4 }[e.precision]
    )
      fault(c.id, `'${e.words}' ${e.value} as ${e.precision}`);
    expressions(c, e);
  }
  // a word of time outside all items is an omission, except where the case is about look-alikes
  if (['not-a-date', 'vague', 'duration'].includes(c.group)) continue;
  let rest = c.text;
  for (const e of c.expect) {
    const i = place(rest, e.words, e.nth && rest === c.text ? e.nth : 1);
    if (i >= 0) rest = rest.slice(0, i) + '#'.repeat(e.words.length) + rest.slice(i + e.words.length);
  }
  rest = rest.replace('no later than', '');
  const left =
    /\b(Sun|Mon|Tues|Wednes|Thurs|Fri|Satur)day\b|\b(January|February|March|April|May|June|July|August|September|October|November|December)\b|\b(today|yesterday|tomorrow|tonight|ago|later|earlier|weeks?|months?|years?|decades?|century|days?|dawn|dusk|midnight|spring|summer|autumn|winter)\b|\b(1[5-9]|20)\d\d\b/.exec(
      rest,
    );
  if (left) fault(c.id, `'${left[0]}' is in no item`);
}
const KIND = ['city', 'state', 'region', 'sea', 'venue', 'institution-site', 'border', 'other', 'occasion'];
for (const c of places)
  for (const e of c.expect) {
    if (!KIND.includes(e.kind)) fault(c.id, `kind ${e.kind}`);
    if (e.kind !== 'occasion' && !/^([A-Z]{3})?$/.test(e.country ?? '-')) fault(c.id, `country of '${e.words}'`);
    if (e.kind === 'city' && !e.country) fault(c.id, `'${e.words}' has no country`);
    if (e.kind === 'city' && !e.city) fault(c.id, `'${e.words}' has no city`);
    if ('lat' in e !== 'lon' in e || (e.lat !== undefined && (Math.abs(e.lat) > 90 || Math.abs(e.lon) > 180)))
      fault(c.id, 'coordinates');
  }
for (const f of faults) console.error(f);
const items = dates.flatMap((c) => c.expect);
console.log(
  `${dates.length} date cases`,
  tally(dates, (c) => c.group),
);
console.log(
  `cases with of: ${dates.filter((c) => c.expect.some((e) => e.of)).length}, with several items and of: ${dates.filter((c) => c.expect.length > 1 && c.expect.some((e) => e.of)).length}, with background: ${dates.filter((c) => c.expect.some((e) => 'background' in e)).length} (${items.filter((e) => e.background).length} true items)`,
);
console.log(
  `${places.length} place cases`,
  tally(places, (c) => c.group),
);
console.log(
  `place cases with coordinates: ${places.filter((c) => c.expect.some((e) => 'lat' in e)).length}, expecting nothing: ${places.filter((c) => !c.expect.length).length}`,
);
process.exit(faults.length ? 1 : 0);
