/** The layers of a text that all others stand on: repairs, words and trees, days, places, actors. */
import type { Document } from '../model/document.js';
import { findActors } from './actors/find.js';
import { Meanings, type MeantContext } from './actors/meant/meanings.js';
import type { Hears } from './actors/mentions/scene.js';
import { findFrames } from './frames/find.js';
import { findIssuer, toldKind } from './issuer.js';
import { late } from './once.js';
import { findRepairs } from './repair/repair.js';
import { readThrough } from './repair/through.js';
import type { Resources } from './resources.js';
import { createGrammar } from './text/grammar.js';
import { numberTokens } from './text/phrases.js';
import type { Tokens } from './text/tokens.js';
import { findDates } from './time/dates.js';
import { findPlaces } from './time/places.js';

/**
 * @param found words, tags and trees of the text; @param isGiven whether another parser gave them, so that they stay as they are
 * @param hears what is chosen by marks
 */
export function contextOf(
  document: Document,
  found: Tokens,
  isGiven: boolean,
  resources: Resources,
  hears?: Hears,
): MeantContext {
  const asFound = numberTokens(found, resources.words);
  const garbled = findRepairs(found, asFound, resources);
  // Another parser's words and trees stay as they are given.
  const { tokens, repairs } = isGiven ? { tokens: found, repairs: garbled } : readThrough(found, garbled, resources);
  const numbered = tokens === found ? asFound : numberTokens(tokens, resources.words);
  const grammar = createGrammar(tokens, resources.grammar);
  const places = findPlaces(tokens, numbered, {
    table: resources.places(),
    actors: resources.actors,
    times: resources.times,
  });
  const dates = findDates(tokens, { published: document.published, places }, resources.times);
  const actors = findActors(
    { tokens, numbered, grammar, repairs: repairs.repairs, places, dates, published: document.published },
    resources,
    hears,
  );
  // When first asked for: who compares two accounts asks for none, and half of the time would be theirs.
  const frames = late(() =>
    findFrames(tokens, grammar, resources.reader(), (token) => resources.eventPatterns.mayTell(tokens, token)),
  );
  const meant = late(() => new Meanings(context));
  const context: MeantContext = {
    document,
    kind: document.kind ?? toldKind(document, resources),
    issuer: findIssuer(document, resources),
    resources,
    tokens,
    numbered,
    quotes: grammar.quotes,
    grammar,
    repairs,
    actors,
    dates,
    places,
    get frames() {
      return frames();
    },
    get meant() {
      return meant();
    },
  };
  return context;
}
