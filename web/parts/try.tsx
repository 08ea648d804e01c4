/**
 * A sentence tried on a rule: whether the rule fires on it; and if not, what its row asks for up to the first that is missing,
 * what the reading cannot tell, and what was found instead, by which rules. The sentence stands in the address.
 */
import { useEffect, useRef, useState } from 'preact/hooks';
import { Link } from 'wouter-preact';
import { useAddress } from '../address.js';
import { Problem, send, useApi } from '../api.js';
import type { Mark, Session, Why } from '../types.js';
import { quoted } from '../words.js';
import { Section } from './page.js';
import { Wrong } from './states.js';

export function TrySentence({ rule, example }: { readonly rule: string; readonly example: string }) {
  const session = useApi<Session>('/api/session');
  return session.data?.add ? <Trying rule={rule} example={example} /> : null;
}

/** Characters of a sentence that stand in an address. */
const LONGEST = 1000;

function Trying({ rule, example }: { readonly rule: string; readonly example: string }) {
  const at = useAddress();
  const sentence = at.get('sentence');
  const last = useRef('');
  const [tried, setTried] = useState<Why>();
  const [problem, setProblem] = useState<Problem>();
  const [busy, setBusy] = useState(false);
  const read = async (text: string): Promise<void> => {
    last.current = text;
    setBusy(true);
    setProblem(undefined);
    try {
      setTried(await send<Why>('/api/why', { rule, text }));
    } catch (error) {
      setProblem(error instanceof Problem ? error : new Problem(0, 'The server cannot be reached', 'is it running?'));
    }
    setBusy(false);
  };
  useEffect(() => {
    if (sentence !== '' && sentence !== last.current) void read(sentence);
  }, [sentence]);
  return (
    <Section title="Try a sentence" note="See whether the rule matches it, and why or why not. It is not kept.">
      <form
        class="filters"
        onSubmit={(event) => {
          event.preventDefault();
          const text = String(new FormData(event.currentTarget).get('sentence') ?? '').trim();
          if (text === '') return;
          if (text.length <= LONGEST) at.set({ sentence: text }, { replace: true });
          void read(text);
        }}
      >
        <label class="field grow">
          <span>Sentence</span>
          <textarea name="sentence" rows={2} defaultValue={sentence || example} required maxLength={5000} />
        </label>
        <button type="submit" class="tool main" disabled={busy}>
          Try
        </button>
      </form>
      {problem ? <Wrong problem={problem} /> : null}
      <div aria-live="polite">{tried ? <Told why={tried} rule={rule} /> : null}</div>
    </Section>
  );
}

const ruleLink = (rule: string): string => `/rules?rule=${encodeURIComponent(rule)}`;

function Told({ why, rule }: { readonly why: Why; readonly rule: string }) {
  const { fires, conditions, rest, marks, text } = why;
  const missing = conditions.find(({ holds }) => holds === false);
  const own = marks.filter((mark) => mark.why.includes(rule));
  return (
    <div class="tried">
      <p>
        <strong>{fires ? '● It fires.' : '○ It does not fire.'}</strong>{' '}
        {fires ? '' : missing ? `The first that is missing: ${missing.asks}.` : rest}
      </p>
      {conditions.length > 0 ? (
        <ol class="conditions" aria-label="What the row asks for, in order">
          {conditions.map(({ asks, holds, found }) => (
            <li key={asks} class={holds === null ? 'dim' : ''}>
              <span class={`state ${holds === null ? 'idle' : holds ? 'good' : 'bad'}`}>
                <span aria-hidden="true">{holds === null ? '○' : holds ? '●' : '✕'}</span>{' '}
                {holds === null ? 'not looked at' : holds ? 'so' : 'missing'}
              </span>
              <span>
                {asks}
                {found ? <Found found={found} /> : null}
              </span>
            </li>
          ))}
        </ol>
      ) : null}
      <Marks
        title={
          fires ? 'What it found' : marks.length > 0 ? 'What was found instead' : 'Nothing was found in it by any rule.'
        }
        marks={fires ? own : marks}
        text={text}
      />
    </div>
  );
}

/** Words of the text; or the rule that stands in the way. */
function Found({ found }: { readonly found: string }) {
  return (
    <span class="dim">
      {' — '}
      {/^[\w-]+\/[\w-]+$/.test(found) ? <Link href={ruleLink(found)}>{found}</Link> : quoted(found)}
    </span>
  );
}

function Marks({
  title,
  marks,
  text,
}: {
  readonly title: string;
  readonly marks: readonly Mark[];
  readonly text: string;
}) {
  return (
    <>
      <h3>{title}</h3>
      <ul class="rules">
        {marks.map((mark) => (
          <li key={mark.layer + mark.id}>
            <p class="title">{mark.title}</p>
            <p class="dim">
              {quoted(mark.spans.map(([from, to]) => text.slice(from, to)).join(' … '))} by{' '}
              {mark.why.map((one, i) => (
                <span key={one}>
                  {i > 0 ? ', ' : ''}
                  <Link href={ruleLink(one)}>{one}</Link>
                </span>
              ))}
            </p>
          </li>
        ))}
      </ul>
    </>
  );
}
