import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { PDF_ANSWER, sendDocument } from '@remit/documents';
import { ApiErrors, type Caller, CurrentCaller, HeavyRequests, OneAtATime } from '@remit/http-api';
import type { Request, Response } from 'express';
import { PeriodQuery } from '../dto/period.query';
import { StatementFileQuery } from '../dto/statement.query';
import { CustomerBalanceResponse, StatementResponse } from '../dto/statement-response.dto';
import { presentBalance, presentStatement } from './present-statement';
import { statementCsv } from './statement-csv';
import { statementFile } from './statement-file';
import { Statements } from './statements';

@ApiTags('customers')
@Controller('customers/:id')
export class StatementsController {
  constructor(
    private readonly statements: Statements,
    private readonly heavy: HeavyRequests,
  ) {}

  @Get('balance')
  @ApiOperation({ summary: 'Read what a customer owes and has paid, by currency' })
  @ApiOkResponse({ type: CustomerBalanceResponse })
  @ApiErrors('not_found')
  async balance(@CurrentCaller() caller: Caller, @Param('id') id: string): Promise<CustomerBalanceResponse> {
    return presentBalance(id, await this.statements.balance(caller, id));
  }

  @Get('statement')
  @OneAtATime()
  @ApiOperation({
    summary: 'Read the statement of a customer: what was owed, billed, credited, paid, and is owed',
    description: 'Of each currency. Days are those of the time zone of the business. At most 2000 lines.',
  })
  @ApiOkResponse({ type: StatementResponse })
  @ApiErrors('not_found')
  async get(
    @CurrentCaller() caller: Caller,
    @Param('id') id: string,
    @Query() query: PeriodQuery,
  ): Promise<StatementResponse> {
    return presentStatement(await this.statements.read(caller, id, query));
  }

  @Get('statement/pdf')
  @ApiProduces('application/pdf')
  @ApiOperation({ summary: 'Read the statement of a customer as a PDF file' })
  @ApiOkResponse(PDF_ANSWER)
  @ApiErrors('not_found')
  async pdf(
    @CurrentCaller() caller: Caller,
    @Param('id') id: string,
    @Query() { language, currency, ...period }: StatementFileQuery,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    await this.heavy.begin(request, response, caller.tenantId);
    sendDocument(response, await statementFile(await this.statements.read(caller, id, period), { language, currency }));
  }

  @Get('statement/csv')
  @ApiProduces('text/csv')
  @ApiOperation({ summary: 'Read the statement of a customer as a CSV file, for spreadsheets' })
  @ApiOkResponse({ description: 'The file', content: { 'text/csv': { schema: { type: 'string' } } } })
  @ApiErrors('not_found')
  async csv(
    @CurrentCaller() caller: Caller,
    @Param('id') id: string,
    @Query() query: PeriodQuery,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    await this.heavy.begin(request, response, caller.tenantId);
    const statement = presentStatement(await this.statements.read(caller, id, query));
    response
      .status(200)
      .set({
        'Content-Type': 'text/csv; charset=utf-8',
        'Content-Disposition': `attachment; filename="statement-${statement.from}-${statement.to}.csv"`,
        'Cache-Control': 'no-store',
      })
      .send(statementCsv(statement));
  }
}
