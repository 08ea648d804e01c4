/** How far those who reviewed the record agree, and what they see otherwise. */
import { Link } from 'wouter-preact';
import type { Asked } from '../api.js';
import type { Reviewers as Shown } from '../types.js';
import { count, entryLink, KIND_NAMES } from '../words.js';
import { Bar } from './marks.js';
import { Section } from './page.js';
import { Answered, Empty } from './states.js';

type Pair = Shown['pairs'][number];

export function Reviewers({ all }: { readonly all: Asked<Shown> }) {
  return (
    <Answered asked={all} lines={6}>
      {({ reviewers, pairs }) => (
        <>
          {reviewers.length === 0 ? (
            <Empty>
              <p>
                <strong>Nobody has judged an entry yet.</strong>
              </p>
              <p>
                Accept, correct or reject some of the <Link href="/review">least sure</Link> entries. Once a second
                person has done the same, you see here how far you agree.
              </p>
            </Empty>
          ) : (
            <>
              <p class="note">Entries accepted as read, of those each person judged.</p>
              <ul class="bars reviewers">
                {reviewers.map(({ name, judged, right }) => (
                  <li key={name}>
                    <span>{name}</span>
                    <Bar share={right / Math.max(1, judged)} />
                    <span class="n">
                      {right} of {judged}
                    </span>
                  </li>
                ))}
              </ul>
            </>
          )}
          {reviewers.length > 0 && pairs.length === 0 ? (
            <Empty>
              <p>
                No two have looked at the same entry. <Link href="/review?list=second">Second opinion</Link> shows you
                what others have looked at; or both review a copy of their own, and one takes in what the other said
                with <code>chancery correct import</code>.
              </p>
            </Empty>
          ) : null}
          {pairs.map((pair) => (
            <Two key={`${pair.a} ${pair.b}`} pair={pair} />
          ))}
          {pairs.length > 0 ? (
            <p class="note below">
              Accepting, or giving a field a value that a text was read with, is a yes; rejecting, or giving another
              value, a no. What one rejects is gone before another sees it, unless each works on a copy: in one record
              agreement comes out too high. For a figure to publish draw a sheet with <code>chancery sample</code> and
              compare the filled ones with <code>chancery agreement</code>, which reckons in the same way.
            </p>
          ) : null}
        </>
      )}
    </Answered>
  );
}

const percent = (share: number | null): string => (share === null ? '–' : `${Math.round(share * 100)}%`);

function Two({ pair }: { readonly pair: Pair }) {
  const { a, b, both, same, alpha, agreed, differ } = pair;
  return (
    <Section title={`${a} and ${b}`}>
      <dl class="facts-list wide-terms">
        <div>
          <dt>Say the same</dt>
          <dd>
            of {same} of the {count(both, 'entry', 'entries')} that both looked at ({percent(same / both)})
          </dd>
        </div>
        <div>
          <dt>Beyond chance</dt>
          <dd>
            {alpha === null
              ? 'cannot be said: all were judged alike'
              : `Krippendorff’s alpha ${alpha.toFixed(2).replace('-', '−')} (1 always, 0 as by chance)`}
          </dd>
        </div>
        <div>
          <dt>Right, where they agree</dt>
          <dd>
            {agreed.of === 0
              ? 'nothing'
              : `${agreed.right} of ${agreed.of}: ${percent(agreed.share)}, 95% interval ${percent(agreed.low)} to ${percent(agreed.high)}`}
          </dd>
        </div>
      </dl>
      {differ.length > 0 ? (
        <>
          <h3 class="seen-otherwise">Seen otherwise</h3>
          <ul class="rules">
            {differ.map((one) => (
              <li key={one.id}>
                <p class="title">
                  {one.entry ? <Link href={entryLink(one.entry)}>“{one.words}”</Link> : <span>“{one.words}”</span>}
                </p>
                <p class="facts">
                  <span>{KIND_NAMES[one.kind][0]}</span>
                  <span>● right: {one.right}</span>
                  <span>✕ not right: {one.right === a ? b : a}</span>
                  {one.entry ? <Link href={`/review?id=${encodeURIComponent(one.entry)}`}>Look again</Link> : null}
                </p>
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </Section>
  );
}
