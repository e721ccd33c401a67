// The people who write, as a process of their own: what they use of the machine is not the product's.
import { setTimeout as sleep } from 'node:timers/promises';
import { Pool } from 'undici';
import { work } from '../live/worker.js';

/** What some people write: everybody one operation after the other. */
export interface Load {
  url: string;
  /** The access tokens of the people, each with a connection. */
  tokens: readonly string[];
  query: string;
  /** Of each person, in their order. */
  variables: readonly (readonly object[])[];
  /** ms from one operation of a person to the next; 0: as soon as the one before is answered. */
  every: number;
}

/** ms of each operation, in no order, and of all of them together. */
export interface Times {
  each: number[];
  total: number;
}

async function write({ url, tokens, query, variables, every }: Load): Promise<Times> {
  await using pool = closing(new Pool(url, { connections: tokens.length }));
  // The connections stand before the first operation is timed.
  await Promise.all(tokens.map((token) => send(pool, token, JSON.stringify({ query: '{ __typename }' }))));
  const each: number[] = [];
  const started = performance.now();
  await Promise.all(
    tokens.map(async (token, person) => {
      // Spread, so that they do not all come at once.
      let due = started + (every * person) / tokens.length;
      for (const theirs of variables[person] ?? []) {
        const wait = due - performance.now();
        if (every > 0 && wait > 0) await sleep(wait);
        // From when it was due: who waits because the one before took long has waited too.
        const before = every > 0 ? due : performance.now();
        due += every;
        await send(pool, token, JSON.stringify({ query, variables: theirs }));
        each.push(performance.now() - before);
      }
    }),
  );
  return { each, total: performance.now() - started };
}

async function send(pool: Pool, token: string, body: string): Promise<void> {
  const answer = await pool.request({
    path: '/graphql',
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body,
  });
  const { errors } = (await answer.body.json()) as { errors?: unknown };
  if (errors) throw new Error(JSON.stringify(errors));
}

function closing(pool: Pool): Pool & AsyncDisposable {
  return Object.assign(pool, { [Symbol.asyncDispose]: () => pool.close() });
}

const tasks = { write };
export type Writers = typeof tasks;
work(tasks);
