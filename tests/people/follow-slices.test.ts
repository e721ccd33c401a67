import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FollowDocument } from '#platform/read-models/graph.js';
import { importMembers } from './imported.js';
import { UsersRoom, type Member } from './subgraph.js';

/** More than one reaction takes at a time. */
const MANY = 250;

describe('what is too much for one reaction', () => {
  let room: UsersRoom;
  let star: Member;
  let fans: Member[];

  beforeAll(async () => {
    room = await UsersRoom.open();
    [star] = (await room.members('star')) as [Member];
    fans = await importMembers(
      room,
      Array.from({ length: MANY }, (_, index) => `fan${index}`),
    );
  });
  afterAll(() => room[Symbol.asyncDispose]());

  const follows = () =>
    room.pipes.mongo.database('users').collection<FollowDocument & { requested: boolean }>('follows');
  const sumOfCounts = async (): Promise<number> => {
    const names = fans.map(
      ({ username }, index) => `f${index}: user(username: "${username}") { followingCount }`,
    );
    const { data } = await room.ask(`{ ${names.join(' ')} }`);
    return Object.values(data ?? {}).reduce((sum, each) => sum + each.followingCount, 0);
  };

  it('is accepted slice by slice when an account goes public', async () => {
    await room.ask('mutation { updateProfile(input: { protected: true }) { id } }', star);
    await follows().insertMany(
      fans.map(({ id }) => {
        const since = room.pipes.ids.next();
        const pair = { _id: `${id}:${star.id}`, from: id, to: star.id };
        return { ...pair, active: false, since, requested: true, requestedSince: since };
      }),
    );
    await room.ask('mutation { updateProfile(input: { protected: false }) { id } }', star);
    await room.settle();
    expect(await follows().countDocuments({ to: star.id, active: true })).toBe(MANY);
    const { data } = await room.ask('{ user(username: "star") { followersCount } }');
    expect(data?.['user'].followersCount).toBe(MANY);
    expect(await sumOfCounts()).toBe(MANY);
  }, 90_000);

  it('is ended slice by slice when an account is deleted', async () => {
    await room.service.admin.deleteUser(star.id);
    await room.settle();
    expect(await follows().countDocuments({ to: star.id, active: true })).toBe(0);
    expect(await sumOfCounts()).toBe(0);
  }, 90_000);
});
