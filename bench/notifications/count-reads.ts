import type { Network } from '#network/index.js';

/** The collections that requests for notifications read. */
const READ = new Set([
  'groups',
  'actions',
  'readers',
  'accounts',
  'follows',
  'blocks',
  'mutes',
  'mutedWords',
  'mutedConversations',
  'authorIndex',
  'users',
  'tweets',
]);

/** Counts the reads of documents until `stop` is called, without those of timers. */
export function countReads({ infrastructure: { mongo } }: Network): { stop(): number } {
  let reads = 0;
  const stop = mongo.onCommand(({ commandName, command }) => {
    if (!['find', 'aggregate', 'count'].includes(commandName)) return;
    const filter = JSON.stringify(command['filter'] ?? {});
    if (READ.has(String(command[commandName])) && !/"(outbox|stale)/.test(filter)) reads += 1;
  });
  return {
    stop: () => {
      stop();
      return reads;
    },
  };
}
