/** Statements of one unit of work that were sent without waiting for their answers. */
export class SentStatements {
  private readonly answers: Promise<unknown>[] = [];
  private readonly checks: Promise<unknown>[] = [];
  private failure: { readonly error: unknown } | undefined;
  private isDecided = false;

  add(answer: Promise<unknown>): void {
    this.answers.push(this.noted(answer));
  }

  /** One whose answer may turn out to be the wrong one, though PostgreSQL does not fail: nothing may be committed before it is known. */
  addChecked(check: Promise<unknown>): void {
    this.checks.push(this.noted(check));
  }

  /** Ends when `work` has, and every check. @throws what failed first on the connection: it is what `work` itself may have seen the consequence of. */
  async checked<T>(work: () => Promise<T>): Promise<T> {
    const [outcome] = await Promise.allSettled([work()]);
    await Promise.all(outcome.status === 'rejected' ? [...this.answers, ...this.checks] : this.checks);
    this.assertSound();
    if (outcome.status === 'rejected') throw outcome.reason;
    return outcome.value;
  }

  /**
   * Sends the commit behind everything that was sent, without waiting for that: when anything before it has failed, PostgreSQL rolls back where it is asked to
   * commit. @throws what failed first on the connection.
   */
  async commit(send: () => Promise<unknown>): Promise<void> {
    this.assertSound();
    this.isDecided = true;
    const committed = this.noted(send());
    await Promise.all([...this.answers, committed]);
    this.assertSound();
  }

  /** There is nothing left to roll back once the commit was sent. */
  async rollBack(send: () => Promise<unknown>): Promise<void> {
    if (!this.isDecided) await send();
  }

  private assertSound(): void {
    if (this.failure) throw this.failure.error;
  }

  private noted(answer: Promise<unknown>): Promise<unknown> {
    return answer.catch((error: unknown) => {
      this.failure ??= { error };
    });
  }
}
