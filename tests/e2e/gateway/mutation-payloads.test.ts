import { readFileSync } from 'node:fs';
import { buildSchema, isObjectType, getNullableType } from 'graphql';
import { describe, expect } from 'vitest';
import { story } from '#testkit/client/index.js';

const schema = buildSchema(readFileSync('schema/api.graphql', 'utf8'));
const it = story({ cast: ['ada', 'bob'] });

interface Mistakes {
  code: string;
  field: string;
  fields: { field: string; message: string }[];
}

/** The extensions of an error about wrong input. */
function mistakes({ extensions }: { extensions: { code: string; [name: string]: unknown } }): Mistakes {
  return extensions as { code: string; [name: string]: unknown } & Mistakes;
}

describe('a mutation', () => {
  it('answers an object that can grow, or names the field that does', () => {
    for (const { name, type, deprecationReason } of Object.values(schema.getMutationType()!.getFields())) {
      const result = getNullableType(type);
      const [, successor = ''] = /^Use `(\w+)`.*2026-11-30/.exec(deprecationReason ?? '') ?? [];
      if (deprecationReason) expect(schema.getMutationType()!.getFields(), name).toHaveProperty(successor);
      else expect(isObjectType(result) && /(Payload|Session)$/.test(result.name), name).toBe(true);
    }
  });

  it('reports all wrong fields of an input at once, and changes nothing', async ({
    network,
    ada,
    anybody,
  }) => {
    const { data, errors } = await anybody.send(
      'mutation { register(input: { username: "no spaces", email: "none", password: "x", displayName: "" }) { accessToken } }',
    );
    expect(data).toEqual({ register: null });
    expect(errors).toHaveLength(1);
    const { code, field, fields } = mistakes(errors[0]!);
    expect([code, field]).toEqual(['BAD_USER_INPUT', 'input.username']);
    expect(fields.map((each) => each.field)).toEqual(
      ['username', 'password', 'email', 'displayName'].map((name) => `input.${name}`),
    );
    expect(fields.every(({ message }) => message.length > 0)).toBe(true);

    const profile = await ada.send(
      'mutation { userUpdateProfile(input: { displayName: "", avatarUrl: "ftp://x", bio: "New" }) { user { bio } } }',
    );
    expect(mistakes(profile.errors[0]!).fields.map((each) => each.field)).toEqual([
      'input.displayName',
      'input.avatarUrl',
    ]);

    const post = await ada.send(
      'mutation { tweetPost(input: { text: "", inReplyTo: "x", idempotencyKey: "" }) { tweet { id } } }',
    );
    expect(mistakes(post.errors[0]!).fields.map((each) => each.field)).toEqual(
      ['text', 'inReplyTo', 'idempotencyKey'].map((name) => `input.${name}`),
    );
    await network.settle();
    expect(await ada.get('{ user(username: "ada") { bio tweetsCount } }')).toEqual({
      user: { bio: '', tweetsCount: 0 },
    });
  });

  it('reports all variables that do not fit their types at once, too', async ({ anybody }) => {
    const { status, data, errors } = await anybody.send(
      'mutation ($input: RegisterInput!, $id: ID!) { register(input: $input) { accessToken } tweetLike(id: $id) { tweet { id } } }',
      { input: { username: 1, displayName: null, email: 'a@b.example', passwort: 'a long secret' } },
    );
    expect([status, data, errors.length]).toEqual([400, null, 1]);
    const { code, field, fields } = mistakes(errors[0]!);
    expect([code, field]).toEqual(['BAD_USER_INPUT', 'input.username']);
    expect(fields.map((each) => each.field)).toEqual([
      'input.username',
      // There is no password.
      'input',
      'input.displayName',
      // There is no field `passwort`.
      'input',
      'id',
    ]);
    expect(fields.map(({ message }) => message)).toContain(
      'Variable "$id" of required type "ID!" was not provided.',
    );
  });

  it('reports up to 20 of them', async ({ anybody }) => {
    const { errors } = await anybody.send('query ($ids: [ID!]!) { users(ids: $ids) { id } }', {
      ids: Array.from({ length: 2_000 }, () => ({ wrong: 'x'.repeat(9) })),
    });
    const { field, fields } = mistakes(errors[0]!);
    expect([field, fields.length, fields[19]?.field]).toEqual(['ids[0]', 20, 'ids[19]']);
    expect(fields.every(({ message }) => message.length <= 301)).toBe(true);
  });

  it('says where in the document a field failed', async ({ ada }) => {
    const { errors } = await ada.send(`mutation {
  a: userFollow(id: "99") { user { id } }
  b: userMute(id: "${ada.id}") { user { id } }
}`);
    expect(errors).toMatchObject([
      { path: ['a'], locations: [{ line: 2, column: 3 }] },
      { path: ['b'], locations: [{ line: 3, column: 3 }] },
    ]);
  });
});

describe('lists of ids', () => {
  it('answer users and tweets in the order of the ids, and null for what is hidden', async ({
    network,
    ada,
    bob,
  }) => {
    const id = await bob.post('Read me');
    await network.settle();
    const query = `{
      user(id: "${bob.id}") { username }
      users(ids: ["${bob.id}", "1700000000000000001", "${ada.id}"]) { username }
      tweets(ids: ["1700000000000000001", "${id}"]) { text }
    }`;
    expect(await ada.get(query)).toEqual({
      user: { username: 'bob' },
      users: [{ username: 'bob' }, null, { username: 'ada' }],
      tweets: [null, { text: 'Read me' }],
    });
    await bob.get(`mutation { userBlock(id: "${ada.id}") { user { id } } }`);
    await network.settle();
    expect((await ada.send(query)).data).toEqual({
      user: null,
      users: [null, null, { username: 'ada' }],
      tweets: [null, null],
    });
  });

  it.for([
    ['{ user { id } }', 'username'],
    ['{ user(username: "ada", id: "1") { id } }', 'username'],
    ['{ user(id: "x") { id } }', 'id'],
    ['{ users(ids: ["x"]) { id } }', 'ids'],
    ['{ tweets(ids: ["x"]) { id } }', 'ids'],
    [`{ users(ids: [${'"1",'.repeat(101)}]) { id } }`, 'ids'],
    [`{ tweets(ids: [${'"1",'.repeat(101)}]) { id } }`, 'ids'],
  ])('refuse %s', async ([query, field], { anybody }) => {
    const { errors } = await anybody.send(query!);
    expect(errors[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', field });
  });
});
