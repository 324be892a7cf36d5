export { LoggedRequest } from './logged-request.entity';
export { RequestLog } from './request-log';
export { RequestLogModule } from './request-log.module';
