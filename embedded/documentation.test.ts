import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { ACCUMULATORS } from './aggregate/accumulators.js';
import { STAGES } from './aggregate/stages.js';
import { TYPES } from './bson/types.js';
import { INDEX_OPTIONS } from './commands/index-spec.js';
import { COMMANDS } from './commands/table.js';
import { LOGICAL_OPERATORS } from './query/operator-names.js';
import { FIELD_OPERATORS } from './query/parse-test.js';
import { UPDATE_OPERATORS } from './update/operators.js';

const LISTS: Readonly<Record<string, readonly string[]>> = {
  Commands: Object.keys(COMMANDS),
  'Query operators': [...FIELD_OPERATORS, ...LOGICAL_OPERATORS],
  'Update operators': UPDATE_OPERATORS,
  Indexes: INDEX_OPTIONS,
  'Aggregation stages': Object.keys(STAGES),
  Accumulators: Object.keys(ACCUMULATORS),
  Types: Object.keys(TYPES),
};

describe('docs/embedded-store.md', async () => {
  const text = await readFile(new URL('../docs/embedded-store.md', import.meta.url), 'utf8');

  for (const [title, inCode] of Object.entries(LISTS)) {
    it(`lists all ${title.toLowerCase()}`, () => {
      const [, section] = text.split(`### ${title}\n\n`);
      const [list] = section!.split('\n\n');
      const inDocs = [...list!.matchAll(/`([^`]+)`/g)].map(([, name]) => name);
      expect(inDocs.sort()).toEqual([...inCode].sort());
    });
  }

  it('names the error code of unsupported features', () => {
    expect(text).toContain('`NotImplemented` (code 238)');
  });
});
