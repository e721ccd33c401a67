import { buildSubgraphSchema } from '@apollo/subgraph';
import { getVariableValues, Kind, parse, type OperationDefinitionNode } from 'graphql';
import { expect, it, vi } from 'vitest';
import { prepareVariables } from './variables.js';

const schema = buildSubgraphSchema(
  parse('type Query { a: Int } type Tweet @key(fields: "id") { id: ID! likers(first: Int): [ID!] }'),
);
const ENTITIES = '{ _entities(representations: $representations) { __typename } }';
const TWEETS = [
  { __typename: 'Tweet', id: '1' },
  { __typename: 'Tweet', id: '2' },
];

function operationOf(text: string): OperationDefinitionNode {
  const [operation] = parse(text).definitions;
  if (operation?.kind !== Kind.OPERATION_DEFINITION)
    throw new Error('The text does not begin with an operation.');
  return operation;
}

it.each<[what: string, definitions: string, given: Record<string, unknown>]>([
  ['entities', '$representations: [_Any!]!', { representations: TWEETS }],
  ['no entities', '$representations: [_Any!]!', { representations: [] }],
  ['one entity instead of a list', '$representations: [_Any!]!', { representations: TWEETS[0] }],
  ['an entity that is null', '$representations: [_Any!]!', { representations: [TWEETS[0], null] }],
  ['null', '$representations: [_Any!]!', { representations: null }],
  ['a missing variable', '$representations: [_Any!]!', {}],
  [
    'entities and other variables',
    '$representations: [_Any!]!, $first: Int = 5',
    { representations: TWEETS, more: 1 },
  ],
  [
    'entities and another variable of the wrong type',
    '$representations: [_Any!]!, $first: Int',
    { representations: TWEETS, first: 'x' },
  ],
  ['representations of another type', '$representations: [Int!]!', { representations: TWEETS }],
  ['no variables', '', {}],
])('coerces %s as graphql-js does', (_, definitions, given) => {
  const operation = operationOf(`query ${definitions && `(${definitions})`} ${ENTITIES}`);
  const ours = prepareVariables(schema, operation)(given);
  const theirs = getVariableValues(schema, operation.variableDefinitions ?? [], given);
  expect(JSON.parse(JSON.stringify(ours))).toEqual(JSON.parse(JSON.stringify(theirs)));
});

it('does not parse representations one by one', () => {
  // _Any is a scalar, whose parse function is under test.
  const any = schema.getType('_Any') as unknown as { parseValue: (value: unknown) => unknown };
  const parseValue = vi.spyOn(any, 'parseValue');
  prepareVariables(
    schema,
    operationOf(`query ($representations: [_Any!]!) ${ENTITIES}`),
  )({
    representations: TWEETS,
  });
  expect(parseValue).not.toHaveBeenCalled();
});
