import { GraphQLError } from 'graphql';

interface Item {
  readonly __typename?: 'Item';
  readonly id: string;
}

interface ShippedItem extends Item {
  readonly size?: { readonly width?: number; readonly height?: number } | null;
  readonly tags?: readonly string[];
  readonly weight?: number;
}

const item = (id: string): Item => ({ __typename: 'Item', id });
const other = { __typename: 'Other', id: '9', label: 'other' };
const coded = { __typename: 'Coded', code: '' };
const fail = (): never => {
  throw new GraphQLError('Broken.', { extensions: { code: 'NOT_FOUND' } });
};

/** A subgraph of entities, with unions whose types have fields of one name and two types. */
export const ITEMS = {
  sdl: `
    type Query { item: Item first: Item items: [Item!] any: Any all: [Any!] named: Named codes: [Code!] }
    type Mutation { rename(id: ID!): Item }
    interface Named { name: String }
    union Any = Item | Other
    union Code = Item | Coded
    type Size { width: Int! height: Int! }
    type Item implements Named @key(fields: "id") {
      id: ID! name: String next: ID tags: [String!]! size: Size! weight(unit: String! = "kg"): Int broken: Int
      empty: String! @shareable zero: Int! @shareable false: Boolean! @shareable null: Int! @shareable code: ID
    }
    type Other implements Named @key(fields: "id") {
      id: ID! name: String label: String broken: Int empty: String zero: Int false: Boolean null: Int
    }
    type Coded @key(fields: "code") { code: ID! }
  `,
  resolvers: {
    Query: {
      item: () => item('1'),
      first: () => item('1'),
      items: () => [item('1'), item('2')],
      any: () => item('1'),
      all: () => [item('1'), other],
      named: () => item('1'),
      codes: () => [item('1'), coded],
    },
    Mutation: { rename: (_: unknown, { id }: Item) => item(id) },
    Item: {
      __resolveReference: ({ id }: Item) => item(id),
      name: ({ id }: Item) => (id === '1' ? 'First' : 'Second'),
      next: ({ id }: Item) => (id === '1' ? '2' : '1'),
      tags: () => ['a', 'b'],
      size: ({ id }: Item) => ({ width: id === '1' ? 3 : 5, height: id === '1' ? 1 : 2 }),
      weight: (_: Item, { unit }: { unit: string }) => (unit === 'g' ? 3000 : 3),
      broken: fail,
      empty: () => '',
      zero: () => 0,
      false: () => false,
      null: () => 1,
    },
    Other: { broken: fail, empty: () => '', zero: () => 0, false: () => false },
  },
};

/** A subgraph that computes from what the items have elsewhere. */
export const SHIPPING = {
  sdl: `
    type Item @key(fields: "id") {
      id: ID! size: Size! @external tags: [String!]! @external weight(unit: String! = "kg"): Int @external
      price: Int lost: Int
      empty: String @shareable zero: Int @shareable false: Boolean @shareable null: Int @shareable
      postage: Int @requires(fields: "size { width height }")
      width: Int @requires(fields: "size { width }")
      height: Int @requires(fields: "size { height }")
      label: String @requires(fields: "tags")
      heavy: String @requires(fields: "weight(unit: \\"kg\\")")
    }
    type Size @external { width: Int! height: Int! }
    type Other @key(fields: "id") { id: ID! weight: Int }
    type Coded @key(fields: "code") { code: ID! origin: String }
  `,
  resolvers: {
    Item: {
      __resolveReference: (reference: ShippedItem) => reference,
      price: ({ id }: ShippedItem) => Number(id) * 100,
      lost: fail,
      postage: ({ size }: ShippedItem) => (size ? size.width! * 10 + size.height! : null),
      width: ({ size }: ShippedItem) => size?.width ?? null,
      height: ({ size }: ShippedItem) => size?.height ?? null,
      label: ({ tags }: ShippedItem) => tags?.join(' ') ?? null,
      heavy: ({ weight }: ShippedItem) => `kg ${weight}`,
    },
    Other: { __resolveReference: (reference: Item) => reference, weight: ({ id }: Item) => Number(id) },
    Coded: {
      __resolveReference: (reference: { code: string }) => reference,
      origin: ({ code }: { code: string }) => `from "${code}"`,
    },
  },
};
