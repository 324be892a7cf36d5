import { Injectable } from '@nestjs/common';
import { nomodBusy } from '@remit/connections';
import { type CurrencySums, Database, type Scope, type Search } from '@remit/database';
import { EventHistory, type RecordedEvent } from '@remit/domain-events';
import { ApiError, type Page, readAmount, toPage } from '@remit/http-api';
import { Invoices } from '@remit/invoices';
import { GatewayError, readOptions, toChargeFacts } from '@remit/gateway';
import type { PaymentAttempt } from './attempts/payment-attempt.entity';
import { PaymentAttemptRepository } from './attempts/payment-attempt.repository';
import { ChargeRecorder } from './charges/charge-recorder';
import { LostMoney } from './charges/lost-money';
import type { CreatePaymentDto } from './dto/payment-requests.dto';
import type { ListedPaymentResponse, PaymentResponse } from './dto/payment-response.dto';
import type { ListPaymentsQuery } from './dto/list-payments.query';
import { LinkPolling } from './links/link-polling';
import { LinkCharges } from './links/link-charges';
import { LinkRequests } from './links/link-request';
import { OfflinePayments } from './offline-payments';
import type { Payment } from './payment.entity';
import { type PaymentFilter, PaymentListRepository } from './payment-list.repository';
import { PaymentRepository } from './payment.repository';
import { PaymentSearch } from './payment-search';
import type { Creator } from './payment-row.entity';
import { PaymentSecrets } from './payment-secrets';
import { PaymentVoiding, type VoidRequest } from './payment-voiding';
import { presentPayment } from './present-payment';
import type { PaymentRefund } from './refunds/payment-refund.entity';
import { readDeadline } from './payment-deadline';
import { returnUrl } from './return-urls';
import type { RefundRequest } from './refunds/refund-rules';
import { PaymentRefundRepository } from './refunds/payment-refund.repository';
import { Refunds } from './refunds/refunds';

/** The use cases of payments: creates, reads, lists, voids and refunds them. */
@Injectable()
export class PaymentsService {
  constructor(
    private readonly database: Database,
    private readonly payments: PaymentRepository,
    private readonly lists: PaymentListRepository,
    private readonly searches: PaymentSearch,
    private readonly invoices: Invoices,
    private readonly attempts: PaymentAttemptRepository,
    private readonly refundRows: PaymentRefundRepository,
    private readonly refunds: Refunds,
    private readonly voiding: PaymentVoiding,
    private readonly lost: LostMoney,
    private readonly links: LinkRequests,
    private readonly offline: OfflinePayments,
    private readonly linkCharges: LinkCharges,
    private readonly polling: LinkPolling,
    private readonly recorder: ChargeRecorder,
    private readonly secrets: PaymentSecrets,
    private readonly history: EventHistory,
  ) {}

  /**
   * @returns the payment and whether it is new; a live link of the invoice is returned instead of a second one
   * @throws ApiError validation_error, conflict, errors of the invoice and of the gateway
   */
  async create(
    scope: Scope,
    creator: Creator,
    dto: CreatePaymentDto,
  ): Promise<{ payment: PaymentResponse; created: boolean }> {
    const common = {
      invoiceId: dto.destination_id,
      amountMinor: readAmount(dto.amount, dto.currency, 'amount'),
      currency: dto.currency,
      metadata: dto.metadata ?? {},
      successUrl: returnUrl('success_url', dto),
      cancelUrl: returnUrl('cancel_url', dto),
      description: dto.description ?? null,
      ...creator,
      idempotencyKey: dto.idempotency_key ?? null,
    };
    if (dto.payment_method_type === 'offline') {
      if (dto.payment_options)
        throw ApiError.invalidField(
          'payment_options',
          'An offline payment cannot have them. Send them with a payment link only.',
        );
      if (dto.expires_at)
        throw ApiError.invalidField(
          'expires_at',
          'An offline payment cannot have it. Send it with a payment link only.',
        );
      const payment = await this.offline.record(scope, {
        ...common,
        referenceId: dto.reference_id ?? null,
        receivedOn: dto.received_on ?? null,
      });
      return { payment: await this.present(scope, payment), created: true };
    }
    if (!dto.payment_gateway)
      throw ApiError.invalidField('payment_gateway', 'A payment link needs the payment_gateway "nomod".');
    const { payment, created, isUntried } = await this.links.request(scope, {
      ...common,
      connectionId: dto.metadata?.connection_id,
      expiresAt: readDeadline(dto.expires_at),
      ...(dto.payment_options && { paymentOptions: readOptions(dto.payment_options) }),
    });
    return { payment: isUntried ? this.response(payment, [], []) : await this.present(scope, payment), created };
  }

  /** @throws ApiError not_found */
  async get(scope: Scope, id: string): Promise<PaymentResponse> {
    return this.database.reading(scope, async () => this.present(scope, await this.payments.get(id)));
  }

