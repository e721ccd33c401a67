/** `follows`: who follows whom. An edge that ended stays with `active: false` until its event is published and beyond. */
export interface FollowDocument {
  /** `${from}:${to}` */
  _id: string;
  from: string;
  to: string;
  active: boolean;
  /** A Snowflake: when the edge was last made. Orders lists. */
  since: string;
}

/** `blocks` and `mutes` have the same shape as `follows`. */
export type EdgeDocument = FollowDocument;

/** The part of a `users` document that other subgraphs may read. */
export interface AuthorDocument {
  _id: string;
  /** The username, case-folded. */
  usernameKey: string;
  protected: boolean;
  followersCount: number;
  /** ms since 1970; null for an account in good relationship. */
  suspendedAt: number | null;
  /** ms since 1970; null for an account that exists. */
  deletedAt: number | null;
  /** The id of the event that ended all sessions the last time: only sessions with a greater id live. */
  sessionsAfter: string;
  /**
   * False until the first block is made by or of this user; set before that block is, and never taken back. So who reads
   * false need not look for blocks. Not there: nobody knows.
   */
  inBlocks?: boolean;
  /** The same of mutes. */
  inMutes?: boolean;
}

/** The part of a `sessions` document that the gateway may read. */
export interface SignInDocument {
  _id: string;
  userId: string;
  /** ms since 1970; null for a session that lives. */
  revokedAt: number | null;
}

/** The id of the document of a directed edge. */
export function edgeId(from: string, to: string): string {
  return `${from}:${to}`;
}
