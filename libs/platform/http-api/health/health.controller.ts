import { createHash, timingSafeEqual } from 'node:crypto';
import { Controller, Get, Header, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiServiceUnavailableResponse, ApiTags } from '@nestjs/swagger';
import { Settings } from '@remit/settings';
import type { Request, Response } from 'express';
import { Public } from '../auth/auth.decorators';
import { ApiError } from '../errors/api-error';
import { DatabaseCheck } from './database-check';
import { LivenessResponse, ReadinessResponse } from './health-response.dto';
import { Metrics } from './metrics';

@ApiTags('operations')
@Public()
@Controller()
export class HealthController {
  constructor(
    private readonly database: DatabaseCheck,
    private readonly metrics: Metrics,
    private readonly settings: Settings,
  ) {}

  @Get('livez')
  @ApiOperation({ summary: 'Check that the process runs' })
  @ApiOkResponse({ type: LivenessResponse })
  live(): LivenessResponse {
    return { status: 'ok' };
  }

  @Get(['readyz', 'health'])
  @ApiOperation({
    summary: 'Check every component that a request needs, with latency in milliseconds; 503 when one fails',
  })
  @ApiOkResponse({ type: ReadinessResponse })
  @ApiServiceUnavailableResponse({ type: ReadinessResponse })
  async ready(@Res({ passthrough: true }) response: Response): Promise<ReadinessResponse> {
    const database = await this.database.run();
    if (database.status !== 'ok') response.status(503).setHeader('Retry-After', '1');
    return { status: database.status, checks: { database } };
  }

  @Get('metrics')
  @Header('Content-Type', 'text/plain; version=0.0.4; charset=utf-8')
  @ApiOperation({ summary: 'Read Prometheus metrics of this process' })
  @ApiOkResponse({ content: { 'text/plain': { schema: { type: 'string' } } } })
  async scrape(@Req() request: Request): Promise<string> {
    const { metricsToken } = this.settings;
    if (metricsToken !== undefined && !isSame(request.headers.authorization ?? '', `Bearer ${metricsToken}`)) {
      throw new ApiError('unauthorized', { message: 'Send METRICS_TOKEN as a bearer token' });
    }
    return this.metrics.text();
  }
}

/** Compares in constant time. */
function isSame(sent: string, expected: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(sent), digest(expected));
}
