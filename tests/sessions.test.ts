import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Network } from '#network/index.js';
import type { UsersService } from '#subgraphs/users/index.js';
import { Client, openNetwork, operations, PASSWORD, Person } from './client/index.js';
import { ChangePassword, Refresh, SignIn, SignOut, WhoAmI } from './people/operations.js';

const { TimelineEvents } = operations;

describe('a sign-in', () => {
  let network: Network;
  let anybody: Client;
  let ann: Person;
  let count = 0;

  beforeAll(async () => {
    network = await openNetwork();
    anybody = new Client(network.url);
  });
  beforeEach(async () => {
    ann = await Person.signUp(network.url, `ann${++count}`);
  });
  afterAll(() => network[Symbol.asyncDispose]());

  const signIn = async (password = PASSWORD): Promise<Client> => {
    const { login } = await anybody.get(SignIn, { input: { login: ann.username, password } });
    return new Client(network.url, login.accessToken);
  };
  const admin = () => (network.rooms.users as UsersService).admin;
  const works = async (client: Client): Promise<boolean> => {
    const { data } = await client.send(WhoAmI);
    return data?.viewer?.id === ann.id;
  };
  /** The gateway itself refuses the token, whatever is asked. */
  const ended = async (client: Client): Promise<void> => {
    const refusal = async () => {
      const { status, errors } = await client.send('{ __typename }');
      return [status, errors[0]?.extensions.code];
    };
    await expect.poll(refusal, { timeout: 2_000 }).toEqual([401, 'UNAUTHENTICATED']);
  };
  const refreshCode = (refreshToken: string) => anybody.refusal(Refresh, { refreshToken });

  it('goes on with a refresh token', async () => {
    const { refreshSession } = await anybody.get(Refresh, { refreshToken: ann.refreshToken });
    expect(refreshSession.user.id).toBe(ann.id);
    expect(await works(new Client(network.url, refreshSession.accessToken))).toBe(true);
    // Within the grace the old token gives the same successor, so that two tabs do not sign each other out.
    const again = await anybody.get(Refresh, { refreshToken: ann.refreshToken });
    expect(again.refreshSession.refreshToken).toBe(refreshSession.refreshToken);
  });

  it('ends within 2 s of logout; another one of the same person goes on', async () => {
    const other = await signIn();
    expect(await ann.get(SignOut, {})).toEqual({ logout: true });
    await ended(ann);
    expect(await refreshCode(ann.refreshToken)).toBe('UNAUTHENTICATED');
    expect(await works(other)).toBe(true);
  });

  it('ends on every device with logout everywhere', async () => {
    const other = await signIn();
    await ann.get(SignOut, { everywhere: true });
    await ended(ann);
    await ended(other);
    expect(await works(await signIn())).toBe(true);
  });

  it('ends everywhere when the password changes, except where it was changed', async () => {
    const other = await signIn();
    const { changePassword } = await ann.get(ChangePassword, { current: PASSWORD, next: 'another password' });
    await ended(other);
    await ended(ann);
    expect(await works(new Client(network.url, changePassword.accessToken))).toBe(true);
    await expect(signIn()).rejects.toThrow('UNAUTHENTICATED');
    expect(await works(await signIn('another password'))).toBe(true);
  });

  it('ends with a suspension, and can be made again when that is lifted', async () => {
    await admin().suspendUser(ann.id);
    await ended(ann);
    await expect(signIn()).rejects.toThrow('FORBIDDEN');
    await admin().unsuspendUser(ann.id);
    expect(await works(await signIn())).toBe(true);
    expect(await works(ann)).toBe(false);
  });

  it('ends with the account', async () => {
    await admin().deleteUser(ann.id);
    await ended(ann);
    await expect(signIn()).rejects.toThrow('UNAUTHENTICATED');
  });

  it('takes its open subscriptions along when it ends', async () => {
    const events = await ann.subscribe(TimelineEvents);
    await network.settle();
    await ann.get(SignOut, {});
    await expect(events.next()).rejects.toBeDefined();
    await ann[Symbol.asyncDispose]();
  });

  it('is shown by an access token alone, never by a refresh token', async () => {
    expect((await new Client(network.url, ann.refreshToken).send(WhoAmI)).status).toBe(401);
    expect(await refreshCode(ann.token ?? '')).toBe('UNAUTHENTICATED');
    expect(await works(ann)).toBe(true);
  });

  it('is needed to do anything as somebody', async () => {
    for (const mutation of [
      'logout',
      'followUser(id: "1700000000000000000") { id }',
      'updateProfile(input: { bio: "x" }) { id }',
      'changePassword(current: "12345678", next: "12345678") { accessToken }',
    ]) {
      expect(await anybody.refusal(`mutation { ${mutation} }`)).toBe('UNAUTHENTICATED');
    }
  });
});
