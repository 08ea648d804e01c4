#!/usr/bin/env node
import { existsSync } from 'node:fs';

// The server stands beside the command line, not under it: `chancery serve` is its own program.
const main = process.argv[2] === 'serve' ? 'server/main.js' : 'cli/main.js';
const url = new URL(`../dist/${main}`, import.meta.url);
if (existsSync(url)) await import(url.href);
else {
  console.error('chancery: not built yet; run: npm ci');
  process.exitCode = 2;
}
