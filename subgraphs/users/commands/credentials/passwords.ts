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

/** Callers that may wait before the next is refused: a few seconds of work. */
const MAX_WAITING = 64;

/** Hashes and verifies passwords, a bounded number at a time: each takes one core and 19 MiB for tens of ms. */
export interface Passwords {
  hash(password: string): Promise<string>;
  /** False for an unknown account (`null`), after the same time, so that a client cannot find out which accounts exist. */
  verify(password: string, passwordHash: string | null): Promise<boolean>;
}

/** Both methods reject with OVERLOADED when too many callers wait. */
export async function createPasswords(): Promise<Passwords> {
  const decoyHash = await hash(crypto.randomUUID(), ARGON2);
  const limited = createConcurrencyLimit(availableParallelism());
  // The same text has several Unicode forms, and keyboards differ in the form that they send.
  const normalize = (password: string): string => password.normalize('NFKC');
  return {
    hash: (password) => limited(() => hash(normalize(password), ARGON2)),
    verify: async (password, passwordHash) => {
      const isRight = await limited(() => verify(passwordHash ?? decoyHash, normalize(password)));
      return isRight && passwordHash !== null;
    },
  };
}

function createConcurrencyLimit(limit: number) {
  const waiting: (() => void)[] = [];
  let busy = 0;
  return async <T>(work: () => Promise<T>): Promise<T> => {
    if (busy >= limit) {
      if (waiting.length >= MAX_WAITING) throw new RookeryError('OVERLOADED', { retryAfter: 1 });
      await new Promise<void>((resolve) => waiting.push(resolve));
    } else {
      busy += 1;
    }
    try {
      return await work();
    } finally {
      // The slot passes directly to the next caller, so no other caller can take it.
      const next = waiting.shift();
      if (next) next();
      else busy -= 1;
    }
  };
}
