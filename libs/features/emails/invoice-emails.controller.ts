import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ApiErrors, type Caller, CurrentCaller, RequiresScope } from '@remit/http-api';
import { EmailListResponse, EmailPreviewResponse, SendInvoiceRequest } from './dto/invoice-email.dto';
import { InvoiceEmails } from './invoice-emails';
import { presentEmail } from './present-email';

@ApiTags('invoices')
@Controller('invoices')
export class InvoiceEmailsController {
  constructor(private readonly emails: InvoiceEmails) {}

  @Post(':id/send')
  @RequiresScope('invoices:send')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Send an invoice by e-mail',
    description:
      'Sends one e-mail to each recipient, with a button to the hosted page. Remit sends them in the background. GET /invoices/{id}/emails and the timeline show the status of each. The server needs SMTP_URL.',
  })
  @ApiErrors('not_found', 'invoice_not_finalized', 'invoice_voided', 'emails_not_set_up', 'rate_limited')
  @ApiOkResponse({ type: EmailListResponse })
  async send(
    @CurrentCaller() caller: Caller,
    @Param('id') id: string,
    @Body() body: SendInvoiceRequest,
  ): Promise<EmailListResponse> {
    return { items: (await this.emails.send(caller, id, body)).map(presentEmail) };
  }

  @Post(':id/send/preview')
  @RequiresScope('invoices:send')
  @HttpCode(200)
  @ApiOperation({ summary: 'Preview the e-mail for an invoice' })
  @ApiErrors('not_found', 'invoice_not_finalized', 'invoice_voided')
  @ApiOkResponse({ type: EmailPreviewResponse })
  async preview(
    @CurrentCaller() caller: Caller,
    @Param('id') id: string,
    @Body() body: SendInvoiceRequest,
  ): Promise<EmailPreviewResponse> {
    const { recipients, ...shown } = await this.emails.preview(caller, id, body);
    return { ...shown, recipients: [...recipients] };
  }

  @Get(':id/emails')
  @ApiOperation({ summary: 'List the e-mails about an invoice with their status, oldest first' })
  @ApiErrors('not_found')
  @ApiOkResponse({ type: EmailListResponse })
  async list(@CurrentCaller() caller: Caller, @Param('id') id: string): Promise<EmailListResponse> {
    return { items: (await this.emails.list(caller, id)).map(presentEmail) };
  }
}
