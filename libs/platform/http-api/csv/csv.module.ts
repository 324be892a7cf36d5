import { Module } from '@nestjs/common';
import { APP_INTERCEPTOR, DiscoveryModule } from '@nestjs/core';
import { BusinessZoneRegistry } from './business-zone';
import { CsvInterceptor } from './csv.interceptor';

/** Answers lists as CSV files. Its interceptor must run innermost. */
@Module({
  imports: [DiscoveryModule],
  providers: [BusinessZoneRegistry, { provide: APP_INTERCEPTOR, useClass: CsvInterceptor }],
})
export class CsvModule {}
