import { afterAll, beforeAll, expect, it } from 'vitest';
import { openForeignGateway, type ForeignGateway } from '#testkit/gateway/foreign-gateway.js';

const note = { label: 'a label' };

/** Members of one union whose fields of one name have two types, and an object of which neither is possible. */
const notes = {
  sdl: `
    type Query { note: Note subject: Subject }
    type Event @key(fields: "id") { id: ID! name: ID! @shareable }
    type Group @key(fields: "id") { id: ID! name: ID }
    type Note { label: ID! }
    union Subject = Event | Group | Note
    type Person { name: ID }
    union Writing = Person | Note
  `,
  resolvers: { Query: { note: () => note, subject: () => ({ __typename: 'Note', ...note }) } },
};
const names = { sdl: 'type Event @key(fields: "id") { id: ID! name: ID @shareable }', resolvers: {} };

let graph: ForeignGateway<'notes' | 'names'>;
beforeAll(async () => {
  graph = await openForeignGateway({ notes, names });
});
afterAll(() => graph[Symbol.asyncDispose]());

it('a fragment on a union that is used twice, for an object of another of its types, is not sent as it is', async () => {
  const { body } = await graph.ask(`
    { note { ...Subject } again: note { ...Subject } }
    fragment Subject on Subject { __typename ... on Event { id: name } ... on Group { id: name } type: __typename }
  `);
  const named = { __typename: 'Note', type: 'Note' };
  expect(body).toEqual({ data: { note: named, again: named } });
  expect(graph.subgraphs.notes.received.map(({ body: { query } }) => query)).toEqual([
    '{note{__typename type:__typename}again:note{__typename type:__typename}}',
  ]);
});

it.each([
  ['inline', '{ subject { ... on Writing { ... on Subject { ... on Group { name } } } } }', {}],
  [
    'by their names',
    `{ subject { ...Writing } }
     fragment Writing on Writing { ...Any }
     fragment Any on Subject { ... on Group { name } ... on Note { label } }`,
    { label: 'a label' },
  ],
  [
    'by a condition that leaves them out',
    'query ($on: Boolean = false) { subject { ... on Writing { ... on Subject @include(if: $on) { ... on Group { name } } } } }',
    {},
  ],
])('fragments that exclude each other, %s, select nothing', async (_, query, subject) => {
  expect((await graph.ask(query)).body).toEqual({ data: { subject } });
});
