import type { Worker } from 'node:worker_threads';
import { describe, expect, it } from 'vitest';
import { readSupergraph } from '#platform/subgraph.js';
import type { DataSources } from './federation.js';
import { Supergraphs } from './supergraphs.js';

const WHOLE = readSupergraph();
/** Nobody is asked for anything here. */
const nobody = { process: () => Promise.reject(new Error('Nobody is there.')) };
const SUBGRAPHS: DataSources = { users: nobody, tweets: nobody, timeline: nobody, trends: nobody };

describe('another supergraph', () => {
  it('is built in the pauses of other work', async () => {
    const graphs = new Supergraphs(WHOLE, SUBGRAPHS);
    const before = graphs.current;
    let turns = 0;
    let isBuilt = false;
    const turn = (): void => {
      turns++;
      if (!isBuilt) setImmediate(turn);
    };
    turn();
    // Only what is done in this thread counts: after the other one has found nothing wrong.
    process.once('worker', (thread: Worker) => thread.once('exit', () => (turns = 0)));
    await graphs.replace(WHOLE);
    isBuilt = true;
    expect(graphs.current).not.toBe(before);
    expect(turns).toBeGreaterThanOrEqual(5);
  });

  it.each([
    ['for clients', WHOLE.replace('likesCount: Int!', 'likesCount(of: Tweet): Int!'), 'likesCount'],
    ['where clients do not see it', WHOLE.replace('times: [Int!]!', 'times: [Int!]! = "many"'), 'countViews'],
  ])('is refused when it is not valid %s, and the one in use stays', async (_, invalid, reason) => {
    expect(invalid).not.toBe(WHOLE);
    const graphs = new Supergraphs(WHOLE, SUBGRAPHS);
    const before = graphs.current;
    await expect(graphs.replace(invalid)).rejects.toThrow(reason);
    expect(graphs.current).toBe(before);
    await graphs.replace(WHOLE);
    expect(graphs.current).not.toBe(before);
  });

  it('is not taken when what follows it refuses it', async () => {
    const graphs = new Supergraphs(WHOLE, SUBGRAPHS);
    const before = graphs.current;
    graphs.follow(() => Promise.reject(new Error('Not this one.')));
    await expect(graphs.replace(WHOLE)).rejects.toThrow('Not this one.');
    expect(graphs.current).toBe(before);
  });
});
