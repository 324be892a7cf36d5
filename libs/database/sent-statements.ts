/** Statements of one unit of work that were sent without waiting for their answers. */
export class SentStatements {
  private readonly answers: Promise<unknown>[] = [];
  private failure: { readonly error: unknown } | undefined;

  add(answer: Promise<unknown>): void {
    this.answers.push(
      answer.catch((error: unknown) => {
        this.failure ??= { error };
      }),
    );
  }

  /**
   * Ends when `work` has, and everything it sent is answered. @throws what failed first on the connection: after that PostgreSQL refuses whatever follows,
   * which is what `work` itself may have seen.
   */
  async whollyAnswered<T>(work: () => Promise<T>): Promise<T> {
    const [outcome] = await Promise.allSettled([work()]);
    await Promise.all(this.answers);
    if (this.failure) throw this.failure.error;
    if (outcome.status === 'rejected') throw outcome.reason;
    return outcome.value;
  }
}
