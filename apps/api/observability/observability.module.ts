import { Module } from '@nestjs/common';
import { SystemMetrics } from './system-metrics';

@Module({ providers: [SystemMetrics] })
export class ObservabilityModule {}
