import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cast, Client, openNetwork, PASSWORD, type TestUser } from '#testkit/client/index.js';
import { openGateway } from '#testkit/client/open-gateway.js';
import type { Network } from '#network/index.js';
import { DisposalStack } from '#platform/lifecycle.js';

const stack = new DisposalStack();
let network: Network;
let directory: string;
let ada: TestUser;
let bob: TestUser;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'rookery-root-fields-'));
  stack.defer(() => rm(directory, { recursive: true, force: true }));
  network = stack.use(await openNetwork({ directory }));
  ({ ada, bob } = await cast(network, 'ada', 'bob'));
});
afterAll(() => stack[Symbol.asyncDispose]());

/** A client of a gateway whose subgraphs `down` do not answer. */
async function without(down: string[], { token }: { token?: string | undefined }): Promise<Client> {
  const { url } = stack.use(await openGateway(network, { directory, down }));
  return new Client(url, token);
}

/** The paths of the errors with their codes. */
function failures({ errors }: Awaited<ReturnType<Client['send']>>): string[] {
  return errors.map(({ path, extensions }) => `${path?.join('.')} ${extensions.code}`);
}

describe('root fields of a query', () => {
  const ALL = `query ($id: ID!) {
    viewer { id } user(username: "bob") { displayName } suggestedUsers { id } searchUsers(query: "bob") { pageInfo { hasNextPage } }
    tweet(id: $id) { text }
    homeTimeline(first: 3) { pageInfo { hasNextPage } } mentionsTimeline { pageInfo { hasNextPage } }
    trends(window: DAY, first: 3) { items { rank } } hashtag(name: "nest") { name }
    searchTweets(query: "nest") { pageInfo { hasNextPage } } autocomplete(prefix: "be") { __typename }
  }`;
  const OF: Record<string, string[]> = {
    users: ['viewer', 'user', 'suggestedUsers', 'searchUsers'],
    tweets: ['tweet'],
    timeline: ['homeTimeline', 'mentionsTimeline'],
    trends: ['trends', 'hashtag', 'searchTweets', 'autocomplete'],
  };

  it.for(Object.keys(OF))('are null alone when %s is down: the others are there', async (name) => {
    const id = await bob.post('Building a #nest');
    await network.settle();
    const whole = await ada.get<Record<string, unknown>, { id: string }>(ALL, { id });
    expect(Object.keys(whole)).toEqual(expect.arrayContaining(Object.values(OF).flat()));
    const client = await without([name], ada);
    const answer = await client.send<Record<string, unknown>, { id: string }>(ALL, { id });
    const lost = OF[name]!;
    expect(answer.status).toBe(200);
    expect(answer.data).toEqual({ ...whole, ...Object.fromEntries(lost.map((field) => [field, null])) });
    expect(failures(answer).sort()).toEqual(lost.map((field) => `${field} SERVICE_UNAVAILABLE`).sort());
  });

  it('have no error when they are skipped and their subgraph is down', async () => {
    const query = `query ($no: Boolean = false) {
      trends @include(if: $no) { asOf } hashtag(name: "x") @skip(if: true) { name } autocomplete(prefix: "b") { __typename }
      user(username: "bob") { displayName }
    }`;
    const answer = await (await without(['trends'], ada)).send(query);
    expect(answer.data).toEqual({ autocomplete: null, user: { displayName: 'Bob' } });
    expect(failures(answer)).toEqual(['autocomplete SERVICE_UNAVAILABLE']);
  });
});

describe('mutations in one document', () => {
  const NOBODY = '1900000000000000099';

  it.for([
    ['of one subgraph', `d: updateProfile(input: { bio: "New" }) { bio }`, { d: { bio: 'New' } }],
    ['of several in turn', `b: likeTweet(id: $id) { viewerHasLiked }`, { b: { viewerHasLiked: true } }],
  ] as const)('%s run one after the other, and a failure is null alone', async ([, between, found]) => {
    const id = await bob.post('Serial');
    await ada.get('mutation ($id: ID!) { unmuteUser(id: $id) { id } }', { id: bob.id });
    const declared = between.includes('$id') ? '($bob: ID!, $id: ID!)' : '($bob: ID!)';
    const query = `mutation ${declared} {
      a: followUser(id: "${NOBODY}") { id } ${between} c: muteUser(id: $bob) { viewerRelationship { muting } }
      e: unmuteUser(id: "${NOBODY}") { id }
    }`;
    const answer = await ada.send<unknown, Record<string, string>>(query, { bob: bob.id, id });
    expect(answer.data).toEqual({ a: null, ...found, c: { viewerRelationship: { muting: true } }, e: null });
    expect(failures(answer)).toEqual(['a NOT_FOUND', 'e NOT_FOUND']);
    const { user } = await ada.get<{ user: unknown }, Record<string, never>>(
      '{ user(username: "bob") { viewerRelationship { muting } } }',
    );
    expect(user).toEqual({ viewerRelationship: { muting: true } });
  });

  it('keep the session that the first one opened when the subgraph of the second is down', async () => {
    const client = await without(['tweets'], {});
    const answer = await client.send<{ login: { accessToken: string } }, Record<string, never>>(
      `mutation {
        login(input: { login: "ada", password: "${PASSWORD}" }) { accessToken }
        postTweet(input: { text: "Lost" }) { id }
        logout
      }`,
    );
    expect(answer.data).toEqual({
      login: { accessToken: expect.any(String) },
      postTweet: null,
      logout: null,
    });
    expect(failures(answer)).toEqual(['postTweet SERVICE_UNAVAILABLE', 'logout UNAUTHENTICATED']);
    const { viewer } = await new Client(network.url, answer.data!.login.accessToken).get<
      { viewer: unknown },
      Record<string, never>
    >('{ viewer { user { username } } }');
    expect(viewer).toEqual({ user: { username: 'ada' } });
  });
});
