import { describe, expect, it } from 'vitest';
import { library, rookery } from '#testkit/execution-fuzz/graphs.js';
import type { Answer, Fields, Sources } from './source.js';
import { entities, prepare, subgraph, run } from '#testkit/execution/subgraphs.js';

const product = rookery();
const shop = library();

const runText = (text: string, sources: Sources, variables: Fields = {}) =>
  run(prepare(product, text), sources, { variables });

const tweet = (id: string, authorId?: string): Fields => ({
  node: { __typename: 'Tweet', id, ...(authorId ? { author: { __typename: 'User', id: authorId } } : {}) },
});
const page = (...edges: Fields[]): Answer => ({ data: { homeTimeline: { edges } } });

/** The error of a null in a non-null place, and of an entity of an unexpected type. */
const invalidAt = (...path: (string | number)[]) => ({
  message: "A subgraph's response does not fit the schema.",
  path,
  code: 'INVALID_SUBGRAPH_RESPONSE',
});

const AUTHORS = '{ homeTimeline { edges { node { id author { username } } } } }';

describe('an entity at several places', () => {
  const answer = page(tweet('1', '7'), tweet('2', '8'), tweet('3', '7'), tweet('4', '9'), tweet('5', '8'));

  it('is fetched once, in the order of first appearance, and merged into all places', async () => {
    const users = subgraph(entities({ username: 'ada' }, { username: 'bob' }, { username: 'carol' }));
    const { data } = await runText(AUTHORS, { timeline: subgraph(answer), users });
    const representations = ['7', '8', '9'].map((id) => ({ __typename: 'User', id }));
    expect(users.asked).toMatchObject([{ variables: { representations } }]);
    const names = ['ada', 'bob', 'ada', 'carol', 'bob'];
    const edges = names.map((username, index) => ({ node: { id: String(index + 1), author: { username } } }));
    expect(data).toEqual({ homeTimeline: { edges } });
  });

  it('has its errors at all places', async () => {
    const errors = [
      { message: 'No.', path: ['_entities', 0, 'username'], extensions: { code: 'FORBIDDEN' } },
    ];
    const users = subgraph({ ...entities(null, { username: 'bob' }, { username: 'carol' }), errors });
    const result = await runText(AUTHORS, { timeline: subgraph(answer), users });
    expect(result.errors).toEqual(
      [0, 2].map((index) => ({
        message: 'No.',
        path: ['homeTimeline', 'edges', index, 'node', 'author', 'username'],
        code: 'FORBIDDEN',
      })),
    );
  });

  it('is merged without changing the responses of the subgraphs', async () => {
    const before = structuredClone(answer);
    const found = entities({ username: 'ada' }, { username: 'bob' }, { username: 'carol' });
    await runText(AUTHORS, { timeline: subgraph(answer), users: subgraph(found) });
    expect(answer).toEqual(before);
    expect(found.data?.['_entities']).toEqual([
      { username: 'ada' },
      { username: 'bob' },
      { username: 'carol' },
    ]);
  });
});

describe('more entities than the limit of one request', () => {
  it('are fetched in several requests', async () => {
    const ids = Array.from({ length: 230 }, (_, index) => String(index));
    const users = subgraph(
      ...[ids.slice(0, 100), ids.slice(100, 200), ids.slice(200)].map((part) =>
        entities(...part.map((id) => ({ username: `user ${id}` }))),
      ),
    );
    const { data } = await runText(AUTHORS, {
      timeline: subgraph(page(...ids.map((id) => tweet(id, id)))),
      users,
    });
    expect(users.asked.map(({ variables }) => (variables['representations'] as unknown[]).length)).toEqual([
      100, 100, 30,
    ]);
    expect(new Set(users.asked.map(({ query }) => query)).size).toBe(1);
    const edges = ids.map((id) => ({ node: { id, author: { username: `user ${id}` } } }));
    expect(data).toEqual({ homeTimeline: { edges } });
  });

  it('keep the path of an error in a later request', async () => {
    const ids = Array.from({ length: 150 }, (_, index) => String(index));
    const extensions = { code: 'NOT_FOUND' };
    const users = subgraph(entities(...ids.slice(0, 100).map((id) => ({ username: id }))), {
      ...entities(...ids.slice(100).map(() => null)),
      errors: [{ message: 'Gone.', path: ['_entities', 3], extensions }],
    });
    const { errors } = await runText(AUTHORS, {
      timeline: subgraph(page(...ids.map((id) => tweet(id, id)))),
      users,
    });
    expect(errors).toMatchObject([{ path: ['homeTimeline', 'edges', 103, 'node', 'author'] }]);
  });
});

