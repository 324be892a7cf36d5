import { type ErrorCode, errorCatalogue } from './error-catalogue';

export interface FieldError {
  /** Path of the field: `line_items[0].amount`. */
  readonly param: string;
  readonly message: string;
}

export interface ApiErrorOptions {
  /**
   * Replaces the catalogue's message. Errors with a prescribed message, such as `connection_not_published`, keep
   * theirs.
   */
  readonly message?: string;
  readonly hint?: string;
  readonly param?: string;
  /** Plain JSON for the caller: ids, allowed values, current state. Never a secret. */
  readonly details?: Readonly<Record<string, unknown>>;
  readonly retryAfterSeconds?: number;
  readonly cause?: unknown;
}

/** An error that the caller should see. Everything else that is thrown becomes `internal_error`. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly status: number;
  readonly hint: string;
  readonly param: string | null;
  readonly details: Readonly<Record<string, unknown>> | null;
  readonly retryAfterSeconds: number | undefined;

  constructor(
    readonly code: ErrorCode,
    options: ApiErrorOptions = {},
  ) {
    const description = errorCatalogue[code];
    super(options.message ?? description.message, { cause: options.cause });
    this.status = description.status;
    this.hint = options.hint ?? description.fix;
    this.param = options.param ?? null;
    this.details = options.details ?? null;
    this.retryAfterSeconds = options.retryAfterSeconds;
  }

  /** `validation_error` for one field, in the same shape as errors of the validation pipe. */
  static invalidField(param: string, message: string): ApiError {
    return ApiError.invalidFields([{ param, message }]);
  }

  /** `validation_error` about several fields. The message is that of the first. */
  static invalidFields(errors: readonly FieldError[]): ApiError {
    const [first] = errors;
    return new ApiError('validation_error', {
      message: first && `${first.param}: ${first.message}`,
      param: first?.param,
      details: { errors },
    });
  }
}
