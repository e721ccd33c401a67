import { setImmediate } from 'node:timers/promises';
import { validate } from 'graphql';
import { RookeryError } from '#platform/errors.js';
import type { Log } from '#platform/log.js';
import { TimeoutQueue } from '../../data-source/index.js';
import type { Federation, Supergraphs } from '../../federation/index.js';
import type { Limits } from '../../limits.js';
import type { Metrics } from '../../metrics.js';
import type { AdmittedSubscription } from '../../pipeline/index.js';
import type { SubscriptionSink } from '../delivery/index.js';
import type { SubscriptionEngine } from '../subscription-engine.js';
import { SharedSubscription } from './shared-subscription.js';
import { UpstreamClients } from './upstream-clients.js';
import { UpstreamOperation } from './upstream-operation.js';
import { UpstreamSubscriber } from './upstream-subscriber.js';

export interface UpstreamEngineOptions {
  /** Where a subgraph serves subscriptions: ws(s) for graphql-transport-ws, http(s) for server-sent events. */
  urlOf: (subgraph: { readonly name: string; readonly url: string }) => string;
  supergraphs: Supergraphs;
  limits: Limits;
  metrics: Metrics;
  log: Log;
}

/**
 * Serves the subscriptions of subgraphs that serve them themselves. All clients that send the same operation with the same
 * variables (and the same propagated headers) share one subscription at the subgraph, and one completion for each event.
 */
export class UpstreamEngine implements SubscriptionEngine, AsyncDisposable {
  /** Subgraphs replay nothing: a subscription begins when it is opened. */
  readonly startPositions: SubscriptionEngine['startPositions'] = new Map();
  readonly #options: UpstreamEngineOptions;
  readonly #clients: UpstreamClients;
  readonly #timeouts: TimeoutQueue;
  readonly #open = new Map<string, SharedSubscription>();
  readonly #byViewer = new Map<string, number>();
  #federation: Federation;

  constructor(options: UpstreamEngineOptions) {
    this.#options = options;
    this.#clients = new UpstreamClients(options.log);
    this.#timeouts = new TimeoutQueue(options.limits.operationMs);
    this.#federation = options.supergraphs.current;
    options.supergraphs.follow((next) => this.#prepareFor(next));
  }

  /** Events that are being completed, and results that wait for slow clients. */
  get pending(): number {
    let pending = 0;
    for (const shared of this.#open.values()) pending += shared.pending;
    return pending + this.#waiting().reduce((sum, waiting) => sum + waiting, 0);
  }

  measure(): void {
    const { metrics } = this.#options;
    const waiting = this.#waiting();
    metrics.subscriptions.set(waiting.length);
    metrics.waiting.set(waiting.reduce((sum, each) => sum + each, 0));
    metrics.longestQueue.set(Math.max(0, ...waiting));
  }

  /**
   * Opens a subscription. Rejects with RATE_LIMITED for one too many of a viewer, and with GRAPHQL_VALIDATION_FAILED when the
   * supergraph has changed since it was admitted. Returns what closes it.
   */
  subscribe(admitted: AdmittedSubscription, _from: unknown, sink: SubscriptionSink): Promise<() => void> {
    try {
      return Promise.resolve(this.#subscribe(admitted, sink));
    } catch (error) {
      return Promise.reject(error);
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const { subscribers } of this.#open.values()) for (const each of subscribers) each.close();
    this.#open.clear();
    this.#clients.dispose();
    await Promise.resolve();
  }

  #subscribe(admitted: AdmittedSubscription, sink: SubscriptionSink): () => void {
    const { viewer } = admitted;
    const count = (viewer && this.#byViewer.get(viewer.id)) ?? 0;
    if (viewer && count >= this.#options.limits.subscriptionsPerUser) {
      throw new RookeryError('RATE_LIMITED', { message: 'Too many subscriptions of one user.' });
    }
    const key = UpstreamOperation.keyOf(admitted);
    const shared = this.#open.get(key) ?? this.#begin(key, this.#operationOf(admitted, this.#federation));
    const subscriber = new UpstreamSubscriber(admitted, sink, this.#options.limits.waitingEvents);
    if (viewer) this.#byViewer.set(viewer.id, count + 1);
    shared.add(subscriber);
    let isOpen = true;
    return () => {
      if (!isOpen) return;
      isOpen = false;
      if (viewer) this.#leave(viewer.id);
      shared.remove(subscriber);
    };
  }

  #begin(key: string, operation: UpstreamOperation): SharedSubscription {
    const { limits, metrics, log } = this.#options;
    const shared = new SharedSubscription(operation, {
      connect: (each, sink) => {
        const { headers = {} } = each.admitted;
        return this.#clients.subscribe(this.#urlOf(each), headers, each.request, sink);
      },
      onEnd: () => {
        if (this.#open.get(key) === shared) this.#open.delete(key);
      },
      completion: { limits, log, timeouts: this.#timeouts },
      ...{ limits, metrics, log },
    });
    this.#open.set(key, shared);
    return shared;
  }

  #leave(viewerId: string): void {
    const left = (this.#byViewer.get(viewerId) ?? 1) - 1;
    if (left === 0) this.#byViewer.delete(viewerId);
    else this.#byViewer.set(viewerId, left);
  }

  #urlOf({ subgraph, admitted }: UpstreamOperation): string {
    const url = admitted.federation.subgraphUrls.get(subgraph) ?? '';
    return this.#options.urlOf({ name: subgraph, url });
  }

  #operationOf(admitted: AdmittedSubscription, federation: Federation): UpstreamOperation {
    if (admitted.federation === federation) return new UpstreamOperation(admitted);
    if (validate(federation.apiSchema, admitted.document, undefined, { maxErrors: 1 }).length > 0) {
      const message = 'The schema has changed, and the subscription does not fit it any more.';
      throw new RookeryError('GRAPHQL_VALIDATION_FAILED', { message });
    }
    return new UpstreamOperation({ ...admitted, federation });
  }

  /** Plans what is open in the next supergraph, in the pauses of other work. Returns what takes it into use. */
  async #prepareFor(next: Federation): Promise<() => void> {
    for (const { operation } of this.#open.values()) {
      try {
        this.#operationOf(operation.admitted, next);
      } catch {
        // The clients are told when the supergraph is in use.
      }
      await setImmediate();
    }
    return () => {
      this.#federation = next;
      for (const shared of this.#open.values()) this.#renew(shared, next);
    };
  }

  #renew(shared: SharedSubscription, next: Federation): void {
    const before = shared.operation;
    try {
      const operation = this.#operationOf(before.admitted, next);
      shared.replace(operation, this.#urlOf(before) === this.#urlOf(operation));
    } catch (error) {
      shared.fail(error as Error);
    }
  }

  #waiting(): number[] {
    return [...this.#open.values()].flatMap(({ subscribers }) =>
      [...subscribers].map(({ waiting }) => waiting),
    );
  }
}
