import { composeServices } from '@apollo/composition';
import { operationFromDocument, Supergraph } from '@apollo/federation-internals';
import type { QueryPlan } from '@apollo/query-planner';
import { parse, print } from 'graphql';
import { describe, expect, it } from 'vitest';
import { eventSchemasOf } from '../../federation/event-schemas.js';
import { fetchOwnEntities } from './own-entities.js';
import { createPlanner } from '../../federation/planner.js';

const HEAD = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.7", import: [
  "@key", "@external", "@requires", "@provides", "@shareable"
])`;

const POLLS = `${HEAD}
  type Query { poll(id: ID!): Poll }
  type Subscription { votes(id: ID!): Vote!  changes: Change!  subjects: [Subject]  named: Named  titled: Titled }
  interface Named { id: ID! }
  interface Titled { id: ID!  title: String }
  union Subject = Poll | Survey
  union Topic = Poll | Survey | Closed
  type Survey implements Named & Titled @key(fields: "id") { id: ID! title: String }
  type Vote { cursor: String!  poll: Poll  polls: [Poll!]!  voter: User  place: Place @provides(fields: "city postcode { text }")
    venue: Poll @provides(fields: "place { city }")
  }
  type Place @key(fields: "id") {
    id: ID!  city: String @external  postcode: Postcode @external  votes: Int
    label(short: Boolean): String @requires(fields: "city postcode { text }")
  }
  type Postcode { text: String @external }
  union Change = Vote | Closed
  type Closed { poll: Poll }
  type Poll implements Named @key(fields: "id") { id: ID!  question(short: Boolean): String!  author: User  place: Place }
  type User @key(fields: "id", resolvable: false) { id: ID! }`;

const USERS = `${HEAD}
  type Query { me: User }
  type User @key(fields: "id") { id: ID!  name: String! }
  type Place @key(fields: "id") { id: ID!  city: String @shareable  postcode: Postcode @shareable }
  type Postcode { text: String @shareable }`;

const { supergraphSdl = '' } = composeServices(
  Object.entries({ polls: POLLS, users: USERS }).map(([name, sdl]) => ({
    name,
    url: `http://${name}`,
    typeDefs: parse(sdl),
  })),
);
const supergraph = Supergraph.build(supergraphSdl);
const planner = createPlanner(supergraph);

function planOf(text: string): QueryPlan {
  const plan = planner.buildQueryPlan(operationFromDocument(supergraph.apiSchema(), parse(text)));
  return fetchOwnEntities(plan, eventSchemasOf(supergraph.subgraphs()));
}

/** The primary fetch, and the fetches of own entities by path. */
function partsOf({ node }: QueryPlan): { primary: string; own: Record<string, string> } {
  if (node?.kind !== 'Subscription') throw new Error('not a subscription');
  const { primary, rest } = node;
  const own: Record<string, string> = {};
  const collect = (part: typeof rest): void => {
    if (part?.kind === 'Sequence' || part?.kind === 'Parallel') part.nodes.forEach(collect);
    if (part?.kind !== 'Flatten' || part.node.kind !== 'Fetch' || part.node.serviceName !== 'polls') return;
    own[part.path.join('.')] = flat(part.node.operation);
  };
  collect(rest);
  return { primary: flat(primary.operation), own };
}

function flat(text: string): string {
  return print(parse(text)).replace(/\s+/g, ' ');
}

