import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Caller, CurrentCaller, MayLag, OneAtATime } from '@remit/http-api';
import { AgingReport } from './aging';
import { AgingQuery, AgingResponse } from './dto/aging.dto';
import { OverviewResponse } from './dto/overview-response.dto';
import {
  MonthQuery,
  ReconciledRowsQuery,
  ReconciledRowsResponse,
  ReconciliationResponse,
} from './dto/reconciliation.dto';
import { PeriodQuery } from './dto/period.query';
import { OverviewReport } from './overview';
import { presentOverview } from './present-overview';
import { presentReconciliation, presentRows } from './reconciliation/present-reconciliation';
import { Reconciliation } from './reconciliation/reconciliation';

@ApiTags('reports')
@Controller('reports')
export class ReportsController {
  constructor(
    private readonly overviews: OverviewReport,
    private readonly agings: AgingReport,
    private readonly reconciliation: Reconciliation,
  ) {}

  @Get('overview')
  @MayLag()
  @OneAtATime()
  @ApiOperation({
    summary: 'Read how the business stands: owed, overdue, collected, refunded, and how fast',
    description: 'By currency, with the equally long period before. Days are those of the time zone of the business.',
  })
  @ApiOkResponse({ type: OverviewResponse })
  async overview(@CurrentCaller() caller: Caller, @Query() query: PeriodQuery): Promise<OverviewResponse> {
    return presentOverview(await this.overviews.read(caller, query));
  }

  @Get('aging')
  @MayLag()
  @OneAtATime()
  @ApiOperation({ summary: 'Read which customers owe how much, and for how long' })
  @ApiOkResponse({ type: AgingResponse })
  async aging(@CurrentCaller() caller: Caller, @Query() query: AgingQuery): Promise<AgingResponse> {
    return this.agings.read(caller, query);
  }

  @Get('reconciliation')
  @MayLag()
  @OneAtATime()
  @ApiOperation({
    summary: 'Read whether what Nomod took in a month is what was booked',
    description: 'From what Remit has read of Nomod already. Charges that match no payment stand in `attention`.',
  })
  @ApiOkResponse({ type: ReconciliationResponse })
  async reconcile(@CurrentCaller() caller: Caller, @Query() { month }: MonthQuery): Promise<ReconciliationResponse> {
    return presentReconciliation(await this.reconciliation.read(caller, month));
  }

  @Get('reconciliation/rows')
  @MayLag()
  @OneAtATime()
  @ApiOperation({ summary: 'List the payments behind a figure of the reconciliation of a month' })
  @ApiOkResponse({ type: ReconciledRowsResponse })
  async reconciledRows(
    @CurrentCaller() caller: Caller,
    @Query() query: ReconciledRowsQuery,
  ): Promise<ReconciledRowsResponse> {
    return presentRows(await this.reconciliation.read(caller, query.month), query);
  }
}
