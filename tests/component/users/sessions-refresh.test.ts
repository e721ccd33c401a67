import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { AnyEvent } from '#schema/events.js';
import { endsAccess } from '#network/authentication/ends-access.js';
import { UsersSubgraph, type Member } from '#testkit/users/users-subgraph.js';

const SECOND = 1_000;
const DAY = 24 * 60 * 60 * SECOND;

describe('a session', () => {
  let subgraph: UsersSubgraph;
  let ann: Member;
  let events: AnyEvent[] = [];
  let count = 0;

  beforeAll(async () => {
    subgraph = await UsersSubgraph.open();
    await subgraph.infrastructure.bus.tail('GRAPH', (event) => void events.push(event));
  });
  beforeEach(async () => {
    [ann] = (await subgraph.members(`ann${++count}`)) as [Member];
    await subgraph.settle();
    events = [];
  });
  afterAll(() => subgraph[Symbol.asyncDispose]());

  const refresh = (token: string): Promise<Member> =>
    subgraph.session(`refreshSession(refreshToken: "${token}")`);
  const login = (): Promise<Member> =>
    subgraph.session(`login(input: { login: "${ann.username}", password: "correct horse" })`);
  const refused = async (token: string): Promise<void> => {
    await expect(refresh(token)).rejects.toThrow('UNAUTHENTICATED');
  };
  /** Whether the gateway would still accept the access token, after the events so far. */
  const hasAccess = async ({ viewer }: Member): Promise<boolean> => {
    await subgraph.settle();
    return !events.some((event) => endsAccess(event, viewer));
  };

  it('keeps its id with every refresh', async () => {
    const second = await refresh(ann.refreshToken);
    const third = await refresh(second.refreshToken);
    expect(new Set([ann, second, third].map(({ refreshToken }) => refreshToken)).size).toBe(3);
    expect(third.viewer).toEqual(ann.viewer);
  });

  it('gives two concurrent refreshes the same successor, which works', async () => {
    const racers = await Promise.all(Array.from({ length: 5 }, () => refresh(ann.refreshToken)));
    const successors = new Set(racers.map(({ refreshToken }) => refreshToken));
    expect(successors.size).toBe(1);
    await refresh([...successors][0] as string);
    expect(await hasAccess(ann)).toBe(true);
  });

  it('returns the same successor again within 10 s, and ends at a later reuse', async () => {
    const next = await refresh(ann.refreshToken);
    subgraph.clock.advance(9 * SECOND);
    expect((await refresh(ann.refreshToken)).refreshToken).toBe(next.refreshToken);
    subgraph.clock.advance(2 * SECOND);
    await refused(ann.refreshToken);
    await refused(next.refreshToken);
    expect(await hasAccess(ann)).toBe(false);
  });

  it('ends at the reuse of an old token, although others were traded since', async () => {
    const second = await refresh(ann.refreshToken);
    const third = await refresh(second.refreshToken);
    await refused(ann.refreshToken);
    await refused(third.refreshToken);
    expect(await hasAccess(ann)).toBe(false);
  });

  it("does not end the user's other sessions when it ends at a reuse", async () => {
    const other = await login();
    await refresh((await refresh(ann.refreshToken)).refreshToken);
    await refused(ann.refreshToken);
    expect(await hasAccess(ann)).toBe(false);
    expect(await hasAccess(other)).toBe(true);
    await refresh(other.refreshToken);
  });

  it('expires after 7 days without use, and later with use', async () => {
    subgraph.clock.advance(6 * DAY);
    const next = await refresh(ann.refreshToken);
    subgraph.clock.advance(6 * DAY);
    const last = await refresh(next.refreshToken);
    subgraph.clock.advance(7 * DAY + SECOND);
    await refused(last.refreshToken);
  });

  it('cannot be refreshed with an access token, an empty text or a forged token', async () => {
    const made = `${ann.refreshToken.slice(0, -2)}${ann.refreshToken.endsWith('AA') ? 'QA' : 'AA'}`;
    for (const token of [ann.accessToken, '', 'x', made]) await refused(token);
    expect(await hasAccess(ann)).toBe(true);
    expect(await subgraph.verify(ann.refreshToken)).toBeNull();
  });

  it('ends with logout, and so does its access token', async () => {
    const other = await login();
    expect((await subgraph.ask('mutation { logout }', ann)).data).toEqual({ logout: true });
    expect((await subgraph.ask('mutation { logout }', ann)).data).toEqual({ logout: true });
    await refused(ann.refreshToken);
    expect(await hasAccess(ann)).toBe(false);
    expect(await hasAccess(other)).toBe(true);
    await refresh(other.refreshToken);
  });

  it('ends with all others at a logout everywhere; a later session does not', async () => {
    const other = await login();
    expect((await subgraph.ask('mutation { logout(everywhere: true) }', ann)).data).toEqual({ logout: true });
    const next = await login();
    await refused(ann.refreshToken);
    await refused(other.refreshToken);
    expect(await hasAccess(other)).toBe(false);
    expect(await hasAccess(next)).toBe(true);
    await refresh(next.refreshToken);
  });

  it('ends when the password is changed in another session, which is replaced by a new one', async () => {
    const other = await login();
    const change = `changePassword(current: "correct horse", next: "battery staple")`;
    const changed = await subgraph.session(change, ann);
    await refused(ann.refreshToken);
    await refused(other.refreshToken);
    expect(await hasAccess(ann)).toBe(false);
    expect(await hasAccess(changed)).toBe(true);
    await refresh(changed.refreshToken);
    await expect(login()).rejects.toThrow('UNAUTHENTICATED');
    await subgraph.session(`login(input: { login: "${ann.username}", password: "battery staple" })`);
  });

  it('stays when a change of the password is refused', async () => {
    for (const [change, field] of [
      ['changePassword(current: "wrong horse", next: "battery staple")', 'current'],
      ['changePassword(current: "correct horse", next: "short")', 'next'],
    ]) {
      const { errors } = await subgraph.ask(`mutation { ${change} { accessToken } }`, ann);
      expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', field });
    }
    expect(await hasAccess(ann)).toBe(true);
    await refresh(ann.refreshToken);
  });

  it('ends with a suspension and with a deletion, after which login is refused', async () => {
    await subgraph.service.parts.admin.suspendUser({ id: ann.id });
    await refused(ann.refreshToken);
    expect(await hasAccess(ann)).toBe(false);
    const suspended = await subgraph.ask(
      `mutation { login(input: { login: "${ann.username}", password: "correct horse" }) { accessToken } }`,
    );
    expect(suspended.errors?.[0]?.extensions.code).toBe('FORBIDDEN');

    await subgraph.service.parts.admin.unsuspendUser({ id: ann.id });
    await refused(ann.refreshToken);
    const back = await login();
    expect(await hasAccess(back)).toBe(true);

    await subgraph.service.parts.admin.deleteUser({ id: ann.id });
    await refused(back.refreshToken);
    expect(await hasAccess(back)).toBe(false);
    await expect(login()).rejects.toThrow('UNAUTHENTICATED');
  });

  it('is stored without usable tokens', async () => {
    const { refreshToken } = await refresh(ann.refreshToken);
    const sessions = subgraph.infrastructure.mongo.database('users').collection<{ _id: string }>('sessions');
    const kept = JSON.stringify(await sessions.findOne({ _id: ann.viewer.sessionId }));
    expect(kept).toContain(ann.id);
    for (const token of [ann.refreshToken, refreshToken]) expect(kept).not.toContain(token);
  });
});
