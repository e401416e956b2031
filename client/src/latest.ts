/**
 * Runs a job some time after it was first asked for, one run at a time. What is asked for meanwhile is done by one more run
 * at the end, however often it was asked.
 */
export class Latest {
  readonly #delay: number;
  readonly #job: () => Promise<void>;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #running = false;
  #again = false;
  #over = false;

  /**
   * @param delay Milliseconds in which several askings become one.
   * @param job Must not reject.
   */
  constructor(delay: number, job: () => Promise<void>) {
    this.#delay = delay;
    this.#job = job;
  }

  ask(): void {
    if (this.#over || this.#timer !== undefined) return;
    if (this.#running) this.#again = true;
    else this.#timer = setTimeout(() => void this.#run(), this.#delay);
  }

  dispose(): void {
    this.#over = true;
    clearTimeout(this.#timer);
  }

  async #run(): Promise<void> {
    this.#timer = undefined;
    this.#running = true;
    try {
      do {
        this.#again = false;
        await this.#job();
      } while (this.#again && !this.#over);
    } finally {
      this.#running = false;
    }
  }
}
