import type { Worker } from 'node:worker_threads';
import { describe, expect, it } from 'vitest';
import { readSupergraph } from '#platform/subgraph.js';
import { unaskedSubgraphs } from '#testkit/gateway/unasked-subgraphs.js';
import { Supergraphs } from './supergraphs.js';

const WHOLE = readSupergraph();
const SUBGRAPHS = unaskedSubgraphs(WHOLE);

describe('a new supergraph', () => {
  it('is built in several turns of the event loop', async () => {
    const graphs = new Supergraphs(WHOLE, SUBGRAPHS);
    const before = graphs.current;
    let turns = 0;
    let isBuilt = false;
    const turn = (): void => {
      turns++;
      if (!isBuilt) setImmediate(turn);
    };
    turn();
    // Counts only the turns of this thread after the worker has validated the supergraph.
    process.once('worker', (thread: Worker) => thread.once('exit', () => (turns = 0)));
    await graphs.replace(WHOLE);
    isBuilt = true;
    expect(graphs.current).not.toBe(before);
    expect(turns).toBeGreaterThanOrEqual(5);
  });

  it.each([
    ['in the API schema', WHOLE.replace('likesCount: Int!', 'likesCount(of: Tweet): Int!'), 'likesCount'],
    ['outside the API schema', WHOLE.replace('times: [Int!]!', 'times: [Int!]! = "many"'), 'countViews'],
  ])('is refused when it is invalid %s, and the current one stays', async (_, invalid, reason) => {
    expect(invalid).not.toBe(WHOLE);
    const graphs = new Supergraphs(WHOLE, SUBGRAPHS);
    const before = graphs.current;
    await expect(graphs.replace(invalid)).rejects.toThrow(reason);
    expect(graphs.current).toBe(before);
    await graphs.replace(WHOLE);
    expect(graphs.current).not.toBe(before);
  });

  it('is refused when a follower rejects it', async () => {
    const graphs = new Supergraphs(WHOLE, SUBGRAPHS);
    const before = graphs.current;
    graphs.follow(() => Promise.reject(new Error('Refused by a follower.')));
    await expect(graphs.replace(WHOLE)).rejects.toThrow('Refused by a follower.');
    expect(graphs.current).toBe(before);
  });
});
