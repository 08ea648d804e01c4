/** Commitments with all that became of them, step by step, each step on its words. */
import { Link } from 'wouter-preact';
import type { Commitment } from '../types.js';
import { capital, dateText, dayText, entryLink, partyName, words } from '../words.js';
import { State } from './marks.js';

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
            <p class="title">
              <Link href={entryLink(line.id)}>
                {line.by.map(partyName).join(', ')}
                {line.to.length > 0 ? ` to ${line.to.map(partyName).join(', ')}` : ''}: {line.action}
              </Link>
            </p>
            {line.topics.length > 0 ? <p class="facts">{line.topics.map(words).map(capital).join(', ')}</p> : null}
            <ol class="steps">
              {line.steps.map((step, i) => (
                <li key={i}>
                  <span class="dim">{step.day ? dayText(step.day, true) : 'no date'}</span> <State state={step.step} />{' '}
                  {step.entry ? (
                    <Link href={entryLink(step.entry)}>“{step.words}”</Link>
                  ) : (
                    <span class="dim">the day on which it was due is past</span>
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
