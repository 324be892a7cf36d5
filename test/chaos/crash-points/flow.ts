import type { Gateway, RemoteObjects } from '../harness/gateway';
import type { Inspector } from '../harness/postgres';
import type { Tenant } from '../harness/tenant';

/** What one run of a flow is about. */
export interface Subject {
  readonly invoiceId: string;
  readonly customerId: string;
  readonly chargeId?: string;
  readonly paymentId?: string;
  readonly linkId?: string;
  readonly connectionId?: string;
}

/** What a flow may use beside its tenant. */
export interface Surroundings {
  readonly gateway: Gateway;
  readonly inspector: Inspector;
}

/** One thing that the product does from a request to its last effect. */
export interface Flow {
  readonly name: string;
  /** Whether finalized invoices are sent to Nomod. */
  readonly syncs: boolean;
  /** The subscriber whose work comes round and is the flow: what a dead server left of it is done before the next crash, because there is one for all subjects. */
  readonly comesRound?: string;
  /** Everything up to where the flow begins. */
  prepare(tenant: Tenant, gateway: Gateway): Promise<Subject>;
  /** What the caller does, once. Repeated as it is until it is answered 2xx. @returns the status. */
  ask(tenant: Tenant, subject: Subject, around: Surroundings): Promise<number>;
  /** What is left behind, when that is not about an invoice. */
  endState?(inspector: Inspector, remote: RemoteObjects, subject: Subject): Promise<unknown>;
}
