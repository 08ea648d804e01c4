/** Commitments with all that became of them, step by step, each step on its words. */
import { Link } from 'wouter-preact';
import type { Commitment } from '../types.js';
import { capital, commitmentTitle, dateText, dayText, entryLink, partyName, quoted, UNCLEAR, words } from '../words.js';
import { State } from './marks.js';

export function Ledger({ lines }: { readonly lines: readonly Commitment[] }) {
  return (
    <ol class="ledger">
      {lines.map((line) => {
        const title = titleOf(line);
        return (
          <li key={line.id}>
            <div class="state-of">
              <State state={line.state} />
              {line.due ? <p class="dim">due {dateText(line.due, true)}</p> : null}
            </div>
            <div>
              <p class="title">
                <Link href={entryLink(line.id)}>{title}</Link>
              </p>
              {line.topics.length > 0 ? <p class="facts">{line.topics.map(words).map(capital).join(', ')}</p> : null}
              <ol class="steps">
                {line.steps.map((step, i) => (
                  <li key={i}>
                    {step.entry ? (
                      <>
                        <Link href={entryLink(step.entry)}>{step.day ? dayText(step.day, true) : 'no date'}</Link>{' '}
                        <State state={step.step} />{' '}
                        {i === 0 && title.endsWith(UNCLEAR) ? null : <q>{quoted(step.words)}</q>}
                      </>
                    ) : (
                      <>
                        {step.day ? dayText(step.day, true) : 'no date'} <State state={step.step} />{' '}
                        <span class="dim">the day it was due has passed</span>
                      </>
                    )}
                  </li>
                ))}
              </ol>
            </div>
          </li>
        );
      })}
    </ol>
  );
}

const titleOf = ({ by, to, action, steps }: Commitment): string =>
  commitmentTitle(
    by.map(partyName).join(', ') + (to.length > 0 ? ` to ${to.map(partyName).join(', ')}` : ''),
    action,
    steps[0]?.words ?? '',
  );
