import { Body, Controller, Get, Param, Post, Put, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Caller, CurrentCaller, PageQuery, RequiresScope, toPage } from '@remit/http-api';
import { EnvironmentListResponse, EnvironmentResponse } from './dto/account-responses.dto';
import { CreateEnvironmentRequest, readApprovalLimits, UpdateEnvironmentRequest } from './dto/account-requests.dto';
import { EnvironmentsService } from './environments.service';
import { presentEnvironment } from './present-account';

@ApiTags('environments')
@Controller('environments')
export class EnvironmentsController {
  constructor(private readonly environments: EnvironmentsService) {}

  @Get()
  @ApiOperation({ summary: 'List the environments that this key can open' })
  @ApiOkResponse({ type: EnvironmentListResponse })
  async list(@CurrentCaller() caller: Caller, @Query() query: PageQuery): Promise<EnvironmentListResponse> {
    const [environments, total] = await this.environments.list(caller, query);
    const page = await toPage(environments, total, query, {
      kind: 'env',
      item: presentEnvironment,
      position: ({ createdAt, id }) => ({ createdAt: createdAt.toISOString(), id }),
    });
    const { limit, offset } = page.pagination;
    return { ...page, environments: page.items, total, limit, offset };
  }

  @Post()
  @RequiresScope('admin')
  @ApiOperation({ summary: 'Add an environment; needs a key of the whole tenant' })
  @ApiCreatedResponse({ type: EnvironmentResponse })
  async create(@CurrentCaller() caller: Caller, @Body() body: CreateEnvironmentRequest): Promise<EnvironmentResponse> {
    const type = body.type === 'development' ? 'sandbox' : body.type;
    return presentEnvironment(await this.environments.create(caller, { name: body.name.trim(), type }));
  }

  @Put(':id')
  @RequiresScope('admin')
  @ApiOperation({
    summary: 'Change return hosts and approval limits; effective within a second',
  })
  @ApiOkResponse({ type: EnvironmentResponse })
  async update(
    @CurrentCaller() caller: Caller,
    @Param('id') id: string,
    @Body() body: UpdateEnvironmentRequest,
  ): Promise<EnvironmentResponse> {
    const { return_hosts: returnHosts, approval_limits: limits } = body;
    const approvalLimits = limits && readApprovalLimits(limits);
    return presentEnvironment(await this.environments.setRules(caller, id, { returnHosts, approvalLimits }));
  }

  @Get(':id')
  @ApiOperation({ summary: 'One environment' })
  @ApiOkResponse({ type: EnvironmentResponse })
  async get(@CurrentCaller() caller: Caller, @Param('id') id: string): Promise<EnvironmentResponse> {
    return presentEnvironment(await this.environments.get(caller, id));
  }
}
