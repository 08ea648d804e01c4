/**
 * Who appears in a document: the names of the first pass (mentions/names.ts), and the phrases and pronouns that mean them
 * again or that mean others by their office (mentions/refer.ts), with for whom each acts on the day of the document.
 */
import type { Actor } from '../../model/reading.js';
import type { Span } from '../../model/span.js';
import { listed } from '../lists.js';
import type { Resources } from '../resources.js';
import { at, spanOf, type Tokens } from '../text/tokens.js';
import { type ActorInput, NameFinder } from './mentions/names.js';
import { findReferences } from './mentions/refer.js';
import { type Hears, type Scene, sceneOf } from './mentions/scene.js';
import type { Mention, Sighting } from './mentions/types.js';
import { standingOn } from './table.js';

export type { Mention } from './mentions/types.js';

export type ActorLayer = Readonly<ReturnType<typeof findActors>>;

export function findActors(input: ActorInput, resources: Resources, hears?: Hears) {
  const finder = new NameFinder(input, resources);
  const scene = sceneOf(input, resources, finder, hears);
  return {
    ...layer(scene, findReferences(scene)),
    /** Whether a token is the name of somebody that is another thing where it stands: 'Georgia elected two senators'. */
    isOtherThing: (token: number): boolean => finder.senses.has(token),
  };
}

/** States that are no more: their people belonged to them. */
const FORMER_STATES: ReadonlySet<string> = new Set(['SUN', 'YUG', 'SCG', 'CSK', 'DDR', 'ZAR', 'VDR', 'YMD']);

/** Sightings of one actor become that actor with all its mentions, in the order of the first. */
const layer = ({ tokens, names, idle, day, table, discourse }: Scene, references: readonly Sighting[]) => {
  const byId = new Map<string, Sighting[]>();
  for (const one of [...names, ...references]) listed(byId, one.actor).push(one);
  const actors = [...byId].map(([id, mentions]): Actor => {
    const known = discourse.referents.get(id)?.who ?? at(mentions, 0).known;
    const why = new Set(mentions.flatMap((one) => one.why));
    const person = known.kind === 'person' ? table.actor(known.id) : undefined;
    const standing = person && standingOn(table, person, day);
    const office = standing?.office;
    return {
      id: known.id,
      name: known.name,
      kind: known.kind,
      party: known.isSaid ? known.party : (standing?.party ?? known.party),
      country: standing && FORMER_STATES.has(standing.party) ? standing.party : known.country,
      sector: known.isSaid ? known.sector : (standing?.sector ?? known.sector),
      ...(office?.role ? { role: office.role } : known.role ? { role: known.role } : {}),
      ...(office?.organization ? { organization: table.actor(office.organization)?.name ?? office.organization } : {}),
      mentions: spansOf(tokens, meaning(mentions, idle)),
      why: [...why, ...(office ? ['actors/office-on-date'] : [])],
    };
  });
  return {
    /** One whom only places and adjectives of things name has no mentions: it is in the reading where something is said of it. */
    actors: actors as readonly Actor[],
    byId: new Map(actors.map((actor) => [actor.id, actor])) as ReadonlyMap<string, Actor>,
    /** Names, adjectives of states, groups and places, in the order of the text; none overlap. */
    mentions: names as readonly Mention[],
    /** Phrases and pronouns in the order of the text; one that means several stands there once for each. They may overlap. */
    references: references as readonly Mention[],
    /** Ids of the actors whom the phrases and pronouns mean whose noun a token is; none where they mean nobody. */
    meansAgain: meansAgain(references),
  };
};

/** Without places, and without adjectives of things. */
const meaning = (mentions: readonly Mention[], idle: ReadonlySet<Mention>): readonly Mention[] =>
  mentions.filter((mention) => mention.form !== 'place' && !idle.has(mention));

/** The spans of mentions in the order of the text, each once. */
const spansOf = (tokens: Tokens, mentions: readonly Mention[]): Span[] => {
  const spans = new Map<string, Span>();
  for (const { from, to } of mentions) {
    const span = spanOf(tokens, from, to);
    spans.set(span.join(), span);
  }
  return [...spans.values()].sort((a, b) => a[0] - b[0] || a[1] - b[1]);
};

const NOBODY: readonly string[] = Object.freeze([]);

/** By the last token. */
const meansAgain = (references: readonly Mention[]): ((token: number) => readonly string[]) => {
  const byEnd = new Map<number, string[]>();
  for (const { to, actor } of references) {
    const list = listed(byEnd, to);
    if (!list.includes(actor)) list.push(actor);
  }
  return (token) => byEnd.get(token + 1) ?? NOBODY;
};
