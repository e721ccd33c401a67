import type { Network } from '#network/index.js';
import { users } from '#subgraphs/users/index.js';
import type { TestUser } from '../client/index.js';
import { MuteConversation, MuteWord, UnmuteConversation, UnmuteWord } from '../operations/mutes.js';
import { TurnOffNotices, TurnOnNotices } from '../operations/notifications.js';
import { BlockUser, MuteUser, Protect, UnblockUser, UnmuteUser } from '../operations/users.js';
import type { ActionModel, UserState } from './action-model.js';

export interface RuleCast {
  network: Network;
  /** Who is told, and who is told of. */
  reader: TestUser;
  fan: TestUser;
}

type Step = (cast: RuleCast) => Promise<unknown>;

/** A rule that comes into force, how it ends again, and what it changes in the state of the fan. */
interface Rule {
  begin: Step;
  end: Step;
  change: (state: UserState, hasEnded: boolean) => void;
}

const admin = ({ network }: RuleCast) => network.subgraph(users).parts.admin;

/** A block ends the follow, for good. */
const endFollow = (state: UserState): void => {
  state.followed = false;
};

const NOTICES: Rule = {
  begin: ({ reader, fan }) => reader.get(TurnOffNotices, { userId: fan.id }),
  end: ({ reader, fan }) => reader.get(TurnOnNotices, { userId: fan.id }),
  change: (state, hasEnded) => (state.hasNotices = hasEnded),
};
const MUTE: Rule = {
  begin: ({ reader, fan }) => reader.get(MuteUser, { id: fan.id }),
  end: ({ reader, fan }) => reader.get(UnmuteUser, { id: fan.id }),
  change: (state, hasEnded) => (state.muted = !hasEnded),
};
const BLOCK: Rule = {
  begin: ({ reader, fan }) => reader.get(BlockUser, { id: fan.id }),
  end: ({ reader, fan }) => reader.get(UnblockUser, { id: fan.id }),
  change(state, hasEnded) {
    state.blocked = !hasEnded;
    endFollow(state);
  },
};
const PROTECT: Rule = {
  begin: ({ fan }) => fan.get(Protect, { protected: true }),
  end: ({ fan }) => fan.get(Protect, { protected: false }),
  change: (state, hasEnded) => (state.protected = !hasEnded),
};
const BLOCK_BY_FAN: Rule = {
  begin: ({ reader, fan }) => fan.get(BlockUser, { id: reader.id }),
  end: ({ reader, fan }) => fan.get(UnblockUser, { id: reader.id }),
  change(state, hasEnded) {
    state.blocking = !hasEnded;
    endFollow(state);
  },
};
const SUSPEND: Rule = {
  begin: (cast) => admin(cast).suspendUser({ id: cast.fan.id }),
  end: (cast) => admin(cast).unsuspendUser({ id: cast.fan.id }),
  change: (state, hasEnded) => (state.suspended = !hasEnded),
};
const DELETE: Rule = {
  begin: (cast) => admin(cast).deleteUser({ id: cast.fan.id }),
  end: () => Promise.resolve(),
  change: (state) => (state.deleted = true),
};

/** In an order in which each can be done: nobody blocks a hidden user, and a suspended one does nothing. */
const IN_ORDER: readonly (readonly [rule: Rule, chance: number])[] = [
  [NOTICES, 0.3],
  [MUTE, 0.3],
  [BLOCK, 0.2],
  [PROTECT, 0.3],
  [BLOCK_BY_FAN, 0.15],
  [SUSPEND, 0.2],
  [DELETE, 0.15],
];

/** What befalls a fan, by chance, step by step. The model knows how it ends. */
export function randomRules(
  cast: RuleCast,
  model: ActionModel,
  random: () => number,
): (() => Promise<unknown>)[] {
  return IN_ORDER.filter(([, chance]) => random() < chance).flatMap(([rule]) => {
    const hasEnded = random() < 0.4;
    rule.change(model.user(cast.fan.id), hasEnded);
    return (hasEnded ? [rule.begin, rule.end] : [rule.begin]).map((step) => () => step(cast));
  });
}

/** What the reader mutes by chance, each a list of steps: words, and conversations of tweets that the reader may see. */
export function randomMutes(
  reader: TestUser,
  { words, conversations }: { words: readonly string[]; conversations: readonly string[] },
  model: ActionModel,
  random: () => number,
): (() => Promise<unknown>)[][] {
  const mutes = [
    ...words.map((text) => ({
      key: text,
      begin: () => reader.get(MuteWord, { text }),
      end: () => reader.get(UnmuteWord, { text }),
    })),
    ...conversations.map((id) => ({
      key: id,
      begin: () => reader.get(MuteConversation, { id }),
      end: () => reader.get(UnmuteConversation, { id }),
    })),
  ];
  return mutes
    .filter(() => random() < 0.5)
    .map(({ key, begin, end }) => {
      const hasEnded = random() < 0.5;
      if (!hasEnded) model.muted.add(key);
      return hasEnded ? [begin, end] : [begin];
    });
}
