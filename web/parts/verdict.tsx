/** One entry to be judged: what it stands on, and the keys by which a person says what it is. */
import { useRef, useState } from 'preact/hooks';
import { Link } from 'wouter-preact';
import { address, forget, Problem, send, useApi } from '../api.js';
import type { EntryShown, Kept } from '../types.js';
import { count, documentLink, KIND_NAMES, quoted, whenText, words } from '../words.js';
import { Correct } from './correct.js';
import { useKeys } from './keys.js';
import { Facts } from './marked.js';
import { Sure, Title } from './marks.js';
import { Quoted } from './quoted.js';
import { Answered, Wrong } from './states.js';

type Mode = '' | 'correct' | 'merge' | 'split';

/** What holds when it is said that all is as it was read: the field that a kind has in any case. */
const HOLDS: Readonly<Record<EntryShown['kind'], string>> = {
  meeting: 'status',
  event: 'status',
  statement: 'act',
  commitment: 'status',
  channel: 'state',
  incident: 'kind',
};

/** Why it waits here: what lowers the odds that it was read rightly. */
const doubtsOf = ({ line, reports, kind }: EntryShown): string => {
  const doubts = [
    line.confidence < 0.5 ? 'readings like this are seldom right' : '',
    reports.length === 1 ? 'only one report' : `only ${count(reports.length, 'report')}`,
    line.date === null && kind !== 'commitment' ? 'the day is not given' : '',
    line.parties.length === 1 && kind !== 'statement' && kind !== 'commitment' ? 'only one party is known' : '',
  ].filter(Boolean);
  return `Unsure because: ${doubts.join('; ')}.`;
};

export function Verdict({ id, onDone }: { readonly id: string; readonly onDone: () => void }) {
  const entry = useApi<EntryShown>(address('entry', { id }));
  return (
    <Answered asked={entry} lines={8}>
      {(shown) => <Judged shown={shown} onDone={onDone} />}
    </Answered>
  );
}

function Judged({ shown, onDone }: { readonly shown: EntryShown; readonly onDone: () => void }) {
  const [mode, setMode] = useState<Mode>('');
  const [done, setDone] = useState<{ readonly what: string; readonly kept: readonly string[] }>();
  const [problem, setProblem] = useState<Problem>();
  const reason = useRef<HTMLInputElement>(null);

  const say = async (what: string, said: Readonly<Record<string, unknown>>): Promise<void> => {
    setProblem(undefined);
    try {
      const { kept } = await send<Kept>('/api/corrections', { ...said, reason: reason.current?.value.trim() ?? '' });
      setDone({ what, kept });
      setMode('');
      forget();
      onDone();
    } catch (error) {
      setProblem(error instanceof Problem ? error : new Problem(0, 'The server cannot be reached', 'is it running?'));
    }
  };
  const accept = (): Promise<void> => {
    const field = HOLDS[shown.kind];
    return say('Accepted', { is: 'field', item: shown.id, field, value: shown.row[field] });
  };
  const reject = (): Promise<void> => say('Rejected', { is: 'reject', item: shown.id, all: true });
  const undo = async (): Promise<void> => {
    for (const of of done?.kept ?? []) await say('Taken back', { is: 'undo', of });
    setDone(undefined);
  };

  const keys: Readonly<Record<string, () => void>> = {
    a: () => void accept(),
    r: () => void reject(),
    c: () => setMode(mode === 'correct' ? '' : 'correct'),
    m: () => setMode(mode === 'merge' ? '' : 'merge'),
    s: () => setMode(mode === 'split' ? '' : 'split'),
    u: () => void undo(),
  };
  useKeys(keys);

  const { line } = shown;
  const key = (letter: string, name: string, extra = '') => (
    <button type="button" class={`tool ${extra}`} onClick={keys[letter.toLowerCase()]} aria-keyshortcuts={letter}>
      <kbd>{letter}</kbd> {name}
    </button>
  );
  return (
    <article class="verdict">
      <p class="over">
        {KIND_NAMES[shown.kind][0]} <Sure value={line.confidence} />
      </p>
      <p class="note doubts">{doubtsOf(shown)}</p>
      <h2>
        <Title line={line} />
      </h2>
      <p class="facts">
        <span>{whenText(line)}</span>
        {line.status ? <span>read as {words(line.status)}</span> : null}
      </p>
      {shown.items.slice(0, 3).map((item) => (
        <div key={item.id}>
          <Quoted item={item} />
          <p class="facts">
            <Link href={documentLink(item.document, item.spans[0]?.[0])}>
              {shown.reports.find(({ document }) => document === item.document)?.publisher ?? 'The text'}
            </Link>
          </p>
        </div>
      ))}
      <Facts facts={shown.facts} />
      <label class="field reason">
        <span>Reason, kept with your verdict</span>
        <input ref={reason} type="text" maxLength={2000} placeholder="optional" />
      </label>
      <p class="keys">
        {key('A', 'Accept', 'good')}
        {key('C', 'Correct')}
        {key('R', 'Reject', 'bad')}
        {key('M', 'Merge')}
        {shown.items.length > 1 ? key('S', 'Split') : null}
        {done ? key('U', 'Undo') : null}
        <span role="status">{done ? `${done.what}.` : ''}</span>
      </p>
      {problem ? <Wrong problem={problem} /> : null}
      {mode === 'correct' ? (
        <Correct
          shown={shown}
          onSay={(field, value) => void say('Corrected', { is: 'field', item: shown.id, field, value })}
        />
      ) : null}
      {mode === 'merge' ? (
        <div class="choose">
          <h3>The same as</h3>
          {shown.near.length === 0 ? (
            <p class="note">No other entry of this kind and these parties within three days.</p>
          ) : null}
          <ul>
            {shown.near.map((other) => (
              <li key={other.id}>
                <button
                  type="button"
                  class="tool"
                  onClick={() => void say('Merged', { is: 'same', item: shown.id, other: other.id })}
                >
                  {whenText(other, true)}: {other.title}
                </button>
                <p class="dim">{quoted(other.words)}</p>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
      {mode === 'split' ? (
        <div class="choose">
          <h3>This report is about something else</h3>
          <ul>
            {shown.items.slice(1).map((item) => (
              <li key={item.id}>
                <button
                  type="button"
                  class="tool"
                  onClick={() =>
                    void say('Split', { is: 'not-same', item: shown.items[0]?.id ?? shown.id, other: item.id })
                  }
                >
                  {shown.reports.find(({ document }) => document === item.document)?.publisher ?? 'A text'}
                </button>
                <p class="dim">{quoted(item.words.join(' … '))}</p>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
    </article>
  );
}
