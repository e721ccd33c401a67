import { describe, expect } from 'vitest';
import type { Network } from '#network/index.js';
import { users } from '#subgraphs/users/index.js';
import { Client, PASSWORD, TestUser, story } from '#testkit/client/index.js';
import {
  ChangePassword,
  EndSession,
  OpenSessions,
  Refresh,
  SignIn,
  SignOut,
  WhoAmI,
} from '#testkit/operations/accounts.js';
import { otherSpellings } from '#testkit/platform/other-spellings.js';
import { TimelineEvents } from '#testkit/operations/timelines.js';

const it = story({ recentFollowers: ['ann'] }).extend(
  'signIn',
  ({ network, anybody, ann }) =>
    async (password = PASSWORD): Promise<Client> => {
      const { login } = await anybody.get(SignIn, { input: { login: ann.username, password } });
      return new Client(network.url, login.accessToken);
    },
);

const adminOf = (network: Network) => network.subgraph(users).parts.admin;

describe('a session', () => {
  /** The gateway refuses the token for every operation. */
  const ended = async (client: Client): Promise<void> => {
    const refusal = async () => {
      const { status, errors } = await client.send('{ viewer { id } }');
      return [status, errors[0]?.extensions.code];
    };
    await expect.poll(refusal, { timeout: 2_000 }).toEqual([401, 'UNAUTHENTICATED']);
  };
  const isAnn = async (ann: TestUser, client: Client): Promise<boolean> =>
    (await client.send(WhoAmI)).data?.viewer?.user.username === ann.username;

  it('continues with a refresh token', async ({ network, ann, anybody }) => {
    const { refreshSession } = await anybody.get(Refresh, { refreshToken: ann.refreshToken });
    expect(refreshSession.user.id).toBe(ann.id);
    expect(await isAnn(ann, new Client(network.url, refreshSession.accessToken))).toBe(true);
    // Within the grace period the old token returns the same successor, so that two tabs do not sign each other out.
    const again = await anybody.get(Refresh, { refreshToken: ann.refreshToken });
    expect(again.refreshSession.refreshToken).toBe(refreshSession.refreshToken);
  });

  it('is refused in every spelling of its tokens but one', async ({ network, ann, anybody }) => {
    for (const spelling of otherSpellings(ann.token ?? '')) {
      const { status, errors } = await new Client(network.url, spelling).send(WhoAmI);
      expect([status, errors[0]?.extensions.code], spelling).toEqual([401, 'UNAUTHENTICATED']);
    }
    for (const refreshToken of otherSpellings(ann.refreshToken)) {
      expect(await anybody.refusal(Refresh, { refreshToken }), refreshToken).toBe('UNAUTHENTICATED');
    }
    expect(await isAnn(ann, ann)).toBe(true);
  });

  it('ends within 2 s of logout, while another session of the user continues', async ({
    ann,
    signIn,
    anybody,
  }) => {
    const other = await signIn();
    expect(await ann.get(SignOut, {})).toEqual({ logout: true });
    await ended(ann);
    expect(await anybody.refusal(Refresh, { refreshToken: ann.refreshToken })).toBe('UNAUTHENTICATED');
    expect(await isAnn(ann, other)).toBe(true);
  });

  it('ends on every device at a logout everywhere', async ({ ann, signIn }) => {
    const other = await signIn();
    await ann.get(SignOut, { everywhere: true });
    await ended(ann);
    await ended(other);
    expect(await isAnn(ann, await signIn())).toBe(true);
  });

  it('is listed for its user while it is open, newest first, and says which one asks', async ({
    ann,
    signIn,
    anybody,
  }) => {
    const listed = async (client: Client) => (await client.get(OpenSessions)).viewer?.sessions ?? [];
    const other = await signIn();
    const [newest, oldest, ...rest] = await listed(ann);
    expect(rest).toEqual([]);
    expect([newest?.current, oldest?.current]).toEqual([false, true]);
    expect((await listed(other)).map(({ current }) => current)).toEqual([true, false]);
    await anybody.get(Refresh, { refreshToken: ann.refreshToken });
    const [, traded] = await listed(ann);
    expect(traded).toMatchObject({ id: oldest?.id, signedInAt: oldest?.signedInAt });
    expect(Date.parse(traded!.refreshedAt)).toBeGreaterThan(Date.parse(oldest!.refreshedAt));
    expect(Date.parse(traded!.endsAt) - Date.parse(traded!.refreshedAt)).toBe(7 * 24 * 60 * 60 * 1000);
    await other.get(SignOut, { everywhere: true });
    const again = await signIn();
    expect((await listed(again)).map(({ current }) => current)).toEqual([true]);
  });

  it('can be ended from another session of its user, and by nobody else', async ({
    network,
    ann,
    signIn,
    anybody,
  }) => {
    const other = await signIn();
    const { viewer } = await other.get(OpenSessions);
    const [own, lost] = viewer!.sessions;
    await using bob = await TestUser.signUp(network.url, 'bob');
    for (const id of [own!.id, lost!.id, 'none', ann.id])
      expect(await bob.refusal(EndSession, { id })).toBe('NOT_FOUND');
    expect(await isAnn(ann, ann)).toBe(true);

    const { sessionEnd } = await other.get(EndSession, { id: lost!.id });
    expect(sessionEnd?.viewer.sessions).toEqual([{ id: own!.id }]);
    await ended(ann);
    expect(await anybody.refusal(Refresh, { refreshToken: ann.refreshToken })).toBe('UNAUTHENTICATED');
    expect(await isAnn(ann, other)).toBe(true);
    // The answer was lost: the client asks again.
    expect(await other.get(EndSession, { id: lost!.id })).toEqual({ sessionEnd });
  });

  it('ends when the password is changed, except in the session that changed it', async ({
    network,
    ann,
    signIn,
  }) => {
    const other = await signIn();
    const { changePassword } = await ann.get(ChangePassword, { current: PASSWORD, next: 'another password' });
    await ended(other);
    await ended(ann);
    expect(await isAnn(ann, new Client(network.url, changePassword.accessToken))).toBe(true);
    await expect(signIn()).rejects.toThrow('UNAUTHENTICATED');
    expect(await isAnn(ann, await signIn('another password'))).toBe(true);
  });

  it('ends with a suspension; the user can sign in again when the suspension is lifted', async ({
    ann,
    signIn,
    network,
  }) => {
    await adminOf(network).suspendUser({ id: ann.id });
    await ended(ann);
    await expect(signIn()).rejects.toThrow('FORBIDDEN');
    await adminOf(network).unsuspendUser({ id: ann.id });
    expect(await isAnn(ann, await signIn())).toBe(true);
    expect(await isAnn(ann, ann)).toBe(false);
  });

  it('ends when the account is deleted', async ({ ann, signIn, network }) => {
    await adminOf(network).deleteUser({ id: ann.id });
    await ended(ann);
    await expect(signIn()).rejects.toThrow('UNAUTHENTICATED');
  });

  it('closes its open subscriptions when it ends', async ({ network, ann }) => {
    const events = await ann.subscribe(TimelineEvents);
    await network.settle();
    await ann.get(SignOut, {});
    await expect(events.next()).rejects.toBeDefined();
    await ann[Symbol.asyncDispose]();
  });

  it('is proven by an access token, not by a refresh token', async ({ network, ann, anybody }) => {
    expect((await new Client(network.url, ann.refreshToken).send(WhoAmI)).status).toBe(401);
    expect(await anybody.refusal(Refresh, { refreshToken: ann.token ?? '' })).toBe('UNAUTHENTICATED');
    expect(await isAnn(ann, ann)).toBe(true);
  });

  it('is required for every command of a user', async ({ anybody }) => {
    for (const mutation of [
      'logout',
      'sessionEnd(id: "1700000000000000000") { viewer { id } }',
      'followUser(id: "1700000000000000000") { id }',
      'updateProfile(input: { bio: "x" }) { id }',
      'changePassword(current: "12345678", next: "12345678") { accessToken }',
    ]) {
      expect(await anybody.refusal(`mutation { ${mutation} }`)).toBe('UNAUTHENTICATED');
    }
  });
});
