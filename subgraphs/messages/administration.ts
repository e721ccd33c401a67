import { createEnvelope, type ServiceKeys } from '#platform/encryption/index.js';
import { openCollection, type Mongo } from '#platform/mongo/index.js';
import { Conversations } from './store/conversations.js';
import { CONVERSATIONS, type ConversationDocument } from './store/documents.js';

/** Conversations that one find reads. */
const SLICE = 500;

/** Operator commands on the documents; the subgraph may be running or stopped. */
export interface MessagesAdministration {
  /**
   * Wraps the keys of all conversations with the first service key; the texts stay as they are. Reports how many keys were wrapped with
   * another one. May be killed and run again. Rejects when a key is wrapped with a service key that is not given.
   */
  rewrap(report: (line: string) => void): Promise<void>;
}

export function openMessagesAdministration(mongo: Mongo, serviceKeys: ServiceKeys): MessagesAdministration {
  const conversations = new Conversations(openCollection<ConversationDocument>(mongo, CONVERSATIONS));
  const envelope = createEnvelope({ serviceKeys });
  return {
    async rewrap(report) {
      let count = 0;
      for (let after = ''; ;) {
        const found = await conversations.keysBehind(after, SLICE);
        const changed = found.flatMap(({ _id, key: old }) => {
          const key = envelope.rewrap(old);
          return key === old ? [] : [{ _id, key }];
        });
        await conversations.rewrap(changed);
        count += changed.length;
        if (found.length < SLICE) break;
        after = found.at(-1)!._id;
      }
      if (count > 0) report(`${count} conversations: keys wrapped with ${serviceKeys[0].kid}`);
    },
  };
}
