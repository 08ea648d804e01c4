/** A page that says what is wrong, made here: it has to be there when nothing else is. */
import { html } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';

export const errorPage = (
  title: string,
  message: string,
): HtmlEscapedString | Promise<HtmlEscapedString> => html`<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} – Chancery</title><link rel="stylesheet" href="/style.css"></head>
<body class="plain"><main><h1>${title}</h1><p>${message}</p><p><a href="/">To the record</a></p></main></body>
</html>`;
