import { describe, expect, it } from 'vitest';
import { compose } from '#testkit/gateway/compose.js';
import { buildFederation, buildFederationBeside } from './federation.js';

const source = { process: () => Promise.reject(new Error('These tests run no operation.')) };
const sources = { a: source, b: source };
const withoutPurpose = (supergraph: string): string =>
  supergraph.replaceAll(/, for: (SECURITY|EXECUTION)/g, '');

const POLICY = compose({ a: 'type Query { a: Int @policy(policies: [["owner"]]) }' });
const CONTEXT = compose({
  a: `type Query { user: User }
    type User @key(fields: "id") @context(name: "user") { id: ID! currency: String account: Account }
    type Account @key(fields: "id") { id: ID! balance(currency: String @fromContext(field: "$user { currency }")): Int }`,
});
const CONNECT = compose({
  a: `extend schema
      @link(url: "https://specs.apollo.dev/federation/v2.10", import: ["@key"])
      @link(url: "https://specs.apollo.dev/connect/v0.1", import: ["@connect"])
    type Query { name: String @connect(http: { GET: "http://a.invalid/name" }, selection: "$.name") }`,
});

describe('a supergraph', () => {
  it.each([
    ['@policy', POLICY, 'policy/v0.1'],
    ['@context', CONTEXT, 'context/v0.1'],
    ['@connect', CONNECT, 'connect/v0.3'],
    ['@policy without a purpose', withoutPurpose(POLICY), 'policy/v0.1'],
    ['@connect without a purpose', withoutPurpose(CONNECT), 'connect/v0.3'],
  ])('is refused with the list of supported features when it uses %s', async (_, supergraph, feature) => {
    const message = `needs what this gateway does not support: https://specs.apollo.dev/${feature}`;
    expect(() => buildFederation(supergraph, sources)).toThrow(message);
    expect(() => buildFederation(supergraph, sources)).toThrow('Supported: ');
    await expect(buildFederationBeside(supergraph, sources)).rejects.toThrow(message);
  });

  it('is refused when it requires an unknown security specification', () => {
    const supergraph = POLICY.replaceAll(
      'https://specs.apollo.dev/policy/v0.1',
      'https://example.org/seal/v1.0',
    );
    expect(() => buildFederation(supergraph, sources)).toThrow('https://example.org/seal/v1.0');
  });

  it('may use @authenticated, @requiresScopes, @cost, @listSize, @inaccessible and a progressive @override', async () => {
    const supergraph = compose({
      a: `type Query { a: [Int] @authenticated @listSize(assumedSize: 3) b: Int @requiresScopes(scopes: [["s"]]) t: T }
        type T @key(fields: "id") @cost(weight: 2) { id: ID! hidden: Int @inaccessible x: Int @override(from: "b", label: "percent(5)") }`,
      b: 'type T @key(fields: "id") { id: ID! x: Int }',
    });
    expect(buildFederation(supergraph, sources).apiSchema.getQueryType()).toBeDefined();
    expect((await buildFederationBeside(supergraph, sources)).accessRules.isEmpty).toBe(false);
  });
});
