/** A sentence tried on a rule: whether the rule fires on it, and if not, what was found of it instead, and by which rules. */
import { useState } from 'preact/hooks';
import { Link } from 'wouter-preact';
import { Problem, send, useApi } from '../api.js';
import type { Mark, ReadShown, Session } from '../types.js';
import { Section } from './page.js';
import { Wrong } from './states.js';

export function TrySentence({ rule, example }: { readonly rule: string; readonly example: string }) {
  const session = useApi<Session>('/api/session');
  const [tried, setTried] = useState<{ readonly text: string; readonly marks: readonly Mark[] }>();
  const [problem, setProblem] = useState<Problem>();
  const [busy, setBusy] = useState(false);
  if (!session.data?.add) return null;
  const read = async (text: string): Promise<void> => {
    setBusy(true);
    setProblem(undefined);
    try {
      setTried({ text, marks: (await send<ReadShown>('/api/read', { text })).marks });
    } catch (error) {
      setProblem(error instanceof Problem ? error : new Problem(0, 'The server cannot be reached', 'is it running?'));
    }
    setBusy(false);
  };
  const own = tried?.marks.filter(({ why }) => why.includes(rule)) ?? [];
  return (
    <Section title="Try a sentence" note="It is read now, and kept nowhere.">
      <form
        class="filters"
        onSubmit={(event) => {
          event.preventDefault();
          const text = String(new FormData(event.currentTarget).get('sentence') ?? '').trim();
          if (text !== '') void read(text);
        }}
      >
        <label class="field grow">
          <span>Sentence</span>
          <textarea name="sentence" rows={2} defaultValue={example} required maxLength={5000} />
        </label>
        <button type="submit" class="tool main" disabled={busy}>
          Try
        </button>
      </form>
      {problem ? <Wrong problem={problem} /> : null}
      {tried ? (
        <div aria-live="polite">
          <p>
            <strong>{own.length > 0 ? '● It fires.' : '○ It does not fire.'}</strong>{' '}
            {own.length > 0
              ? ''
              : tried.marks.length > 0
                ? 'What was found instead:'
                : 'Nothing was found in it by any rule.'}
          </p>
          <ul class="rules">
            {(own.length > 0 ? own : tried.marks).map((mark) => (
              <li key={mark.layer + mark.id}>
                <p class="title">{mark.title}</p>
                <p class="dim">
                  “{mark.spans.map(([from, to]) => tried.text.slice(from, to)).join(' … ')}” by{' '}
                  {mark.why.map((one, i) => (
                    <span key={one}>
                      {i > 0 ? ', ' : ''}
                      <Link href={`/rules?rule=${encodeURIComponent(one)}`}>{one}</Link>
                    </span>
                  ))}
                </p>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
    </Section>
  );
}
