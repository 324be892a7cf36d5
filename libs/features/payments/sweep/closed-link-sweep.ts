import { Injectable, Logger } from '@nestjs/common';
import { isUnusableAnswer, SweepPart, type SweptAccount, VOIDED } from '@remit/connections';
import { Database } from '@remit/database';
import { GatewayError, PaymentGateway } from '@remit/gateway';
import { LinkClosing } from '../links/link-closing';
import { LinkErrors } from '../links/link-errors';
import type { Payment } from '../payment.entity';
import { SweptPayments } from './swept-payments.repository';

/** Maximum number of links that one sweep disables. */
const MOST_CLOSED = 3;

/** Milliseconds after which a closing is finished or was interrupted. */
const CLOSING_MS = 10 * 60_000;

/**
 * Disables payable links that must not be paid: a link of a voided payment that somebody enabled in Nomod's
 * dashboard, and a link whose closing was interrupted. The titles of such links say so. One search among the payable
 * links therefore finds them, regardless of the number of links.
 */
@Injectable()
export class ClosedLinkSweep extends SweepPart {
  readonly name = 'closed_links';
  private readonly logger = new Logger(ClosedLinkSweep.name);

  constructor(
    private readonly database: Database,
    private readonly swept: SweptPayments,
    private readonly gateway: PaymentGateway,
    private readonly closing: LinkClosing,
    private readonly errors: LinkErrors,
  ) {
    super();
  }

  override async repair(swept: SweptAccount): Promise<void> {
    const { scope, estate, habits } = swept;
    const { unclosed, mayBeEnabled } = await this.database.reading(scope, async () => ({
      unclosed: await this.swept.unclosed(estate, new Date(Date.now() - CLOSING_MS)),
      mayBeEnabled: !habits.is('search_title', 'no') && (await this.swept.hasClosed(estate)),
    }));
    const enabled = mayBeEnabled ? await this.enabledAgain(swept) : [];
    for (const payment of [...enabled, ...unclosed].slice(0, MOST_CLOSED)) await this.close(payment);
  }

  /** A search result does not prove that a link is ours or closed. Our records decide that. */
  private async enabledAgain({ scope, credentials }: SweptAccount): Promise<Payment[]> {
    const { items } = await this.gateway.enabledLinkPage(credentials, undefined, VOIDED);
    const ids = items.filter(({ status }) => status === 'enabled').map(({ id }) => id);
    const found = await this.database.reading(scope, () => this.swept.closedAmong(ids));
    for (const { id } of found)
      this.logger.warn({ message: 'A disabled link was enabled again at Nomod', paymentId: id });
    return found;
  }

  /**
   * A link that cannot be disabled does not block the others.
   * @throws GatewayError
   */
  private async close({ scope, id }: Payment): Promise<void> {
    try {
      await this.closing.closeAgain(scope, id);
    } catch (error) {
      if (!(error instanceof GatewayError)) throw error;
      if (error.kind === 'refused') await this.closing.askForAttention(scope, id, error.message);
      else if (isUnusableAnswer(error.kind)) await this.errors.note(scope, id, error);
      else throw error;
    }
  }
}
