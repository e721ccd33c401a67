import { buildSubgraphSchema } from '@apollo/subgraph';
import { parse, validate } from 'graphql';
import { describe, expect, it } from 'vitest';
import { readTypeDefs } from '#platform/subgraph.js';
import { SUBGRAPH_NAMES } from '#subgraphs/index.js';
import { cacheableSelectionOf } from './cacheable-selection.js';
import { hasOwners, readCacheDirectives } from './cache-directives.js';

function cacheable(selections: string, subgraph: string = 'tweets', type = 'Tweet', variables = '') {
  const query = `query($representations:[_Any!]!${variables}){_entities(representations:$representations){...on ${type}{${selections}}}}`;
  return cacheableSelectionOf(query, readCacheDirectives(readTypeDefs(subgraph)));
}

function errorsOf(text: string, subgraph: string = 'tweets') {
  const schema = buildSubgraphSchema({ typeDefs: readTypeDefs(subgraph) });
  return validate(schema, parse(text)).map(({ message }) => message);
}

describe('cacheableSelectionOf', () => {
  it('has no private query for public fields and takes their shortest maxAge', () => {
    expect(cacheable('text createdAt author { id }')).toMatchObject({
      privateQuery: null,
      maxAge: 60_000,
      isCounted: false,
    });
    expect(cacheable('text likesCount')).toMatchObject({
      privateQuery: null,
      maxAge: 10_000,
      isCounted: true,
    });
    expect(cacheable('text viewsCount')).toMatchObject({ privateQuery: null, maxAge: 2_000 });
  });

  it('separates the private fields from the public ones', () => {
    const selection = cacheable('text liked: viewerHasLiked quoted { text } author { id }')!;
    expect([...selection.privateKeys]).toEqual(['liked', 'quoted']);
    expect(selection.privateQuery).toContain('{liked:viewerHasLiked quoted{text}}');
    expect(selection.fullQuery).toContain('{text liked:viewerHasLiked quoted{text}author{id}');
    expect([errorsOf(selection.fullQuery), errorsOf(selection.privateQuery!)]).toEqual([[], []]);
  });

  it('makes a field private if a private field is nested in it', () => {
    const selection = cacheable('text retweetOf { text viewerHasLiked } edits { text }')!;
    expect([...selection.privateKeys]).toEqual(['retweetOf']);
    expect([...cacheable('text author { id tweetsCount }')!.privateKeys]).toEqual(['author']);
  });

  it('makes all fields of a response name private if one of them is', () => {
    const selection = cacheable('text retweetOf { text } retweetOf { viewerHasLiked }')!;
    expect([...selection.privateKeys]).toEqual(['retweetOf']);
    expect(selection.privateQuery).toContain('{retweetOf{text}retweetOf{viewerHasLiked}}');
  });

  it('returns null without a public field or without cache directives', () => {
    expect(cacheable('viewerHasLiked')).toBeNull();
    expect(cacheable('__typename viewerHasLiked')).toBeNull();
    expect(cacheable('colour')).toBeNull();
    expect(cacheable('tweets { edges { cursor } }', 'tweets', 'User')).toBeNull();
    expect(cacheable('bookmarks { edges { cursor } }', 'tweets', 'Viewer')).toBeNull();
    expect(cacheable('email', 'users', 'Viewer')).toBeNull();
  });

  it('returns null for anything but a fetch of entities of one type', () => {
    const directives = readCacheDirectives(readTypeDefs('tweets'));
    expect(cacheableSelectionOf('{ tweet(id: "1") { text } }', directives)).toBeNull();
    const both = '... on Tweet { text } ... on User { id }';
    const query = `query($representations:[_Any!]!){_entities(representations:$representations){${both}}}`;
    expect(cacheableSelectionOf(query, directives)).toBeNull();
  });

  it('does not split a fragment with directives and drops unused variables', () => {
    const selection = cacheable(
      '... on Tweet @include(if: $more) { text viewerHasLiked } likesCount replies(first: $first) { edges { cursor } }',
      'tweets',
      'Tweet',
      ' $more: Boolean! $first: Int! $unused: Int',
    )!;
    expect([...selection.privateKeys]).toEqual(['text', 'viewerHasLiked', 'replies']);
    expect(selection.privateQuery).not.toContain('$unused');
    expect([errorsOf(selection.fullQuery), errorsOf(selection.privateQuery!)]).toEqual([[], []]);
  });

  it('inlines fragments', () => {
    const directives = readCacheDirectives(readTypeDefs('tweets'));
    const query =
      'query($representations:[_Any!]!){_entities(representations:$representations){...F}}' +
      ' fragment F on Tweet { text viewerHasLiked retweetOf { ...G } } fragment G on Tweet { text }';
    const selection = cacheableSelectionOf(query, directives)!;
    expect([...selection.privateKeys]).toEqual(['viewerHasLiked']);
    expect([errorsOf(selection.fullQuery), errorsOf(selection.privateQuery!)]).toEqual([[], []]);
  });

  it('has a hash that depends on the public fields only', () => {
    const hashes = [
      cacheable('text'),
      cacheable('text lang'),
      cacheable('t: text'),
      cacheable('lang text'),
    ].map((each) => each!.hash);
    expect(new Set(hashes).size).toBe(4);
    expect(cacheable('text viewerHasLiked')!.hash).toBe(hashes[0]);
  });

  it('has a hash that does not depend on the operation name', () => {
    const directives = readCacheDirectives(readTypeDefs('tweets'));
    const hashes = ['query A', 'query B', 'query'].map((head) => {
      const text = `${head}($representations:[_Any!]!){_entities(representations:$representations){...on Tweet{text}}}`;
      return cacheableSelectionOf(text, directives)!.hash;
    });
    expect(new Set(hashes).size).toBe(1);
  });
});

describe('the cache directives of the subgraphs', () => {
  it('have paths to fields that exist', () => {
    for (const subgraph of SUBGRAPH_NAMES) {
      for (const [type, directives] of readCacheDirectives(readTypeDefs(subgraph))) {
        if (!hasOwners(directives)) continue;
        const { fields } = directives;
        const shared = [...fields].find(([, { isPrivate, maxAge }]) => !isPrivate && maxAge !== 0)![0];
        expect([type, errorsOf(cacheable(shared, subgraph, type)!.fullQuery, subgraph)]).toEqual([type, []]);
      }
    }
  });

  it('make every viewer field and every connection of a cached type private', () => {
    for (const subgraph of SUBGRAPH_NAMES) {
      for (const [type, { maxAge, fields }] of readCacheDirectives(readTypeDefs(subgraph))) {
        if (maxAge === null) continue;
        for (const [name, { typeName, isPrivate }] of fields) {
          const dependsOnViewer = /^viewer[A-Z]/.test(name) || typeName.endsWith('Connection');
          if (dependsOnViewer) expect([type, name, isPrivate]).toEqual([type, name, true]);
        }
      }
    }
  });
});