  /** A page of payments, newest first unless the search sorts them. */
  async list(scope: Scope, query: ListPaymentsQuery, search?: Search): Promise<Page<ListedPaymentResponse>> {
    const read = () => this.readPage(query, search);
    const isQuick = query.isShort && !search && !query.search && !Object.values(query.filter).some(Boolean);
    const page = await (isQuick ? this.database.reading(scope, read) : this.database.transaction(scope, read));
    const { rows, total, attempts, refunds, customers } = page;
    return toPage(rows, total, query, {
      kind: 'pay',
      item: (row) => {
        const payment = this.response(
          row,
          attempts.filter((attempt) => attempt.paymentId === row.id),
          refunds.filter((refund) => refund.paymentId === row.id),
        );
        const { id: customer_id = null, name: customer_name = null } = customers.get(row.invoiceId) ?? {};
        // Copying the many members of a payment takes longer than making it.
        return Object.assign(payment, { customer_id, customer_name });
      },
      position: (row) => ({ createdAt: row.createdAt.toISOString(), id: row.id }),
    });
  }

  private async readPage(query: ListPaymentsQuery, search?: Search) {
    const [rows, total] = await this.lists.list(await this.resolved(query), query.pageRequest, search);
    const ids = rows.map((row) => row.id);
    const [attempts, refunds, customers] = await Promise.all([
      this.attempts.findByPayments(ids),
      this.refundRows.findByPayments(ids),
      this.invoices.customersOf(rows.map((row) => row.invoiceId)),
    ]);
    return { rows, total, attempts, refunds, customers };
  }

  /** Sums of the payments that `list` finds, by currency; undefined when too many match. */
  async totals(scope: Scope, query: ListPaymentsQuery, search: Search): Promise<CurrencySums[] | undefined> {
    return this.database.transaction(scope, async () => this.lists.totals(await this.resolved(query), search));
  }

  private async resolved({ search, filter }: ListPaymentsQuery): Promise<PaymentFilter> {
    const text = search?.trim();
    return { ...filter, ...(text && { matches: await this.searches.resolve(text) }) };
  }

  /**
   * Retries the link of an initiated payment.
   * @throws ApiError as `create` does
   */
  async process(scope: Scope, id: string): Promise<PaymentResponse> {
    return this.present(scope, await this.links.retry(scope, id));
  }

  /**
   * Reads the current state of the payment's link or charge from Nomod.
   * @throws ApiError nomod_error, nomod_outcome_unknown when Nomod does not answer
   */
  async check(scope: Scope, id: string): Promise<PaymentResponse> {
    await this.find(scope, id);
    const charges = await this.linkCharges.ofPayment(scope, id).catch((error: unknown) => {
      throw error instanceof GatewayError ? checkFailed(error) : error;
    });
    await this.database.transaction(scope, async () => {
      for (const charge of charges ?? []) await this.recorder.recordById(id, toChargeFacts(charge));
    });
    await this.polling.end(scope, id).catch((error: unknown) => {
      throw error instanceof GatewayError ? checkFailed(error) : error;
    });
    return this.get(scope, id);
  }

  /**
   * Refunds the amount taken or a part of it.
   * @throws ApiError as `Refunds.request` does
   */
  async refund(scope: Scope, request: RefundRequest): Promise<PaymentResponse> {
    await this.refunds.request(scope, request);
    return this.get(scope, request.paymentId);
  }

  /**
   * Disables an open link, or reverses a payment that was recorded by mistake.
   * @throws ApiError as `PaymentVoiding.void` does
   */
  async void(scope: Scope, request: VoidRequest): Promise<PaymentResponse> {
    await this.voiding.void(scope, request);
    return this.get(scope, request.paymentId);
  }

  /**
   * Counts the money of the charge as gone, so that the invoice owes it again.
   * @throws ApiError as `LostMoney.count` does, nomod_error, nomod_outcome_unknown
   */
  async countLost(scope: Scope, id: string): Promise<void> {
    await this.lost.count(scope, id).catch((error: unknown) => {
      throw error instanceof GatewayError ? checkFailed(error) : error;
    });
  }

  /**
   * All events of the payment, oldest first.
   * @throws ApiError not_found
   */
  async timeline(scope: Scope, id: string): Promise<RecordedEvent[]> {
    await this.find(scope, id);
    return this.database.transaction(scope, () => this.history.of({ paymentId: id }));
  }

  private async find(scope: Scope, id: string): Promise<Payment> {
    return this.database.transaction(scope, () => this.payments.get(id));
  }

  private async present(scope: Scope, payment: Payment): Promise<PaymentResponse> {
    return this.database.transaction(scope, async () => {
      const [attempts, refunds] = await Promise.all([
        this.attempts.findByPayments([payment.id]),
        this.refundRows.findByPayments([payment.id]),
      ]);
      return this.response(payment, attempts, refunds);
    });
  }

  private response(payment: Payment, attempts: PaymentAttempt[], refunds: PaymentRefund[]): PaymentResponse {
    return presentPayment(
      payment,
      { url: payment.showsUrl ? this.secrets.openUrl(payment) : null, data: this.secrets.openData(payment) },
      attempts,
      refunds,
    );
  }
}

function checkFailed(error: GatewayError): ApiError {
  const busy = nomodBusy(error);
  if (busy) return busy;
  const waiting = error.kind === 'timed_out' || error.kind === 'connection_lost';
  return new ApiError(waiting ? 'nomod_outcome_unknown' : 'nomod_error', {
    details: { reason: error.message, gateway_code: error.code ?? null },
  });
}
