import { buildSubgraphSchema } from '@apollo/subgraph';
import { parse, validate } from 'graphql';
import { describe, expect, it } from 'vitest';
import { readTypeDefs } from '#platform/subgraph.js';
import { SUBGRAPH_NAMES } from '#subgraphs/index.js';
import { keptSelectionOf } from './kept-selection.js';
import { hasOwners, readCacheDirectives } from './cache-directives.js';

function kept(selections: string, subgraph: string = 'tweets', type = 'Tweet', variables = '') {
  const query = `query($representations:[_Any!]!${variables}){_entities(representations:$representations){...on ${type}{${selections}}}}`;
  return keptSelectionOf(query, readCacheDirectives(readTypeDefs(subgraph)));
}

function errorsOf(text: string, subgraph: string = 'tweets') {
  const schema = buildSubgraphSchema({ typeDefs: readTypeDefs(subgraph) });
  return validate(schema, parse(text)).map(({ message }) => message);
}

describe('what of a fetch may be kept', () => {
  it('is all of it, as long as its shortest-lived field, where nothing depends on who looks', () => {
    expect(kept('text createdAt author { id }')).toMatchObject({
      rest: null,
      maxAge: 60_000,
      isCounted: false,
    });
    expect(kept('text likesCount')).toMatchObject({ rest: null, maxAge: 10_000, isCounted: true });
    expect(kept('text viewsCount')).toMatchObject({ rest: null, maxAge: 2_000 });
  });

  it('is the part that does not depend on who looks; the rest is asked for each viewer', () => {
    const selection = kept('text liked: viewerHasLiked quoted { text } author { id }')!;
    expect([...selection.restKeys]).toEqual(['liked', 'quoted']);
    expect(selection.rest).toContain('{liked:viewerHasLiked quoted{text}}');
    expect(selection.whole).toContain('{text liked:viewerHasLiked quoted{text}author{id}');
    expect([errorsOf(selection.whole), errorsOf(selection.rest!)]).toEqual([[], []]);
  });

  it('leaves out what has something of the viewer’s own anywhere below', () => {
    const selection = kept('text retweetOf { text viewerHasLiked } edits { text }')!;
    expect([...selection.restKeys]).toEqual(['retweetOf']);
    expect([...kept('text author { id tweetsCount }')!.restKeys]).toEqual(['author']);
  });

  it('leaves out both of two fields of one name when one of them is the viewer’s own', () => {
    const selection = kept('text retweetOf { text } retweetOf { viewerHasLiked }')!;
    expect([...selection.restKeys]).toEqual(['retweetOf']);
    expect(selection.rest).toContain('{retweetOf{text}retweetOf{viewerHasLiked}}');
  });

  it('is nothing where nothing is left, or the subgraph knows the field or the type by no mark', () => {
    expect(kept('viewerHasLiked')).toBeNull();
    expect(kept('__typename viewerHasLiked')).toBeNull();
    expect(kept('colour')).toBeNull();
    expect(kept('tweets { edges { cursor } }', 'tweets', 'User')).toBeNull();
    expect(kept('bookmarks { edges { cursor } }', 'tweets', 'Viewer')).toBeNull();
    expect(kept('email', 'users', 'Viewer')).toBeNull();
  });

  it('is nothing of what is no fetch of entities of one type', () => {
    const directives = readCacheDirectives(readTypeDefs('tweets'));
    expect(keptSelectionOf('{ tweet(id: "1") { text } }', directives)).toBeNull();
    const both = '... on Tweet { text } ... on User { id }';
    const query = `query($representations:[_Any!]!){_entities(representations:$representations){${both}}}`;
    expect(keptSelectionOf(query, directives)).toBeNull();
  });

  it('keeps what depends on a variable in one piece, and asks with no more variables than are used', () => {
    const selection = kept(
      '... on Tweet @include(if: $more) { text viewerHasLiked } likesCount replies(first: $first) { edges { cursor } }',
      'tweets',
      'Tweet',
      ' $more: Boolean! $first: Int! $unused: Int',
    )!;
    expect([...selection.restKeys]).toEqual(['text', 'viewerHasLiked', 'replies']);
    expect(selection.rest).not.toContain('$unused');
    expect([errorsOf(selection.whole), errorsOf(selection.rest!)]).toEqual([[], []]);
  });

  it('writes fragments out', () => {
    const directives = readCacheDirectives(readTypeDefs('tweets'));
    const query =
      'query($representations:[_Any!]!){_entities(representations:$representations){...F}}' +
      ' fragment F on Tweet { text viewerHasLiked retweetOf { ...G } } fragment G on Tweet { text }';
    const selection = keptSelectionOf(query, directives)!;
    expect([...selection.restKeys]).toEqual(['viewerHasLiked']);
    expect([errorsOf(selection.whole), errorsOf(selection.rest!)]).toEqual([[], []]);
  });

  it('has another name when anything of it that is kept is different', () => {
    const names = [kept('text'), kept('text lang'), kept('t: text'), kept('lang text')].map(
      (each) => each!.hash,
    );
    expect(new Set(names).size).toBe(4);
    expect(kept('text viewerHasLiked')!.hash).toBe(names[0]);
  });

  it('has one name, whatever the operation is called', () => {
    const directives = readCacheDirectives(readTypeDefs('tweets'));
    const hashes = ['query A', 'query B', 'query'].map((head) => {
      const text = `${head}($representations:[_Any!]!){_entities(representations:$representations){...on Tweet{text}}}`;
      return keptSelectionOf(text, directives)!.hash;
    });
    expect(new Set(hashes).size).toBe(1);
  });
});

describe('the marks of the subgraphs', () => {
  it('lead to what is there', () => {
    for (const subgraph of SUBGRAPH_NAMES) {
      for (const [type, directives] of readCacheDirectives(readTypeDefs(subgraph))) {
        if (!hasOwners(directives)) continue;
        const { fields } = directives;
        const shared = [...fields].find(([, { isPrivate, maxAge }]) => !isPrivate && maxAge !== 0)![0];
        expect([type, errorsOf(kept(shared, subgraph, type)!.whole, subgraph)]).toEqual([type, []]);
      }
    }
  });

  it('name everything that tells of the viewer, and every list, as the viewer’s own', () => {
    for (const subgraph of SUBGRAPH_NAMES) {
      for (const [type, { maxAge, fields }] of readCacheDirectives(readTypeDefs(subgraph))) {
        if (maxAge === null) continue;
        for (const [name, { typeName, isPrivate }] of fields) {
          const isOwn = /^viewer[A-Z]/.test(name) || typeName.endsWith('Connection');
          if (isOwn) expect([type, name, isPrivate]).toEqual([type, name, true]);
        }
      }
    }
  });
});
