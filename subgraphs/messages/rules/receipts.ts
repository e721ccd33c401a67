import type { MemberList } from './member.js';

export type MarkKind = 'DELIVERED' | 'READ';

/** Whether other members may see how far a member has received and read: who has not accepted a conversation tells nothing. */
export function areReceiptsTold(list: MemberList, receipts: boolean): boolean {
  return receipts && list === 'INBOX';
}
