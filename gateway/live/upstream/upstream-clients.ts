import type { Log } from '#platform/log.js';
import type { PropagatedHeaders } from '../../data-source/index.js';
import { EventStreamClient } from './event-stream-client.js';
import { SocketClient } from './socket-client.js';
import type { UpstreamClient, UpstreamRequest, UpstreamSink } from './upstream-client.js';

interface Counted {
  readonly client: UpstreamClient;
  subscriptions: number;
}

/** The connections to the subgraphs: one client for each endpoint and set of headers, for as long as it is used. */
export class UpstreamClients {
  readonly #log: Log;
  readonly #clients = new Map<string, Counted>();

  constructor(log: Log) {
    this.#log = log;
  }

  /** Returns what ends the subscription. The last one of a client closes its connection. */
  subscribe(
    url: string,
    headers: PropagatedHeaders,
    request: UpstreamRequest,
    sink: UpstreamSink,
  ): () => void {
    const key = JSON.stringify([url, headers]);
    let counted = this.#clients.get(key);
    if (!counted) this.#clients.set(key, (counted = { client: this.#open(url, headers), subscriptions: 0 }));
    const { client } = counted;
    counted.subscriptions++;
    const unsubscribe = client.subscribe(request, sink);
    return () => {
      unsubscribe();
      if (--counted.subscriptions > 0) return;
      this.#clients.delete(key);
      client.dispose();
    };
  }

  dispose(): void {
    for (const { client } of this.#clients.values()) client.dispose();
    this.#clients.clear();
  }

  #open(url: string, headers: PropagatedHeaders): UpstreamClient {
    const { host, protocol } = new URL(url);
    const onReconnect = (): void =>
      this.#log.warn({ host }, 'reconnecting to the subscriptions of a subgraph');
    const options = { url, headers, onReconnect };
    return protocol.startsWith('ws') ? new SocketClient(options) : new EventStreamClient(options);
  }
}
