import type { FeatureApp } from '../../../../test/support/feature-app';
import { SandboxApp } from '../../../../test/support/sandbox-app';
import { PaymentRepository } from '../payment.repository';
import { PaymentsModule } from '../payments.module';
import { Seller } from './seller';

let accounts = 0;

/**
 * The feature and its dependencies, against the sandbox. Each file has one. Each test has its own tenant and Nomod
 * account.
 */
export class LinkApp {
  private sandbox: SandboxApp;

  constructor(private readonly pollIntervalSeconds: number) {}

  async start(): Promise<void> {
    const { pollIntervalSeconds } = this;
    this.sandbox = await SandboxApp.start({ modules: [PaymentsModule], settings: { pollIntervalSeconds } });
  }

  async stop(): Promise<void> {
    await this.sandbox.stop();
  }

  get app(): FeatureApp {
    return this.sandbox.app;
  }

  /**
   * A tenant with a published connection.
   * @param pushesInvoices whether finalized invoices are sent to Nomod
   */
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

  /** Changes the stored link id, as if Nomod's answer had named this link. */
  async rename(seller: Seller, paymentId: string, linkId: string): Promise<void> {
    const payments = this.app.get(PaymentRepository);
    await this.app.inScope(seller.scope, async () => {
      const payment = await payments.lockExisting(paymentId);
      payment.gatewayTrackingId = linkId;
      payments.update(payment);
    });
  }

  /** The sandbox's control API. */
  async control<T = unknown>(method: string, path: string, body?: object): Promise<T> {
    return this.sandbox.control<T>(method, path, body);
  }
}

/** Starts one app for all tests of a file or of one `describe`. */
export function useLinkApp({ pollIntervalSeconds = 0.5 } = {}): LinkApp {
  const links = new LinkApp(pollIntervalSeconds);
  beforeAll(() => links.start(), 60_000);
  afterAll(() => links.stop());
  return links;
}
