import { Kind, parse, type OperationDefinitionNode } from 'graphql';
import { describe, expect, it } from 'vitest';
import { responseKeysOf, rootFieldOf, variablesBelow, type RootField } from './selection.js';

function root(text: string): RootField {
  const document = parse(text);
  const operation = document.definitions.find(
    (definition): definition is OperationDefinitionNode => definition.kind === Kind.OPERATION_DEFINITION,
  );
  return rootFieldOf(document, operation!);
}

describe('the selection of a subscription', () => {
  it('is found inside fragments, with its alias as the response key', () => {
    const field = root(
      'subscription { ...r } fragment r on Subscription { news: homeTimelineEvents { ... on TweetPosted { it: tweet { id } } } }',
    );
    expect(field.responseKey).toBe('news');
    expect(responseKeysOf(field, 'tweet')).toEqual(['it']);
  });

  it('merges selections of the same field', () => {
    const field = root(
      `subscription ($a: Boolean!) { homeTimelineEvents { cursor } ...r }
       fragment r on Subscription { homeTimelineEvents { ... on TweetPosted { tweet { text @include(if: $a) } } } }`,
    );
    expect(responseKeysOf(field, 'tweet')).toEqual(['tweet']);
    expect(variablesBelow(field, { a: true })).toEqual({ a: true });
  });

  it('depends on the variables below the field, not on those of its arguments', () => {
    const field = root(
      `subscription ($after: String, $a: Boolean!, $b: Boolean!) { homeTimelineEvents(after: $after) { ...f } }
       fragment f on TweetPosted { tweet { text @include(if: $b) lang @skip(if: $a) } }`,
    );
    expect(variablesBelow(field, { after: 'x', b: true, a: false, c: 1 })).toEqual({ a: false, b: true });
  });
});
