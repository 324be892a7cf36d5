/** What came of calling an endpoint. */
export interface SendResult {
  readonly delivered: boolean;
  /** Null when nothing was answered. */
  readonly status: number | null;
  /** The first kilobyte of the answer; null for one of this machine. */
  readonly body: string | null;
  /** Why it does not count as delivered, in words for the endpoint's owner. */
  readonly error: string | null;
  /** What was sent beside the body. */
  readonly requestHeaders: Readonly<Record<string, string>>;
  readonly durationMs: number;
  readonly attemptedAt: Date;
}