describe('a null at a non-null place', () => {
  it('propagates to the nearest nullable place', async () => {
    const tweets = subgraph(entities({ text: 'Hello', kind: 'ORIGINAL' }, { text: 'Hi', kind: null }, null));
    const result = await runText('{ homeTimeline { edges { node { text kind } } } }', {
      timeline: subgraph(page(tweet('1'), tweet('2'), tweet('3'))),
      tweets,
    });
    const nodes = [{ text: 'Hello', kind: 'ORIGINAL' }, null, null];
    expect(result.data).toEqual({ homeTimeline: { edges: nodes.map((node) => ({ node })) } });
    expect(result.errors).toEqual([invalidAt('homeTimeline', 'edges', 1, 'node', 'kind')]);
  });

  it('has no error when a missing entity has a nullable place', async () => {
    const result = await runText('{ homeTimeline { edges { node { text } } } }', {
      timeline: subgraph(page(tweet('1'), tweet('2'))),
      tweets: subgraph(entities(null, { text: 'Hi' })),
    });
    const edges = [{ node: null }, { node: { text: 'Hi' } }];
    expect(result).toEqual({ data: { homeTimeline: { edges } } });
  });

  it('has an error when a missing entity has a non-null place', async () => {
    const media = [{ __typename: 'Film', id: '1' }];
    const result = await run(prepare(shop, '{ media { ... on Film { price } } }'), {
      catalog: subgraph({ data: { media } }),
      shipping: subgraph(entities(null)),
    });
    expect(result).toEqual({ data: null, errors: [invalidAt('media', 0)] });
  });

  it.each([
    ['at its place', ['tweet', 'kind']],
    ['above it', ['tweet']],
    ['below it', ['tweet', 'kind', 'name']],
    ['without a path', undefined],
  ])('has no second error when a subgraph has reported one %s', async (_, path) => {
    const errors = [{ message: 'No.', extensions: { code: 'NOT_FOUND' }, ...(path ? { path } : {}) }];
    const tweets = subgraph({ data: { tweet: { kind: null } }, errors });
    const result = await runText('{ tweet(id: "1") { kind } }', { tweets });
    expect(result).toMatchObject({ data: { tweet: null }, errors: [{ code: 'NOT_FOUND' }] });
    expect(result.errors).toHaveLength(1);
  });

  it('has an error when a subgraph has reported one at another place', async () => {
    const errors = [{ message: 'No.', path: ['tweet', 'author'], extensions: { code: 'NOT_FOUND' } }];
    const tweets = subgraph({ data: { tweet: { author: null, kind: null } }, errors });
    const result = await runText('{ tweet(id: "1") { author { id } kind } }', { tweets });
    expect(result.errors).toMatchObject([{ code: 'NOT_FOUND' }, invalidAt('tweet', 'kind')]);
  });

  it('has no error of its own when the error of another null makes the same value null', async () => {
    const errors = [{ message: 'No.', path: ['tweet', 'kind'], extensions: { code: 'NOT_FOUND' } }];
    const tweets = subgraph({ data: { tweet: { kind: null } }, errors });
    const result = await runText('{ tweet(id: "1") { text kind } }', { tweets });
    expect(result).toMatchObject({
      data: { tweet: null },
      errors: [{ path: ['tweet', 'kind'], code: 'NOT_FOUND' }],
    });
    expect(result.errors).toHaveLength(1);
  });

  it('has no error below an entity that its subgraph has answered with null', async () => {
    const errors = [{ message: 'No.', path: ['_entities', 0, 'text'], extensions: { code: 'NOT_FOUND' } }];
    const query = '{ homeTimeline { edges { node { text author { username } } } } }';
    const result = await runText(query, {
      timeline: subgraph(page(tweet('1', '7'))),
      tweets: subgraph({ ...entities(null), errors }),
      users: subgraph(entities({ username: null })),
    });
    expect(result.errors).toMatchObject([{ path: ['homeTimeline', 'edges', 0, 'node', 'text'] }]);
  });

  it('has no error of its own when the error of another root field has taken the data of the fetch', async () => {
    const errors = [{ message: 'No.', path: ['book'], extensions: { code: 'NOT_FOUND' } }];
    const catalog = subgraph({ data: null, errors });
    const result = await run(prepare(shop, '{ media { id } book { id } }'), { catalog });
    expect(result).toEqual({ data: null, errors: [{ message: 'No.', path: ['book'], code: 'NOT_FOUND' }] });
  });

  it('propagates through lists and objects to the root field', async () => {
    const trends = subgraph({ data: { trends: { items: [{ hashtag: { name: 'a' } }, { hashtag: null }] } } });
    expect(await runText('{ trends { items { hashtag { name } } } }', { trends })).toEqual({
      data: { trends: null },
      errors: [invalidAt('trends', 'items', 1, 'hashtag')],
    });
  });

  it.each([
    ['an Int', { likesCount: 1.5 }],
    ['an enum', { kind: 'POEM' }],
    ['a Boolean', { viewerHasLiked: 'yes' }],
    ['a String', { text: 7 }],
    ['a list', { hashtags: 'a' }],
    ['an object', { author: 'ada' }],
  ])('replaces a value that is not %s', async (_, found) => {
    const [[name, value]] = Object.entries(found) as [[string, unknown]];
    const query = `{ tweet(id: "1") { ${name} ${name === 'author' ? '{ id }' : ''} } }`;
    const { data } = await runText(query, { tweets: subgraph({ data: { tweet: { [name]: value } } }) });
    expect(data).toEqual({ tweet: name === 'author' ? { author: null } : null });
  });
});

