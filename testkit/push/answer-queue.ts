/** What a push service answers: a status with headers, or nothing at all. */
export type PushAnswer = { status: number; headers?: Record<string, string> } | 'nothing';

/** The answers that a server was told to give, by device: each once, the last one for ever. */
export class AnswerQueue<Device> {
  readonly #answers = new Map<Device, PushAnswer[]>();

  set(device: Device, answers: readonly PushAnswer[]): void {
    this.#answers.set(device, [...answers]);
  }

  /** The next answer; undefined when the server was told nothing. */
  next(device: Device): PushAnswer | undefined {
    const answers = this.#answers.get(device) ?? [];
    return answers.length > 1 ? answers.shift() : answers[0];
  }
}
