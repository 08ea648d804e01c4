/** The answers of the API, by the schemas that its OpenAPI document is made of: they cannot be other than what is sent. */
import type { z } from 'zod';
import type * as answers from '../src/server/api/answers.js';

type Of<S extends z.ZodType> = z.output<S>;

export type Line = Of<typeof answers.Line>;
export type Lines = Of<typeof answers.LinesAnswer>;
export type EntryShown = Of<typeof answers.EntryAnswer>;
export type DocumentShown = Of<typeof answers.DocumentAnswer>;
export type Mark = DocumentShown['marks'][number];
export type Layer = Mark['layer'];
export type ReadShown = Of<typeof answers.ReadAnswer>;
export type Found = Of<typeof answers.SearchAnswer>;
export type Home = Of<typeof answers.HomeAnswer>;
export type Standing = Of<typeof answers.StandingAnswer>;
export type Point = Standing['points'][number];
export type Pairs = Of<typeof answers.PairsAnswer>;
export type Relations = Of<typeof answers.RelationsAnswer>;
export type Commitment = Relations['ledger'][number];
export type Channel = Relations['channels'][number];
export type Compared = Of<typeof answers.CompareAnswer>;
export type People = Of<typeof answers.PeopleAnswer>;
export type Person = Of<typeof answers.PersonAnswer>;
export type Sources = Of<typeof answers.SourcesAnswer>;
export type Rules = Of<typeof answers.RulesAnswer>;
export type Fired = Of<typeof answers.FiredAnswer>;
export type Corrections = Of<typeof answers.CorrectionsAnswer>;
export type Kept = Of<typeof answers.KeptAnswer>;
export type Session = Of<typeof answers.SessionAnswer>;
export type Timeline = Of<typeof answers.TimelineAnswer>;
export type TimelineLine = Timeline['lines'][number];
export type Added = Of<typeof answers.AddAnswer>;
