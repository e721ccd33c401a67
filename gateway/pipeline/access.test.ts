import { parse, validate } from 'graphql';
import { describe, expect, it } from 'vitest';
import type { Viewer } from '#platform/viewer.js';
import { compose } from '#testkit/gateway/compose.js';
import { entities, subgraph } from '#testkit/execution/subgraphs.js';
import type { FetchContext } from '../data-source/index.js';
import type { Sources } from '../execution/index.js';
import { buildFederation } from '../federation/federation.js';
import { KnownDocument } from './known-document.js';

const SUPERGRAPH = compose({
  accounts: `
    type Query { me: User secret: String! @authenticated public: String things: [Thing] named: Named users: [User!]! }
    type Mutation { drop(id: ID!): Boolean @requiresScopes(scopes: [["admin"]]) note: Boolean }
    type User @key(fields: "id") {
      id: ID @authenticated name: String email: String @requiresScopes(scopes: [["read", "mail"], ["admin"]]) must: String! @authenticated
    }
    union Thing = User | Vault
    interface Named { name: String }
    type Vault implements Named @requiresScopes(scopes: [["vault"]]) { name: String gold: Int }
    type Shop implements Named { name: String }
  `,
  posts: 'type User @key(fields: "id") { id: ID posts: [String] }',
});
const ADA: Viewer = { id: '1', sessionId: '1' };
const withScopes = (...scopes: string[]): Viewer => ({ ...ADA, scopes });

async function ask(text: string, viewer: Viewer | null, sources: Sources = {}, variables = {}) {
  const federation = buildFederation(SUPERGRAPH, sources as never);
  const document = parse(text);
  expect(validate(federation.apiSchema, document)).toEqual([]);
  const operation = new KnownDocument(text, document, federation).operation(undefined);
  const context = { viewer, requestId: 'r' };
  const variant = operation.variantFor(context);
  // The sources of this test read no other field.
  const { data, errors } = await operation.execute(variant, variables, context as unknown as FetchContext);
  const reported = errors?.map(({ path, extensions }) => [extensions['code'], path?.join('.')]);
  return { data, errors: reported };
}

/** Both subgraphs: what one is not asked it does not answer. */
const both = (data: Record<string, unknown>) => ({ accounts: subgraph({ data }), posts: subgraph() });

describe('a field with @authenticated', () => {
  it('is null, with UNAUTHENTICATED, for a stranger, and its subgraph is not asked for it', async () => {
    const sources = both({ me: { name: 'Ada' } });
    expect(await ask('{ me { name id } }', null, sources)).toEqual({
      data: { me: { name: 'Ada', id: null } },
      errors: [['UNAUTHENTICATED', 'me.id']],
    });
  });

  it('makes the value around it null when it is not nullable', async () => {
    expect(await ask('{ secret }', null, both({}))).toEqual({
      data: null,
      errors: [['UNAUTHENTICATED', 'secret']],
    });
    expect(await ask('{ me { name must } }', null, both({ me: { name: 'Ada' } }))).toEqual({
      data: { me: null },
      errors: [['UNAUTHENTICATED', 'me.must']],
    });
  });

  it('asks no subgraph when nothing else is selected', async () => {
    const sources = both({});
    await ask('{ secret }', null, sources);
    expect([sources.accounts.asked, sources.posts.asked]).toEqual([[], []]);
  });

  it('is not shown although the planner fetches it as a key', async () => {
    const sources = {
      accounts: subgraph({ data: { me: { __typename: 'User', id: '7' } } }),
      posts: subgraph(entities({ posts: ['Hi'] })),
    };
    expect(await ask('{ me { id alias: id posts } }', null, sources)).toEqual({
      data: { me: { id: null, alias: null, posts: ['Hi'] } },
      errors: [
        ['UNAUTHENTICATED', 'me.id'],
        ['UNAUTHENTICATED', 'me.alias'],
      ],
    });
  });

  it('is there for a viewer', async () => {
    expect(await ask('{ secret }', ADA, both({ secret: 'S' }))).toEqual({ data: { secret: 'S' } });
  });

  it('reports one error for all elements of a list, at the list', async () => {
    const users = [{ name: 'Ada' }, { name: 'Bob' }];
    expect(await ask('{ users { name must } }', null, both({ users }))).toEqual({
      data: null,
      errors: [['UNAUTHENTICATED', 'users']],
    });
  });

  it('reports no error where @include leaves it out', async () => {
    const text = 'query ($on: Boolean = false) { public secret @include(if: $on) }';
    const sources = both({ public: 'P' });
    expect(await ask(text, null, sources)).toEqual({ data: { public: 'P' } });
    expect(await ask(text, null, both({ public: 'P' }), { on: true })).toEqual({
      data: null,
      errors: [['UNAUTHENTICATED', 'secret']],
    });
  });
});

describe('a field with @requiresScopes', () => {
  it.each([
    [null, 'UNAUTHENTICATED'],
    [ADA, 'FORBIDDEN'],
    [withScopes('read'), 'FORBIDDEN'],
    [withScopes('mail', 'write'), 'FORBIDDEN'],
  ])('is null for %j, with %s', async (viewer, code) => {
    const sources = both({ me: { name: 'Ada' } });
    expect(await ask('{ me { name email } }', viewer, sources)).toEqual({
      data: { me: { name: 'Ada', email: null } },
      errors: [[code, 'me.email']],
    });
    expect(sources.accounts.asked[0]?.query).not.toContain('email');
  });

  it.each([[withScopes('read', 'mail')], [withScopes('admin')]])('is there for %j', async (viewer) => {
    expect(await ask('{ me { email } }', viewer, both({ me: { email: 'a@b.c' } }))).toEqual({
      data: { me: { email: 'a@b.c' } },
    });
  });

  it('is not carried out when it is a mutation', async () => {
    const sources = both({ note: true });
    expect(await ask('mutation { drop(id: 1) note }', ADA, sources)).toEqual({
      data: { drop: null, note: true },
      errors: [['FORBIDDEN', 'drop']],
    });
    expect(sources.accounts.asked.map(({ query }) => query)).toEqual(['mutation{note}']);
  });
});

describe('a type with @requiresScopes', () => {
  it('is guarded in a fragment on it, and the other types of the union are there', async () => {
    const things = [{ __typename: 'User', name: 'Ada' }, { __typename: 'Vault' }];
    const sources = both({ things });
    const text = '{ things { ... on User { name } ...v } } fragment v on Vault { gold label: name }';
    expect(await ask(text, ADA, sources)).toEqual({
      data: { things: [{ name: 'Ada' }, { gold: null, label: null }] },
      errors: [['FORBIDDEN', 'things']],
    });
    expect(sources.accounts.asked[0]?.query).not.toContain('gold');
    const gold = { __typename: 'Vault', gold: 3, label: 'V' };
    expect(await ask(text, withScopes('vault'), both({ things: [gold] }))).toEqual({
      data: { things: [{ gold: 3, label: 'V' }] },
    });
  });

  it('is guarded behind the interface that it implements', async () => {
    expect(await ask('{ named { name } }', ADA, both({}))).toMatchObject({
      data: { named: null },
      errors: [['FORBIDDEN', 'named']],
    });
  });
});
