import type { Gateway } from '../harness/gateway';
import type { Tenant } from '../harness/tenant';

/** What one run of a flow is about. */
export interface Subject {
  readonly invoiceId: string;
  readonly customerId: string;
  readonly chargeId?: string;
  readonly paymentId?: string;
}

/** One thing that the product does from a request to its last effect. */
export interface Flow {
  readonly name: string;
  /** Whether finalized invoices are sent to Nomod. */
  readonly syncs: boolean;
  /** Everything up to where the flow begins. */
  prepare(tenant: Tenant, gateway: Gateway): Promise<Subject>;
  /** What the caller does, once. Repeated as it is until it is answered 2xx. @returns the status. */
  ask(tenant: Tenant, subject: Subject): Promise<number>;
}
