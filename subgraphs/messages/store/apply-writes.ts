import type { AnyEvent } from '#schema/events.js';
import { withChanges } from '../rules/changes.js';
import type { ConversationWrite, Known, Step, Waiting } from './conversation-write.js';
import type { ConversationRecord, MessageChange, MessageRecord } from './documents.js';
import { idOfMessage } from './messages.js';

/** What the writes of a batch have asked for, as it was read after the conversation. */
interface Read {
  /** By attempt. */
  earlier: ReadonlyMap<string, MessageRecord>;
  /** By id. */
  targets: ReadonlyMap<string, MessageRecord>;
}

/** The conversation after all writes of a batch, what they add, and how to tell each its result. */
export function applyAll(stored: ConversationRecord | null, batch: readonly Waiting[], read: Read) {
  const revision = (stored?.revision ?? 0) + 1;
  let record = stored;
  const messages: MessageRecord[] = [];
  const changes: MessageChange[] = [];
  const events: AnyEvent[] = [];
  const tell = batch.map(({ write, resolve, reject }): (() => void) => {
    try {
      const known = knownTo(write, record, read);
      const step = write.apply(record, revision, known);
      if (step.record !== record || step.change) {
        const change = step.change && { number: known.change, ...step.change };
        record = next(record, step, { revision, change });
        messages.push(...(step.messages ?? []));
        if (change) changes.push(change);
        events.push(...(step.events ?? []));
      }
      return () => resolve(step.result);
    } catch (error) {
      return () => reject(error);
    }
  });
  return { record, messages, changes, events, settle: () => tell.forEach((each) => each()) };
}

function knownTo(
  { attempt, target }: ConversationWrite<unknown>,
  record: ConversationRecord | null,
  { earlier, targets }: Read,
): Known {
  return {
    earlier:
      attempt === undefined
        ? undefined
        : (record?.tail.find((each) => each.attempt === attempt) ?? earlier.get(attempt)),
    target: record === null || target === undefined ? undefined : messageAt(record, target, targets),
    change: (record?.lastChange ?? 0) + 1,
  };
}

function messageAt(
  { _id, tail, changes }: ConversationRecord,
  place: number,
  targets: ReadonlyMap<string, MessageRecord>,
): MessageRecord | undefined {
  const stored = targets.get(idOfMessage({ conversation: _id, sequence: place }));
  const message = stored ?? tail.find(({ sequence }) => sequence === place);
  return message && withChanges(message, changes);
}

function next(
  before: ConversationRecord | null,
  { record, messages = [] }: Step<unknown>,
  { revision, change }: { revision: number; change: MessageChange | undefined },
): ConversationRecord {
  return {
    ...record,
    ...{ revision, tail: [...(before?.tail ?? []), ...messages] },
    listRevision: record === before ? record.listRevision : revision,
    lastChange: change?.number ?? record.lastChange,
    changes: [...(before?.changes ?? []), ...(change ? [change] : [])],
  };
}
