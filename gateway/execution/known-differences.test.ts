import { operationFromDocument } from '@apollo/federation-internals';
import { getOperationAST, parse } from 'graphql';
import { expect, it } from 'vitest';
import type { FetchContext } from '../data-source/index.js';
import { library, type Graph } from '#testkit/execution-fuzz/graphs.js';
import type { Sources } from './source.js';
import { ComparedOperation } from '#testkit/execution/compared-operation.js';
import { entities, subgraph } from '#testkit/execution/subgraphs.js';

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

/** Where the lean executor answers otherwise than the stock one, and means to: all that is known, told of the lean one. */
const DIFFERENCES: Record<string, Difference> = {
  'an error below a list is about the item itself, not another one when the subgraph knows only some of them':
    {
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
  'a list that is none is null': {
    graph: shop,
    text: '{ things { __typename } }',
    subgraphs: () => ({ catalog: subgraph({ data: { things: 'none' } }) }),
    lean: { data: { things: null } },
    stock: { errors: [internal] },
  },
  'what is asked of an object type is there, also in a fragment on an abstract one': {
    graph: shop,
    text: '{ book { ... on Named { ... on Book { name } } } }',
    subgraphs: () => ({ catalog: subgraph({ data: { book: { name: 'A' } } }) }),
    lean: { data: { book: { name: 'A' } } },
    stock: { data: { book: {} } },
  },
  'fields come in the order in which they are first named, also when their fragment is there twice': {
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
  const plan = graph.planner.buildQueryPlan(operationFromDocument(graph.plannerSchema, document));
  const found: string[] = [];
  const planned = { plan, document, operation: getOperationAST(document)! };
  const operation = ComparedOperation.prepare(graph, planned, (difference) => found.push(difference));
  await operation.run({ variables: {}, fetchContext: {} as FetchContext }, subgraphs());
  expect(found[0]?.split('\n').filter((line) => /^(lean|stock|only)/.test(line))).toEqual([
    `lean:  ${JSON.stringify(lean)}`,
    `stock: ${JSON.stringify(stock)}`,
  ]);
});
