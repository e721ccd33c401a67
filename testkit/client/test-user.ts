import { Client } from './client.js';
import type { Network } from '#network/index.js';
import { Register } from '../operations/accounts.js';
import { FollowBriefly, UnfollowBriefly } from '../operations/users.js';
import { DeleteTweet, PostBriefly } from '../operations/tweets.js';
import { HomeTimeline } from '../operations/timelines.js';

export const PASSWORD = 'correct horse battery staple';

/** A signed-in user in a test: a client with an account, which acts through the gateway. */
export class TestUser extends Client {
  readonly id: string;
  readonly username: string;
  readonly refreshToken: string;

  private constructor(
    url: string,
    session: { accessToken: string; refreshToken: string },
    user: { id: string; username: string },
  ) {
    super(url, session.accessToken);
    this.id = user.id;
    this.username = user.username;
    this.refreshToken = session.refreshToken;
  }

  /** Registers `username`, with an e-mail address and a display name derived from it. */
  static async signUp(url: string, username: string, password = PASSWORD): Promise<TestUser> {
    const input = {
      username,
      email: `${username}@rookery.example`,
      password,
      displayName: username[0]?.toUpperCase() + username.slice(1),
    };
    const { register } = await new Client(url).get(Register, { input });
    return new TestUser(url, register, register.user);
  }

  async follow(other: TestUser): Promise<void> {
    await this.get(FollowBriefly, { id: other.id });
  }

  async unfollow(other: TestUser): Promise<void> {
    await this.get(UnfollowBriefly, { id: other.id });
  }

  /** Posts a tweet; resolves to its id. */
  async post(text: string, rest: { inReplyTo?: string; quoteOf?: string } = {}): Promise<string> {
    const { postTweet } = await this.get(PostBriefly, { input: { text, ...rest } });
    return postTweet.id;
  }

  async deleteTweet(id: string): Promise<void> {
    await this.get(DeleteTweet, { id });
  }

  /** The texts of the newest page of the home timeline, newest first. */
  async homeTexts(first = 50): Promise<(string | null)[]> {
    const { homeTimeline } = await this.get(HomeTimeline, { first });
    return homeTimeline.edges.map(({ node }) => node?.text ?? null);
  }
}

/** Registers an account for each name. */
export async function cast<Name extends string>(
  network: Network,
  ...names: Name[]
): Promise<Record<Name, TestUser>> {
  const users = await Promise.all(names.map((name) => TestUser.signUp(network.url, name)));
  return Object.fromEntries(names.map((name, index) => [name, users[index]])) as Record<Name, TestUser>;
}
