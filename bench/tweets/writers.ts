// The people who write, as a process of their own: what they use of the machine is not the product's.
import { Pool } from 'undici';
import { work } from '../live/worker.js';

/** What some people write: everybody one operation after the other, all of them at the same time. */
export interface Load {
  url: string;
  /** The access tokens of the people, each with a connection. */
  tokens: readonly string[];
  query: string;
  /** Of each person, in their order. */
  variables: readonly (readonly object[])[];
}

/** ms of each operation, in no order, and of all of them together. */
export interface Times {
  each: number[];
  total: number;
}

async function write({ url, tokens, query, variables }: Load): Promise<Times> {
  await using pool = closing(new Pool(url, { connections: tokens.length }));
  const each: number[] = [];
  const started = performance.now();
  await Promise.all(
    tokens.map(async (token, person) => {
      for (const theirs of variables[person] ?? []) {
        const before = performance.now();
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
