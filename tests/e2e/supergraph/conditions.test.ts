import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openForeignGateway, type ForeignGateway } from '#testkit/gateway/foreign-gateway.js';
import { ITEMS, SHIPPING } from './items.js';

let shop: ForeignGateway<'items' | 'shipping'>;
beforeAll(async () => {
  shop = await openForeignGateway({ items: ITEMS, shipping: SHIPPING });
});
afterAll(() => shop[Symbol.asyncDispose]());

const BOTH = [true, false];
const ALL = BOTH.flatMap((a) => BOTH.map((b) => [a, b] as const));

describe('a field that a condition leaves out takes nothing else with it', () => {
  const postage = (on: boolean) => (on ? { postage: 31 } : {});

  it.each(BOTH)('when @include(if: %j) is on a field that requires others', async (on) => {
    const query = 'query ($on: Boolean!) { item { id price postage @include(if: $on) } }';
    const { body } = await shop.ask(query, { variables: { on } });
    expect(body).toEqual({ data: { item: { id: '1', price: 100, ...postage(on) } } });
  });

  it.each(BOTH)('when @skip(if: %j) is on a field that requires others, in a list', async (off) => {
    const query = 'query ($off: Boolean!) { items { price postage @skip(if: $off) } }';
    const { body } = await shop.ask(query, { variables: { off } });
    const items = [100, 200].map((price, index) => ({ price, ...(off ? {} : { postage: [31, 52][index] }) }));
    expect(body).toEqual({ data: { items } });
  });

  it.each(ALL)('when two conditions, %j and %j, require parts of one object', async (a, b) => {
    const query = `query ($a: Boolean!, $b: Boolean!) {
      item { width @include(if: $a) height @include(if: $b) price }
    }`;
    const { body } = await shop.ask(query, { variables: { a, b } });
    expect(body).toEqual({ data: { item: { ...(a && { width: 3 }), ...(b && { height: 1 }), price: 100 } } });
  });

  it.each(ALL)('when two conditions, %j and %j, require different fields', async (a, b) => {
    const query = `query ($a: Boolean!, $b: Boolean!) {
      item { ... @include(if: $a) { postage } ...labelled @skip(if: $b) price }
    }
    fragment labelled on Item { label }`;
    const { body } = await shop.ask(query, { variables: { a, b } });
    expect(body).toEqual({ data: { item: { ...postage(a), ...(!b && { label: 'a b' }), price: 100 } } });
  });

  it.each(ALL)('when two conditions, %j and %j, are on one field', async (a, b) => {
    const query = `query ($a: Boolean!, $b: Boolean = false) {
      item { ... @include(if: $a) { postage @skip(if: $b) } price size @include(if: $b) { width } }
    }`;
    const { body } = await shop.ask(query, { variables: { a, ...(b && { b }) } });
    expect(body).toEqual({
      data: { item: { ...postage(a && !b), price: 100, ...(b && { size: { width: 3 } }) } },
    });
  });

  it('when every field of an object is left out', async () => {
    const query =
      'query ($on: Boolean!) { item { postage @include(if: $on) } items { price @skip(if: true) } }';
    const { body } = await shop.ask(query, { variables: { on: false } });
    expect(body).toEqual({ data: { item: {}, items: [{}, {}] } });
  });

  it('and is not asked for', async () => {
    const { shipping } = shop.subgraphs;
    const before = shipping.received.length;
    await shop.ask('query ($on: Boolean!) { item { name postage @include(if: $on) } }', {
      variables: { on: false },
    });
    expect(shipping.received.length).toBe(before);
  });
});
