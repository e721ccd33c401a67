import { readdirSync, readFileSync } from 'node:fs';
import { Kind, parse, type DocumentNode } from 'graphql';
import { describe, expect, it } from 'vitest';
import { buildFederation } from '#gateway/federation/federation.js';
import { DEFAULT_LIMITS } from '#gateway/limits.js';
import { costOf } from '#gateway/pipeline/cost.js';
import { EXPLORER_EXAMPLES } from '#network/explorer-examples.js';
import { readSupergraph } from '#platform/subgraph.js';
import { story } from '#testkit/client/index.js';
import { counted } from '#testkit/client/metrics.js';
import { unaskedSubgraphs } from '#testkit/gateway/unasked-subgraphs.js';

const SUPERGRAPH = readSupergraph();
const { apiSchema, costRules } = buildFederation(SUPERGRAPH, unaskedSubgraphs(SUPERGRAPH));

/** The largest cost among the operations of a document, with pages of `first` where a variable says so. */
function costIn(document: DocumentNode, first: number): number {
  const operations = document.definitions.filter((each) => each.kind === Kind.OPERATION_DEFINITION);
  const variables = { first, query: 'bread', prefix: 'bre' };
  return Math.max(...operations.map((each) => costOf(apiSchema, document, each, costRules)(variables)));
}

/** The operations in the files of a folder, written as tagged or commented templates. */
function operationsIn(folder: string): [name: string, document: string][] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.ts'))
    .flatMap((file) =>
      Array.from(
        readFileSync(`${folder}/${file}`, 'utf8').matchAll(
          /`\s*((?:query|mutation|subscription)\b[^`$]*(?:\$\w[^`$]*)*)`/g,
        ),
        ([, text = '']): [string, string] => [`${file}: ${text.slice(0, 40).split('\n')[0]}`, text],
      ),
    );
}

describe('the cost of an honest operation', () => {
  it.each(EXPLORER_EXAMPLES.map(({ about, query }): [string, string] => [about, query]))(
    'is far below the limit: %s',
    (_, query) => expect(costIn(parse(query), 20)).toBeLessThan(DEFAULT_LIMITS.cost / 2),
  );

  const documents = [...operationsIn('testkit/operations'), ...operationsIn('examples')];
  it.each(documents)('is below the limit with pages of 50: %s', (_, text) => {
    expect(costIn(parse(text), 50)).toBeLessThan(DEFAULT_LIMITS.cost);
  });

  it.each([
    '{ user(username: "ada") { tweets { edges { node { replies { edges { node { text author { username } } } } } } } } }',
    '{ homeTimeline { edges { node { author { followers { edges { node { username } } } } } } } }',
    '{ homeTimeline { edges { node { author { tweets { edges { node { text } } } } } } } }',
    '{ tweet(id: "1700000000000000001") { replies { edges { node { replies { edges { node { text } } } } } } } }',
    '{ user(username: "ada") { followers { edges { node { followers { edges { node { username } } } } } } } }',
    '{ viewer { bookmarks { edges { node { text author { followers { edges { node { username } } } } } } } } }',
    '{ mentionsTimeline { edges { node { text replies { edges { node { text } } } } } } }',
    '{ hashtag(name: "birds") { tweets { edges { node { replies { edges { node { text } } } } } } } }',
    '{ trends { items { name hashtag { tweets { edges { node { text author { username } } } } } } } }',
    '{ searchTweets(query: "a") { edges { node { replies { edges { node { text } } } } } } }',
  ])('is within the limit for two lists of default length: %s', (text) => {
    expect(costIn(parse(text), 1)).toBeLessThanOrEqual(DEFAULT_LIMITS.cost);
  });

  it('is known for more than a handful of documents', () => expect(documents.length).toBeGreaterThan(10));
});

const told = story({ cast: ['ada', 'bob'] });

told('three searches, autocomplete and suggestions fit into one query', async ({ network, ada, bob }) => {
  await ada.post('Fresh bread #bakery');
  await network.settle();
  const page =
    'edges { node { id text author { username displayName } } } pageInfo { endCursor hasNextPage }';
  const found = await bob.get<Record<'top' | 'latest' | 'tag', { edges: unknown[] }>, Record<string, never>>(
    `{
    top: searchTweets(query: "bread", first: 20) { ${page} }
    latest: searchTweets(query: "bread", order: LATEST, first: 50) { ${page} }
    tag: searchTweets(query: "#bakery", first: 20) { ${page} }
    people: searchUsers(query: "ada") { edges { node { username } } }
    autocomplete(prefix: "bre") { __typename }
    suggestedUsers { username }
    trends { items { name } }
  }`,
    {},
  );
  expect([found.top, found.latest, found.tag].map(({ edges }) => edges.length)).toEqual([1, 1, 1]);
});

const twenty = (field: (index: number) => string): string =>
  Array.from({ length: 20 }, (_, index) => `f${index}: ${field(index)}`).join(' ');

const REFUSED: [what: string, query: string, variables?: Record<string, unknown>][] = [
  [
    'searches',
    `{ ${twenty((index) => `searchTweets(query: "alphaword -betaword -z${index}", first: 20) { edges { node { id } } }`)} }`,
  ],
  [
    'searches for one tweet each',
    `{ ${twenty((index) => `searchTweets(query: "a${index}", first: 1) { edges { cursor } }`)} }`,
  ],
  [
    'searches by variables',
    `query ($q: String!) { ${twenty((index) => `searchTweets(query: $q, first: ${index + 1}) { edges { cursor } }`)} }`,
    { q: 'alphaword' },
  ],
  ['suggestions', `{ ${twenty(() => 'suggestedUsers { id }')} }`],
  ['ranked timelines', `{ ${twenty(() => 'homeTimeline(first: 1, order: TOP) { edges { node { id } } }')} }`],
  [
    'searches for users and autocompletes',
    `{ ${twenty((index) => (index % 2 ? `searchUsers(query: "a${index}") { edges { node { id } } }` : `autocomplete(prefix: "a${index}", first: 20) { __typename }`))} }`,
  ],
];

told.for(REFUSED)(
  'twenty %s are refused before anything is fetched',
  async ([, query, variables = {}], { network, bob }) => {
    const fetches = () => counted(network.url, 'rookery_gateway_fetch_seconds_count', 'subgraph');
    const before = await fetches();
    expect(await bob.refusal(query, variables)).toBe('OPERATION_TOO_COMPLEX');
    expect(await fetches()).toEqual(before);
  },
);