describe('fetchOwnEntities', () => {
  it('moves fields of an own entity into an _entities fetch, and leaves its key', () => {
    const { primary, own } = partsOf(planOf('subscription { votes(id: 1) { cursor poll { question } } }'));
    expect(primary).toBe('subscription { votes(id: 1) { cursor poll { __typename id } } }');
    expect(own).toEqual({
      'votes.poll':
        'query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on Poll { question } } }',
    });
  });

  it('moves the fields of an interface of entities, by type', () => {
    const { primary, own } = partsOf(planOf('subscription { titled { id title } }'));
    expect(primary).not.toContain('title }');
    expect(own).toEqual({
      titled:
        'query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on Survey { title } } }',
    });
  });

  it('leaves a plan unchanged that selects keys and entities of other subgraphs', () => {
    const { own } = partsOf(planOf('subscription { votes(id: 1) { poll { id } voter { name } } }'));
    expect(own).toEqual({});
  });

  it('leaves with the event what is provided: the subgraph has that of no entity that it is asked for', () => {
    const { primary, own } = partsOf(
      planOf('subscription { votes(id: 1) { place { town: city votes postcode { text } } } }'),
    );
    expect(primary).toContain('place { __typename id town: city postcode { text } }');
    expect(own['votes.place']).toContain('... on Place { votes }');
    expect(partsOf(planOf('subscription { votes(id: 1) { place { city } } }')).own).toEqual({});
  });

  it('leaves with the event an own field of which a part is provided', () => {
    const text = 'subscription { votes(id: 1) { venue { question place { city votes } } } }';
    const { primary, own } = partsOf(planOf(text));
    expect(primary).toContain('venue { __typename id place { __typename id city } }');
    expect(own['votes.venue']).toContain('... on Poll { question }');
    expect(own['votes.venue.place']).toContain('... on Place { votes }');
  });

  it('sends a moved field what it requires, which only the event provides', () => {
    const plan = planOf('subscription { votes(id: 1) { place { label(short: true) votes } } }');
    const { primary, own } = partsOf(plan);
    expect(primary).toContain('place { __typename id city postcode { text } }');
    expect(own['votes.place']).toContain('... on Place { label(short: true) votes }');
    const requires = '{"kind":"Field","name":"city"},{"kind":"Field","name":"postcode","selections":[';
    expect(JSON.stringify(plan)).toContain(requires);
  });

  it('keeps aliases, list levels and the variables that a moved field uses', () => {
    const text = `subscription ($short: Boolean, $id: ID!) {
      news: votes(id: $id) { all: polls { title: question(short: $short) } }
    }`;
    const { primary, own } = partsOf(planOf(text));
    expect(primary).toContain('news: votes(id: $id) { all: polls { __typename id } }');
    expect(own['news.all.@']).toContain('title: question(short: $short)');
    expect(own['news.all.@']).toContain('$short: Boolean');
    expect(own['news.all.@']).not.toContain('$id');
  });

  it('finds own entities inside the members of a union', () => {
    const text =
      'subscription { changes { ... on Vote { poll { question } } ... on Closed { poll { id } } } }';
    const { own } = partsOf(planOf(text));
    expect(Object.keys(own)).toEqual(['changes.poll']);
  });

  it('leaves out of a fragment what is on another member of its union', () => {
    const text = `
      subscription { named { ...T } }
      fragment T on Topic { ... on Poll { question } kind: __typename __typename }
    `;
    const moved = JSON.stringify(planOf(text)).replaceAll('\\n', '');
    expect(moved).toContain('... on Poll {  question  kind: __typename}');
    expect(moved).not.toMatch(/on Survey \{[^}]*question/);
  });

  it('undoes the renaming of the planner in the fetch that a renamed field moves to', () => {
    const text = 'subscription { subjects { ... on Poll { t: question } ... on Survey { t: title } } }';
    const moved = JSON.stringify(planOf(text));
    expect(moved).toContain('t__alias_0: title');
    expect(moved).toContain('{"kind":"KeyRenamer","path":["... on Survey","t__alias_0"],"renameKeyTo":"t"}');
  });

  it('moves the fields of fragments, which the planner keeps where they are used twice', () => {
    const { primary, own } = partsOf(
      planOf(`
        subscription { votes(id: 1) { poll { ...P } polls { ...P } } }
        fragment P on Poll { id again: question question }
      `),
    );
    expect(primary).toContain('poll { __typename id } polls { __typename id }');
    expect(primary).not.toContain('...');
    expect(own['votes.poll']).toContain('again: question question');
    expect(own['votes.polls.@']).toContain('again: question question');
  });
});
