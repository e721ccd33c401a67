import { getOperationAST, parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { compose } from '#testkit/gateway/compose.js';
import { buildFederation } from '../federation/federation.js';
import { costOf } from './cost.js';

const { apiSchema, costRules } = buildFederation(
  compose({
    shop: `
      type Query {
        heavy: Int @cost(weight: 20)
        product: Product
        products(first: Int, last: Int): [Product] @listSize(slicingArguments: ["first", "last"])
        newest(first: Int = 3): [Product] @listSize(slicingArguments: ["first"])
        any(first: Int): [Product] @listSize(slicingArguments: ["first"], assumedSize: 7, requireOneSlicingArgument: false)
        shelf: [Product] @listSize(assumedSize: 4)
        page(first: Int): Page @listSize(slicingArguments: ["first"], sizedFields: ["edges"])
        search(where: Where @cost(weight: 2), tags: [Where]): Int
        ranked(first: Int = 3, order: String = "TOP" @cost(weight: 6)): [Product] @listSize(slicingArguments: ["first"])
        named: Named
      }
      input Where { text: String @cost(weight: 3) also: Where }
      interface Named { name: String }
      type Page { edges: [Product] total: Int }
      type Product implements Named @cost(weight: 9) { name: String price: Price tags: [String] @cost(weight: 1) }
      type Brand implements Named @cost(weight: 2) { name: String }
      scalar Price @cost(weight: 5)
    `,
  }),
  { shop: { process: () => Promise.reject(new Error('No subgraph is asked.')) } },
);

function cost(query: string, variables: Record<string, unknown> = {}): number {
  const document = parse(query);
  return costOf(apiSchema, document, getOperationAST(document)!, costRules)(variables);
}

describe('the declared cost of an operation', () => {
  it.each<[cost: number, query: string, variables?: Record<string, unknown>]>([
    [0, '{ __typename }'],
    [20, '{ heavy }'],
    [9, '{ product { name } }'],
    [14, '{ product { price } }'],
    // A list of strings without a size counts as 5.
    [14, '{ product { tags } }'],
    [9 * 6, '{ products(first: 6) { name } }'],
    [9 * 2, 'query ($n: Int) { products(last: $n) { name } }', { n: 2 }],
    [9 * 3, '{ newest { name } }'],
    [9 * 2, '{ newest(first: 2) { name } }'],
    [9 * 7, '{ any { name } }'],
    [9 * 4, '{ shelf { name } }'],
    [1 + 9 * 8, '{ page(first: 8) { edges { name } total } }'],
    [
      1 + 9 * 8,
      '{ page(first: 8) { ...p ... on Page { ...p total } } } fragment p on Page { edges { name } }',
    ],
    [2 + 3, '{ search(where: { text: "a" }) }'],
    [2 + 3 + 3, '{ search(where: { text: "a", also: { text: "b" } }) }'],
    [3 * 2, 'query ($t: [Where]) { search(tags: $t) }', { t: [{ text: 'a' }, { text: 'b' }] }],
    [0, '{ search }'],
    // Once, whatever the length of the list is, and by default as well.
    [9 * 3 + 6, '{ ranked { name } }'],
    [9 * 1 + 6, '{ ranked(first: 1, order: "NEW") { name } }'],
    [9 * 3 + 6, 'query ($o: String) { ranked(order: $o) { name } }'],
    [9 * 3, 'query ($o: String) { ranked(order: $o) { name } }', { o: null }],
    // The largest of the types behind it.
    [9, '{ named { name } }'],
  ])('is %d for %s', (expected, query, variables) => {
    const repeated = query.includes('...p') ? expected + 9 * 8 : expected;
    expect(cost(query, variables)).toBe(repeated);
  });

  it.each([
    ['none', '{ products { name } }', {}],
    ['two', '{ products(first: 1, last: 1) { name } }', {}],
    ['a null', 'query ($n: Int) { products(first: $n) { name } }', { n: null }],
  ])('is refused when %s of the slicing arguments is given and one is required', (_, query, variables) => {
    expect(() => cost(query, variables)).toThrow(
      expect.objectContaining({
        code: 'OPERATION_TOO_COMPLEX',
        message: 'Give exactly one of the arguments first, last of Query.products.',
      }),
    );
  });
});
