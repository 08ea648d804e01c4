/** The answers of the API, by the schemas that its OpenAPI document is made of: they cannot be other than what is sent. */
import type { z } from 'zod';
import type * as desk from '../src/server/api/answers/desk.js';
import type * as documents from '../src/server/api/answers/documents.js';
import type * as entries from '../src/server/api/answers/entries.js';
import type * as pairs from '../src/server/api/answers/pairs.js';
import type * as parts from '../src/server/api/answers/parts.js';
import type * as people from '../src/server/api/answers/people.js';
import type * as service from '../src/server/api/answers/service.js';

type Of<S extends z.ZodType> = z.output<S>;

export type Line = Of<typeof parts.Line>;
export type Lines = Of<typeof entries.LinesAnswer>;
export type EntryShown = Of<typeof entries.EntryAnswer>;
export type DocumentShown = Of<typeof documents.DocumentAnswer>;
export type Mark = DocumentShown['marks'][number];
export type Layer = Mark['layer'];
export type ReadShown = Of<typeof documents.ReadAnswer>;
export type Found = Of<typeof documents.SearchAnswer>;
export type Home = Of<typeof pairs.HomeAnswer>;
export type Standing = Of<typeof pairs.StandingAnswer>;
export type Point = Standing['points'][number];
export type Pairs = Of<typeof pairs.PairsAnswer>;
export type Relations = Of<typeof pairs.RelationsAnswer>;
export type Commitment = Relations['ledger'][number];
export type Channel = Relations['channels'][number];
export type Compared = Of<typeof pairs.CompareAnswer>;
export type People = Of<typeof people.PeopleAnswer>;
export type Person = Of<typeof people.PersonAnswer>;
export type Sources = Of<typeof desk.SourcesAnswer>;
export type Rules = Of<typeof desk.RulesAnswer>;
export type Fired = Of<typeof desk.FiredAnswer>;
export type Corrections = Of<typeof desk.CorrectionsAnswer>;
export type Kept = Of<typeof desk.KeptAnswer>;
export type Session = Of<typeof service.SessionAnswer>;
export type Timeline = Of<typeof entries.TimelineAnswer>;
export type TimelineLine = Timeline['lines'][number];
export type Added = Of<typeof documents.AddAnswer>;
