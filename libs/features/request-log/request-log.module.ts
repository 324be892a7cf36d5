import { Module } from '@nestjs/common';
import { LoggedRequestRepository } from './logged-request.repository';
import { RequestLog } from './request-log';
import { RequestLogController } from './request-log.controller';

@Module({
  controllers: [RequestLogController],
  providers: [RequestLog, LoggedRequestRepository],
  exports: [RequestLog],
})
export class RequestLogModule {}
