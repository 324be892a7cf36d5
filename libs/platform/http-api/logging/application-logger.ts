import type { LoggerService } from '@nestjs/common';
import type { LogLevel } from '@remit/settings';
import { type DestinationStream, type Logger, pino } from 'pino';
import { currentRequestId } from '../context/request-context';
import { withoutCardData } from '../validation/card-data';
import { safeError } from './without-secrets';
import { standardOutput } from './standard-output';

/** Never logged, wherever they occur. Bodies are not logged at all. */
const SECRET_FIELDS = [
  'authorization',
  '["x-api-key"]',
  '["svix-signature"]',
  '["webhook-signature"]',
  'cookie',
  '["set-cookie"]',
  'api_key',
  'apiKey',
  'webhook_secret',
  'webhookSecret',
  'password',
  'secret',
];
const REDACTED = SECRET_FIELDS.flatMap((field) => {
  const nested = field.startsWith('[') ? `*${field}` : `*.${field}`;
  return [field, nested, `*.${nested}`];
});

/** Nest's logger on top of pino: one JSON object a line, with the request id if there is one. */
export class ApplicationLogger implements LoggerService {
  readonly pino: Logger;

  constructor(level: LogLevel, destination: DestinationStream = standardOutput()) {
    const options = {
      level,
      base: undefined,
      redact: { paths: REDACTED, censor: '[redacted]' },
      serializers: { err: safeError },
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label: string) => ({ level: label }) },
      hooks: { streamWrite: withoutCardData },
      mixin: () => ({ request_id: currentRequestId() }),
    };
    this.pino = pino(options, destination);
  }

  log(message: unknown, ...rest: unknown[]): void {
    this.write('info', message, rest);
  }

  fatal(message: unknown, ...rest: unknown[]): void {
    this.write('fatal', message, rest);
  }

  error(message: unknown, ...rest: unknown[]): void {
    this.write('error', message, rest);
  }

  warn(message: unknown, ...rest: unknown[]): void {
    this.write('warn', message, rest);
  }

  debug(message: unknown, ...rest: unknown[]): void {
    this.write('debug', message, rest);
  }

  verbose(message: unknown, ...rest: unknown[]): void {
    this.write('trace', message, rest);
  }

  /** Nest passes the context last and, for errors, sometimes a stack before it. */
  private write(level: Exclude<LogLevel, 'silent'>, message: unknown, rest: unknown[]): void {
    const context = rest.at(-1);
    const stack = rest.length > 1 ? rest[0] : undefined;
    const extra = { context, ...(typeof stack === 'string' ? { stack } : {}) };
    if (message instanceof Error) this.pino[level]({ ...extra, err: message }, message.message);
    else if (typeof message === 'object' && message !== null) this.pino[level]({ ...extra, ...message });
    else this.pino[level](extra, String(message));
  }
}
