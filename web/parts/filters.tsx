/** What lists are filtered by: fields that stand in the address. */
import type { ComponentChildren } from 'preact';
import { useId, useState } from 'preact/hooks';
import { ATTRIBUTIONS, TOPICS, VENUES } from '../../src/model/generated/lists.js';
import type { Address } from '../address.js';
import { allParties, capital, KIND_NAMES, KINDS, partyCode, partyName, words } from '../words.js';
import { KindSign } from './marks.js';

/** A party by any of its names. */
export function PartyField({
  label,
  value,
  onChange,
}: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (code: string) => void;
}) {
  const id = useId();
  return (
    <label class="field">
      <span>{label}</span>
      <input
        key={value}
        list={id}
        defaultValue={value ? partyName(value) : ''}
        placeholder="any"
        onChange={(event) => onChange(partyCode(event.currentTarget.value))}
      />
      <datalist id={id}>
        {allParties.map(({ code, name }) => (
          <option key={code} value={name} />
        ))}
      </datalist>
    </label>
  );
}

export function TextField({
  label,
  value,
  placeholder = '',
  onChange,
}: {
  readonly label: string;
  readonly value: string;
  readonly placeholder?: string;
  readonly onChange: (text: string) => void;
}) {
  return (
    <label class="field">
      <span>{label}</span>
      <input
        key={value}
        type="text"
        defaultValue={value}
        placeholder={placeholder}
        onChange={(event) => onChange(event.currentTarget.value.trim())}
      />
    </label>
  );
}

/** First and last day, which are one stretch. */
function RangeField({ at }: { readonly at: Address }) {
  return (
    <div class="range">
      <TextField
        label="From"
        placeholder="2023-06-18"
        value={at.get('since')}
        onChange={(since) => at.set({ since })}
      />
      <TextField
        label="To"
        placeholder="2023-06 or 2023"
        value={at.get('until')}
        onChange={(until) => at.set({ until })}
      />
    </div>
  );
}

export function ChoiceField({
  label,
  value,
  choices,
  onChange,
  any = 'any',
}: {
  readonly label: string;
  readonly value: string;
  readonly choices: readonly (readonly [value: string, name: string])[];
  readonly onChange: (value: string) => void;
  /** What stands for no choice; '' where there has to be one. */
  readonly any?: string;
}) {
  return (
    <label class="field">
      <span>{label}</span>
      <select value={value} onChange={(event) => onChange(event.currentTarget.value)}>
        {any ? <option value="">{any}</option> : null}
        {choices.map(([one, name]) => (
          <option key={one} value={one}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}

const named = (list: readonly string[]): readonly (readonly [string, string])[] =>
  [...list].map((one) => [one, capital(words(one))] as const).sort((a, b) => (a[1] < b[1] ? -1 : 1));
const TOPIC_CHOICES = named(TOPICS);
const VENUE_CHOICES = named(VENUES);
const ATTRIBUTION_CHOICES = ATTRIBUTIONS.map(
  (one) => [one, one === 'named' ? 'By name' : capital(words(one))] as const,
);
const PRECISION_CHOICES = [
  ['', 'Everything found'],
  ['balanced', 'Likely'],
  ['strict', 'Only sure'],
] as const;

type Name = 'party' | 'person' | 'topic' | 'since' | 'until' | 'precision' | 'attribution' | 'venue' | 'text';

/** Fields of these names, bound to the address; on a narrow screen behind a button. Of `party` there are two. */
export function Filters({
  at,
  names,
  children,
}: {
  readonly at: Address;
  readonly names: readonly Name[];
  /** Other fields, which stand before them. */
  readonly children?: ComponentChildren;
}) {
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  const [first = '', second = ''] = at.all('party');
  const setParties = (one: string, other: string): void => at.set({ party: [one, other].filter(Boolean) });
  const field = (name: Name) => {
    switch (name) {
      case 'party':
        return [
          <PartyField key="p1" label="Party" value={first} onChange={(code) => setParties(code, second)} />,
          <PartyField key="p2" label="and party" value={second} onChange={(code) => setParties(first, code)} />,
        ];
      case 'person':
        return (
          <TextField
            key={name}
            label="Person"
            placeholder="anybody"
            value={at.get(name)}
            onChange={(text) => at.set({ person: text })}
          />
        );
      case 'text':
        return (
          <TextField
            key={name}
            label="Words"
            placeholder="in the words"
            value={at.get(name)}
            onChange={(text) => at.set({ text })}
          />
        );
      case 'topic':
        return (
          <ChoiceField
            key={name}
            label="Topic"
            value={at.get(name)}
            choices={TOPIC_CHOICES}
            onChange={(topic) => at.set({ topic })}
          />
        );
      case 'since':
        return <RangeField key={name} at={at} />;
      case 'until':
        return null;
      case 'precision':
        return (
          <ChoiceField
            key={name}
            label="How sure"
            any=""
            value={at.get(name)}
            choices={PRECISION_CHOICES}
            onChange={(precision) => at.set({ precision })}
          />
        );
      case 'attribution':
        return (
          <ChoiceField
            key={name}
            label="Terms"
            value={at.get(name)}
            choices={ATTRIBUTION_CHOICES}
            onChange={(attribution) => at.set({ attribution })}
          />
        );
      case 'venue':
        return (
          <ChoiceField
            key={name}
            label="Occasion"
            value={at.get(name)}
            choices={VENUE_CHOICES}
            onChange={(venue) => at.set({ venue })}
          />
        );
    }
  };
  const set = names.filter((name) => at.all(name).length > 0);
  return (
    <div class={`fold ${isOpen ? 'open' : ''}`}>
      <button type="button" class="tool" aria-expanded={isOpen} aria-controls={id} onClick={() => setOpen(!isOpen)}>
        Filters{set.length > 0 ? ` (${set.length} set)` : ''}
      </button>
      <form id={id} class="filters" aria-label="Filter" onSubmit={(event) => event.preventDefault()}>
        {children}
        {names.map(field)}
        {set.length > 0 ? (
          <button
            type="button"
            class="tool"
            onClick={() => at.set(Object.fromEntries(names.map((name) => [name, ''])))}
          >
            Clear
          </button>
        ) : null}
      </form>
    </div>
  );
}

/** The words of the filter, for the API. */
export const asked = (at: Address, names: readonly Name[]): Record<string, readonly string[]> =>
  Object.fromEntries(names.map((name) => [name, at.all(name)]));

/** Which kinds are shown, each with its sign: all where none is chosen. */
export function KindChoice({
  chosen,
  onChange,
}: {
  readonly chosen: readonly string[];
  readonly onChange: (kinds: readonly string[]) => void;
}) {
  const isOn = (kind: string): boolean => chosen.length === 0 || chosen.includes(kind);
  return (
    <fieldset class="kinds">
      <legend class="sr">Kinds</legend>
      {KINDS.map((kind) => (
        <label key={kind} class={isOn(kind) ? 'on' : ''}>
          <input
            type="checkbox"
            checked={isOn(kind)}
            onChange={() => {
              const now = KINDS.filter((one) => (one === kind ? !isOn(one) : isOn(one)));
              onChange(now.length === KINDS.length || now.length === 0 ? [] : now);
            }}
          />
          <KindSign kind={kind} />
          {KIND_NAMES[kind][1]}
        </label>
      ))}
    </fieldset>
  );
}
