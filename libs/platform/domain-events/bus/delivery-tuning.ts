/** When and together with what a subscriber runs. All of it is optional, and no guarantee depends on it. */
export interface DeliveryTuning {
  /** Lane in which it runs. Default: `gateway` for a subscriber with `ask`, otherwise `local`. */
  readonly lane?: Lane;
  /** Seconds between the event and the first run; default: 0. The backlog does not include this waiting work. */
  readonly firstRunAfterSeconds?: number;
  /**
   * Whether `handle` may run concurrently for several events in one unit of work; default: false. Set it when there
   * are many events at a time and `handle` writes only rows of the event's own invoice. When one fails, all are
   * rolled back and then run one by one.
   */
  readonly runsInGroups?: boolean;
  /**
   * Whether it runs immediately, in the unit of work of the delivery whose handler published the event, without a
   * delivery of its own; default: false. Use it for the next step of a flow, without which the publisher's step is
   * worth little. It has no `ask`, never runs again, and takes its locks after the publisher's, in the general lock
   * order. When anything in that unit of work fails, all of it is rolled back and runs again, with a delivery for
   * each step.
   */
  readonly joins?: boolean;
}

/**
 * `local`: work that only uses the database; `gateway`: work that calls the gateway first; `webhook`: calls of
 * tenants' own webhook endpoints, which may be slow; `email`: e-mails, which all wait for one server. Each lane has
 * its own slots, so that waiting work in one lane does not delay another.
 */
export type Lane = 'local' | 'gateway' | 'webhook' | 'email';
