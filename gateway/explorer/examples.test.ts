import { buildSchema, parse, validate } from 'graphql';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { schemaFile } from '#platform/subgraph.js';
import { EXAMPLES, withComment } from './examples.js';

const schema = buildSchema(readFileSync(schemaFile('api.graphql'), 'utf8'));

describe('the example operations', () => {
  it.each(EXAMPLES.map((example) => [example.about, example] as const))('%s', (_, example) => {
    expect(validate(schema, parse(withComment(example)))).toEqual([]);
  });

  it('have names of their own, so that all fit into one document', () => {
    expect(validate(schema, parse(EXAMPLES.map(withComment).join('\n')))).toEqual([]);
  });
});
