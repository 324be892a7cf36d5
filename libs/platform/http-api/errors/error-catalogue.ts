export interface ErrorDescription {
  readonly status: number;
  /** The default message, when the thrower gives no other. */
  readonly message: string;
  readonly meaning: string;
  readonly cause: string;
  /** One sentence that says what to do. Sent as `hint`. */
  readonly fix: string;
  /** Whether the same request may be retried unchanged, with the same Idempotency-Key. */
  readonly retrySafe: boolean;
}

const describe = <Code extends string>(catalogue: Record<Code, ErrorDescription>) => catalogue;

/**
 * Every error that the API returns. Codes are stable, because callers branch on them. README.md explains how to add
 * one.
 */
export const errorCatalogue = describe({
  validation_error: {
    status: 400,
    message: 'The request is not valid',
    meaning: 'One or more fields, or the whole body, are not valid.',
    cause: 'A field is missing, malformed or out of range; details.errors lists all of them.',
    fix: 'Correct the listed fields and send the request again.',
    retrySafe: false,
  },
  unknown_version: {
    status: 400,
    message: 'Unknown API version',
    meaning: 'The request names an API version that this server does not support.',
    cause:
      'The header Remit-Version is mistyped, or the version is no longer supported; details.known_versions lists the supported versions.',
    fix: 'Send a supported version as Remit-Version, or leave the header out.',
    retrySafe: false,
  },
  connection_not_published: {
    status: 400,
    message: 'Payment links not generating',
    meaning: 'No published Nomod connection can create the link.',
    cause: 'The connection is a draft, archived or missing, or several are published and the request names none.',
    fix: 'Publish the Nomod connection, or name one in metadata.connection_id.',
    retrySafe: true,
  },
  invalid_invoice_amount: {
    status: 400,
    message: 'Invalid invoice amount',
    meaning: 'The amount cannot be collected for this invoice.',
    cause:
      'The amount is not positive, has too many decimals for the currency, or differs from the outstanding amount.',
    fix: "Send the invoice's amount_remaining as the amount.",
    retrySafe: false,
  },
  invoice_already_paid: {
    status: 400,
    message: 'Invoice already paid',
    meaning: 'This invoice has no outstanding amount.',
    cause: 'It was paid before, online or offline.',
    fix: 'Read the payments of the invoice.',
    retrySafe: false,
  },
  invoice_not_finalized: {
    status: 400,
    message: 'Invoice is not finalized',
    meaning: 'Only a finalized invoice can be paid.',
    cause: 'The invoice is still a draft.',
    fix: 'Finalize the invoice first.',
    retrySafe: false,
  },
  invoice_voided: {
    status: 400,
    message: 'Invoice is voided',
    meaning: 'A voided invoice cannot be paid or changed.',
    cause: 'The invoice was voided.',
    fix: 'Create a new invoice.',
    retrySafe: false,
  },
  currency_mismatch: {
    status: 400,
    message: 'Currency does not match the invoice',
    meaning: 'A payment must have the currency of its invoice.',
    cause: 'The request names another currency.',
    fix: "Send the invoice's currency.",
    retrySafe: false,
  },
  unauthorized: {
    status: 401,
    message: 'A valid API key is required',
    meaning: 'The request has no valid API key.',
    cause: 'The API key is missing, mistyped, expired or revoked.',
    fix: 'Send the key as "Authorization: Bearer <key>" or "x-api-key: <key>".',
    retrySafe: false,
  },
  forbidden: {
    status: 403,
    message: 'This API key lacks permission',
    meaning: 'The API key is valid, but does not allow this request.',
    cause: 'The key lacks a scope, or X-Environment-ID is missing or names an environment that the key cannot open.',
    fix: 'Use a key with the required scope, and an X-Environment-ID that it can open.',
    retrySafe: false,
  },
  confirmation_required: {
    status: 403,
    message: 'Enter your password again',
    meaning: 'Secrets, refunds and members are open to a person for ten minutes after the password was entered.',
    cause: 'The person signed in to the console longer ago. API keys are never asked.',
    fix: 'Send the password to POST /session/confirmation, or prove it otherwise, then the same request again.',
    retrySafe: true,
  },
  second_factor_required: {
    status: 403,
    message: 'Enter the code of your authenticator app',
    meaning: 'The password is right, and the person has a second factor besides.',
    cause: 'The sign-in was sent without a code.',
    fix: 'Send the sign-in again with the code of the app, or with a recovery code.',
    retrySafe: false,
  },
  sign_in_failed: {
    status: 403,
    message: 'The sign-in failed',
    meaning: 'The sign-in at the provider, or with a passkey, did not end in a session. details.reason says why.',
    cause: 'It was begun in another browser, used before or too late, or what it proves is not enough.',
    fix: 'Begin again.',
    retrySafe: false,
  },
  approval_required: {
    status: 403,
    message: 'Somebody else must approve this',
    meaning: 'The amount is above the approval limit of this environment. No money was moved.',
    cause: 'The environment has approval_limits. details name the pending approval, as in GET /approvals.',
    fix: 'Ask somebody else with the same scope to approve it. Then send the same request again.',
    retrySafe: true,
  },
  not_found: {
    status: 404,
    message: 'Not found',
    meaning: 'The environment of this key has no such object.',
    cause: 'The id or path is mistyped, or belongs to another environment.',
    fix: 'Check the id and the environment.',
    retrySafe: false,
  },
  method_not_allowed: {
    status: 405,
    message: 'This method is not supported here',
    meaning: 'The path exists, but does not support this method.',
    cause: 'The request has a wrong HTTP method.',
    fix: 'Use one of the methods in the Allow header.',
    retrySafe: false,
  },
  request_timeout: {
    status: 408,
    message: 'The request arrived too slowly',
    meaning: 'The body did not arrive completely in time.',
    cause: 'The connection is slow or broken.',
    fix: 'Send the request again.',
    retrySafe: true,
  },
  emails_not_set_up: {
    status: 409,
    message: 'No mail server is set up',
    meaning: 'This server cannot send e-mails. Nothing was sent.',
    cause: 'SMTP_URL and SMTP_FROM are not set.',
    fix: 'Share the hosted_invoice_url yourself, or ask the operator to set SMTP_URL and SMTP_FROM.',
    retrySafe: true,
  },
  conflict: {
    status: 409,
    message: 'The current state does not allow this',
    meaning: 'The request is valid, but conflicts with the current state.',
    cause:
      'Another request changed the object first, or the step was already done. details hold the current state if it is known.',
    fix: 'Read the object again and decide based on its current state.',
    retrySafe: false,
  },
  duplicate_request: {
    status: 409,
    message: 'A request for the same amount was made less than a minute ago',
    meaning:
      'The refund, offline payment or credit note equals one of the last minute and has no Idempotency-Key. No money was moved.',
    cause: 'A double click, or a retry after a lost answer. details name the object of the first request.',
    fix: 'Read the object of the first request. If you want a second one, send a new Idempotency-Key, or wait a minute.',
    retrySafe: false,
  },
  request_in_progress: {
    status: 409,
    message: 'A request with this Idempotency-Key is still running',
    meaning: 'The first request with this key has not finished.',
    cause: 'The request was sent again before the first answer.',
    fix: 'Wait for the seconds in Retry-After, then send the same request again.',
    retrySafe: true,
  },
  changed_meanwhile: {
    status: 412,
    message: 'Somebody changed this record meanwhile',
    meaning: 'The record is no longer at the version of If-Match. Nothing was changed.',
    cause: 'Another person or program changed the record after it was read. details.current shows it as it is now.',
    fix: 'Compare your change with the current record, then send it with the new version in If-Match.',
    retrySafe: false,
  },
  payload_too_large: {
    status: 413,
    message: 'The request body is too large',
    meaning: 'The body is larger than the limit.',
    cause: 'The limit is 1 MiB, 64 KiB for a webhook, and 1 KiB for a sign-in.',
    fix: 'Send a smaller body.',
    retrySafe: false,
  },
  unsupported_media_type: {
    status: 415,
    message: 'Only uncompressed application/json in UTF-8 is accepted',
    meaning: 'The format of the body is not supported.',
    cause: 'The Content-Type, charset or Content-Encoding is wrong.',
    fix: 'Send JSON with "Content-Type: application/json".',
    retrySafe: false,
  },
  idempotency_key_reused: {
    status: 422,
    message: 'This Idempotency-Key was used for another request',
    meaning: 'The key was used before with another body or path.',
    cause: 'The caller did not create a new key for this request.',
    fix: 'Use a new key for a new request.',
    retrySafe: false,
  },
  rate_limited: {
    status: 429,
    message: 'Too many requests',
    meaning: 'The rate limit of this key or tenant is reached.',
    cause: 'The requests arrived faster than the limit.',
    fix: 'Wait for the seconds in Retry-After, then retry.',
    retrySafe: true,
  },
  internal_error: {
    status: 500,
    message: 'Internal server error',
    meaning: 'An unexpected error occurred. It is in the log with the request id.',
    cause: 'A defect.',
    fix: 'Retry with the same Idempotency-Key. If the error persists, report the request id.',
    retrySafe: true,
  },
  not_implemented: {
    status: 501,
    message: 'Not supported',
    meaning: "This operation of Flexprice's API has no counterpart in Remit.",
    cause: 'A client of /v1 called an operation outside customers, invoices, payments and keys.',
    fix: 'Remove the call. /docs lists these operations with alternatives.',
    retrySafe: false,
  },
  nomod_link_creation_failed: {
    status: 502,
    message: 'Nomod link creation failed',
    meaning: 'Nomod refused to create the link. The payment stays initiated.',
    cause:
      'The Nomod API key is wrong, the account does not accept the currency or amount, or Nomod has a problem. details say more.',
    fix: "Correct the cause, then call POST /payments/{id}/process with the payment's id from details.",
    retrySafe: true,
  },
  nomod_amount_mismatch: {
    status: 502,
    message: 'The link asked for another amount',
    meaning: 'The link at Nomod did not ask for the owed amount, so Remit disabled it.',
    cause: 'Tax, fees or rounding of the Nomod account changed the amount or currency of the link.',
    fix: 'Correct the settings of the Nomod account, then process the payment again.',
    retrySafe: true,
  },
  nomod_error: {
    status: 502,
    message: 'Nomod rejected the request',
    meaning: 'A call to Nomod, other than creating a link, was refused or failed.',
    cause: 'The Nomod API key is wrong, or Nomod has a problem. details say more.',
    fix: 'Test the connection, then retry.',
    retrySafe: true,
  },
  nomod_busy: {
    status: 503,
    message: 'Nomod accepts no more calls at the moment',
    meaning:
      'The rate limit of Nomod is reached, or Nomod does not answer, and the call timed out in the queue. Nothing was done.',
    cause: 'This server or other programs make many calls through this Nomod account, or Nomod has an outage.',
    fix: 'Wait for the seconds in Retry-After, then send the same request again.',
    retrySafe: true,
  },
  service_unavailable: {
    status: 503,
    message: 'The service is temporarily unavailable',
    meaning: 'A component that this request needs, such as the database, does not answer.',
    cause: 'The cause is a restart, a failover or high load.',
    fix: 'Wait for the seconds in Retry-After, then send the same request again.',
    retrySafe: true,
  },
  nomod_outcome_unknown: {
    status: 504,
    message: 'Nomod did not answer in time',
    meaning: 'The outcome is not known yet. Remit looks it up and never repeats the call blindly.',
    cause: 'The call to Nomod timed out, or its connection broke.',
    fix: 'Read the payment again in a few seconds.',
    retrySafe: true,
  },
});

export type ErrorCode = keyof typeof errorCatalogue;
