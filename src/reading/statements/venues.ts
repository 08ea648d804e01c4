/**
 * Where words fell: what stands beside the cue, who was spoken to, terms of anonymity that stand in another sentence, the
 * meeting of which the sentence before tells, the title.
 */
import type { Venue } from '../../model/generated/lists.js';
import { standsFor } from '../actors/meant/referred.js';
import { around, type Context, mentionsIn } from '../context.js';
import { at, firstFrom, lowerAt, sentenceAt, sentenceEnd, sentenceEndAt, sentenceStart } from '../text/tokens.js';
import type { Layered } from './layers.js';
import { nounOf } from './nominals.js';
import type { Speaker } from './speaker.js';
import type { Stretch } from './stretch.js';

interface Hit extends Stretch {
  readonly venue: Venue;
}

/** What is asked about one statement. */
interface Asked {
  readonly one: Layered;
  readonly speaker: Speaker | undefined;
  readonly isAnonymous: boolean;
  readonly isDirect: boolean;
  /** The phrase of who is spoken to. */
  readonly listener: Stretch | undefined;
}

/** Venues of the whole text, found once. */
export class Venues {
  private readonly beside: Hit[] = [];
  /** Meetings and calls of which the narrator tells. */
  private readonly meetings: Hit[] = [];
  /** Conditions under which somebody spoke. */
  private readonly terms: Hit[] = [];
  /** What the title says of the whole document: *Readout of the call with ...*. */
  private readonly whole: Venue | undefined;

  constructor(private readonly context: Context) {
    const { tokens, numbered, resources, document } = context;
    let titled: Venue | undefined;
    for (let i = 0; i < tokens.size; i++) {
      const end = sentenceEndAt(tokens, i);
      const found = resources.venues.longest(i, end, numbered.lowers, numbered.lemmas);
      if (!found) continue;
      const inTitle = document.title !== undefined && at(tokens.starts, i) < document.title.length;
      for (const { venue, where } of found.values) {
        const hit = { from: i, to: found.end, venue };
        if (where === 'title' && inTitle) titled ??= venue;
        else if (where === '') this.beside.push(hit);
        else if (where === 'before' && !inTitle) this.meetings.push(hit);
        else if (where === 'terms') this.terms.push(hit);
      }
    }
    const { kind } = document;
    this.whole = titled ?? (kind === 'readout' || kind === 'joint-statement' ? kind : undefined);
  }

  of(asked: Asked): Venue | undefined {
    const { one, isAnonymous } = asked;
    return (
      (isAnonymous ? this.underTerms(asked) : undefined) ??
      nearest(this.context, this.beside, one) ??
      this.outlet(asked) ??
      this.whole ??
      this.jointly(one) ??
      this.meetingBefore(asked)
    );
  }

  /** On condition of anonymity: in the sentence of the cue, or in the next or last one about the same speaker. */
  private underTerms({ one, speaker }: Asked): Venue | undefined {
    const { tokens } = this.context;
    const own = nearest(this.context, this.terms, one);
    if (own) return own;
    const sentence = sentenceAt(tokens, one.cue.from);
    for (const other of [sentence + 1, sentence - 1]) {
      if (other < 0 || other + 1 >= tokens.sentences.length) continue;
      const start = sentenceStart(tokens, other);
      const hit = this.terms[firstFrom(this.terms, start)];
      if (!hit || hit.from >= sentenceEnd(tokens, other)) continue;
      const isPronoun = /^(?:person|several|side)$/.test(standsFor(this.context, start));
      const noun = one.source ? nounOf(tokens, one.source.head) : '';
      const isSame =
        (lowerAt(tokens, start) === 'the' || lowerAt(tokens, start) === 'both') &&
        (nounOf(tokens, start + 1) === noun || speaker?.text.split(' ').includes(lowerAt(tokens, start + 1)) === true);
      if (isPronoun || isSame) return hit.venue;
    }
    return undefined;
  }

  /** Who tells a newspaper or a station something gives an interview, who tells an assembly, a speech. */
  private outlet({ one, listener }: Asked): Venue | undefined {
    const { tokens, resources, numbered } = this.context;
    if (!listener || !one.rule?.frames.has('addressee')) return undefined;
    for (let i = listener.from; i < listener.to; i++) {
      const found = resources.venues.longest(i, listener.to, numbered.lowers, numbered.lemmas);
      const venue = found?.values.find(({ where }) => where === 'addressee')?.venue;
      if (venue) return venue;
    }
    // *told France Info radio*: the noun behind the name.
    return /^(radio|television|tv|news|times|post|journal|agency)$/.test(lowerAt(tokens, listener.to))
      ? 'interview'
      : undefined;
  }

  /** *In a joint text the ministers urged ... Brazil put on record ...*: of all that is told of the text behind. */
  private jointly({ cue }: Layered): Venue | undefined {
    const { tokens } = this.context;
    const sentence = sentenceAt(tokens, cue.from);
    for (let k = firstFrom(this.beside, cue.from) - 1; k >= 0; k--) {
      const hit = at(this.beside, k);
      if (sentenceAt(tokens, hit.from) < sentence - BACK) return undefined;
      if (hit.venue === 'joint-statement') return hit.venue;
    }
    return undefined;
  }

  /** The call or meeting of which one of the two sentences before tells, where the speaker was there. */
  private meetingBefore({ one, speaker, isDirect }: Asked): Venue | undefined {
    const { tokens } = this.context;
    if (isDirect || !speaker || (!speaker.actor && !speaker.isSeveral)) return undefined;
    const sentence = sentenceAt(tokens, one.cue.from);
    for (let k = firstFrom(this.meetings, one.cue.from) - 1, looked = 0; k >= 0 && looked < MOST; k--, looked++) {
      const hit = at(this.meetings, k);
      const other = sentenceAt(tokens, hit.from);
      if (other < sentence - BACK) return undefined;
      if (other === sentence) continue;
      // What opens a text tells of those who speak in it.
      if (other === 0) return hit.venue;
      const present = mentionsIn(this.context, sentenceStart(tokens, other), sentenceEnd(tokens, other));
      if (speaker.isSeveral || present.some(({ actor }) => this.isSide(actor, speaker))) return hit.venue;
    }
    return undefined;
  }

  /** The speaker, or the state for which the speaker acts. */
  private isSide(id: string, { actor, party }: Speaker): boolean {
    const other = this.context.actors.byId.get(id);
    return id === actor?.id || (other?.kind === 'state' && other.party === party);
  }
}
/** How many sentences back a venue may stand. */
const BACK = 2;
const MOST = 100;

/** The hit nearest to a cue in its sentence, outside the content. */
const nearest = ({ tokens }: Context, hits: readonly Hit[], { cue, content, source }: Layered): Venue | undefined => {
  const { from: start, to: end } = around(tokens, cue);
  let best: Venue | undefined;
  let distance = Number.POSITIVE_INFINITY;
  for (let k = firstFrom(hits, start), looked = 0; k < hits.length && looked < MOST; k++, looked++) {
    const hit = at(hits, k);
    if (hit.from >= end) break;
    if (content.some(({ from, to }) => hit.from >= from && hit.from < to)) continue;
    const away = source && hit.from >= source.from && hit.to <= source.to ? 0 : Math.abs(hit.from - cue.from);
    if (away >= distance) continue;
    best = hit.venue;
    distance = away;
  }
  return best;
};
