import { GraphQLError } from 'graphql';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openForeignGateway, type ForeignGateway } from '#testkit/gateway/foreign-gateway.js';

interface Part {
  readonly width: number;
  readonly label?: string;
  /** Whether the seal, which only clients select, cannot be read. */
  readonly isSealed: boolean;
}

interface Item {
  readonly id: string;
  readonly size?: { readonly width: number; readonly maker?: { readonly name: string } | null } | null;
  readonly boxes?: readonly ({ readonly width: number } | null)[] | null;
}

const item = (id: string) => ({ __typename: 'Item', id });
const seal = ({ isSealed }: Part): { code: number } => {
  if (isSealed) throw new GraphQLError('Sealed.', { extensions: { code: 'FORBIDDEN' } });
  return { code: 7 };
};

const ITEMS = {
  sdl: `
    type Query { item(id: ID! = "1"): Item }
    type Mutation { open: Item }
    type Item @key(fields: "id") { id: ID! size(unit: String): Size boxes: [Box] }
    type Size { width: Int! label: String seal: Seal! maker: Maker }
    type Box { width: Int! seal: Seal! }
    type Maker @key(fields: "id") { id: ID! }
    type Seal { code: Int }
  `,
  resolvers: {
    Query: { item: (_: unknown, { id }: Item) => item(id) },
    Mutation: { open: () => item('1') },
    Item: {
      __resolveReference: ({ id }: Item) => item(id),
      size: ({ id }: Item) => ({ width: Number(id) * 10, label: 'a label', isSealed: id === '1' }),
      boxes: ({ id }: Item) => [
        { width: 1, isSealed: false },
        { width: 2, isSealed: id === '1' },
      ],
    },
    Size: { seal, maker: () => ({ __typename: 'Maker', id: '5' }) },
    Box: { seal },
  },
};

const SHIPPING = {
  sdl: `
    type Item @key(fields: "id") {
      id: ID! size(unit: String): Size @external boxes: [Box] @external
      postage: String @requires(fields: "size { width }")
      widths: [Int] @requires(fields: "boxes { width }")
      sender: String @requires(fields: "size { maker { name } }")
    }
    type Size @external { width: Int! maker: Maker }
    type Box @external { width: Int! }
    type Maker @key(fields: "id") { id: ID! name: String @external }
  `,
  resolvers: {
    Item: {
      __resolveReference: (reference: Item) => reference,
      postage: ({ size }: Item) => (size ? `for ${size.width}` : 'for nothing'),
      widths: ({ boxes }: Item) => boxes?.map((box) => box?.width ?? -1),
      sender: ({ size }: Item) => (size?.maker ? `from ${size.maker.name}` : 'from nobody'),
    },
    Maker: { __resolveReference: (reference: object) => reference },
  },
};

const SHOP = {
  sdl: `
    type Query { sold: [Item!]! }
    type Item @key(fields: "id", resolvable: false) { id: ID! }
    type Maker @key(fields: "id") { id: ID! name: String }
  `,
  resolvers: {
    Query: { sold: () => [item('1'), item('2')] },
    Maker: { __resolveReference: ({ id }: Item) => ({ id, name: `Maker ${id}` }) },
  },
};

let graph: ForeignGateway<'items' | 'shipping' | 'shop'>;
beforeAll(async () => {
  graph = await openForeignGateway({ items: ITEMS, shipping: SHIPPING, shop: SHOP });
});
afterAll(() => graph[Symbol.asyncDispose]());
beforeEach(() => {
  graph.subgraphs.items.received.length = 0;
});

const sealed = (...path: (string | number)[]) =>
  expect.objectContaining({
    path,
    extensions: expect.objectContaining({ code: 'FORBIDDEN' }) as unknown,
  }) as unknown;
const documents = (): string[] => graph.subgraphs.items.received.map(({ body }) => body.query);

describe('a required object that is null because a non-null part of the client has failed', () => {
  it('is null for the client, and what requires the object is computed from what it is', async () => {
    const { body } = await graph.ask('{ item { postage size { seal { code } } } }');
    expect(body).toEqual({
      data: { item: { postage: 'for 10', size: null } },
      errors: [sealed('item', 'size', 'seal')],
    });
    expect(documents()[1]).toBe('{item{__typename size{width}}}');
  });

  it('is fetched again for the entities alone that have lost it', async () => {
    const { body } = await graph.ask('{ sold { postage size { label seal { code } } } }');
    expect(body).toEqual({
      data: {
        sold: [
          { postage: 'for 10', size: null },
          { postage: 'for 20', size: { label: 'a label', seal: { code: 7 } } },
        ],
      },
      errors: [sealed('sold', 0, 'size', 'seal')],
    });
    const [, again] = graph.subgraphs.items.received;
    expect(again?.body.variables).toEqual({ representations: [item('1')] });
  });

  it('in a list is recovered at its place', async () => {
    const { body } = await graph.ask('{ item { widths boxes { width seal { code } } } }');
    expect(body).toEqual({
      data: { item: { widths: [1, 2], boxes: [{ width: 1, seal: { code: 7 } }, null] } },
      errors: [sealed('item', 'boxes', 1, 'seal')],
    });
  });

  it('is recovered with what the other subgraphs add to it', async () => {
    const { body } = await graph.ask('{ item { sender size { seal { code } } } }');
    expect(body).toEqual({
      data: { item: { sender: 'from Maker 5', size: null } },
      errors: [sealed('item', 'size', 'seal')],
    });
  });

  it('is recovered with the variables that its own part uses', async () => {
    const query =
      'query ($id: ID!, $unit: String) { item(id: $id) { postage size { seal { code } } big: size(unit: $unit) { width } } }';
    const { body } = await graph.ask(query, { variables: { id: '1', unit: 'mm' } });
    expect(body['data']).toEqual({ item: { postage: 'for 10', size: null, big: { width: 10 } } });
    expect(documents()[1]).toBe('query($id:ID!){item(id:$id){__typename size{width}}}');
  });

  it('is not fetched again when nothing requires it', async () => {
    const { body } = await graph.ask('{ item { size { seal { code } } } }');
    expect(body['data']).toEqual({ item: { size: null } });
    expect(documents()).toHaveLength(1);
  });
});

describe('a required object that cannot be recovered', () => {
  it('of a mutation leaves what requires it null: a mutation does not run twice', async () => {
    const { body } = await graph.ask('mutation { open { postage size { seal { code } } } }');
    expect(body).toEqual({
      data: { open: { postage: null, size: null } },
      errors: [sealed('open', 'size', 'seal')],
    });
    expect(documents()).toHaveLength(1);
  });

  it('leaves what requires it null when the subgraph has gone away meanwhile', async () => {
    const { items } = graph.subgraphs;
    const first = {
      data: { item: { __typename: 'Item', id: '1', size: null } },
      errors: [{ message: 'No.', path: ['item', 'size', 'seal'] }],
    };
    let requests = 0;
    items.respond = (_, response) =>
      void (requests++ === 0
        ? response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(first))
        : response.writeHead(503).end());
    try {
      const { body } = await graph.ask('{ item { postage size { seal { code } } } }');
      expect(body['data']).toEqual({ item: { postage: null, size: null } });
      expect(body['errors']).toContainEqual(
        expect.objectContaining({
          extensions: expect.objectContaining({ code: 'SERVICE_UNAVAILABLE' }) as unknown,
        }),
      );
    } finally {
      items.respond = null;
    }
  });
});
