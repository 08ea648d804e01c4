/** The pages of the API for people, made of its OpenAPI document: one page, no script, nothing from elsewhere. */
import { html } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';

interface Parameter {
  readonly name: string;
  readonly required: boolean;
  readonly description?: string;
  readonly schema: { readonly type?: string; readonly enum?: readonly unknown[]; readonly default?: unknown };
}

interface Operation {
  readonly summary: string;
  readonly parameters?: readonly Parameter[];
  readonly responses: Readonly<Record<string, { readonly description: string }>>;
}

type Html = HtmlEscapedString | Promise<HtmlEscapedString>;

/** @param document as `openApi` gives it */
export function docsPage(document: Readonly<Record<string, unknown>>): Html {
  const paths = document.paths as Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  const plain = Object.entries(paths).filter(([path]) => !path.includes('.'));
  return html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>The API – Chancery</title><link rel="stylesheet" href="/style.css"></head>
<body><header><a class="name" href="/">Chancery</a><span class="dim">the diplomatic record</span></header>
<main><h1>The API</h1>
<p>Every view is also a file: put <code>.json</code>, <code>.jsonl</code>, <code>.csv</code> behind its name, and
<code>.atom</code> behind a list of entries. <a href="/api/openapi.json">openapi.json</a> is this page for programs.</p>
<p>A list comes in pages. Where <code>next</code> is not null, give it as <code>after</code>. Send the <code>ETag</code> of
an answer as <code>If-None-Match</code>, and what has not changed is not sent again.</p>
<p>At this machine everybody reads. To add or to correct, send a token: <code>chancery token NAME --scope add</code>,
then <code>Authorization: Bearer TOKEN</code>.</p>
<nav><ul class="entries">${plain.map(([path]) => html`<li><a href="#${anchor(path)}">${path}</a></li>`)}</ul></nav>
${plain.map(([path, operations]) =>
  Object.entries(operations).map(
    ([
      method,
      operation,
    ]) => html`<section><h2 id="${method === 'get' ? anchor(path) : `${method}-${anchor(path)}`}">${method.toUpperCase()} ${path}</h2>
<p>${operation.summary}</p>
${(operation.parameters ?? []).length === 0 ? '' : html`<dl>${(operation.parameters ?? []).map((one) => html`<dt><code>${one.name}</code></dt><dd>${about(one)}</dd>`)}</dl>`}
<p class="dim">${Object.entries(operation.responses)
      .map(([status, { description }]) => `${status} ${description}`)
      .join(' ')}</p></section>`,
  ),
)}
</main></body></html>`;
}

const anchor = (path: string): string => path.replace(/^\/api\//, '').replaceAll('/', '-');

/** What a parameter is, in words. */
const about = ({ required, description, schema }: Parameter): string =>
  [
    required ? 'needed' : '',
    description ?? '',
    schema.enum ? `one of ${schema.enum.join(', ')}` : '',
    schema.type === 'array' ? 'may stand several times' : '',
    schema.default !== undefined && !Array.isArray(schema.default) ? `${String(schema.default)} unless told` : '',
  ]
    .filter(Boolean)
    .join('; ');
