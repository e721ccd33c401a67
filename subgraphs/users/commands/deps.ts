import type { Clock } from '#platform/clock.js';
import type { CreateEvent } from '#schema/events.js';
import type { Log } from '#platform/log.js';
import type { Outbox } from '#platform/mongo/index.js';
import type { RateLimits } from '#platform/rate-limit/index.js';
import type { Snowflake } from '#platform/snowflake.js';
import type { TokenSigner } from '#platform/tokens/index.js';
import type { Passwords } from '../credentials/passwords.js';
import type { RefreshTokens } from '../credentials/refresh-tokens.js';
import type { Profiles, Stores } from '../store/index.js';

/** What commands work with. */
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

/** What the operator's commands work with: no sign-in, no limits. */
export type AdminDeps = Pick<CommandDeps, 'stores' | 'outbox' | 'clock' | 'createEvent'>;
