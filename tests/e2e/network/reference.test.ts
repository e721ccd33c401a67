import { readFileSync } from 'node:fs';
import { PassThrough } from 'node:stream';
import type { WriteStream } from 'node:tty';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildSchema, isObjectType, type GraphQLObjectType } from 'graphql';
import { seedDemo } from '#network/demo/index.js';
import type { Network } from '#network/index.js';
import { Client, openNetwork, TestUser } from '#testkit/client/index.js';
import { send } from '#testkit/messages/talk.js';
import { readNotifications } from '#testkit/notifications/told.js';
import {
  examplesOfFields,
  readExamples,
  type RootFieldExample,
} from '#testkit/operations/root-field-examples.js';
import { redAndBlue } from '#testkit/media/pictures.js';
import { uploadMedia } from '#testkit/media/upload.js';
import { OpenSessions } from '#testkit/operations/accounts.js';
import { PushBrowser } from '#testkit/push/index.js';
import { NO_PUSH } from '#social/push-settings.js';
import { LikeBriefly } from '#testkit/operations/tweets.js';

const schema = buildSchema(readFileSync('schema/api.graphql', 'utf8'));
const examples = readExamples();

const rootFields = (type: RootFieldExample['type']): string[] =>
  Object.values(schema.getRootType(type.toLowerCase() as never)!.getFields())
    .filter(({ deprecationReason }) => !deprecationReason)
    .map(({ name }) => name)
    .sort();

// A progress bar writes to any stream.
const terminal = new PassThrough() as unknown as WriteStream;