describe('the __typename of an entity', () => {
  const ids = (...all: string[]) => page(...all.map((id) => tweet(id)));

  it.each([
    ['not a type of the graph', 'Nonsense'],
    ['another type than the one fetched', 'User'],
    ['not a string', 7],
  ])('makes the entity null, with an error, when it is %s', async (_, typename) => {
    const result = await runText('{ homeTimeline { edges { node { lang } } } }', {
      timeline: subgraph(ids('1', '2', '1')),
      tweets: subgraph(entities({ __typename: typename, lang: 'en' }, { __typename: 'Tweet', lang: 'is' })),
    });
    const edges = [{ node: null }, { node: { lang: 'is' } }, { node: null }];
    expect(result).toEqual({
      data: { homeTimeline: { edges } },
      errors: [invalidAt('homeTimeline', 'edges', 0, 'node'), invalidAt('homeTimeline', 'edges', 2, 'node')],
    });
  });

  it('excludes the entity from later fetches when it is invalid', async () => {
    const users = subgraph();
    const authors = [{ __typename: 'Nonsense', author: { __typename: 'User', id: '7' } }];
    const { data } = await runText('{ homeTimeline { edges { node { lang author { username } } } } }', {
      timeline: subgraph(ids('1')),
      tweets: subgraph(entities(...authors)),
      users,
    });
    expect(data).toEqual({ homeTimeline: { edges: [{ node: null }] } });
  });

  it('may be a type of the interface that was fetched', async () => {
    const book = { __typename: 'Book', title: 'A', label: null };
    const result = await run(prepare(shop, '{ best { title label } }'), {
      reviews: subgraph({ data: { best: { __typename: 'Media', id: '1' } } }),
      catalog: subgraph(entities(book)),
    });
    expect(result).toEqual({ data: { best: { title: 'A', label: null } } });
  });
});

describe('a selection', () => {
  it('returns fields in the order of first appearance, with the fields of fragments merged', async () => {
    const text = `query ($on: Boolean!) {
      tweet(id: "1") { ...late @include(if: $on) text author { id } ...A }
    }
    fragment late on Tweet { lang }
    fragment A on Tweet { author { key: id } lang kind }`;
    const found = { lang: 'en', text: 'Hi', author: { id: '7', key: '7' }, kind: 'REPLY' };
    const sources = (): Sources => ({ tweets: subgraph({ data: { tweet: found } }) });
    const operation = prepare(product, text);
    const keys = async (on: boolean) => {
      const { data } = await run(operation, sources(), { variables: { on } });
      return [Object.keys(data?.['tweet'] as Fields), (data?.['tweet'] as Fields)['author']];
    };
    expect(await keys(true)).toEqual([['lang', 'text', 'author', 'kind'], { id: '7', key: '7' }]);
    expect(await keys(false)).toEqual([['text', 'author', 'lang', 'kind'], { id: '7', key: '7' }]);
  });

  it('may use the names of properties of Object.prototype', async () => {
    const query = '{ tweet(id: "1") { constructor: text toString: createdAt valueOf: author { id } } }';
    const found = { constructor: 'Hi', toString: 'now', valueOf: { id: '7' } };
    expect(await runText(query, { tweets: subgraph({ data: { tweet: found } }) })).toEqual({
      data: { tweet: found },
    });
    const { data } = await runText(query.replace('text', 'lang').replace('createdAt', 'editedAt'), {
      tweets: subgraph({ data: { tweet: {} } }),
    });
    expect(JSON.stringify(data)).toBe('{"tweet":{"constructor":null,"toString":null,"valueOf":null}}');
  });

  it('of introspection fields sends no request to a subgraph', async () => {
    const query = `query ($name: String!) { type: __type(name: $name) { name } ...S __typename }
      fragment S on Query { __schema { queryType { name } } __schema { mutationType { name } } }`;
    expect(await runText(query, {}, { name: 'Tweet' })).toEqual({
      data: {
        type: { name: 'Tweet' },
        __schema: { queryType: { name: 'Query' }, mutationType: { name: 'Mutation' } },
        __typename: 'Query',
      },
    });
  });

  it('with a null condition is refused before any fetch', async () => {
    const query = 'query ($on: Boolean = true) { tweet(id: "1") { text @include(if: $on) } }';
    expect(await runText(query, {}, { on: null })).toMatchObject({ errors: [{ code: 'BAD_USER_INPUT' }] });
  });
});
