/**
 * A reading for people: who appears, what happened, who said what, each line with the words and where they stand.
 * Pure: a reading and its text in, lines out.
 */

import { linesIn, type Precision, sureEnough } from '../desk/precision.js';
import { sureText } from '../export/sure-text.js';
import type { Actor, DateValue, Meeting, Reading, Statement } from '../model/reading.js';
import type { Span } from '../model/span.js';
import { harmless } from './harmless.js';
import { columns, padded, type Terminal, wrapped } from './terminal.js';

/** Longer quotations are shortened in the middle: the place says where the whole stands. */
const LONGEST_QUOTE = 260;

/**
 * @param text the text of the document, into which the spans point
 * @param name how the input was called: a file, '-'
 * @param precision of its lines only those are shown that are sure enough
 */
export function page(
  reading: Reading,
  text: string,
  name: string,
  terminal: Terminal,
  precision: Precision = 'broad',
): string {
  const shown = sureEnough(reading, precision);
  const p = new Page(shown, text, terminal);
  return p.render(name, { precision, left: linesIn(reading) - linesIn(shown) });
}

/** The limit under which a page is shown, and how many lines it left out. */
interface Limit {
  readonly precision: Precision;
  readonly left: number;
}

class Page {
  private readonly lines: string[] = [];
  private readonly actors: ReadonlyMap<string, Actor>;
  private readonly lineStarts: number[] = [0];

