import type { Db } from 'mongodb';
import { Carrier, isDuplicate, OUTBOX_INDEX, type WithOutbox } from '#platform/mongo/index.js';

export interface PollDocument {
  _id: string;
  authorId: string;
  question: string;
  yes: number;
  no: number;
}

interface VoteDocument extends WithOutbox {
  /** `${pollId}:${userId}`: one vote each. */
  _id: string;
  pollId: string;
  yes: boolean;
}

export type Polls = Awaited<ReturnType<typeof openPolls>>;

export async function openPolls(database: Db) {
  const polls = database.collection<PollDocument>('polls');
  const votes = database.collection<VoteDocument>('votes');
  await votes.createIndexes([{ key: { pollId: 1, yes: 1 }, name: 'poll' }, OUTBOX_INDEX]);
  return {
    withOutbox: [Carrier.of(votes)],
    insert: async (poll: PollDocument): Promise<void> => void (await polls.insertOne(poll)),
    byIds: async (ids: readonly string[]): Promise<(PollDocument | null)[]> => {
      const found = await polls.find({ _id: { $in: [...ids] } }).toArray();
      return ids.map((id) => found.find(({ _id }) => _id === id) ?? null);
    },
    /** Whether the vote is new. */
    vote: async (vote: VoteDocument): Promise<boolean> => {
      try {
        await votes.insertOne(vote);
        return true;
      } catch (error) {
        if (isDuplicate(error)) return false;
        throw error;
      }
    },
    recount: async (pollId: string): Promise<void> => {
      const count = (yes: boolean): Promise<number> => votes.countDocuments({ pollId, yes });
      const [yes, no] = await Promise.all([count(true), count(false)]);
      await polls.updateOne({ _id: pollId }, { $set: { yes, no } });
    },
  };
}
