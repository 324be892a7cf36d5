import { Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { MayLagInterceptor } from '../pagination/may-lag.interceptor';
import { BusinessZoneRegistry } from './business-zone';
import { CsvInterceptor } from './csv.interceptor';

/** Each page of a file is a read by itself. */
export const INNERMOST_INTERCEPTORS = [CsvInterceptor, MayLagInterceptor] as const;

/** Answers lists as CSV files, and from the replica. */
@Module({
  imports: [DiscoveryModule],
  providers: [BusinessZoneRegistry, ...INNERMOST_INTERCEPTORS],
  exports: [...INNERMOST_INTERCEPTORS],
})
export class CsvModule {}
