import { Module } from '@nestjs/common';
import { APP_INTERCEPTOR, DiscoveryModule } from '@nestjs/core';
import { MayLagInterceptor } from '../pagination/may-lag.interceptor';
import { BusinessZoneRegistry } from './business-zone';
import { CsvInterceptor } from './csv.interceptor';

/** Answers lists as CSV files, and from the replica. Its interceptors must run innermost, each page of a file by itself. */
@Module({
  imports: [DiscoveryModule],
  providers: [
    BusinessZoneRegistry,
    { provide: APP_INTERCEPTOR, useClass: CsvInterceptor },
    { provide: APP_INTERCEPTOR, useClass: MayLagInterceptor },
  ],
})
export class CsvModule {}
