import { Supergraph } from '@apollo/federation-internals';
import { Kind, parse, print, stripIgnoredCharacters, type OperationDefinitionNode } from 'graphql';
import { describe, expect, it } from 'vitest';
import { readSupergraph, readTypeDefs } from '#platform/subgraph.js';
import { SUBGRAPH_NAMES } from '#subgraphs/index.js';
import type { AdmittedSubscription } from '../../pipeline/index.js';
import { rootFieldOf } from './selection.js';
import { SharedFields } from './shared-fields.js';
import { mergeParts, viewerPartsOf, type ViewerParts } from './viewer-parts.js';

const schema = Supergraph.build(readSupergraph()).apiSchema().toGraphQLJSSchema();
const shared = new SharedFields(SUBGRAPH_NAMES.map((name) => readTypeDefs(name)));

function partsOf(text: string): ViewerParts | null {
  const document = parse(text, { noLocation: true });
  const operation = document.definitions.find(
    (definition): definition is OperationDefinitionNode => definition.kind === Kind.OPERATION_DEFINITION,
  )!;
  const admitted = { document, operation, variables: {}, viewer: null };
  const root = rootFieldOf(document, operation);
  // The function reads these fields of a subscription only.
  return viewerPartsOf(admitted as unknown as AdmittedSubscription, root, schema, shared);
}

function selectionOf(part: AdmittedSubscription | null | undefined): string | null {
  if (!part) return null;
  const [, selection = ''] =
    /homeTimelineEvents\{(.*)\}\}$/.exec(stripIgnoredCharacters(print(part.document))) ?? [];
  return selection;
}

describe('a subscription split by viewer dependence', () => {
  it.each([
    'cursor tweet { id text edits { text } likesCount author { username followersCount } }',
    'tweet { retweetOf { text author { username } } }',
    '... on TweetPosted { tweet { ...t } }',
  ])('is not split when no field depends on the viewer: %s', (selection) => {
    const fragment = 'fragment t on Tweet { text }';
    const text = `subscription { homeTimelineEvents { ... on TweetPosted { ${selection} } } } ${selection.includes('...t') ? fragment : ''}`;
    expect(partsOf(text)).toBeNull();
  });

  it.each([
    ['tweet { text viewerHasLiked }', 'tweet{text}', 'tweet{viewerHasLiked}'],
    [
      'tweet { text author { username viewerRelationship { following } } }',
      'tweet{text author{username}}',
      'tweet{author{viewerRelationship{following}}}',
    ],
    ['cursor tweet { quoted { text } }', 'cursor', 'tweet{quoted{text}}'],
    ['tweet { text mentions { username } }', 'tweet{text}', 'tweet{mentions{username}}'],
    ['tweet { author { id tweetsCount } }', 'tweet{author{id}}', 'tweet{author{tweetsCount}}'],
    [
      'it: tweet { text mine: viewerHasLiked @include(if: true) }',
      'it:tweet{text}',
      'it:tweet{mine:viewerHasLiked@include(if:true)}',
    ],
  ])('%s', (selection, everybody, viewer) => {
    for (const text of [
      `subscription { homeTimelineEvents { ... on TweetPosted { ${selection} } } }`,
      `subscription { homeTimelineEvents { ...f } } fragment f on TweetPosted { ${selection} }`,
    ]) {
      const parts = partsOf(text);
      expect(selectionOf(parts?.shared)).toBe(`...on TweetPosted{${everybody}}`);
      expect(selectionOf(parts?.viewer)).toBe(`...on TweetPosted{${viewer}}`);
      expect(parts?.viewerTypes).toEqual(new Set(['TweetPosted']));
    }
  });

  it('has no shared part when every field depends on the viewer', () => {
    const parts = partsOf(
      'subscription { homeTimelineEvents { ... on TweetPosted { tweet { viewerHasLiked } } } }',
    );
    expect(parts?.shared).toBeNull();
  });
});

describe('two parts of a result', () => {
  const { shape } = partsOf(`subscription { homeTimelineEvents {
    ... on TweetPosted { tweet { viewerHasLiked text author { viewerRelationship { muting } username } } }
  } }`)!;
  const event = (tweet: unknown): unknown => ({ homeTimelineEvents: { tweet } });

  it('are merged in the order of the selection', () => {
    const everybody = event({ text: 'Hello', author: { username: 'ada' } });
    const viewer = event({ viewerHasLiked: true, author: { viewerRelationship: { muting: false } } });
    expect(JSON.stringify(mergeParts(everybody, viewer, shape))).toBe(
      '{"homeTimelineEvents":{"tweet":{"viewerHasLiked":true,"text":"Hello","author":{"viewerRelationship":{"muting":false},"username":"ada"}}}}',
    );
  });

  it('are null where one of them is null', () => {
    const everybody = event({ text: 'Hello', author: { username: 'ada' } });
    expect(mergeParts(everybody, event(null), shape)).toEqual(event(null));
    expect(mergeParts(everybody, event({ author: null, viewerHasLiked: true }), shape)).toEqual(
      event({ viewerHasLiked: true, text: 'Hello', author: null }),
    );
    expect(mergeParts(everybody, null, shape)).toBeNull();
  });
});
