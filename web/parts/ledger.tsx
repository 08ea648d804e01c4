/** Commitments with all that became of them, step by step, each step on its words and with who tells them. */
import { Link } from 'wouter-preact';
import type { Commitment, Relations } from '../types.js';
import { capital, closed, dateText, dayText, entryLink, partyName, quoted, words } from '../words.js';
import { State, Unclear } from './marks.js';

/** States of a commitment of which something is still to come. */
export const OPEN: readonly string[] = ['agreed', 'promised', 'repeated', 'overdue'];
/** Commitments that stand so. */
export const openIn = ({ counts }: Pick<Relations, 'counts'>): number =>
  counts.states.reduce((sum, { state, commitments }) => sum + (OPEN.includes(state) ? commitments : 0), 0);

/** '22 open · 3 met · 1 discussed'. */
export const standOf = (study: Pick<Relations, 'counts'>): string =>
  [
    ...(openIn(study) > 0 ? [`${openIn(study).toLocaleString('en')} open`] : []),
    ...study.counts.states
      .filter(({ state }) => !OPEN.includes(state))
      .map(({ state, commitments }) => `${commitments.toLocaleString('en')} ${words(state)}`),
  ].join(' · ');

export function Ledger({ lines }: { readonly lines: readonly Commitment[] }) {
  return (
    <ol class="ledger">
      {lines.map((line) => (
        <li key={line.id}>
          <div class="state-of">
            <State state={line.state} />
            {line.due ? <p class="dim">due {dateText(line.due, true)}</p> : null}
          </div>
          <div>
            <Bound line={line} />
            {line.topics.length > 0 ? <p class="facts">{line.topics.map(words).map(capital).join(', ')}</p> : null}
            <ol class="steps">
              {line.steps.map((step, i) => (
                <li key={i}>
                  {/* Where there is one step alone, its state is that of the whole. */}
                  {line.steps.length > 1 ? <State state={step.step} /> : null} {dayOf(step)}{' '}
                  {step.entry ? (
                    <>
                      <q>{quoted(step.words)}</q> <span class="dim">{publishersOf(step)}</span>
                    </>
                  ) : (
                    <span class="dim">the day it was due has passed</span>
                  )}
                </li>
              ))}
            </ol>
          </div>
        </li>
      ))}
    </ol>
  );
}

type Step = Commitment['steps'][number];

const dayOf = ({ entry, day }: Step) => {
  const text = day ? dayText(day, true) : 'no date';
  return entry ? <Link href={entryLink(entry)}>{text}</Link> : text;
};

/** Who tells it: the first, and how many others. */
const publishersOf = ({ reports }: Step): string => {
  const [first = '', ...others] = new Set(reports.map(({ publisher }) => publisher ?? 'publisher unknown'));
  return others.length > 0 ? `${first} and ${others.length} more` : first;
};

/** Who is bound, and to what; of unclear wording the words below say it. */
function Bound({ line: { id, by, to, action, unclear } }: { readonly line: Commitment }) {
  const who = by.map(partyName).join(', ') + (to.length > 0 ? ` to ${to.map(partyName).join(', ')}` : '');
  return (
    <p class="title">
      <Link href={entryLink(id)}>{unclear ? who : closed(`${who}: ${action}`)}</Link>
      {unclear ? <Unclear /> : null}
    </p>
  );
}
