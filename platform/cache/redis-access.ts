import type { TlsFiles } from '../servers/index.js';

/** How a process proves who it is, and whom it trusts. */
export interface RedisAccess extends TlsFiles {
  /** The credentials of the sentinels. */
  sentinelUsername?: string | undefined;
  sentinelPassword?: string | undefined;
}
