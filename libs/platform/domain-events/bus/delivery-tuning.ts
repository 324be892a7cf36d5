/** When and beside what a subscriber runs. A subscriber works without any of it, and no guarantee depends on it. */
export interface DeliveryTuning {
  /** Where it runs; default: `gateway` with `ask`, `local` without. */
  readonly lane?: Lane;
  /** Seconds after the event at which the first run is due; default 0. Work that waits like this is not counted as backlog. */
  readonly firstRunAfterSeconds?: number;
  /**
   * Whether `handle` may run side by side with that of other events in one unit of work; default: no. To be set where there are many at a time and `handle`
   * writes no rows but those of the event's own invoice. All are rolled back when one fails, and then run one by one.
   */
  readonly runsInGroups?: boolean;
  /**
   * Whether it hears at once, in the unit of work of the delivery whose handler published the event, instead of through a delivery of its own; default:
   * no. For the next step of one flow, without which the publisher's is worth little. It has no `ask`, never runs again, and takes its locks in the
   * house's order after the publisher's. When anything in that unit of work fails, all of it is rolled back and runs again with a delivery for each.
   */
  readonly joins?: boolean;
}

/**
 * The environment has a webhook endpoint; the invoice of the event has a link that can be paid; sync of the invoice with Nomod is on, or undecided; e-mails are
 * sent by themselves in the environment. Code that brings one about must hold the invoice's lock, or look at the invoice afterwards.
 */
export type Circumstance = 'webhook_endpoint_exists' | 'link_is_open' | 'invoice_sync_is_on' | 'emails_are_on';

/**
 * Work that only touches the database; work that asks the gateway first; calls of tenants' own webhook endpoints, which may be as slow as they like; and
 * e-mails, which all wait for one server. Each has its own slots: what waits in one holds up nothing in another.
 */
export type Lane = 'local' | 'gateway' | 'webhook' | 'email';
