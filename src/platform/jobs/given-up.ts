/** Attempts after which a row is left alone. */
export const MAX_ATTEMPTS = 3;

/**
 * The rows that a sweep of this process could not treat. After some attempts each is left alone, so that it holds up no other: the
 * sweep leaves out `ids` when it looks for work.
 */
export class GivenUp {
  private readonly failures = new Map<string, number>();

  get ids(): string[] {
    return [...this.failures].filter(([, attempts]) => attempts >= MAX_ATTEMPTS).map(([id]) => id);
  }

  /** @param failed told what went wrong, after how many attempts, and whether that was the last one */
  async attempt(id: string, work: () => Promise<unknown>, failed: (error: unknown, attempts: number, givenUp: boolean) => void): Promise<void> {
    try {
      await work();
      this.failures.delete(id);
    } catch (error) {
      const attempts = (this.failures.get(id) ?? 0) + 1;
      this.failures.set(id, attempts);
      failed(error, attempts, attempts >= MAX_ATTEMPTS);
    }
  }

  forget(): void {
    this.failures.clear();
  }
}
