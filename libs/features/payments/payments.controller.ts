import { Body, Controller, Get, HttpCode, HttpStatus, Param, Post, Query, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { presentTimeline, TimelineResponse } from '@remit/invoices';
import {
  ApiErrors,
  type Caller,
  CurrentCaller,
  MayRequireScope,
  type Page,
  readSearch,
  RequiresScope,
} from '@remit/http-api';
import type { Response } from 'express';
import { CreatePaymentDto } from './dto/create-payment.dto';
import { ListPaymentsQuery } from './dto/list-payments.query';
import { type ListedPaymentResponse, PaymentListResponse, PaymentResponse } from './dto/payment-response.dto';
import { SearchPaymentsDto } from './dto/search-payments.dto';
import { paymentSearchFields } from './payment-search-fields';
import { VoidPaymentDto } from './dto/void-payment.dto';
import { RefundPaymentDto, wantedRefund } from './dto/refund-payment.dto';
import { assertReturnHosts } from './return-urls';
import { PaymentsService } from './payments.service';

@ApiTags('payments')
@Controller('payments')
export class PaymentsController {
  constructor(private readonly payments: PaymentsService) {}

  @Post()
  @MayRequireScope('payments:offline', 'payment_method_type is offline')
  @ApiOperation({
    summary: 'Make a Nomod payment link for an invoice, or record money received outside',
    description:
      'A link asks for exactly what remains of a finalized invoice; `payment_url` of the answer is what the payer opens. Asked again while the link can be paid, the same payment is answered with 200. When Nomod does not answer in time the payment is kept, and its link is looked for, never made twice.',
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
  @ApiOkResponse({ type: PaymentResponse, description: "The invoice's live link, when there is one" })
  async create(
    @CurrentCaller() caller: Caller,
    @Body() body: CreatePaymentDto,
    @Res({ passthrough: true }) response: Response,
  ): Promise<PaymentResponse> {
    assertReturnHosts(caller, body);
    const { payment, created } = await this.payments.create(scopeOf(caller), caller.keyId, body);
    response.status(created ? HttpStatus.CREATED : HttpStatus.OK);
    return payment;
  }

  @Get()
  @ApiOperation({ summary: 'List payments, newest first' })
  @ApiOkResponse({ type: PaymentListResponse })
  async list(@CurrentCaller() caller: Caller, @Query() query: ListPaymentsQuery): Promise<Page<ListedPaymentResponse>> {
    return this.payments.list(scopeOf(caller), query);
  }

  @Post('search')
  @RequiresScope('read')
  @HttpCode(HttpStatus.OK)
  @ApiOperation({ summary: 'List payments by filters in the body, newest first unless sorted otherwise' })
  @ApiOkResponse({ type: PaymentListResponse })
  async search(@CurrentCaller() caller: Caller, @Body() body: SearchPaymentsDto): Promise<Page<ListedPaymentResponse>> {
    const search = readSearch(body, paymentSearchFields, body.hasPlace);
    return this.payments.list(scopeOf(caller), body, search);
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
    summary: 'Try the link of an initiated payment again',
    description: 'For a payment whose link could not be made. A pending payment is answered as it is.',
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
    summary: 'Ask Nomod now whether the link was paid',
    description:
      'Payments are found by webhooks and by polling without this. What Nomod says is recorded, and the payment is answered as it is then.',
  })
  @ApiErrors('nomod_busy', 'nomod_error', 'nomod_outcome_unknown')
  @ApiOkResponse({ type: PaymentResponse })
  async check(@CurrentCaller() caller: Caller, @Param('id') id: string): Promise<PaymentResponse> {
    return this.payments.check(scopeOf(caller), id);
  }

  @Post(':id/refund')
  @RequiresScope('refunds:write')
  @HttpCode(HttpStatus.OK)
  @ApiOperation({
    summary: 'Give money back',
    description:
      'At Nomod when it was paid there: asked for once, and never above what was taken. A payment received outside is recorded as given back outside. The body says how much: an amount, or `"full": true`. Without an Idempotency-Key a refund that equals one of the last minute is refused.',
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
      createdBy: caller.keyId,
    });
  }

  @Post(':id/void')
  @MayRequireScope('payments:offline', 'the payment was recorded by hand')
  @HttpCode(HttpStatus.OK)
  @ApiOperation({
    summary: 'Switch a link off, or take back what was recorded by mistake',
    description:
      'The URL of an open link stops working; it is `closing` until Nomod has confirmed it, and what was paid until then is recorded. An offline payment counts as not received: the ledger books the opposite, and the invoice is owed again. Refused when Nomod took the money, when money of it was given back, and for the URL of an invoice at Nomod.',
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
  @ApiOperation({ summary: 'What happened to the payment, oldest first' })
  @ApiOkResponse({ type: TimelineResponse })
  async timeline(@CurrentCaller() caller: Caller, @Param('id') id: string): Promise<TimelineResponse> {
    return { items: presentTimeline(await this.payments.timeline(scopeOf(caller), id)) };
  }
}

const scopeOf = ({ tenantId, environmentId }: Caller) => ({ tenantId, environmentId });
