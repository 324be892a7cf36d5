import { setTimeout as pause } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import type { Billing } from '@remit/connections';
import { Database, type Scope } from '@remit/database';
import { EventBus, PaymentLinkCreationFailed } from '@remit/domain-events';
import { InvoiceCheck } from '@remit/invoice-sync';
import type { InvoiceView } from '@remit/invoices';
import { longestCallMs, NomodError } from '@remit/nomod';
import { RemoteOperations, type RemoteOutcome, type RemoteStep } from '@remit/remote-operations';
import { Settings } from '@remit/settings';
import type { Payment } from '../payment.entity';
import { PaymentRepository } from '../payment.repository';
import { EndedLinks } from './ended-links';
import { LinkClosing } from './link-closing';
import { LinkCreation, type LinkIntent } from './link-creation';
import { closingFailed, closingUnsure, linkFailure, syncUnderway } from './link-failure';
import { LinkPreparation, type LinkRequest } from './link-preparation';
import { LinkTrouble } from './link-trouble';

export interface LinkResult {
  readonly payment: Payment;
  /** False when a live link of the invoice was there already. */
  readonly created: boolean;
  /** The link was made just now: nobody can have tried it. */
  readonly isUntried: boolean;
}

interface LinkWork {
  readonly payment: Payment;
  readonly creation: LinkIntent;
  readonly begun: RemoteStep | undefined;
}

/** Pause between two looks while another request or worker is at the same link, in milliseconds. */
const LOOK_EVERY_MS = 50;

/** How long a request waits for the running sync of its invoice, in milliseconds. */
const SYNC_WAIT_MS = 5_000;

/** Gives an invoice its one payable URL: the synced invoice's own when there is one, else a new one-time link. */
@Injectable()
export class LinkPayments {
  constructor(
    private readonly database: Database,
    private readonly payments: PaymentRepository,
    private readonly preparation: LinkPreparation,
    private readonly operations: RemoteOperations,
    private readonly creation: LinkCreation,
    private readonly closing: LinkClosing,
    private readonly ended: EndedLinks,
    private readonly pages: InvoiceCheck,
    private readonly trouble: LinkTrouble,
    private readonly bus: EventBus,
    private readonly settings: Settings,
  ) {}

  /** @throws ApiError in the mission's words when the invoice cannot be paid by link, or Nomod gives none. */
  async request(scope: Scope, request: LinkRequest): Promise<LinkResult> {
    const giveUpAt = Date.now() + SYNC_WAIT_MS;
    for (;;) {
      const step = await this.database.transaction(scope, async () => {
        const prepared = await this.preparation.prepare(request);
        return prepared.next === 'ask' ? { ...prepared, ...(await this.intend(prepared)) } : prepared;
      });
      if (step.next === 'answer' && (step.created || !(await this.hasEnded(scope, step.payment))))
        return { ...step, isUntried: false };
      if (step.next === 'answer') continue;
      if (step.next === 'ask')
        return { payment: await this.askNomod(scope, step), created: step.created, isUntried: true };
      if (step.next === 'close') await this.close(scope, step.paymentId);
      else if (Date.now() > giveUpAt) throw syncUnderway(request.invoiceId);
      else await pause(LOOK_EVERY_MS);
    }
  }

  /** Tries the link of an initiated payment again; a payment that needs none is answered as it is. @throws ApiError as `request` does. */
  async retry(scope: Scope, paymentId: string): Promise<Payment> {
    const asked = await this.database.transaction(scope, async () => {
      const { payment, invoice } = await this.preparation.prepareRetry(paymentId);
      return invoice ? this.intend({ payment, invoice, isNew: false }) : { payment };
    });
    return 'creation' in asked ? this.askNomod(scope, asked) : asked.payment;
  }

  /**
   * The intent of a new payment is saved with it, so that nothing has to be committed again before Nomod is asked. Not that of one that others may be working
   * on: whoever finishes a link locks the intent first and the payment after it.
   */
  private async intend({
    payment,
    invoice,
    isNew,
    billing,
  }: {
    payment: Payment;
    invoice: InvoiceView;
    isNew: boolean;
    billing?: Billing;
  }): Promise<LinkWork> {
    const creation = await this.creation.of(payment, invoice, billing);
    return { payment, creation, begun: isNew ? await this.operations.beginNew(creation) : undefined };
  }

  private async askNomod(scope: Scope, { payment, creation, begun }: LinkWork): Promise<Payment> {
    const giveUpAt = Date.now() + longestCallMs(this.settings);
    let outcome = begun
      ? await this.operations.carryOut(scope, creation, begun)
      : await this.operations.run(scope, creation);
    while (outcome.state === 'busy' && Date.now() < giveUpAt) {
      await pause(LOOK_EVERY_MS);
      outcome = await this.operations.run(scope, creation);
    }
    const saved = outcome.state === 'done' ? outcome.saved : undefined;
    const current = saved ?? (await this.database.transaction(scope, () => this.recordOutcome(payment.id, outcome)));
    if (current.paymentStatus === 'initiated' || current.errorCode !== null) throw linkFailure(current, outcome);
    return current;
  }

  /** The payment as it is after the try; why there is no link yet is kept on it. */
  private async recordOutcome(paymentId: string, outcome: RemoteOutcome): Promise<Payment> {
    const payment = await this.payments.lockExisting(paymentId);
    if (payment.paymentStatus !== 'initiated' || outcome.state === 'done' || outcome.state === 'busy') return payment;
    const code = failureCode(outcome);
    const reason = outcome.state === 'unknown' ? outcome.reason : outcome.error.message;
    payment.recordFailure(code, reason);
    await this.payments.update(payment);
    await this.bus.publish(
      new PaymentLinkCreationFailed({ payment_id: payment.id, invoice_id: payment.invoiceId, code, reason }),
    );
    return payment;
  }

  /** A link that Nomod does not tell of is answered as it is. */
  private async hasEnded(scope: Scope, payment: Payment): Promise<boolean> {
    if (payment.usesInvoiceUrl)
      return this.pages.isGone(scope, payment.invoiceId, this.settings.pollIntervalSeconds * 1_000);
    if (!this.ended.mayHaveEnded(payment)) return false;
    try {
      return await this.ended.end(scope, payment.id);
    } catch (error) {
      await this.trouble.report(scope, payment.id, error);
      return false;
    }
  }

  private async close(scope: Scope, paymentId: string): Promise<void> {
    try {
      if (!(await this.closing.close(scope, paymentId)))
        throw closingUnsure(paymentId, 'Nomod has more charges than could be read');
    } catch (error) {
      if (!(error instanceof NomodError)) throw error;
      await this.trouble.report(scope, paymentId, error);
      throw closingFailed(paymentId, error);
    }
  }
}

function failureCode(outcome: RemoteOutcome & { state: 'not_done' | 'unknown' }) {
  if (outcome.state === 'unknown') return 'nomod_outcome_unknown';
  return outcome.error.kind === 'rate_limited' ? 'nomod_busy' : 'nomod_link_creation_failed';
}
