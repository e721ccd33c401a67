import type { Clock } from '#platform/clock.js';
import type { Log } from '#platform/log.js';
import type { Outbox } from '#platform/mongo/index.js';
import type { RateLimits } from '#platform/rate-limit/index.js';
import type { Snowflake } from '#platform/snowflake.js';
import type { TokenSigner } from '#platform/tokens/index.js';
import type { CreateEvent } from '#schema/events.js';
import type { Profiles, Stores } from '../store/index.js';
import type { Passwords } from './credentials/passwords.js';
import type { RefreshTokens } from './credentials/refresh-tokens.js';

/** The dependencies of commands. */
export interface CommandDeps {
  stores: Stores;
  profiles: Profiles;
  outbox: Pick<Outbox, 'dispatch'>;
  clock: Clock;
  ids: Snowflake;
  createEvent: CreateEvent;
  rateLimits: RateLimits;
  passwords: Passwords;
  refreshTokens: RefreshTokens;
  signToken: TokenSigner;
  log: Log;
}

/** The dependencies of the operator's commands. */
export type AdminDeps = Pick<CommandDeps, 'stores' | 'outbox' | 'clock' | 'createEvent'>;

/** The actor of commands that need no sign-in. */
export interface Visitor {
  /** The address that rate limits count by; null for a request from inside the network. */
  readonly clientIp: string | null;
}

/** The actor of the operator's commands: a process with access to the documents, never a client. */
export type Operator = 'operator';

/** The user that a command acts on. */
export interface UserInput {
  readonly id: string;
}
