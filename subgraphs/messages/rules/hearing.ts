import { isActive, mayRead, type Member } from './member.js';

/** A conversation as far as it decides who hears what. */
export interface Hearers {
  kind: 'DIRECT' | 'GROUP';
  members: readonly Member[];
}

/** A member who hears what goes on now. Who has declined a conversation hears nothing of it. */
export function hearsNow(member: Member): boolean {
  return isActive(member) && member.list !== 'DECLINED';
}

/** Whether a member hears of a new message: also one who has left since, and has missed it. */
export function hearsMessage(member: Member, sequence: number): boolean {
  return member.list !== 'DECLINED' && mayRead(member, sequence);
}

/** Whether a member hears of a change to a message. */
export function hearsChange(member: Member, sequence: number): boolean {
  return hearsNow(member) && mayRead(member, sequence);
}
