#!/usr/bin/env node
// The command `rookery`: the compiled code where there is any, else the sources of the checkout.
import { existsSync } from 'node:fs';
import { register as registerHooks } from 'node:module';

/** Node resolves the `#…` imports of package.json to the sources under this condition. */
const CONDITION = 'source';
const COMPILED = new URL('../dist/network/main.js', import.meta.url);
const SOURCES = new URL('../network/main.ts', import.meta.url);

const runsSources = process.execArgv.includes(`--conditions=${CONDITION}`);
if (runsSources || !existsSync(COMPILED)) {
  if (!runsSources) await loadSources();
  await import(SOURCES.href);
} else await import(COMPILED.href);

/** What `node --conditions=source --import tsx` sets up, in a process that runs already. */
async function loadSources() {
  const { register } = await import('tsx/esm/api');
  register();
  const hook = `export const resolve = (specifier, context, next) =>
    next(specifier, { ...context, conditions: [...context.conditions, '${CONDITION}'] });`;
  registerHooks(`data:text/javascript,${encodeURIComponent(hook)}`);
}
