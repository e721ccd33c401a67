/** A time in which a user is a member: the messages behind `from`, up to and with `until`; null while it lasts. */
export interface Span {
  from: number;
  until: number | null;
  /** The number of the last change of a message before it ended. */
  lastChange?: number;
}

/** Where a conversation is in the lists of a member. */
export type MemberList = 'INBOX' | 'REQUEST' | 'DECLINED' | 'LEFT';

/** A present or former member of a conversation. */
export interface Member {
  id: string;
  isAdmin: boolean;
  /** The oldest first; at least one. */
  spans: readonly Span[];
  list: MemberList;
  /** How many messages the member has sent. */
  sent: number;
  /** The sequence of the last one; 0 without one. */
  lastSent: number;
  /** The revision of the conversation that last changed the spans, the list or the role. */
  since: number;
  /** Of a former member: the last activity in the last span. */
  leftAt?: string;
}

export function isActive({ spans }: Pick<Member, 'spans'>): boolean {
  return spans.at(-1)?.until === null;
}

/** Whether a member may read the message with a sequence. */
export function mayRead({ spans }: Pick<Member, 'spans'>, sequence: number): boolean {
  return spans.some(({ from, until }) => sequence > from && (until === null || sequence <= until));
}

/** The last change of a message that a member sees: a former member sees none that came after the end. */
export function lastSeenChange({ spans }: Pick<Member, 'spans'>): number {
  const { until, lastChange = 0 } = spans.at(-1)!;
  return until === null ? Infinity : lastChange;
}

/** The last sequence that a member may read; 0 for none. */
export function lastReadable({ spans }: Pick<Member, 'spans'>, lastSequence: number): number {
  const ends = spans.map(({ from, until }) => ({ from, end: until ?? lastSequence }));
  return ends.findLast(({ from, end }) => end > from)?.end ?? 0;
}

/** How many messages up to a sequence a member may read, own ones included. */
export function readableUpTo({ spans }: Pick<Member, 'spans'>, sequence: number): number {
  return spans.reduce((sum, { from, until }) => {
    const end = until === null ? sequence : Math.min(until, sequence);
    return sum + Math.max(0, end - from);
  }, 0);
}

/** How many messages of others a member may read. */
export function othersOf(member: Member, lastSequence: number): number {
  return readableUpTo(member, lastSequence) - member.sent;
}

/** What a change of a member depends on: `revision` is that of the write. */
export interface Moment {
  lastSequence: number;
  lastAt: string;
  lastChange: number;
  revision: number;
}

/** A new member, who reads what comes from now on. */
export function newMember(
  id: string,
  { lastSequence, revision }: Omit<Moment, 'lastChange'>,
  list: MemberList,
): Member {
  const spans = [{ from: lastSequence, until: null }];
  return { id, isAdmin: false, spans, list, sent: 0, lastSent: 0, since: revision };
}

/** A former member who joins again. */
export function rejoined(
  { leftAt: _, ...member }: Member,
  { lastSequence, revision }: Moment,
  list: MemberList,
): Member {
  const spans = [...member.spans, { from: lastSequence, until: null }];
  return { ...member, isAdmin: false, list, spans, since: revision };
}

/** A member who leaves, or is removed: what was written until now stays readable. */
export function ended(
  member: Member,
  { lastSequence, lastAt, lastChange, revision }: Moment,
  list: MemberList,
): Member {
  const { from } = member.spans.at(-1)!;
  const spans = [...member.spans.slice(0, -1), { from, until: lastSequence, lastChange }];
  return { ...member, isAdmin: false, list, spans, since: revision, leftAt: lastAt };
}
