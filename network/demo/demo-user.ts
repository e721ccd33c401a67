import type { Network } from '../network.js';

const READ_TIMELINE = 'query DemoTimeline { homeTimeline(first: 20) { edges { node { id } } } }';
const POST = 'mutation DemoPost($input: PostTweetInput!) { tweetPost(input: $input) { tweet { id } } }';
const LIKE = 'mutation DemoLike($id: ID!) { tweetLike(id: $id) { tweet { id } } }';
const RETWEET = 'mutation DemoRetweet($id: ID!) { tweetRetweet(id: $id) { retweet { id } } }';
const FOLLOW = 'mutation DemoFollow($id: ID!) { userFollow(id: $id) { user { id } } }';

interface Timeline {
  homeTimeline: { edges: { node: { id: string } | null }[] } | null;
}

/** A demo user who acts by requests to the subgraphs, under the same rules and limits as everybody. */
export class DemoUser {
  readonly #network: Network;
  readonly #id: string;

  constructor(network: Network, id: string) {
    this.#network = network;
    this.#id = id;
  }

  /** The ids of the newest tweets of the home timeline, newest first. */
  async readTimeline(): Promise<string[]> {
    const { homeTimeline } = await this.#ask<Timeline>('timeline', READ_TIMELINE);
    return (homeTimeline?.edges ?? []).flatMap(({ node }) => (node === null ? [] : [node.id]));
  }

  async post(text: string, inReplyTo?: string): Promise<void> {
    await this.#ask('tweets', POST, { input: inReplyTo === undefined ? { text } : { text, inReplyTo } });
  }

  async like(id: string): Promise<void> {
    await this.#ask('tweets', LIKE, { id });
  }

  async retweet(id: string): Promise<void> {
    await this.#ask('tweets', RETWEET, { id });
  }

  async follow(id: string): Promise<void> {
    await this.#ask('users', FOLLOW, { id });
  }

  /** Sends a request as this user. Rejects when the response has errors. */
  async #ask<Data>(subgraph: string, query: string, variables: Record<string, unknown> = {}): Promise<Data> {
    const running = this.#network.subgraphs.get(subgraph);
    if (!running) throw new Error(`The network has no subgraph ${subgraph}.`);
    const { data, errors } = await running.ask(
      { query, variables },
      {
        // A session of its own kind: no token was issued for it, so nothing can revoke it.
        viewer: { id: this.#id, sessionId: this.#id },
        requestId: crypto.randomUUID(),
        clientIp: null,
      },
    );
    const [error] = errors ?? [];
    if (error) throw new Error(`${subgraph} refused a demo user: ${error.message}`);
    return data as Data;
  }
}
