import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ApiError, type Caller, CurrentCaller, toPage } from '@remit/http-api';
import { ListRequestsQuery } from './dto/list-requests.query';
import {
  LoggedRequestListResponse,
  LoggedRequestResponse,
  presentLoggedRequest,
} from './dto/logged-request-response.dto';
import { RequestsAsCsv } from './requests-csv';
import { RequestLog } from './request-log';

@ApiTags('request-log')
@Controller('request-log')
export class RequestLogController {
  constructor(private readonly log: RequestLog) {}

  @Get()
  @RequestsAsCsv()
  @ApiOperation({
    summary: 'List the API requests of this environment, newest first',
    description:
      'Lists requests with an API key, and changes made in the console. Rows appear within a second of the answer. Best effort: rows may be missing under heavy load.',
  })
  @ApiOkResponse({ type: LoggedRequestListResponse })
  async list(@CurrentCaller() caller: Caller, @Query() query: ListRequestsQuery): Promise<LoggedRequestListResponse> {
    const [rows, total] = await this.log.list(caller, query);
    return toPage(rows, total, query, {
      kind: 'log',
      item: presentLoggedRequest,
      position: ({ receivedAt, id }) => ({ createdAt: receivedAt.toISOString(), id }),
    });
  }

  @Get(':id')
  @ApiOperation({ summary: 'Read one request of the log' })
  @ApiOkResponse({ type: LoggedRequestResponse })
  async get(@CurrentCaller() caller: Caller, @Param('id') id: string): Promise<LoggedRequestResponse> {
    const row = await this.log.find(caller, id);
    if (!row) throw new ApiError('not_found', { message: 'There is no such request in the log.' });
    return presentLoggedRequest(row);
  }
}
