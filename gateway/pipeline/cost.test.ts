import { buildSchema, Kind, parse, type OperationDefinitionNode } from 'graphql';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { schemaFile } from '#platform/subgraph.js';
import { costOf } from './cost.js';

const schema = buildSchema(readFileSync(schemaFile('api.graphql'), 'utf8'));

function cost(query: string, variables: Record<string, unknown> = {}): number {
  const document = parse(query);
  const operation = document.definitions.find(
    (definition): definition is OperationDefinitionNode => definition.kind === Kind.OPERATION_DEFINITION,
  );
  return costOf(schema, document, operation!)(variables);
}

describe('the cost of an operation', () => {
  it.each<[cost: number, query: string, variables?: Record<string, unknown>]>([
    [0, '{ __typename }'],
    [1, '{ tweet(id: "1") { text likesCount } }'],
    [2, '{ tweet(id: "1") { author { username } } }'],
    // 10 pages' worth of: the page itself, an edge, a tweet, its author.
    [40, '{ homeTimeline(first: 10) { edges { node { author { username } } } } }'],
    [80, '{ homeTimeline { edges { node { author { username } } } } }'],
    [12, 'query ($n: Int!) { homeTimeline(first: $n) { edges { node { author { username } } } } }', { n: 3 }],
    [
      80,
      'query ($n: Int) { homeTimeline(first: $n) { edges { node { author { username } } } } }',
      { n: null },
    ],
    [80, '{ homeTimeline(first: null) { edges { node { author { username } } } } }'],
    [12, '{ homeTimeline(last: 3, before: "c") { edges { node { author { username } } } } }'],
    [
      20,
      'query ($f: Int, $l: Int) { homeTimeline(first: $f, last: $l) { edges { node { author { username } } } } }',
      { f: 3, l: 5 },
    ],
    [2, '{ nodes(ids: ["1", "2"]) { id } }'],
    // An object has one type: the more expensive of the types counts.
    [
      6,
      '{ nodes(ids: ["1", "2"]) { ... on Tweet { author { id } quoted { id } } ... on User { viewerRelationship { id } } } }',
    ],
    [
      6,
      '{ nodes(ids: ["1", "2"]) { ...T ... on Tweet { quoted { id } } } } fragment T on Tweet { author { id } }',
    ],
    [3, 'query ($id: ID!) { nodes(ids: ["1", "2", $id]) { id } }', { id: '3' }],
    [
      200,
      'query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Tweet { author { id } } } }',
      { ids: Array(100).fill('1') },
    ],
    [20, '{ suggestedUsers(first: 20) { username } }'],
    [6, '{ tweet(id: "1") { mentions { username } } }'],
    [
      80,
      '{ a: homeTimeline(first: 10) { ...p } b: homeTimeline(first: 10) { ...p } } fragment p on TweetConnection { edges { node { author { id } } } }',
    ],
  ])('is %d for %s', (expected, query, variables) => {
    expect(cost(query, variables)).toBe(expected);
  });

  it('is known at once, however often fragments spread each other', () => {
    const fragments = Array.from(
      { length: 22 },
      (_, index) =>
        `fragment f${index} on Tweet { ${index === 21 ? 'id' : `a: inReplyTo { ...f${index + 1} } b: quoted { ...f${index + 1} }`} }`,
    );
    expect(cost(`{ tweet(id: "1") { ...f0 } } ${fragments.join(' ')}`)).toBe(2 ** 22 - 1);
  });
});
