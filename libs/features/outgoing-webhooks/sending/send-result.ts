/** Result of a call to an endpoint. */
export interface SendResult {
  readonly delivered: boolean;
  /** Null without a response. */
  readonly status: number | null;
  /** First kilobyte of the response; null for an endpoint on this machine. */
  readonly body: string | null;
  /** Reason of a failure, worded for the endpoint's owner; null when it was delivered. */
  readonly error: string | null;
  /** Headers that were sent with the body. */
  readonly requestHeaders: Readonly<Record<string, string>>;
  readonly durationMs: number;
  readonly attemptedAt: Date;
}
