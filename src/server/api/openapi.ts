/** The OpenAPI 3.1 document of the API, generated from the schemas of questions and answers. */
import { z } from 'zod';
import { RELEASE } from '../../desk/place.js';
import { DocumentInput } from '../../model/document.js';
import { KeptAnswer } from './answers/desk.js';
import { AddAnswer, ReadAnswer, WhyAnswer } from './answers/documents.js';
import { HealthAnswer, ProblemAnswer, SessionAnswer } from './answers/service.js';
import { WatchKept } from './answers/watches.js';
import { SaidSchema } from './correct.js';
import { FILE_TYPES } from './files.js';
import { isList } from './query.js';
import { TriedSchema } from './read.js';
import type { View } from './view.js';
import { FEEDS, VIEWS } from './views.js';
import { WatchSaidSchema } from './watch.js';

type Json = Readonly<Record<string, unknown>>;

/** Schemas of answers by the name under which the document has them; all share their definitions. */
const components = (): Json => {
  const all = Object.fromEntries([
    ...VIEWS.map(({ name, answer }) => [`view-${name}`, answer] as const),
    ['health', HealthAnswer],
    ['added', AddAnswer],
    ['problem', ProblemAnswer],
    ['read', ReadAnswer],
    ['why', WhyAnswer],
    ['kept', KeptAnswer],
    ['session', SessionAnswer],
    ['watched', WatchKept],
  ]);
  const { $defs = {} } = z.toJSONSchema(z.object(all)) as { readonly $defs?: Json };
  const { $defs: input = {} } = z.toJSONSchema(
    z.object({ document: DocumentInput, said: SaidSchema, watch: WatchSaidSchema, tried: TriedSchema }),
    {
      io: 'input',
    },
  ) as {
    readonly $defs?: Json;
  };
  return moved({ ...input, ...$defs });
};

/** References as OpenAPI has them. */
const moved = (value: Json): Json =>
  JSON.parse(JSON.stringify(value).replaceAll('#/$defs/', '#/components/schemas/')) as Json;

const named = (schema: z.ZodType): Json => ({ $ref: `#/components/schemas/${schema.meta()?.id}` });

const parameters = ({ query }: View): readonly Json[] => {
  const { properties = {}, required = [] } = z.toJSONSchema(query, {
    io: 'input',
    unrepresentable: 'any',
  }) as { readonly properties?: Readonly<Record<string, Json>>; readonly required?: readonly string[] };
  return Object.entries(properties).map(([name, { description, ...schema }]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    ...(description ? { description } : {}),
    schema: moved(schema),
    ...(isList(query.shape[name]) ? { style: 'form', explode: true } : {}),
  }));
};

const problem = (description: string): Json => ({
  description,
  content: { 'application/problem+json': { schema: named(ProblemAnswer) } },
});

const read = (view: View, suffix: '' | `.${string}`): Json => {
  const type = suffix === '' ? 'json' : suffix.slice(1);
  const media = type === 'atom' ? 'application/atom+xml' : FILE_TYPES[type as keyof typeof FILE_TYPES].split(';')[0];
  const byId = Object.hasOwn(view.query.shape, 'id');
  return {
    get: {
      operationId: `${view.name}${suffix.replace('.', '_')}`,
      summary: view.says,
      parameters: parameters(view),
      responses: {
        200: {
          description: 'What was asked for.',
          headers: { ETag: { schema: { type: 'string' } }, Link: { schema: { type: 'string' } } },
          content: { [media ?? '']: { schema: type === 'json' ? named(view.answer) : { type: 'string' } } },
        },
        304: { description: 'As it was when this ETag was given.' },
        400: problem('The question is none.'),
        401: problem('Reading needs a token here.'),
        ...(byId ? { 404: problem('There is nothing of this id.') } : {}),
        429: problem('Too many requests from this address.'),
      },
    },
  };
};