  constructor(
    private readonly reading: Reading,
    private readonly text: string,
    private readonly terminal: Terminal,
  ) {
    this.actors = new Map(reading.actors.map((actor) => [actor.id, actor]));
    for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) this.lineStarts.push(at + 1);
  }

  render(name: string, limit: Limit): string {
    this.head(name);
    this.limit(limit);
    this.repairs();
    this.people();
    this.others();
    this.meetings();
    this.commitments();
    this.channels();
    this.incidents();
    this.statements();
    this.events();
    this.foot();
    return `${this.lines.join('\n')}\n`;
  }

  private head(name: string): void {
    const { document, provenance, repairs } = this.reading;
    const { color } = this.terminal;
    this.lines.push(color.bold(harmless(document.title ?? name)));
    this.line(
      [
        ...(document.title ? [harmless(name)] : []),
        document.published ? `published ${document.published.slice(0, 10)}` : 'no date given',
        ...(document.publisher ? [harmless(document.publisher)] : []),
        document.kind,
        `language ${document.language}`,
        `${document.characters.toLocaleString('en')} characters`,
      ].join(' · '),
      0,
    );
    this.verdict(provenance.spun, repairs.length);
    for (const note of this.reading.notes) this.line(color.yellow(`note: ${harmless(note)}`), 0);
  }

  /** What is not shown is said before what is: an empty page is not an empty text. */
  private limit({ precision, left }: Limit): void {
    if (precision === 'broad') return;
    const lines = left === 1 ? '1 line that is less sure is' : `${left} lines that are less sure are`;
    this.line(`precision ${precision}: ${left === 0 ? 'nothing is' : lines} left out`, 0);
  }

  /** How it was judged: garbled names and set phrases beside those that are as they should be. */
  private verdict({ score, verdict }: Reading['provenance']['spun'], restored: number): void {
    const { color } = this.terminal;
    const share = `${Math.round(score * 100)} of 100 known names and set phrases are garbled`;
    const read = restored === 1 ? '1 is read as restored' : `${restored} are read as restored`;
    if (verdict === 'spun') this.line(color.red(`spun: ${share}; ${read}, quoted words stand as found`), 0);
    else if (verdict === 'doubtful') this.line(color.yellow(`doubtful: ${share}, too few to be sure; ${read}`), 0);
    else if (restored > 0) this.line(`clean, but for what looks garbled: ${read}`, 0);
    else this.line('clean: no known name or set phrase is garbled', 0);
  }

  private repairs(): void {
    const { repairs } = this.reading;
    this.section('Restored names', repairs.length);
    const seen = new Map<string, { restored: string; places: string[] }>();
    for (const repair of repairs) {
      const entry = seen.get(repair.found) ?? { restored: repair.restored, places: [] };
      entry.places.push(this.place(repair.span));
      seen.set(repair.found, entry);
    }
    for (const [found, { restored, places }] of seen)
      this.columns(`${harmless(found)} → ${restored}  `, this.dim(places.join(', ')));
  }

  private people(): void {
    const people = this.reading.actors.filter((actor) => actor.kind === 'person');
    this.section('People', people.length);
    const width = Math.min(30, Math.max(0, ...people.map((actor) => actor.name.length)));
    for (const actor of people) {
      // 'president of the European Commission' names its organization already.
      const organization = actor.role?.includes(actor.organization ?? '') ? '' : actor.organization;
      const role = [actor.role, organization].filter(Boolean).join(', ');
      const [first] = actor.mentions;
      this.columns(
        `${padded(harmless(actor.name), width)}  ${padded(actor.party || actor.country || '·', 4)} `,
        `${harmless(role)}${role ? '  ' : ''}${this.dim(`${times(actor.mentions.length)}, first ${first ? this.place(first) : ''}`)}`,
      );
    }
  }

  private others(): void {
    const others = this.reading.actors.filter((actor) => actor.kind !== 'person');
    this.section('States, organizations, groups', others.length);
    if (others.length === 0) return;
    this.line(
      others
        .map(
          (actor) =>
            `${harmless(actor.name)}${actor.party ? ` ${actor.party}` : ''} ${this.dim(times(actor.mentions.length))}`,
        )
        .join(' · '),
      2,
    );
  }

  private meetings(): void {
    this.section('Meetings', this.reading.meetings.length);
    for (const meeting of this.reading.meetings) {
      this.item(
        [
          meeting.kind,
          meeting.format,
          ...(meeting.setting ? [meeting.setting] : []),
          `level ${meeting.level}`,
          this.status(meeting.status),
          ...this.when(meeting.date),
          ...(meeting.place ? [meeting.place.name] : []),
          this.sure(meeting),
        ],
        this.participants(meeting),
        meeting.topics,
        meeting.evidence,
      );
    }
  }

  private participants(meeting: Meeting): string {
    return meeting.participants
      .map((one) => {
        const inside = [one.party, one.role, one.delegation ? `with ${one.delegation - 1} more` : '']
          .filter(Boolean)
          .join(', ');
        return `${this.actor(one.actor)}${inside ? ` (${harmless(inside)})` : ''}`;
      })
      .join('; ');
  }

  private commitments(): void {
    this.section('Commitments', this.reading.commitments.length);
    for (const one of this.reading.commitments) {
      const to = one.to.length > 0 ? ` to ${one.to.join(', ')}` : '';
      this.item(
        [`${one.by.join(', ')}${to}`, this.status(one.status), ...this.when(one.due), this.sure(one)],
        '',
        one.topics,
        one.evidence,
      );
    }
  }

  private channels(): void {
    this.section('Channels', this.reading.channels.length);
    for (const one of this.reading.channels)
      this.item(
        [one.parties.join('–'), one.kind, this.status(one.state), ...this.when(one.date), this.sure(one)],
        '',
        [],
        one.evidence,
      );
  }

  private incidents(): void {
    this.section('Incidents', this.reading.incidents.length);
    for (const one of this.reading.incidents)
      this.item([one.kind, one.parties.join(', '), ...this.when(one.date), this.sure(one)], '', [], one.evidence);
  }

  private statements(): void {
    this.section('Statements', this.reading.statements.length);
    for (const one of this.reading.statements)
      this.item([this.speaker(one), ...this.terms(one)], '', one.topics, one.content);
  }

  private speaker(one: Statement): string {
    const { color } = this.terminal;
    const name = harmless(one.speakerText);
    return `${color.bold(name === '' ? 'speaker not known' : name)}${one.party ? ` (${one.party})` : ''}`;
  }

  private terms(one: Statement): string[] {
    const [cue] = one.cue;
    return [
      one.attribution,
      `${one.act}, ${one.kind}`,
      ...(cue ? [`“${harmless(this.text.slice(...cue))}”`] : []),
      ...(one.venue ? [one.venue] : []),
      ...this.when(one.date),
      this.sure(one),
    ];
  }

  private events(): void {
    this.section('Events', this.reading.events.length);
    for (const one of this.reading.events) {
      const sides = `${one.source.map((id) => this.actor(id)).join(', ')} → ${one.target.map((id) => this.actor(id)).join(', ') || '·'}`;
      this.item(
        [
          this.terminal.color.bold(`${one.plover}${one.mode ? `-${one.mode}` : ''}`),
          `CAMEO ${one.cameo} (${one.goldstein})`,
          this.status(one.status),
          ...this.when(one.date),
          this.sure(one),
        ],
        sides,
        [],
        one.evidence,
      );
    }
  }

  private foot(): void {
    const { made } = this.reading;
    this.lines.push('');
    this.line(
      this.dim(
        `Places are line:column of the text. chancery ${made.release}, data ${made.data.replace('sha256:', '').slice(0, 8)}; --json gives every span and the rule behind it.`,
      ),
      0,
    );
  }

  private item(terms: readonly string[], who: string, topics: readonly string[], evidence: readonly Span[]): void {
    this.line(terms.join(' · '), 2);
    if (who) this.line(who, 4);
    if (topics.length > 0) this.line(this.dim(`on ${topics.join(', ')}`), 4);
    for (const span of evidence) {
      const words = shortened(harmless(this.text.slice(...span)));
      this.line(`${this.terminal.color.cyan(`“${words}”`)}  ${this.dim(this.place(span))}`, 4);
    }
  }

  private section(title: string, count: number): void {
    if (count === 0) return;
    this.lines.push('', this.terminal.color.bold(`${title.toUpperCase()} (${count})`));
  }

  private when(date: DateValue | undefined): string[] {
    if (date === undefined) return [];
    return [typeof date === 'string' ? date : `${date.start} to ${date.end}`];
  }

  /** Last of what is said of a line, as it is of the reading and not of the world. */
  private sure({ confidence }: { readonly confidence: number }): string {
    return this.dim(sureText(confidence));
  }

  private status(status: string): string {
    const { color } = this.terminal;
    if (['refused', 'denied', 'cancelled', 'suspended', 'closed'].includes(status)) return color.red(status);
    return ['happened', 'agreed', 'open'].includes(status) ? color.green(status) : color.yellow(status);
  }

  private actor(id: string): string {
    return harmless(this.actors.get(id)?.name ?? id);
  }

  /** Line and column, both from 1, as editors count them. */
  private place([start]: Span): string {
    let low = 0;
    let high = this.lineStarts.length;
    while (high - low > 1) {
      const middle = (low + high) >>> 1;
      if ((this.lineStarts[middle] ?? 0) <= start) low = middle;
      else high = middle;
    }
    return `${low + 1}:${start - (this.lineStarts[low] ?? 0) + 1}`;
  }

  private dim(text: string): string {
    return this.terminal.color.dim(text);
  }

  private columns(first: string, text: string): void {
    this.lines.push(columns(first, text, this.terminal.width, 2));
  }

  private line(text: string, indent: number): void {
    this.lines.push(wrapped(text, this.terminal.width, indent));
  }
}

const times = (count: number): string => (count === 1 ? 'once' : `${count} times`);

const shortened = (words: string): string => {
  // The marks of the page stand around it.
  const bare = words.replace(/^[“"]|[”"]$/gu, '');
  if (bare.length <= LONGEST_QUOTE) return bare;
  const half = Math.floor(LONGEST_QUOTE / 2);
  return `${bare.slice(0, half).replace(/\s+\S*$/u, '')} […] ${bare.slice(-half).replace(/^\S*\s+/u, '')}`;
};
