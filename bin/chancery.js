#!/usr/bin/env node
import { existsSync } from 'node:fs';

// Server and worker stand beside the command line, not under it: these are their own programs.
const OWN = { serve: 'server/main.js', mcp: 'server/mcp/main.js', worker: 'worker/main.js' };
const name = process.argv[2] ?? '';
const main = Object.hasOwn(OWN, name) ? OWN[name] : 'cli/main.js';
const url = new URL(`../dist/${main}`, import.meta.url);
if (existsSync(url)) await import(url.href);
else {
  console.error('chancery: not built yet; run: npm ci');
  process.exitCode = 2;
}
