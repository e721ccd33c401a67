// The writing users, in a process of their own, so that their CPU time is not counted as the product's.
import { Pool } from 'undici';
import { work } from '../live/worker.js';
import { load, type Loaded } from '../measure.js';

/** Operations that several users send in turn. */
export interface Writing {
  url: string;
  /** The access tokens of the users; each user has one connection. */
  tokens: readonly string[];
  query: string;
  /** The variables of each operation. */
  variables: readonly object[];
  /** Operations a second of all users together. @default no limit */
  perSecond?: number;
}

async function write({ url, tokens, query, variables, perSecond }: Writing): Promise<Loaded> {
  await using pool = closing(new Pool(url, { connections: tokens.length }));
  // Opens the connections before the first operation is timed.
  await Promise.all(tokens.map((token) => send(pool, token, { query: '{ __typename }' })));
  const one = (index: number): Promise<void> =>
    send(pool, tokens[index % tokens.length]!, { query, variables: variables[index] });
  return await load(variables.length, tokens.length, one, perSecond);
}

async function send(pool: Pool, token: string, body: object): Promise<void> {
  const answer = await pool.request({
    path: '/graphql',
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify(body),
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
