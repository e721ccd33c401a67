import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openForeignGateway, type ForeignGateway } from '#testkit/gateway/foreign-gateway.js';

const old = {
  sdl: `
    type Query { items(first: Int): [Item]! @listSize(slicingArguments: ["first"]) item: Item }
    type Item @key(fields: "id") @cost(weight: 5) { id: ID! moved: String }
  `,
  resolvers: {
    Query: { items: () => [{ id: '1' }], item: () => ({ id: '1' }) },
    Item: { __resolveReference: ({ id }: { id: string }) => ({ id }), moved: () => 'old' },
  },
};
const replacement = {
  sdl: 'type Item @key(fields: "id") { id: ID! moved: String @override(from: "old", label: "percent(50)") size: Int! }',
  resolvers: {
    Item: { __resolveReference: ({ id }: { id: string }) => ({ id }), moved: () => 'new', size: () => 3 },
  },
};
const invalid = (...path: string[]) => [
  {
    message: "A subgraph's response does not fit the schema.",
    path,
    extensions: { code: 'INVALID_SUBGRAPH_RESPONSE' },
  },
];

describe('a gateway over plain subgraphs', () => {
  let shop: ForeignGateway<'old' | 'replacement'>;
  beforeAll(async () => {
    shop = await openForeignGateway({ old, replacement }, { limits: { cost: 100 } });
  });
  afterAll(() => shop[Symbol.asyncDispose]());

  const answering = async (entity: unknown, query: string): Promise<unknown> => {
    const { replacement: subgraph } = shop.subgraphs;
    subgraph.respond = (_, response) =>
      void response
        .writeHead(200, { 'content-type': 'application/json' })
        .end(JSON.stringify({ data: { _entities: [entity] } }));
    try {
      return (await shop.ask(query)).body;
    } finally {
      subgraph.respond = null;
    }
  };

  it('reports a null in a non-null place, at its path', async () => {
    expect(await answering({ size: null }, '{ item { id size } }')).toEqual({
      data: { item: null },
      errors: invalid('item', 'size'),
    });
  });

  it('makes an entity of an unknown type null, with an error', async () => {
    expect(await answering({ __typename: 'Alien', size: 3 }, '{ item { id size } }')).toEqual({
      data: { item: null },
      errors: invalid('item'),
    });
  });

  it('refuses an operation by its declared cost before any subgraph is asked', async () => {
    const before = shop.subgraphs.old.received.length;
    expect((await shop.ask('{ items(first: 20) { id } }')).status).toBe(200);
    const refused = await shop.ask('{ items(first: 21) { id } }');
    expect(refused).toMatchObject({
      status: 400,
      body: { errors: [{ extensions: { code: 'OPERATION_TOO_COMPLEX' } }] },
    });
    expect((await shop.ask('{ items { id } }')).status).toBe(400);
    expect(shop.subgraphs.old.received.length - before).toBe(1);
  });

  it('shares the requests between both subgraphs of a progressive @override', async () => {
    const seen = new Set<unknown>();
    for (let times = 0; times < 60 && seen.size < 2; times++) {
      const { data } = (await shop.ask('{ item { moved } }')).body as { data: { item: { moved: string } } };
      seen.add(data.item.moved);
    }
    expect([...seen].toSorted()).toEqual(['new', 'old']);
  });
});
