export interface FieldProblem {
  param: string;
  message: string;
}

interface ErrorBody {
  code?: string;
  message?: string;
  details?: Record<string, unknown> | null;
  error?: { hint?: string; param?: string | null; request_id?: string };
}

/** A refusal of the API, or no answer at all (`status` 0, code `unreachable`). */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';

  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly hint: string,
    readonly param: string | null,
    readonly details: Record<string, unknown>,
    readonly requestId: string,
  ) {
    super(message);
  }

  /** The problems of all fields. */
  get fields(): FieldProblem[] {
    const errors = this.details['errors'];
    if (Array.isArray(errors)) return errors as FieldProblem[];
    return this.param === null ? [] : [{ param: this.param, message: this.hint || this.message }];
  }

  /** A text detail, such as an id or an amount. */
  detail(name: string): string | undefined {
    const value = this.details[name];
    return typeof value === 'string' ? value : undefined;
  }
}

export function problemFrom(status: number, requestId: string, body: unknown): ApiProblem {
  const { code, message, details, error } = (typeof body === 'object' && body !== null ? body : {}) as ErrorBody;
  return new ApiProblem(
    status,
    code ?? 'internal_error',
    message ?? `The server answered ${status}`,
    error?.hint ?? '',
    error?.param ?? null,
    details ?? {},
    error?.request_id ?? requestId,
  );
}

export const unreachable = (): ApiProblem =>
  new ApiProblem(0, 'unreachable', 'The server does not answer', 'Check the connection and try again.', null, {}, '');
