/** Statements of one unit of work that were sent without waiting for their answers. */
export class SentStatements {
  private readonly answers: Promise<unknown>[] = [];
  private readonly checks: Promise<unknown>[] = [];
  private failure: { readonly error: unknown } | undefined;
  private isDecided = false;

  add(answer: Promise<unknown>): void {
    this.answers.push(this.noted(answer));
  }

  /**
   * Adds a statement whose answer may be wrong although PostgreSQL reports no error. The commit waits for the check.
   */
  addChecked(check: Promise<unknown>): void {
    this.checks.push(this.noted(check));
  }

  /**
   * Runs `work`, and resolves when `work` and every check have ended.
   * @throws the first failure on the connection, because an error of `work` may be its consequence
   */
  async checked<T>(work: () => Promise<T>): Promise<T> {
    const [outcome] = await Promise.allSettled([work()]);
    await Promise.all(outcome.status === 'rejected' ? [...this.answers, ...this.checks] : this.checks);
    this.assertSound();
    if (outcome.status === 'rejected') throw outcome.reason;
    return outcome.value;
  }

  /**
   * Sends the commit after all other statements, without waiting for their answers. When one of them has failed,
   * PostgreSQL answers the commit with a rollback.
   * @throws the first failure on the connection
   */
  async commit(send: () => Promise<unknown>): Promise<void> {
    this.assertSound();
    this.isDecided = true;
    const committed = this.noted(send());
    await Promise.all([...this.answers, committed]);
    this.assertSound();
  }

  /**
   * Resolves when every statement is answered.
   * @throws the first failure on the connection
   */
  async answered(): Promise<void> {
    await Promise.all(this.answers);
    this.assertSound();
  }

  /** Does nothing after the commit was sent. */
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
