/** Of many calls with one key, in this process, lets one do the work; the others wait for it, then look what it left. */
export class Once {
  readonly #underWay = new Map<string, Promise<unknown>>();

  /** `find` gives what an earlier call has made, or null; `make` makes it. */
  async do<T>(key: string, find: () => Promise<T | null>, make: () => Promise<T>): Promise<T> {
    const before = this.#underWay.get(key);
    if (before) {
      await before.catch(() => undefined);
      return (await find()) ?? this.do(key, find, make);
    }
    const work = find().then((found) => found ?? make());
    this.#underWay.set(key, work);
    try {
      return await work;
    } finally {
      this.#underWay.delete(key);
    }
  }
}
