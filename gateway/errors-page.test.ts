import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ERRORS } from '#platform/errors.js';

const page = readFileSync(new URL('../docs/errors.md', import.meta.url), 'utf8');

describe('docs/errors.md', () => {
  it('lists every code of the table with its status and message, in the same order', () => {
    const rows = [...page.matchAll(/^\| `(\w+)` +\| +(\d+) +\| (.+?) +\|/gm)].map(
      ([, code, status, message]) => [code, { status: Number(status), message }],
    );
    expect(rows).toEqual(Object.entries(ERRORS));
  });
});
