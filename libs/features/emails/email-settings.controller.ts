import { Body, Controller, Get, Put } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Caller, CurrentCaller, RequiresScope } from '@remit/http-api';
import { ChangeEmailSettingsRequest, EmailSettingsResponse } from './dto/email-settings.dto';
import { MailServer } from './sending/mail-server';
import { EmailSettingsService, type EmailSwitches } from './settings/email-settings.service';

@ApiTags('business-profile')
@Controller('email-settings')
export class EmailSettingsController {
  constructor(
    private readonly settings: EmailSettingsService,
    private readonly server: MailServer,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Read which e-mails this environment sends automatically' })
  @ApiOkResponse({ type: EmailSettingsResponse })
  async get(@CurrentCaller() caller: Caller): Promise<EmailSettingsResponse> {
    return this.present(await this.settings.show(caller));
  }

  @Put()
  @RequiresScope('admin')
  @ApiOperation({
    summary: 'Change which e-mails this environment sends automatically',
    description: 'The new days also apply to reminders of open invoices.',
  })
  @ApiOkResponse({ type: EmailSettingsResponse })
  async change(
    @CurrentCaller() caller: Caller,
    @Body() body: ChangeEmailSettingsRequest,
  ): Promise<EmailSettingsResponse> {
    const changes = {
      sendInvoices: body.send_invoices,
      sendReceipts: body.send_receipts,
      attachPdf: body.attach_pdf,
      reminderDays: body.reminder_days,
      quietFrom: body.quiet_from,
      quietUntil: body.quiet_until,
      replyTo: body.reply_to,
    };
    return this.present(await this.settings.change(caller, changes));
  }

  private present(switches: Readonly<EmailSwitches>): EmailSettingsResponse {
    return {
      from: this.server.from,
      send_invoices: switches.sendInvoices,
      send_receipts: switches.sendReceipts,
      attach_pdf: switches.attachPdf,
      reminder_days: [...switches.reminderDays],
      quiet_from: switches.quietFrom,
      quiet_until: switches.quietUntil,
      reply_to: switches.replyTo,
    };
  }
}
