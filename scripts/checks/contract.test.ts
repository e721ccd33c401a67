import { buildSchema, printSchema } from 'graphql';
import { describe, expect, it } from 'vitest';
import { brokenPromises, checkContract, nonNullRootFields, schemaOf } from './contract.js';

const contract = await schemaOf('contract');
const api = printSchema(await schemaOf('api'));

/** The broken promises of an API schema in which `before` reads `after`. */
async function afterChange(before: string, after: string): Promise<string[]> {
  expect(api).toContain(before);
  const given = buildSchema(api.replace(before, after));
  return [...(await brokenPromises(contract, given)), ...nonNullRootFields(given)];
}

describe('the client contract', () => {
  it('holds', async () => {
    expect(await checkContract()).toEqual([]);
  });

  it('lets every root field of queries and mutations be null, and no field of subscriptions', () => {
    expect(nonNullRootFields(contract)).toEqual([]);
    const { homeTimelineEvents } = contract.getSubscriptionType()!.getFields();
    expect(String(homeTimelineEvents!.type)).toBe('HomeTimelineEvent!');
  });

  it.for([
    ['a field that may be null now', 'quotesCount: Int!', 'quotesCount: Int'],
    ['a list that may be null now', 'edges: [TweetEdge!]!', 'edges: [TweetEdge!]'],
    ['a list whose entries may be null now', 'edges: [TweetEdge!]!', 'edges: [TweetEdge]!'],
    ['a list of the root whose entries may be null now', '): [Suggestion!]', '): [Suggestion]'],
    ['an event that may be null now', ': HomeTimelineEvent!', ': HomeTimelineEvent'],
    ['a field of the root that is non-null again', '): TrendList', '): TrendList!'],
    ['a mutation that is non-null again', 'unmuteUser(id: ID!): User', 'unmuteUser(id: ID!): User!'],
    ['an argument that must be given now', 'undoRetweet(id: ID!)', 'undoRetweet(id: ID!, sure: Boolean!)'],
    ['a field that is gone', 'quotesCount: Int!', 'quotes: Int!'],
  ])('is broken by %s', async ([, before, after]) => {
    expect(await afterChange(before!, after!)).toHaveLength(1);
  });

  it('is kept by an addition', async () => {
    expect(await afterChange('quotesCount: Int!', 'quotesCount: Int!\n  quotesSum: Int!')).toEqual([]);
  });
});
