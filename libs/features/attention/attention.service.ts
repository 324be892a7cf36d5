import { Injectable } from '@nestjs/common';
import { Database, type Scope } from '@remit/database';
import { InvoiceEmails } from '@remit/emails';
import { ApiError, type Page, toPage } from '@remit/http-api';
import { AuditLog } from '@remit/audit-log';
import { InvoiceCheck, InvoiceSyncService } from '@remit/invoice-sync';
import { PaymentsService } from '@remit/payments';
import { WebhooksService } from '@remit/webhooks';
import type { AttentionItem, AttentionSubject } from './attention-item.entity';
import { type AttentionAction, attentionKinds } from './attention-kinds';
import { AttentionRepository } from './attention.repository';
import { ChargeMatching } from './charge-matching';
import type { ListAttentionQuery, MatchAttentionRequest } from './dto/attention-requests.dto';
import type { AttentionResponse } from './dto/attention-response.dto';
import { presentAttention } from './present-attention';

/** Lists the cases that need a person, and carries out the person's decisions. */
@Injectable()
export class AttentionService {
  constructor(
    private readonly database: Database,
    private readonly items: AttentionRepository,
    private readonly matching: ChargeMatching,
    private readonly payments: PaymentsService,
    private readonly webhooks: WebhooksService,
    private readonly invoiceSync: InvoiceSyncService,
    private readonly invoiceCheck: InvoiceCheck,
    private readonly emails: InvoiceEmails,
    private readonly auditLog: AuditLog,
  ) {}

  async list(scope: Scope, query: ListAttentionQuery): Promise<Page<AttentionResponse>> {
    const [rows, total] = await this.database.transaction(scope, () => this.items.list(query));
    return toPage(rows, total, query, {
      kind: 'att',
      item: presentAttention,
      position: (row) => ({ createdAt: row.firstSeenAt.toISOString(), id: row.id }),
    });
  }

  /** @throws ApiError not_found */
  async get(scope: Scope, id: string): Promise<AttentionResponse> {
    return presentAttention(await this.find(scope, id));
  }

  /**
   * Asks Nomod again. The row closes when the answer settles it.
   * @throws ApiError not_found, conflict, nomod_error, nomod_outcome_unknown
   */
  async check(scope: Scope, id: string): Promise<AttentionResponse> {
    const item = await this.findOffering(scope, id, 'check');
    const subject = attentionKinds[item.kind].check;
    if (subject === 'payment') await this.payments.check(scope, subjectOf(item, subject));
    if (subject === 'delivery') await this.webhooks.replay(scope, subjectOf(item, subject));
    if (subject === 'invoice') await this.invoiceCheck.now(scope, subjectOf(item, subject));
    return this.get(scope, id);
  }

  /**
   * Retries what failed. The row closes when it succeeds.
   * @throws ApiError not_found, conflict, and the errors of the retried operation
   */
  async retry(scope: Scope, id: string): Promise<AttentionResponse> {
    const item = await this.findOffering(scope, id, 'retry');
    const subject = attentionKinds[item.kind].retry;
    if (subject === 'link') await this.payments.process(scope, subjectOf(item, subject));
    if (subject === 'delivery') await this.webhooks.replay(scope, subjectOf(item, subject));
    if (subject === 'sync') await this.invoiceSync.request(scope, subjectOf(item, subject));
    if (subject === 'page') await this.invoiceSync.replacePage(scope, subjectOf(item, subject));
    if (subject === 'email') await this.emails.sendAgain(scope, subjectOf(item, subject));
    return this.get(scope, id);
  }

  /**
   * Records which invoice the charge paid.
   * @throws ApiError as `ChargeMatching.match` does
   */
  async match(scope: Scope, id: string, by: string, request: MatchAttentionRequest): Promise<AttentionResponse> {
    const item = await this.findOffering(scope, id, 'match');
    const chargeId = item.chargeId ?? request.charge_id;
    if (chargeId === undefined) {
      throw ApiError.invalidField(
        'charge_id',
        "This row names no charge. Send charge_id: Nomod's id of the charge that paid.",
      );
    }
    const { invoice_id: invoiceId, confirm_customer: customerConfirmed = false } = request;
    const wanted = { invoiceId, chargeId, customerConfirmed, by };
    return presentAttention(await this.matching.match(scope, item, wanted));
  }

  /**
   * Records that the money of the row's charge is gone. Its invoice is due again.
   * @throws ApiError as `PaymentsService.countLost` does
   */
  async countLost(scope: Scope, id: string, by: string): Promise<AttentionResponse> {
    const item = await this.findOffering(scope, id, 'count_lost');
    await this.payments.countLost(scope, subjectOf(item, 'payment'));
    return this.database.transaction(scope, async () => {
      const row = found(await this.items.lockById(id));
      // A subscriber of the lost charge may have closed it already.
      if (row.status === 'open') {
        row.resolve(by, 'Counted as lost. The invoice is owed again', new Date());
        this.items.update(row);
      }
      return presentAttention(row);
    });
  }

  /**
   * Leaves the case as it is.
   * @throws ApiError not_found, conflict when it is closed already
   */
  async dismiss(scope: Scope, id: string, by: string, note: string): Promise<AttentionResponse> {
    return this.database.transaction(scope, async () => {
      const item = found(await this.items.lockById(id));
      item.dismiss(by, note, new Date());
      this.items.update(item);
      this.auditLog.record('attention.dismissed', item.id);
      return presentAttention(item);
    });
  }

  private async find(scope: Scope, id: string): Promise<AttentionItem> {
    return found(await this.database.transaction(scope, () => this.items.findById(id)));
  }

  private async findOffering(scope: Scope, id: string, action: AttentionAction): Promise<AttentionItem> {
    const item = await this.find(scope, id);
    item.refuseUnlessOffered(action);
    return item;
  }
}

function found(item: AttentionItem | null): AttentionItem {
  if (!item) throw new ApiError('not_found', { message: 'There is no such row.' });
  return item;
}

function subjectOf(item: AttentionItem, subject: AttentionSubject): string {
  const id = item.subjectOf(subject);
  if (id === null) throw new Error(`${item.id} names no ${subject}`);
  return id;
}
