import { parse } from 'graphql';
import { expect, it } from 'vitest';
import type { FetchContext } from '../data-source/index.js';
import { library, type Graph } from '#testkit/execution-fuzz/graphs.js';
import type { Sources } from './source.js';
import { ComparedOperation } from '#testkit/execution/compared-operation.js';
import { entities, plannedOperation, subgraph } from '#testkit/execution/subgraphs.js';

const shop = library();
const internal = { message: 'Something went wrong.', extensions: { code: 'INTERNAL_SERVER_ERROR' } };
const notFound = (...path: (string | number)[]) => ({
  message: 'No.',
  path,
  extensions: { code: 'NOT_FOUND' },
});

interface Difference {
  graph: Graph;
  text: string;
  subgraphs: () => Sources;
  lean: unknown;
  stock: unknown;
}

/** All known and intended differences from the reference executor (stock), described from the view of the compiled one (lean). */
const DIFFERENCES: Record<string, Difference> = {
  'reports an error below a list at its own item when the fetch contains only some items': {
    graph: shop,
    text: '{ things { ... on Person { name } ... on Film { price } } }',
    subgraphs: () => ({
      catalog: subgraph({
        data: {
          things: [
            { __typename: 'Person', name: 'Ada' },
            { __typename: 'Film', id: '1' },
          ],
        },
      }),
      shipping: subgraph({ ...entities(null), errors: [notFound('_entities', 0, 'price')] }),
    }),
    lean: { data: { things: [{ name: 'Ada' }, null] }, errors: [notFound('things', 1, 'price')] },
    stock: { data: { things: [{ name: 'Ada' }, null] }, errors: [notFound('things', 0, 'price')] },
  },
  'returns null for a list field whose value is not a list': {
    graph: shop,
    text: '{ things { __typename } }',
    subgraphs: () => ({ catalog: subgraph({ data: { things: 'none' } }) }),
    lean: { data: { things: null } },
    stock: { errors: [internal] },
  },
  'returns the fields of an object type inside a fragment on an abstract type': {
    graph: shop,
    text: '{ book { ... on Named { ... on Book { name } } } }',
    subgraphs: () => ({ catalog: subgraph({ data: { book: { name: 'A' } } }) }),
    lean: { data: { book: { name: 'A' } } },
    stock: { data: { book: {} } },
  },
  'returns fields in the order of first appearance when a type condition occurs twice': {
    graph: shop,
    text: '{ node { ... on Book { a: title } b: name ... on Book { c: label } } }',
    subgraphs: () => ({
      catalog: subgraph({ data: { node: { __typename: 'Book', a: '1', b: '2', c: '3' } } }),
    }),
    lean: { data: { node: { a: '1', b: '2', c: '3' } } },
    stock: { data: { node: { a: '1', c: '3', b: '2' } } },
  },
};

it.each(Object.entries(DIFFERENCES))('%s', async (_, { graph, text, subgraphs, lean, stock }) => {
  const document = parse(text);
  const planned = plannedOperation(graph, document);
  const found: string[] = [];
  const operation = ComparedOperation.prepare(graph, planned, (difference) => found.push(difference));
  await operation.run({ variables: {}, fetchContext: {} as FetchContext }, subgraphs());
  expect(found[0]?.split('\n').filter((line) => /^(lean|stock|only)/.test(line))).toEqual([
    `lean:  ${JSON.stringify(lean)}`,
    `stock: ${JSON.stringify(stock)}`,
  ]);
});
