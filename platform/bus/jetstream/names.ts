/** Names of streams and subjects. A namespace is a prefix: several deployments can share one server. */
export class Names {
  readonly #namespace: string;

  constructor(namespace: string) {
    if (!/^[\w-]+$/.test(namespace)) throw new TypeError(`Invalid namespace: ${namespace}`);
    this.#namespace = namespace;
  }

  stream(name: string): string {
    return `${this.#namespace}_${name}`.toUpperCase();
  }

  /** The subject filter of a stream. */
  subjects(name: string): string {
    return `${this.#namespace}.${name.toLowerCase()}.>`;
  }

  subject(stream: string, type: string): string {
    return `${this.#namespace}.${stream.toLowerCase()}.${type}`;
  }

  /** Where signals are sent: outside of all streams. */
  signals(channel: string): string {
    return `${this.#namespace}.signals.${channel}`;
  }

  dead(durable: string): string {
    return `${this.#namespace}.dead.${durable}`;
  }

  /** Where processes of a durable consumer receive requests to handle a dead letter again. */
  replay(durable: string): string {
    return `${this.#namespace}.again.${durable}`;
  }

  /** The lease subject of a durable consumer: the process whose message is stored here is the leader. */
  lease(durable: string): string {
    return `${this.#namespace}.lease.${durable}`;
  }

  /** The stored attempt count of one message of a durable consumer. */
  tries(durable: string, message: string): string {
    return `${this.#namespace}.tries.${durable}.${message}`;
  }

  /** Where standbys report their free capacity to the leader of a durable consumer. */
  offers(durable: string): string {
    return `${this.#namespace}.offers.${durable}`;
  }
}
