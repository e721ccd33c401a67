import { buildSchema, NoDeprecatedCustomRule, parse, validate } from 'graphql';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { schemaFile } from '#platform/subgraph.js';
import { withComment } from '#gateway/explorer/index.js';
import { EXPLORER_EXAMPLES } from './explorer-examples.js';

const schema = buildSchema(readFileSync(schemaFile('api.graphql'), 'utf8'));

describe('the example operations of the explorers', () => {
  it.each(EXPLORER_EXAMPLES.map((example) => [example.about, example] as const))(
    'are valid: %s',
    (_, example) => {
      expect(validate(schema, parse(withComment(example)))).toEqual([]);
    },
  );

  it('show no deprecated field', () => {
    const rules = [NoDeprecatedCustomRule];
    for (const example of EXPLORER_EXAMPLES)
      expect(validate(schema, parse(withComment(example)), rules)).toEqual([]);
  });

  it('have distinct names, so that all fit into one document', () => {
    expect(validate(schema, parse(EXPLORER_EXAMPLES.map(withComment).join('\n')))).toEqual([]);
  });
});
