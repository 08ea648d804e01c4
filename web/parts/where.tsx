/** Where two parties met: a map, the same as a list, and the meetings of the place that is chosen. */
import { type ComponentProps, type ComponentType, createElement } from 'preact';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { Link } from 'wouter-preact';
import type { Address } from '../address.js';
import { address, type Params, useApi } from '../api.js';
import type { Relations } from '../types.js';
import { count, partyName } from '../words.js';
import { EntryList } from './lines.js';
import type PlacesMap from './map.js';
import { Bar } from './marks.js';
import { Answered, Empty } from './states.js';

type MapProps = ComponentProps<typeof PlacesMap>;
type Place = Relations['places'][number];

/** Places of the list before the rest is folded away. */
const LISTED = 10;

export function Where({
  at,
  party,
  places,
  held,
  name,
}: {
  readonly at: Address;
  readonly party: readonly string[];
  readonly places: readonly Place[];
  /** How many meetings were held, those of which no place is told among them. */
  readonly held: number;
  /** Of the two. */
  readonly name: string;
}) {
  const chosen = at.get('place');
  const linkOf = (place: string): string => {
    const search = new URLSearchParams(at.text);
    search.set('place', place);
    return `/relations?${search}`;
  };
  const spots = useMemo(
    () =>
      places
        .flatMap(({ name: of, lat, lon, meetings }) =>
          lat === null || lon === null ? [] : [{ name: of, lat, lon, times: meetings }],
        )
        .map((spot, i) => ({ ...spot, number: i + 1 })),
    [places],
  );
  if (places.length === 0)
    return (
      <Empty>
        <p>
          {held === 0 ? 'No meeting reported. ' : `${count(held, 'meeting')} held, none with a place. `}
          Choose other parties or days, or <Link href="/add">add documents</Link>.
        </p>
      </Empty>
    );
  const numbers = new Map(spots.map(({ name: of, number }) => [of, number]));
  const most = Math.max(...places.map(({ meetings }) => meetings));
  const pointless = places.filter(({ lat }) => lat === null).map(({ name: of }) => of);
  const row = (place: Place) => (
    <li key={place.name + (place.country ?? '')}>
      <span>
        <span class="nth">{numbers.get(place.name)}</span>
        <Link href={linkOf(place.name)} aria-current={place.name === chosen ? 'true' : undefined}>
          {place.name}
        </Link>
        {place.country && partyName(place.country) !== place.name ? (
          <span class="dim"> {partyName(place.country)}</span>
        ) : null}
      </span>
      <Bar share={place.meetings / most} />
      <span class="n">{place.meetings}</span>
    </li>
  );
  return (
    <>
      <div class={spots.length > 0 ? 'where' : ''}>
        {spots.length > 0 ? (
          <Later
            spots={spots}
            chosen={chosen}
            linkOf={linkOf}
            label={`Where ${name} met; the list beside it says the same`}
          />
        ) : null}
        <div>
          <ul class="bars">{places.slice(0, LISTED).map(row)}</ul>
          {places.length > LISTED ? (
            <details>
              <summary>{count(places.length - LISTED, 'other place')}</summary>
              <ul class="bars">{places.slice(LISTED).map(row)}</ul>
            </details>
          ) : null}
          {pointless.length > 0 ? <p class="note">Not placed on the map: {pointless.join(', ')}.</p> : null}
        </div>
      </div>
      {chosen ? (
        <There
          party={party}
          place={chosen}
          filter={{ since: at.get('since'), until: at.get('until'), precision: at.get('precision') }}
          onClose={() => at.set({ place: '' }, { replace: true })}
        />
      ) : null}
    </>
  );
}

/** Meetings of a place that are listed. */
const MOST = 200;

/** The meetings held in one place. */
function There({
  party,
  place,
  filter,
  onClose,
}: {
  readonly party: readonly string[];
  readonly place: string;
  readonly filter: Params;
  readonly onClose: () => void;
}) {
  const asked = useApi<Relations>(address('relations', { ...filter, party, part: 'meetings', place, limit: MOST }));
  return (
    <div class="behind" id="place">
      <Answered asked={asked}>
        {({ held }) => (
          <>
            <h3 aria-live="polite">
              {held.length === MOST
                ? `Met in ${place}: the latest ${MOST} meetings`
                : held.length > 0
                  ? `Met in ${place}: ${count(held.length, 'meeting')}`
                  : `No meeting in ${place}`}
              <button type="button" class="tool" onClick={onClose}>
                Close
              </button>
            </h3>
            <EntryList lines={held} kind={false} quote />
          </>
        )}
      </Answered>
    </div>
  );
}

/** The map, fetched once the page stands, so that it is there in prints, too; until then a ground of its size. */
function Later(props: MapProps) {
  const [shown, setShown] = useState<ComponentType<MapProps>>();
  useEffect(() => {
    // Without it the list is there.
    import('./map.js').then(
      (module) => setShown(() => module.default),
      () => undefined,
    );
  }, []);
  return <div class="map-ground">{shown ? createElement(shown, props) : null}</div>;
}