describe('the reference of the API', { timeout: 120_000 }, () => {
  let network: Network;
  let newcomer: TestUser;
  /** The client of the newcomer's present session. */
  let client: Client;
  const variables: Record<string, string> = {
    name: 'newcomer2',
    password: 'a long secret',
    notificationId: 'none',
  };

  beforeAll(async () => {
    network = await openNetwork({
      push: { ...NO_PUSH, contact: 'mailto:operator@rookery.example', allowLoopback: true },
    });
    const { username } = (await seedDemo(network, terminal))!;
    newcomer = await TestUser.signUp(network.url, 'newcomer', variables['password']);
    client = newcomer;
    const bob = await newcomer.get(
      '{ user(username: "bob") { id tweets(first: 1) { edges { node { id } } } } }',
    );
    const { user } = bob as { user: { id: string; tweets: { edges: { node: { id: string } }[] } } };
    Object.assign(variables, { username, userId: user.id, tweetId: user.tweets.edges[0]!.node.id });
    await beLiked();
    const { endpoint, keys } = new PushBrowser('https://127.0.0.1/push').subscription;
    Object.assign(variables, { endpoint, ...keys });
    const other = new Client(network.url, await signIn('newcomer', variables['password']));
    variables['sessionId'] = (await other.get(OpenSessions)).viewer!.sessions[0]!.id;
    const bytes = await (await redAndBlue(9, 9)).jpeg().toBuffer();
    variables['uploadId'] = (await uploadMedia(newcomer, bytes)).id;
    // Two users wait for the newcomer's answer.
    await newcomer.get('mutation { updateProfile(input: { protected: true }) { id } }');
    for (const name of ['requester', 'otherRequester']) {
      const requester = await TestUser.signUp(network.url, name);
      await requester.follow(newcomer);
      variables[`${name}Id`] = requester.id;
    }
    await beWrittenTo();
    await network.settle();
  }, 120_000);
  afterAll(() => network[Symbol.asyncDispose]());

  it('is served at /docs, and forbids scripts', async () => {
    const page = await fetch(`${network.url}/docs`);
    expect(page.headers.get('content-security-policy')).toMatch(/^default-src 'none'; style-src/);
    const html = await page.text();
    expect(html).not.toContain('<script');
    const anchors = new Set([...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id));
    const links = [...html.matchAll(/ href="#([^"]+)"/g)].map(([, id]) => id);
    expect(links.length).toBeGreaterThan(100);
    expect(links.filter((id) => !anchors.has(id))).toEqual([]);
  });

  it.each(['Query', 'Mutation', 'Subscription'] as const)(
    'has one example for each field of %s that is not deprecated',
    (type) => {
      const shown = examples.filter((example) => example.type === type).map(({ field }) => field);
      expect(shown.toSorted()).toEqual(rootFields(type));
    },
  );

  it('shows every field of every type in an example, and links it', async () => {
    const shown = examplesOfFields(schema, examples);
    const fields = Object.values(schema.getTypeMap())
      .filter((type): type is GraphQLObjectType => isObjectType(type) && !type.name.startsWith('__'))
      .flatMap((type) =>
        Object.values(type.getFields()).flatMap(({ name, deprecationReason }) =>
          deprecationReason ? [] : [`${type.name}.${name}`],
        ),
      );
    expect(fields.length).toBeGreaterThan(100);
    expect(fields.filter((field) => !shown.has(field))).toEqual([]);
    const html = await (await fetch(`${network.url}/docs`)).text();
    expect(html.match(/>Example</g)).toHaveLength(fields.length);
  });

  it.each(
    examples.filter(({ type }) => type !== 'Subscription').map((each) => [each.type, each.field, each.text]),
  )('has an example of %s.%s that works', async (_, field, text) => {
    const { data, errors } = await client.send(text, variables as never);
    expect(errors).toEqual([]);
    expect((data as Record<string, unknown>)[field]).not.toBeNull();
    remember(field, (data as Record<string, unknown>)[field]);
    await network.settle();
  });

  it('has an example of a subscription that works', async () => {
    const example = examples.find(({ type }) => type === 'Subscription')!;
    // The example of `logout` has ended the session of the newcomer.
    const ada = await signIn('ada');
    await using listener = new Client(network.url, ada);
    const events = await listener.subscribe(example.text, {} as never);
    await new Client(network.url, await signIn('bob')).get(
      'mutation { postTweet(input: { text: "Is anybody there?" }) { id } }',
    );
    expect(await events.next()).toMatchObject({
      homeTimelineEvents: { __typename: 'TweetPosted', tweet: { text: 'Is anybody there?' } },
    });
  });

  /** The newcomer is told of a like. */
  const beLiked = async (): Promise<void> => {
    const admirer = await TestUser.signUp(network.url, 'admirer');
    await admirer.get(LikeBriefly, { id: await newcomer.post('Hello') });
    await network.settle();
    const { cursors } = await readNotifications(newcomer);
    variables['notificationCursor'] = cursors[0]!;
  };

  /** Two strangers write to the newcomer, and others can be written to. */
  const beWrittenTo = async (): Promise<void> => {
    for (const name of ['stranger', 'otherStranger']) {
      const stranger = await TestUser.signUp(network.url, name);
      variables[`${name}Id`] = stranger.id;
    }
    for (const name of ['requestedConversation', 'otherConversation']) {
      const writer = await TestUser.signUp(network.url, `${name}`.slice(0, 12));
      variables[`${name}Id`] = (await send(writer, newcomer, 'Hello')).conversation;
    }
    variables['conversationId'] = variables['requestedConversationId']!;
  };

  const signIn = async (login: string, password = 'rookery-demo'): Promise<string> => {
    const query = `mutation { login(input: { login: "${login}", password: "${password}" }) { accessToken } }`;
    const { login: session } = (await new Client(network.url).get(query)) as {
      login: { accessToken: string };
    };
    return session.accessToken;
  };

  /** What later examples need of the answers to earlier ones. */
  function remember(field: string, value: unknown): void {
    if (field === 'login') variables['refreshToken'] = (value as { refreshToken: string }).refreshToken;
    if (field === 'registerPushSubscription')
      variables['deviceId'] = (value as { pushSubscription: { id: string } }).pushSubscription.id;
    // A change of the password ends the other sessions.
    if (field === 'changePassword')
      client = new Client(network.url, (value as { accessToken: string }).accessToken);
    if (field === 'sendMessage') variables['messageId'] = (value as { message: { id: string } }).message.id;
    if (field === 'createGroup')
      variables['groupId'] = (value as { conversation: { id: string } }).conversation.id;
    if (field === 'tweetPost') variables['ownTweetId'] = (value as { tweet: { id: string } }).tweet.id;
  }
});
