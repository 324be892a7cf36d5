import type { Gateway, RemoteObjects } from '../harness/gateway';
import type { Inspector } from '../harness/postgres';
import type { Tenant } from '../harness/tenant';

/** The objects of one run of a flow. */
export interface Subject {
  readonly invoiceId: string;
  readonly customerId: string;
  readonly chargeId?: string;
  readonly paymentId?: string;
  readonly linkId?: string;
  readonly connectionId?: string;
}

/** Tools that a flow may use in addition to its tenant. */
export interface Surroundings {
  readonly gateway: Gateway;
  readonly inspector: Inspector;
}

/** One operation of the product, from a request to its last effect. */
export interface Flow {
  readonly name: string;
  /** Whether finalized invoices are sent to Nomod. */
  readonly syncs: boolean;
  /**
   * The subscriber of recurring work, when the flow is such work. All subjects share it, so the work that a dead
   * server left is completed before the next crash.
   */
  readonly comesRound?: string;
  /** Prepares everything up to the start of the flow. */
  prepare(tenant: Tenant, gateway: Gateway): Promise<Subject>;
  /**
   * Makes the caller's request once. It is repeated unchanged until the answer is 2xx.
   * @returns the status
   */
  ask(tenant: Tenant, subject: Subject, around: Surroundings): Promise<number>;
  /** The result of the flow, when it is not about an invoice. */
  endState?(inspector: Inspector, remote: RemoteObjects, subject: Subject): Promise<unknown>;
}
