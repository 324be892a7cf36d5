import { Body, Controller, Get, HttpCode, HttpStatus, Param, Post, Query, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { presentTimeline, TimelineResponse } from '@remit/invoices';
import {
  ApiErrors,
  type Caller,
  CurrentCaller,
  MayRequireScope,
  MayLag,
  OneAtATime,
  type Page,
  readSearch,
  RequiresRecentSignIn,
  RequiresScope,
} from '@remit/http-api';
import type { Response } from 'express';
import { CreatePaymentDto, VoidPaymentDto, RefundPaymentDto, wantedRefund } from './dto/payment-requests.dto';
import { ListPaymentsQuery, SearchPaymentsDto } from './dto/list-payments.query';
import { type ListedPaymentResponse, PaymentListResponse, PaymentResponse } from './dto/payment-response.dto';
import { paymentSearchFields } from './payment-search-fields';
import { assertReturnHosts } from './return-urls';
import { PaymentTotalsResponse, presentPaymentTotals } from './dto/payment-totals.dto';
import { PaymentsAsCsv } from './payments-csv';
import { PaymentsService } from './payments.service';

@ApiTags('payments')
@Controller('payments')
export class PaymentsController {
  constructor(private readonly payments: PaymentsService) {}

  @Post()
  @MayRequireScope('payments:offline', 'payment_method_type is offline')
  @ApiOperation({
    summary: 'Create a payment link for an invoice, or record an offline payment',
    description:
      'A link asks for exactly the remaining amount of a finalized invoice. The payer opens `payment_url` of the answer. While the link can be paid, the same request returns the same payment with 200. If Nomod does not answer in time, Remit keeps the payment and searches for its link. It never creates a second one.',
  })
  @ApiErrors(
    'approval_required',
    'connection_not_published',
    'invalid_invoice_amount',
    'invoice_already_paid',
    'invoice_not_finalized',
    'invoice_voided',
    'currency_mismatch',
    'nomod_busy',
    'nomod_link_creation_failed',
    'nomod_outcome_unknown',
    'nomod_amount_mismatch',
    'conflict',
    'duplicate_request',
  )
  @ApiCreatedResponse({ type: PaymentResponse })
  @ApiOkResponse({ type: PaymentResponse, description: 'The existing live link of the invoice' })
  async create(
    @CurrentCaller() caller: Caller,
    @Body() body: CreatePaymentDto,
    @Res({ passthrough: true }) response: Response,
  ): Promise<PaymentResponse> {
    assertReturnHosts(caller, body);
    const { payment, created } = await this.payments.create(scopeOf(caller), creatorOf(caller), body);
    response.status(created ? HttpStatus.CREATED : HttpStatus.OK);
    return payment;
  }

  @Get()
  @MayLag()
  @PaymentsAsCsv()
  @ApiOperation({ summary: 'List payments, newest first' })
  @ApiOkResponse({ type: PaymentListResponse })
  async list(@CurrentCaller() caller: Caller, @Query() query: ListPaymentsQuery): Promise<Page<ListedPaymentResponse>> {
    return this.payments.list(scopeOf(caller), query);
  }

  @Post('search')
  @MayLag()
  @PaymentsAsCsv()
  @RequiresScope('read')
  @HttpCode(HttpStatus.OK)
  @ApiOperation({ summary: 'List payments by filters in the body, newest first unless sorted otherwise' })
  @ApiOkResponse({ type: PaymentListResponse })
  async search(@CurrentCaller() caller: Caller, @Body() body: SearchPaymentsDto): Promise<Page<ListedPaymentResponse>> {
    const search = readSearch(body, paymentSearchFields, body.hasPlace);
    return this.payments.list(scopeOf(caller), body, search);
  }

  @Post('totals')
  @MayLag()
  @RequiresScope('read')
  @OneAtATime()
  @HttpCode(HttpStatus.OK)
  @ApiOperation({
    summary: 'Sums of the payments that a search finds, by currency',
    description: 'Takes the body of a search.',
  })
  @ApiOkResponse({ type: PaymentTotalsResponse })
  async totals(@CurrentCaller() caller: Caller, @Body() body: SearchPaymentsDto): Promise<PaymentTotalsResponse> {
    const search = readSearch(body, paymentSearchFields, body.hasPlace);
    return presentPaymentTotals(await this.payments.totals(scopeOf(caller), body, search));
  }

  @Get(':id')
  @ApiOperation({ summary: 'Read a payment' })
  @ApiOkResponse({ type: PaymentResponse })
  async get(@CurrentCaller() caller: Caller, @Param('id') id: string): Promise<PaymentResponse> {
    return this.payments.get(scopeOf(caller), id);
  }

  @Post(':id/process')
  @HttpCode(HttpStatus.OK)
  @ApiOperation({
    summary: 'Retry the link of an initiated payment',
    description: 'Use it for a payment whose link could not be created. A pending payment is returned unchanged.',
  })
  @ApiErrors(
    'nomod_busy',
    'nomod_link_creation_failed',
    'nomod_outcome_unknown',
    'nomod_amount_mismatch',
    'invalid_invoice_amount',
    'invoice_already_paid',
    'invoice_voided',
  )
  @ApiOkResponse({ type: PaymentResponse })
  async process(@CurrentCaller() caller: Caller, @Param('id') id: string): Promise<PaymentResponse> {
    return this.payments.process(scopeOf(caller), id);
  }

  @Post(':id/check')
  @HttpCode(HttpStatus.OK)
  @ApiOperation({
    summary: 'Read a payment at Nomod now',
    description:
      'Remit also finds payments by webhooks and polling without this call. It records what Nomod reports and returns the updated payment.',
  })
  @ApiErrors('nomod_busy', 'nomod_error', 'nomod_outcome_unknown')
  @ApiOkResponse({ type: PaymentResponse })
  async check(@CurrentCaller() caller: Caller, @Param('id') id: string): Promise<PaymentResponse> {
    return this.payments.check(scopeOf(caller), id);
  }

  @Post(':id/refund')
  @RequiresScope('refunds:write')
  @RequiresRecentSignIn()
  @HttpCode(HttpStatus.OK)
  @ApiOperation({
    summary: 'Give money back',
    description:
      'Refunds a payment at Nomod with one call, and never more than was paid. For an offline payment it records that you returned the money. The body states the amount, or `"full": true`. Without an Idempotency-Key, Remit refuses a refund that equals one of the last minute.',
  })
  @ApiErrors('approval_required', 'conflict', 'duplicate_request', 'nomod_busy', 'nomod_error', 'nomod_outcome_unknown')
  @ApiOkResponse({ type: PaymentResponse })
  async refund(
    @CurrentCaller() caller: Caller,
    @Param('id') id: string,
    @Body() body: RefundPaymentDto,
  ): Promise<PaymentResponse> {
    return this.payments.refund(scopeOf(caller), {
      paymentId: id,
      amount: wantedRefund(body),
      reason: body.reason ?? null,
      ...creatorOf(caller),
    });
  }

  @Post(':id/void')
  @MayRequireScope('payments:offline', 'the payment was recorded by hand')
  @HttpCode(HttpStatus.OK)
  @ApiOperation({
    summary: 'Void a payment: disable its link, or reverse an offline payment',
    description:
      'The URL of an open link stops working. The link is `closing` until Nomod confirms it, and Remit records payments until then. An offline payment is reversed in the ledger, and the invoice is owed again. Refused when Nomod took the money, when money was refunded, and for the URL of an invoice at Nomod.',
  })
  @ApiErrors('approval_required', 'conflict')
  @ApiOkResponse({ type: PaymentResponse })
  async void(
    @CurrentCaller() caller: Caller,
    @Param('id') id: string,
    @Body() body: VoidPaymentDto,
  ): Promise<PaymentResponse> {
    return this.payments.void(scopeOf(caller), { paymentId: id, reason: body.reason ?? null });
  }

  @Get(':id/timeline')
  @ApiOperation({ summary: 'List the events of a payment, oldest first' })
  @ApiOkResponse({ type: TimelineResponse })
  async timeline(@CurrentCaller() caller: Caller, @Param('id') id: string): Promise<TimelineResponse> {
    return { items: presentTimeline(await this.payments.timeline(scopeOf(caller), id)) };
  }
}

const creatorOf = ({ keyId, keyName }: Caller) => ({ createdBy: keyId, createdByName: keyName });

const scopeOf = ({ tenantId, environmentId }: Caller) => ({ tenantId, environmentId });
