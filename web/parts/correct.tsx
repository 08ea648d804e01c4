/** Giving a field of an entry another value: closed lists are chosen from, people are a list of names with party and office. */
import { useState } from 'preact/hooks';
import {
  ATTRIBUTIONS,
  CHANNEL_KINDS,
  CHANNEL_STATES,
  COMMITMENT_STATUSES,
  EVENT_STATUSES,
  INCIDENT_KINDS,
  MEETING_FORMATS,
  MEETING_KINDS,
  MEETING_LEVELS,
  MEETING_STATUSES,
  STATEMENT_ACTS,
} from '../../src/model/generated/lists.js';
import { PLOVER_TYPES } from '../../src/model/generated/plover.js';
import { ask } from '../api.js';
import type { EntryShown, People } from '../types.js';
import { capital, partyCode, partyName, words } from '../words.js';

type Editor =
  | { readonly is: 'choice'; readonly choices: readonly string[] }
  | { readonly is: 'text'; readonly hint: string }
  | { readonly is: 'people' };

const choice = (choices: readonly string[]): Editor => ({ is: 'choice', choices });
const DATE: Editor = { is: 'text', hint: '2023-06-18, or 2023-06' };
const PLACE: Editor = { is: 'text', hint: 'Beijing' };
const PEOPLE: Editor = { is: 'people' };

/** The fields that are corrected here; the command line has them all. */
const FIELDS: Readonly<Record<EntryShown['kind'], Readonly<Record<string, Editor>>>> = {
  meeting: {
    status: choice(MEETING_STATUSES),
    participants: PEOPLE,
    date: DATE,
    place: PLACE,
    kind: choice(MEETING_KINDS),
    format: choice(MEETING_FORMATS),
    level: choice(MEETING_LEVELS),
  },
  event: {
    status: choice(EVENT_STATUSES),
    plover: choice(PLOVER_TYPES),
    source: PEOPLE,
    target: PEOPLE,
    date: DATE,
    place: PLACE,
  },
  statement: {
    act: choice(STATEMENT_ACTS),
    attribution: choice(ATTRIBUTIONS),
    speakerText: { is: 'text', hint: 'senior State Department official' },
    date: DATE,
  },
  commitment: { status: choice(COMMITMENT_STATUSES), action: { is: 'text', hint: 'to resume talks' }, due: DATE },
  channel: { state: choice(CHANNEL_STATES), kind: choice(CHANNEL_KINDS), date: DATE },
  incident: { kind: choice(INCIDENT_KINDS), date: DATE, place: PLACE },
};

const NAMES: Readonly<Record<string, string>> = {
  plover: 'Type of deed',
  participants: 'Who was there',
  source: 'Who acted',
  target: 'To whom',
  act: 'How it was said',
  speakerText: 'Speaker',
};

interface Somebody {
  readonly actor: string;
  readonly name: string;
  readonly party: string;
  readonly role?: string | null;
}

export function Correct({
  shown,
  onSay,
}: {
  readonly shown: EntryShown;
  readonly onSay: (field: string, value: unknown) => void;
}) {
  const fields = FIELDS[shown.kind];
  const [field, setField] = useState(Object.keys(fields)[0] ?? '');
  const editor = fields[field];
  const now = shown.row[field];
  return (
    <div class="choose">
      <h3>What is otherwise</h3>
      <label class="field">
        <span>Field</span>
        <select value={field} onChange={(event) => setField(event.currentTarget.value)}>
          {Object.keys(fields).map((one) => (
            <option key={one} value={one}>
              {NAMES[one] ?? capital(words(one))}
            </option>
          ))}
        </select>
      </label>
      {editor?.is === 'people' ? (
        <PeopleEditor
          key={field}
          now={Array.isArray(now) ? (now as Somebody[]) : []}
          onSay={(people) => onSay(field, people)}
        />
      ) : (
        <form
          key={field}
          class="filters"
          onSubmit={(event) => {
            event.preventDefault();
            const value = String(new FormData(event.currentTarget).get('value') ?? '').trim();
            if (value !== '') onSay(field, value);
          }}
        >
          {/* biome-ignore lint/a11y/noLabelWithoutControl: one of the two is its control */}
          <label class="field">
            <span>It is</span>
            {editor?.is === 'choice' ? (
              <select name="value" defaultValue={String(now ?? '')}>
                {editor.choices.map((one) => (
                  <option key={one} value={one} selected={one === now}>
                    {capital(words(one.toLowerCase()))}
                  </option>
                ))}
              </select>
            ) : (
              <input
                name="value"
                placeholder={editor?.hint}
                defaultValue={typeof now === 'string' ? now : ''}
                required
              />
            )}
          </label>
          <button type="submit" class="tool main">
            Save
          </button>
        </form>
      )}
    </div>
  );
}

function PeopleEditor({
  now,
  onSay,
}: {
  readonly now: readonly Somebody[];
  readonly onSay: (people: readonly Somebody[]) => void;
}) {
  const [people, setPeople] = useState(now);
  const add = async (name: string, party: string, role: string): Promise<void> => {
    if (name === '') return;
    // Who is known keeps the id by which they are known elsewhere.
    const { people: known } = await ask<People>(
      `/api/people?q=${encodeURIComponent(name.toLowerCase())}&limit=5`,
    ).catch(() => ({ people: [] }));
    const same = known.find((one) => one.name.toLowerCase() === name.toLowerCase());
    const id = same?.actor ?? `person:?${name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '-')}`;
    setPeople((before) => [
      ...before,
      { actor: id, name, party: party || same?.party || '', ...(role ? { role } : {}) },
    ]);
  };
  return (
    <div class="people-editor">
      <ul>
        {people.map((one) => (
          <li key={one.actor + one.name}>
            <span>
              {one.name}
              <span class="dim">{[one.role, one.party ? partyName(one.party) : ''].filter(Boolean).join(', ')}</span>
            </span>
            <button
              type="button"
              class="tool"
              onClick={() => setPeople(people.filter((other) => other !== one))}
              aria-label={`Take out ${one.name}`}
            >
              Take out
            </button>
          </li>
        ))}
      </ul>
      <form
        class="filters"
        onSubmit={(event) => {
          event.preventDefault();
          const data = new FormData(event.currentTarget);
          const value = (name: string): string => String(data.get(name) ?? '').trim();
          void add(value('name'), partyCode(value('party')), value('role'));
          event.currentTarget.reset();
        }}
      >
        <label class="field">
          <span>Name</span>
          <input name="name" required />
        </label>
        <label class="field">
          <span>Party</span>
          <input name="party" placeholder="China" />
        </label>
        <label class="field">
          <span>Office</span>
          <input name="role" placeholder="foreign minister" />
        </label>
        <button type="submit" class="tool">
          Put in
        </button>
      </form>
      <button
        type="button"
        class="tool main"
        disabled={people.length === 0}
        onClick={() =>
          onSay(people.map(({ actor, name, party, role }) => ({ actor, name, party, ...(role ? { role } : {}) })))
        }
      >
        Save who it was
      </button>
    </div>
  );
}
