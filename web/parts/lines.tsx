/** Entries as a list that is read: day, what it is, the first words that say so, who tells it. */
import { Link } from 'wouter-preact';
import type { Line } from '../types.js';
import { capital, entryLink, KIND_NAMES, quoted, titleText, whenText, words } from '../words.js';
import { KindSign, State, Told } from './marks.js';

/** Topics of a line that are shown. */
const TOPICS = 3;

function EntryLine({
  line,
  quote = false,
  kind = true,
}: {
  readonly line: Line;
  /** With the words. */
  readonly quote?: boolean;
  readonly kind?: boolean;
}) {
  return (
    <>
      <time dateTime={line.day || undefined}>{whenText(line, true)}</time>
      <div class="what">
        <p class="title">
          {kind ? (
            <>
              <KindSign kind={line.kind} />
              <span class="sr">{KIND_NAMES[line.kind][0]}: </span>
            </>
          ) : null}
          <Link href={entryLink(line.id)}>{titleText(line)}</Link>{' '}
          {line.status !== 'happened' && line.kind !== 'channel' ? <State state={line.status} /> : null}
        </p>
        {quote && line.words ? <blockquote>{quoted(line.words)}</blockquote> : null}
        <p class="facts">
          {line.place ? <span>{line.place}</span> : null}
          {line.topics.length > 0 ? (
            <span>{line.topics.slice(0, TOPICS).map(words).map(capital).join(', ')}</span>
          ) : null}
          <Told line={line} />
        </p>
      </div>
    </>
  );
}

export function EntryList({
  lines,
  quote = false,
  kind = true,
}: {
  readonly lines: readonly Line[];
  readonly quote?: boolean;
  readonly kind?: boolean;
}) {
  return (
    <ol class="lines">
      {lines.map((line) => (
        <li key={line.id}>
          <EntryLine line={line} quote={quote} kind={kind} />
        </li>
      ))}
    </ol>
  );
}

/** A statement: the words first, then who said them and on what terms; the day leads to its entry. */
export function Said({
  line,
  isDated = true,
}: {
  readonly line: Line;
  /** Whether its day is told; where it stands under one, it is not told again. */
  readonly isDated?: boolean;
}) {
  const { speaker } = line;
  const terms = [
    speaker?.attribution === 'anonymous'
      ? 'unnamed'
      : speaker?.attribution === 'institution'
        ? 'as an institution'
        : '',
    speaker?.venue ? words(speaker.venue) : '',
    line.type === 'direct' ? 'quoted' : line.type === 'mixed' ? 'partly quoted' : 'paraphrased',
  ].filter(Boolean);
  return (
    <figure class={`said ${line.type}`}>
      <blockquote>
        {line.passage
          ? line.passage.map((piece, i) => (
              <span key={i} class={piece.said ? '' : 'dim'}>
                {piece.text}
              </span>
            ))
          : line.type === 'direct'
            ? quoted(line.words)
            : line.words}
      </blockquote>
      <figcaption>
        <strong>{capital(speaker?.name || 'speaker unknown')}</strong>
        {speaker?.role ? `, ${speaker.role}` : ''}
        <span class="dim"> · {terms.join(' · ')} · </span>
        <Link href={entryLink(line.id)}>{isDated ? whenText(line, true) : 'Entry'}</Link>
        {line.publisher ? <span class="dim"> · {line.publisher}</span> : null}
      </figcaption>
    </figure>
  );
}
