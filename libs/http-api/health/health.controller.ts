import { Controller, Get, Header, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { Public } from '../auth/auth.decorators';
import { DatabaseCheck, type Check } from './database-check';
import { Metrics } from './metrics';

interface Readiness {
  readonly status: 'ok' | 'unavailable';
  readonly checks: { readonly database: Check };
}

@ApiTags('operations')
@Public()
@Controller()
export class HealthController {
  constructor(
    private readonly database: DatabaseCheck,
    private readonly metrics: Metrics,
  ) {}

  @Get('livez')
  @ApiOperation({ summary: 'Whether the process runs' })
  live(): { status: 'ok' } {
    return { status: 'ok' };
  }

  @Get(['readyz', 'health'])
  @ApiOperation({ summary: 'Whether everything a request needs answers, with milliseconds; 503 when not' })
  async ready(@Res({ passthrough: true }) response: Response): Promise<Readiness> {
    const database = await this.database.run();
    if (database.status !== 'ok') response.status(503).setHeader('Retry-After', '1');
    return { status: database.status, checks: { database } };
  }

  @Get('metrics')
  @Header('Content-Type', 'text/plain; version=0.0.4; charset=utf-8')
  @ApiOperation({ summary: 'Prometheus metrics of this process' })
  async scrape(): Promise<string> {
    return this.metrics.registry.metrics();
  }
}
