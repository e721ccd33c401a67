import { availableParallelism } from 'node:os';
import { hash, verify, type Algorithm, type Options } from '@node-rs/argon2';
import { RookeryError } from '#platform/errors.js';

/** OWASP's first recommendation for Argon2id: 19 MiB, two passes, one lane. */
export const ARGON2: Options = {
  // The package declares its enum `const`, which isolated modules cannot read.
  algorithm: 2 satisfies Algorithm.Argon2id,
  memoryCost: 19_456,
  timeCost: 2,
  parallelism: 1,
};

/** How many callers may wait for their turn before the next is sent away: a few seconds of work. */
const MAX_WAITING = 64;

/** Hashes and verifies passwords, a bounded number at a time: each takes a core and 19 MiB for tens of ms. */
export interface Passwords {
  hash(password: string): Promise<string>;
  /** Takes the same time for an account that is not there (`null`), so that nobody can tell from outside. */
  verify(password: string, passwordHash: string | null): Promise<boolean>;
}

/** OVERLOADED when too many wait already. */
export async function createPasswords(): Promise<Passwords> {
  const nobodys = await hash(crypto.randomUUID(), ARGON2);
  const inTurn = createTurnstile(availableParallelism());
  // One text has several Unicode forms, and keyboards differ in which they send.
  const normal = (password: string): string => password.normalize('NFKC');
  return {
    hash: (password) => inTurn(() => hash(normal(password), ARGON2)),
    verify: async (password, passwordHash) => {
      const right = await inTurn(() => verify(passwordHash ?? nobodys, normal(password)));
      return right && passwordHash !== null;
    },
  };
}

function createTurnstile(places: number) {
  const waiting: (() => void)[] = [];
  let busy = 0;
  return async <T>(work: () => Promise<T>): Promise<T> => {
    if (busy >= places) {
      if (waiting.length >= MAX_WAITING) throw new RookeryError('OVERLOADED', { retryAfter: 1 });
      await new Promise<void>((resolve) => waiting.push(resolve));
    } else {
      busy += 1;
    }
    try {
      return await work();
    } finally {
      // The place is handed on as it is: nobody can slip in between.
      const next = waiting.shift();
      if (next) next();
      else busy -= 1;
    }
  };
}
