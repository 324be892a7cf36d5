import { Injectable } from '@nestjs/common';
import { Connections } from '@remit/connections';
import { Database, type Scope } from '@remit/database';
import { type ChargeFacts, ChargeMatched, EventBus } from '@remit/domain-events';
import { ApiError, AuditLog } from '@remit/http-api';
import { Invoices } from '@remit/invoices';
import { NomodClient, NomodError, toChargeFacts } from '@remit/nomod';
import { Payments } from '@remit/payments';
import type { AttentionItem } from './attention-item.entity';
import { AttentionRepository } from './attention.repository';
import { assertMatchable } from './matchable-charge';

/** A person says which invoice a charge paid. Payments hears it and books the money; nothing is booked on anybody's word alone. */
@Injectable()
export class ChargeMatching {
  constructor(
    private readonly database: Database,
    private readonly items: AttentionRepository,
    private readonly connections: Connections,
    private readonly nomod: NomodClient,
    private readonly invoices: Invoices,
    private readonly payments: Payments,
    private readonly bus: EventBus,
    private readonly auditLog: AuditLog,
  ) {}

  /**
   * Reads the charge back from Nomod, publishes the match and closes the row.
   * @throws ApiError not_found, conflict, currency_mismatch, invoice_not_finalized, invoice_voided, nomod_error, nomod_outcome_unknown
   */
  async match(
    scope: Scope,
    item: AttentionItem,
    wanted: { invoiceId: string; chargeId: string; by: string },
  ): Promise<AttentionItem> {
    const connectionId = item.connectionId ?? (await this.connections.findForPayment(scope)).id;
    const charge = await this.readCharge(scope, connectionId, wanted.chargeId);
    return this.database.transaction(scope, async () => {
      const invoice = await this.invoices.lockOpen(wanted.invoiceId);
      const recorded = await this.payments.findByCharge(charge.charge_id);
      assertMatchable(charge, invoice, recorded);
      const open = await this.items.lockById(item.id);
      if (!open) throw new ApiError('not_found');
      open.resolve(wanted.by, `Charge ${charge.charge_id} matched to invoice ${invoice.id}`, new Date());
      await this.items.update(open);
      await this.auditLog.record('attention.matched', open.id);
      await this.bus.publish(
        new ChargeMatched({ invoice_id: invoice.id, connection_id: connectionId, charge, attention_id: item.id }),
      );
      return open;
    });
  }

  private async readCharge(scope: Scope, connectionId: string, chargeId: string): Promise<ChargeFacts> {
    const credentials = await this.connections.credentials(scope, connectionId);
    try {
      return toChargeFacts(await this.nomod.getCharge(credentials, chargeId));
    } catch (error) {
      throw error instanceof NomodError ? readingFailed(error) : error;
    }
  }
}

function readingFailed(error: NomodError): ApiError {
  const details = { reason: error.message, gateway_code: error.code ?? null };
  if (error.kind === 'not_found')
    return new ApiError('not_found', { message: 'Nomod knows no such charge.', param: 'charge_id', details });
  const noAnswer = error.kind === 'timed_out' || error.kind === 'connection_lost';
  return new ApiError(noAnswer ? 'nomod_outcome_unknown' : 'nomod_error', { details });
}
