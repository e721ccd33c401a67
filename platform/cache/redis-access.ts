/** How a process proves who it is, and whom it trusts. Paths of files. */
export interface RedisAccess {
  /** The authorities of the servers' certificates. @default those of Node.js */
  caFile?: string | undefined;
  /** The client's certificate and its key. */
  certFile?: string | undefined;
  keyFile?: string | undefined;
  /** The credentials of the sentinels. */
  sentinelUsername?: string | undefined;
  sentinelPassword?: string | undefined;
}
