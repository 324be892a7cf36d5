import type { Account } from './store/state';

const DOCS = 'https://nomod.com/docs/api-reference/requests-responses';

/** An error in Nomod's format. The pipeline answers it as `{error: {message, code, docs_url}}`. */
export class ApiFailure extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

export function errorBody(code: string, message: string) {
  return { error: { message, code, docs_url: DOCS } };
}

export function refuse(code: string, message: string): ApiFailure {
  return new ApiFailure(400, code, message);
}

export function notFound(what: string): ApiFailure {
  return new ApiFailure(404, 'not_found', `${what} not found.`);
}

/** The account's answer for an object that does not exist. */
export function missing({ options }: Account, what: string): ApiFailure {
  return options.unknown_id_status === 404 ? notFound(what) : refuse('not_found', `${what} not found.`);
}
