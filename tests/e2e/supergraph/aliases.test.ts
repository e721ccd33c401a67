import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openForeignGateway, type ForeignGateway } from '#testkit/gateway/foreign-gateway.js';
import { ITEMS, SHIPPING } from './items.js';

let shop: ForeignGateway<'items' | 'shipping'>;
beforeAll(async () => {
  shop = await openForeignGateway({ items: ITEMS, shipping: SHIPPING });
});
afterAll(() => shop[Symbol.asyncDispose]());

/** The data of an operation that has no errors. */
const dataOf = async (query: string, variables: Record<string, unknown> = {}): Promise<unknown> => {
  const { body } = await shop.ask(query, { variables });
  expect(body['errors']).toBeUndefined();
  return body['data'];
};

describe('an alias names its own field and touches nothing else', () => {
  it.each([
    ['the key', '{ item { id: name postage } }', { item: { id: 'First', postage: 31 } }],
    ['the key of another entity', '{ item { id: next postage } }', { item: { id: '2', postage: 31 } }],
    [
      'the key beside the key',
      '{ item { id: name key: id postage } }',
      { item: { id: 'First', key: '1', postage: 31 } },
    ],
    [
      'the key, twice',
      '{ item { name: id id: name postage } }',
      { item: { name: '1', id: 'First', postage: 31 } },
    ],
    [
      'the key by an object',
      '{ item { id: size { width } postage } }',
      { item: { id: { width: 3 }, postage: 31 } },
    ],
    ['the key by a list', '{ item { id: tags postage } }', { item: { id: ['a', 'b'], postage: 31 } }],
    ['a required field', '{ item { size: name postage } }', { item: { size: 'First', postage: 31 } }],
    [
      'a part of a required field',
      '{ item { size { width: height height: width } postage } }',
      { item: { size: { width: 1, height: 3 }, postage: 31 } },
    ],
    [
      'the required field by itself',
      '{ item { size: weight(unit: "g") postage } }',
      { item: { size: 3000, postage: 31 } },
    ],
    [
      'a field that is required with other arguments',
      '{ item { weight(unit: "g") heavy } }',
      { item: { weight: 3000, heavy: 'kg 3' } },
    ],
    [
      'a field of the other subgraph',
      '{ item { postage: name name: postage } }',
      { item: { postage: 'First', name: 31 } },
    ],
    [
      'another field of the root',
      '{ item: first { name } first: item { postage } }',
      { item: { name: 'First' }, first: { postage: 31 } },
    ],
    [
      'the name of the type',
      '{ any { id: __typename ... on Item { postage } } }',
      { any: { id: 'Item', postage: 31 } },
    ],
    [
      'introspection',
      '{ item: __type(name: "Item") { name } first { postage } }',
      { item: { name: 'Item' }, first: { postage: 31 } },
    ],
  ])('over %s', async (_, query, data) => {
    expect(await dataOf(query)).toEqual(data);
  });

  it('in lists', async () => {
    expect(await dataOf('{ items { id: next postage } }')).toEqual({
      items: [
        { id: '2', postage: 31 },
        { id: '1', postage: 52 },
      ],
    });
  });

  it('in unions and interfaces', async () => {
    const query = `{
      all { ... on Item { id: name postage } ... on Other { id: label weight } }
      named { id: name ... on Item { postage } ... on Other { weight } }
    }`;
    expect(await dataOf(query)).toEqual({
      all: [
        { id: 'First', postage: 31 },
        { id: 'other', weight: 9 },
      ],
      named: { id: 'First', postage: 31 },
    });
  });

  it('in mutations', async () => {
    const query =
      'mutation { touch: rename(id: 1) { id: next postage } rename: rename(id: 2) { id: name postage } }';
    expect(await dataOf(query)).toEqual({
      touch: { id: '2', postage: 31 },
      rename: { id: 'Second', postage: 52 },
    });
  });

  it('under a condition', async () => {
    const query = 'query ($on: Boolean!) { item { name id: next @include(if: $on) postage } }';
    expect(await dataOf(query, { on: true })).toEqual({ item: { name: 'First', id: '2', postage: 31 } });
    expect(await dataOf(query, { on: false })).toEqual({ item: { name: 'First', postage: 31 } });
  });

  it.each([
    ['of the first fetch', '{ item { id: broken name } }', ['item', 'id']],
    ['of an entity', '{ items { id: lost } }', ['items', 0, 'id']],
    [
      'that the planner renames',
      '{ all { ... on Item { n: zero } ... on Other { n: broken } } }',
      ['all', 1, 'n'],
    ],
  ])('in the path of an error %s', async (_, query, path) => {
    const { errors } = (await shop.ask(query)).body as { errors: unknown[] };
    expect(errors[0]).toMatchObject({ path });
  });
});

describe('a field of one name and two types', () => {
  it.each([
    ['empty', ''],
    ['zero', 0],
    ['false', false],
    ['null', null],
  ])('has its value when that is %s', async (name, value) => {
    const query = `{ all { ... on Item { ${name} } ... on Other { ${name} } } }`;
    expect(await dataOf(query)).toEqual({ all: [{ [name]: value ?? 1 }, { [name]: value }] });
  });

  it('is sent as a key when its value is empty', async () => {
    const query = '{ codes { ... on Item { code } ... on Coded { origin } } }';
    expect(await dataOf(query)).toEqual({ codes: [{ code: null }, { origin: 'from ""' }] });
  });
});
