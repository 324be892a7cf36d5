import { Injectable, Logger } from '@nestjs/common';
import { currentEventContext, runWithEventContext } from '@remit/domain-events';
import { ApiError } from '@remit/http-api';
import { formatMoney } from '@remit/money';
import { PaymentsService } from '@remit/payments';
import type { Notice } from './notice';
import type { OpenedPage } from './opened-pages';

/** The actor of the link's payment and of its events. */
const PAYER = 'payer';

export type PayOutcome =
  | { readonly next: 'pay'; readonly url: string }
  /** The page itself shows why nothing is due any more. */
  | { readonly next: 'look' }
  /** Nomod has not answered. The link is made in the background. */
  | { readonly next: 'wait' }
  | { readonly next: 'tell'; readonly notice: Notice; readonly retryAfterSeconds?: number };

const PREPARING = { next: 'tell', notice: 'preparing', retryAfterSeconds: 3 } as const;

const WAIT = { next: 'wait' } as const;

/** Milliseconds for which a press waits for its link. Nomod answers in one second, or something is wrong. */
const PATIENCE_MS = 7_000;

/** What a payer sees when a link is refused. Any other error is a failure. */
const OUTCOMES: Readonly<Partial<Record<ApiError['code'], PayOutcome>>> = {
  invoice_already_paid: { next: 'look' },
  invoice_voided: { next: 'look' },
  invoice_not_finalized: { next: 'look' },
  connection_not_published: { next: 'tell', notice: 'off' },
  conflict: PREPARING,
  nomod_busy: { next: 'tell', notice: 'busy', retryAfterSeconds: 5 },
  nomod_link_creation_failed: { next: 'tell', notice: 'busy', retryAfterSeconds: 30 },
  nomod_outcome_unknown: WAIT,
  nomod_amount_mismatch: { next: 'tell', notice: 'problem' },
  invalid_invoice_amount: { next: 'tell', notice: 'problem' },
};

/**
 * Requests the invoice's one live link when its payer presses Pay. It uses the code of POST /payments, so all its
 * guarantees apply.
 */
@Injectable()
export class PayerLinks {
  private readonly logger = new Logger('HostedPages');

  constructor(private readonly payments: PaymentsService) {}

  /** When Nomod does not answer in time, the page asks the payer to wait and the request continues. */
  async request(opened: OpenedPage): Promise<PayOutcome> {
    const asked = this.ask(opened);
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<PayOutcome>((resolve) => {
      timer = setTimeout(() => resolve(WAIT), PATIENCE_MS);
    });
    try {
      const outcome = await Promise.race([asked, late]);
      if (outcome === WAIT)
        asked.catch((err: unknown) => this.logger.warn({ err, msg: 'a link was not made in time' }));
      return outcome;
    } finally {
      clearTimeout(timer);
    }
  }

  private async ask({ scope, invoice, route }: OpenedPage): Promise<PayOutcome> {
    if (!route) return { next: 'tell', notice: 'off' };
    const asPayer = { ...currentEventContext(), actor: PAYER };
    try {
      const { payment } = await runWithEventContext(asPayer, () =>
        this.payments.create(
          scope,
          { createdBy: PAYER, createdByName: null },
          {
            destination_type: 'invoice',
            destination_id: invoice.id,
            payment_method_type: 'payment_link',
            payment_gateway: 'nomod',
            amount: formatMoney(invoice.amountRemainingMinor, invoice.currency),
            currency: invoice.currency,
            ...(route.connectionId !== undefined && { metadata: { connection_id: route.connectionId } }),
          },
        ),
      );
      return payment.payment_url === null ? { next: 'look' } : { next: 'pay', url: payment.payment_url };
    } catch (error) {
      const outcome = error instanceof ApiError ? (isBeingBooked(error) ? PREPARING : OUTCOMES[error.code]) : undefined;
      if (outcome) return outcome;
      throw error;
    }
  }
}

/** Another payment has just succeeded, so less is owed than the invoice still shows. */
function isBeingBooked({ code, details }: ApiError): boolean {
  return code === 'invalid_invoice_amount' && details !== null && details.amount !== details.outstanding;
}