/** The whole document, made once. */
export function openApi(): Json {
  const paths: Record<string, Json> = {};
  for (const view of VIEWS) {
    const suffixes = ['', '.json', '.jsonl', '.csv', ...(FEEDS.has(view.name) ? ['.atom'] : [])] as (
      | ''
      | `.${string}`
    )[];
    for (const suffix of suffixes) paths[`/api/${view.name}${suffix}`] = read(view, suffix);
  }
  paths['/api/documents'] = { ...paths['/api/documents'], ...addDocuments() };
  paths['/api/corrections'] = { ...paths['/api/corrections'], ...correcting() };
  paths['/api/watches'] = { ...paths['/api/watches'], ...watching() };
  paths['/api/read'] = reading();
  paths['/api/why'] = trying();
  paths['/api/session'] = {
    get: {
      operationId: 'session',
      summary: 'Who asks, and what they may.',
      responses: {
        200: { description: 'Whoever it is.', content: { 'application/json': { schema: named(SessionAnswer) } } },
      },
    },
  };
  paths['/api/health'] = {
    get: {
      operationId: 'health',
      summary: 'Whether the record can be read, and how much is in it.',
      responses: { 200: { description: 'It can.', content: { 'application/json': { schema: named(HealthAnswer) } } } },
    },
  };
  return {
    openapi: '3.1.1',
    info: {
      title: 'Chancery',
      version: RELEASE,
      summary: 'The diplomatic record: who met whom, who said what, what was agreed, with the words that support it.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/' }],
    paths,
    components: {
      schemas: components(),
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer', description: 'made by `chancery token`' },
        session: { type: 'apiKey', in: 'cookie', name: 'chancery', description: 'set by the link of `serve --open`' },
      },
    },
    security: [{}, { token: [] }, { session: [] }],
  };
}

const addDocuments = (): Json => ({
  post: {
    operationId: 'addDocuments',
    summary: 'Reads documents into the record: one as JSON, or several one a line. The same again changes nothing.',
    security: [{ token: ['add'] }, { session: [] }],
    requestBody: {
      required: true,
      content: {
        'application/json': { schema: { $ref: '#/components/schemas/Document' } },
        'application/x-ndjson': { schema: { type: 'string' } },
      },
    },
    responses: {
      200: {
        description: 'What came of them; a line that is no document is told and costs no other.',
        content: { 'application/json': { schema: named(AddAnswer) } },
      },
      400: problem('No document was among them.'),
      401: problem('It is not known who asks.'),
      403: problem('Whoever asks may not add, or a page of another site sent it.'),
      413: problem('The body is too long.'),
      415: problem('The body is neither JSON nor JSON lines.'),
      429: problem('Too many requests from this address.'),
    },
  },
});

const correcting = (): Json => ({
  post: {
    operationId: 'correct',
    summary: 'Keeps what a person says of an item or entry, as a fact of its own that outlives every reread.',
    security: [{ token: ['correct'] }, { session: [] }],
    requestBody: { required: true, content: { 'application/json': { schema: named(SaidSchema) } } },
    responses: {
      200: {
        description: 'What was kept, and which entries are others now.',
        content: { 'application/json': { schema: named(KeptAnswer) } },
      },
      400: problem('It cannot be said: which, and why.'),
      401: problem('It is not known who asks.'),
      403: problem('Whoever asks may not correct, or a page of another site sent it.'),
      415: problem('The body is no JSON.'),
    },
  },
});

const watching = (): Json => ({
  post: {
    operationId: 'watch',
    summary: 'Saves a view that the pages tell of, ends one, or notes that one was seen.',
    security: [{ token: ['correct'] }, { session: [] }],
    requestBody: { required: true, content: { 'application/json': { schema: named(WatchSaidSchema) } } },
    responses: {
      200: { description: 'It is done.', content: { 'application/json': { schema: named(WatchKept) } } },
      400: problem('It cannot be said: which, and why.'),
      401: problem('It is not known who asks.'),
      403: problem('Whoever asks may not correct, or a page of another site sent it.'),
      404: problem('There is no view of this name.'),
      409: problem('There is a view of this name.'),
      415: problem('The body is no JSON.'),
    },
  },
});

const trying = (): Json => ({
  post: {
    operationId: 'why',
    summary:
      'Tries a rule on a sentence, says what its row asks for and the first of it that is missing. Nothing is kept.',
    security: [{ token: ['add'] }, { session: [] }],
    requestBody: { required: true, content: { 'application/json': { schema: named(TriedSchema) } } },
    responses: {
      200: { description: 'Whether it fires.', content: { 'application/json': { schema: named(WhyAnswer) } } },
      400: problem('It is no sentence.'),
      401: problem('It is not known who asks.'),
      403: problem('Whoever asks may not add, or a page of another site sent it.'),
      404: problem('There is no such rule.'),
      415: problem('The body is no JSON.'),
    },
  },
});

const reading = (): Json => ({
  post: {
    operationId: 'read',
    summary: 'Reads a document, and keeps nothing of it.',
    security: [{ token: ['add'] }, { session: [] }],
    requestBody: {
      required: true,
      content: { 'application/json': { schema: { $ref: '#/components/schemas/Document' } } },
    },
    responses: {
      200: { description: 'How it is read.', content: { 'application/json': { schema: named(ReadAnswer) } } },
      400: problem('It is no document.'),
      401: problem('It is not known who asks.'),
      403: problem('Whoever asks may not add, or a page of another site sent it.'),
      415: problem('The body is no JSON.'),
    },
  },
});
