import { AccountNeighbour, AccountSweep, Connection, ConnectionWatch, GatewayTrouble } from '@remit/connections';
import { Customer } from '@remit/customers';
import { Invoice, InvoiceLine, InvoiceNumberCounter, LedgerEntry, LedgerTransaction } from '@remit/invoices';
import {
  ChargeClaim,
  CustomerMapping,
  FormerNomodInvoice,
  InvoiceSyncRecord,
  ReturnAddress,
} from '@remit/invoice-sync';
import { RemoteOperation } from '@remit/remote-operations';
import { type RunningSandbox, startSandbox } from '../../../../apps/nomod-sandbox/sandbox';
import { FeatureApp } from '../../../../test/support/feature-app';
import { PaymentAttempt } from '../attempts/payment-attempt.entity';
import { AccountCharge } from '../charges/account-charge.entity';
import { Charge } from '../charges/charge.entity';
import { Payment } from '../payment.entity';
import { PaymentRepository } from '../payment.repository';
import { PaymentsModule } from '../payments.module';
import { ListedDifference } from '../audit/against-nomod/listed-difference.entity';
import { PaymentRefund } from '../refunds/payment-refund.entity';
import { Seller } from './seller';

let accounts = 0;

/** The feature with what it stands on, against the sandbox. One for a file; each test has a tenant and a Nomod account of its own. */
export class LinkApp {
  app: FeatureApp;
  private sandbox: RunningSandbox;

  constructor(private readonly pollIntervalSeconds: number) {}

  async start(): Promise<void> {
    this.sandbox = await startSandbox({ port: 0, host: '127.0.0.1' });
    this.app = await FeatureApp.start({
      modules: [PaymentsModule],
      entities: [
        Connection,
        AccountSweep,
        GatewayTrouble,
        ConnectionWatch,
        Customer,
        Invoice,
        InvoiceLine,
        InvoiceNumberCounter,
        LedgerTransaction,
        LedgerEntry,
        RemoteOperation,
        InvoiceSyncRecord,
        FormerNomodInvoice,
        ReturnAddress,
        CustomerMapping,
        ChargeClaim,
        Payment,
        PaymentAttempt,
        PaymentRefund,
        ListedDifference,
        AccountCharge,
        AccountNeighbour,
        Charge,
      ],
      settings: {
        nomodApiUrl: this.sandbox.url,
        nomodTimeoutMs: 500,
        outcomeLookupSeconds: 0.2,
        pollIntervalSeconds: this.pollIntervalSeconds,
      },
    });
  }

  async stop(): Promise<void> {
    await this.app.stop();
    await this.sandbox.close();
  }

  /** A tenant with a published connection. @param pushesInvoices whether finalized invoices are sent to Nomod. */
  async newSeller({ pushesInvoices = false } = {}): Promise<Seller> {
    accounts += 1;
    const nomodKey = `sk_test_links${accounts}.secret`;
    const seller = new Seller(this, await this.app.newTenant(), nomodKey);
    await seller.connect(pushesInvoices);
    return seller;
  }

  async linkState(seller: Seller, paymentId: string): Promise<string | null | undefined> {
    const payment = await this.app.inScope(seller.scope, () => this.app.get(PaymentRepository).findById(paymentId));
    return payment?.linkState;
  }

  /** As if Nomod's answer had named this link. */
  async rename(seller: Seller, paymentId: string, linkId: string): Promise<void> {
    const payments = this.app.get(PaymentRepository);
    await this.app.inScope(seller.scope, async () => {
      const payment = await payments.lockExisting(paymentId);
      payment.gatewayTrackingId = linkId;
      await payments.update(payment);
    });
  }

  /** The sandbox's control API. */
  async control<T = unknown>(method: string, path: string, body?: object): Promise<T> {
    const answer = await fetch(`${this.sandbox.url}/_sandbox/${path}`, {
      method,
      headers: { 'content-type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path} answered ${answer.status}: ${text}`);
    return (text === '' ? undefined : JSON.parse(text)) as T;
  }
}

/** For all tests of a file, or of one `describe`. */
export function useLinkApp({ pollIntervalSeconds = 0.5 } = {}): LinkApp {
  const links = new LinkApp(pollIntervalSeconds);
  beforeAll(() => links.start(), 60_000);
  afterAll(() => links.stop());
  return links;
}
