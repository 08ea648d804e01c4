/** Entries as a list that is read: day, what it is, the first words that say so, who tells it. */
import { Link } from 'wouter-preact';
import type { Line } from '../types.js';
import { capital, entryLink, KIND_NAMES, quoted, whenText, words } from '../words.js';
import { KindSign, State, Title, Told } from './marks.js';

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
          <Title line={line} />{' '}
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

/** A statement: the words first, which lead to its entry, then who said them, on what terms, when, and who tells it. */
export function Said({
  line,
  isDated = true,
  isNamed = true,
  isLink = true,
}: {
  readonly line: Line;
  /** Whether its day is told; where it stands under one, it is not told again. */
  readonly isDated?: boolean;
  /** Whether its speaker is told: not on a page of their own. */
  readonly isNamed?: boolean;
  /** Whether it leads to its entry: not where it stands on it. */
  readonly isLink?: boolean;
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
  const text = line.passage
    ? line.passage.map((piece, i) => (
        <span key={i} class={piece.said ? '' : 'dim'}>
          {piece.text}
        </span>
      ))
    : line.type === 'direct'
      ? quoted(line.words)
      : line.words;
  return (
    <figure class="said">
      <blockquote>{isLink ? <Link href={entryLink(line.id)}>{text}</Link> : text}</blockquote>
      <figcaption class="facts">
        {isNamed ? (
          <span class="strong">
            {capital(speaker?.name || 'speaker unknown')}
            {speaker?.role ? <span class="role">, {speaker.role}</span> : null}
          </span>
        ) : null}
        {terms.map((term) => (
          <span key={term}>{term}</span>
        ))}
        {isDated ? <span>{whenText(line, true)}</span> : null}
        {line.publisher ? <span>{line.publisher}</span> : null}
      </figcaption>
    </figure>
  );
}
