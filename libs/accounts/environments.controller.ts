import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Caller, CurrentCaller, PageQuery, RequiresScope, toPage } from '@remit/http-api';
import { CreateEnvironmentRequest } from './dto/create-environment.dto';
import { EnvironmentsService } from './environments.service';
import { presentEnvironment } from './present-account';

@ApiTags('environments')
@Controller('environments')
export class EnvironmentsController {
  constructor(private readonly environments: EnvironmentsService) {}

  @Get()
  @ApiOperation({ summary: 'Environments this key opens' })
  async list(@CurrentCaller() caller: Caller, @Query() query: PageQuery) {
    const [environments, total] = await this.environments.list(caller, query);
    const page = toPage(environments, total, query, {
      item: presentEnvironment,
      position: ({ createdAt, id }) => ({ createdAt: createdAt.toISOString(), id }),
    });
    const { limit, offset } = page.pagination;
    return { ...page, environments: page.items, total, limit, offset };
  }

  @Post()
  @RequiresScope('admin')
  @ApiOperation({ summary: 'Add an environment; needs a key of the whole tenant' })
  async create(@CurrentCaller() caller: Caller, @Body() body: CreateEnvironmentRequest) {
    const type = body.type === 'development' ? 'sandbox' : body.type;
    return presentEnvironment(await this.environments.create(caller, { name: body.name.trim(), type }));
  }

  @Get(':id')
  @ApiOperation({ summary: 'One environment' })
  async get(@CurrentCaller() caller: Caller, @Param('id') id: string) {
    return presentEnvironment(await this.environments.get(caller, id));
  }
}
