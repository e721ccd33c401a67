/** What streams and subjects are called. Namespaces share a server without seeing each other. */
export class Names {
  readonly #namespace: string;

  constructor(namespace: string) {
    if (!/^[\w-]+$/.test(namespace)) throw new TypeError(`Not a namespace: ${namespace}`);
    this.#namespace = namespace;
  }

  stream(name: string): string {
    return `${this.#namespace}_${name}`.toUpperCase();
  }

  /** All subjects of a stream. */
  subjects(name: string): string {
    return `${this.#namespace}.${name.toLowerCase()}.>`;
  }

  subject(stream: string, type: string): string {
    return `${this.#namespace}.${stream.toLowerCase()}.${type}`;
  }

  dead(durable: string): string {
    return `${this.#namespace}.dead.${durable}`;
  }

  /** Where the processes of a durable consumer are asked to handle a dead letter again. */
  again(durable: string): string {
    return `${this.#namespace}.again.${durable}`;
  }

  /** Whoever writes here leads a durable consumer. */
  lease(durable: string): string {
    return `${this.#namespace}.lease.${durable}`;
  }

  /** What is known of the tries of one message of a durable consumer. */
  tries(durable: string, message: string): string {
    return `${this.#namespace}.tries.${durable}.${message}`;
  }

  /** Where the leader of a durable consumer hears who has a place free. */
  offers(durable: string): string {
    return `${this.#namespace}.offers.${durable}`;
  }
}
