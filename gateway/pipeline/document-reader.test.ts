import { buildSchema } from 'graphql';
import { expect, it } from 'vitest';
import { createLog } from '#platform/log.js';
import { DEFAULT_LIMITS } from '../limits.js';
import { openReader } from './document-reader.js';

it('rejects with the cause when reading a document fails, and leaves the log to the caller', async () => {
  const lines: string[] = [];
  const log = createLog('gateway', 'trace', { write: (line) => void lines.push(line) });
  const schema = buildSchema('type Query { a: Int }');
  const read = await openReader(schema, { limits: DEFAULT_LIMITS, introspection: true, log });
  expect(await read('{ a }', 'request-1')).toMatchObject({ kind: 'Document' });
  schema.getQueryType = () => {
    throw new TypeError('This schema is broken.');
  };
  await expect(read('{ b: a }', 'request-2')).rejects.toThrow(new TypeError('This schema is broken.'));
  expect(lines).toEqual([]);
});
