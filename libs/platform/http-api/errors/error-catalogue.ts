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
    meaning: 'One or more fields, or the body as a whole, cannot be used.',
    cause: 'A field is missing, malformed or out of range; details.errors lists all of them.',
    fix: 'Correct the listed fields and send the request again.',
    retrySafe: false,
  },
  unknown_version: {
    status: 400,
    message: 'There is no such version of the API',
    meaning: 'The request names a version of the API that this server does not have.',
    cause:
      'The header Remit-Version is mistyped, or the version has ended; details.known_versions lists those there are.',
    fix: 'Send a version that is known as Remit-Version, or leave the header out.',
    retrySafe: false,
  },
  connection_not_published: {
    status: 400,
    message: 'Payment links not generating',
    meaning: 'There is no published Nomod connection to make the link with.',
    cause: 'The connection is a draft, archived or missing, or several are published and none was chosen.',
    fix: 'Publish the Nomod connection, or name one in metadata.connection_id.',
    retrySafe: true,
  },
  invalid_invoice_amount: {
    status: 400,
    message: 'Invalid invoice amount',
    meaning: 'The amount cannot be collected for this invoice.',
    cause: 'The amount is not positive, does not fit the currency, or is not what is outstanding.',
    fix: "Send the invoice's amount_remaining as the amount.",
    retrySafe: false,
  },
  invoice_already_paid: {
    status: 400,
    message: 'Invoice already paid',
    meaning: 'Nothing is outstanding on this invoice.',
    cause: 'It was paid before, online or offline.',
    fix: "Read the invoice's payments instead of asking for another.",
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
    meaning: 'A payment has the currency of its invoice.',
    cause: 'The request names another currency.',
    fix: "Send the invoice's currency.",
    retrySafe: false,
  },
  unauthorized: {
    status: 401,
    message: 'A valid API key is required',
    meaning: 'The caller is not known.',
    cause: 'The API key is missing, mistyped, expired or revoked.',
    fix: 'Send the key as "Authorization: Bearer <key>" or "x-api-key: <key>".',
    retrySafe: false,
  },
  forbidden: {
    status: 403,
    message: 'This API key may not do that',
    meaning: 'The caller is known but not allowed.',
    cause: 'The key lacks a scope, or X-Environment-ID is missing or names an environment the key does not open.',
    fix: 'Use a key with the needed scope, and an X-Environment-ID that it opens.',
    retrySafe: false,
  },
  approval_required: {
    status: 403,
    message: 'A second key has to approve this',
    meaning: 'The amount is above what one key may move alone in this environment. Nothing was moved.',
    cause: 'The environment has approval_limits; details name the approval that waits, in GET /approvals.',
    fix: 'Have somebody with another key and the same scope approve it, then send the same request again with this key.',
    retrySafe: true,
  },
  not_found: {
    status: 404,
    message: 'Not found',
    meaning: 'There is no such thing in the environment of this key.',
    cause: 'The id or path is mistyped, or belongs to another environment.',
    fix: 'Check the id and the environment.',
    retrySafe: false,
  },
  method_not_allowed: {
    status: 405,
    message: 'This method is not supported here',
    meaning: 'The path exists, the method does not.',
    cause: 'A wrong HTTP method.',
    fix: 'Use one of the methods in the Allow header.',
    retrySafe: false,
  },
  request_timeout: {
    status: 408,
    message: 'The request took too long to arrive',
    meaning: 'The body was not complete in time.',
    cause: 'A slow or broken connection.',
    fix: 'Send the request again.',
    retrySafe: true,
  },
  emails_not_set_up: {
    status: 409,
    message: 'No mail server is set up',
    meaning: 'This server cannot send e-mails; nothing was sent.',
    cause: 'The operator has set neither SMTP_URL nor SMTP_FROM.',
    fix: 'Share the hosted_invoice_url yourself, or have the operator set SMTP_URL and SMTP_FROM.',
    retrySafe: true,
  },
  conflict: {
    status: 409,
    message: 'The current state does not allow that',
    meaning: 'The request is valid but does not fit what things are now.',
    cause: 'Someone else changed it first, or the step was already taken; details hold the current state where known.',
    fix: 'Read the resource again and decide on its current state.',
    retrySafe: false,
  },
  duplicate_request: {
    status: 409,
    message: 'The same amount was moved here a moment ago',
    meaning:
      'A refund, an offline payment or a credit note that equals one of the last minute, sent without an Idempotency-Key. Nothing was moved.',
    cause:
      'A double click, or a request that was sent again because its answer was lost; details name what was made the first time.',
    fix: 'Read what was made the first time. If you mean a second one, send it with an Idempotency-Key of its own, or wait a minute.',
    retrySafe: false,
  },
  request_in_progress: {
    status: 409,
    message: 'A request with this Idempotency-Key is still running',
    meaning: 'The first request with this key has not finished.',
    cause: 'The request was repeated before its answer.',
    fix: 'Wait as long as Retry-After says and send the same request again.',
    retrySafe: true,
  },
  payload_too_large: {
    status: 413,
    message: 'The request body is too large',
    meaning: 'The body is over the limit.',
    cause: 'More than 1 MiB was sent, or 64 KiB to a webhook, or 1 KiB to sign in.',
    fix: 'Send a smaller body.',
    retrySafe: false,
  },
  unsupported_media_type: {
    status: 415,
    message: 'Only uncompressed application/json in UTF-8 is accepted',
    meaning: 'The body is in a format that is not read.',
    cause: 'Another Content-Type, charset or Content-Encoding.',
    fix: 'Send JSON with "Content-Type: application/json".',
    retrySafe: false,
  },
  idempotency_key_reused: {
    status: 422,
    message: 'This Idempotency-Key belongs to another request',
    meaning: 'The key was used before with another body or path.',
    cause: 'The key was not made new for this request.',
    fix: 'Use a new key for a new request.',
    retrySafe: false,
  },
  rate_limited: {
    status: 429,
    message: 'Too many requests',
    meaning: 'The limit of this key or tenant is reached.',
    cause: 'Requests came faster than allowed.',
    fix: 'Wait as long as Retry-After says.',
    retrySafe: true,
  },
  internal_error: {
    status: 500,
    message: 'Something went wrong on our side',
    meaning: 'An unexpected fault; it was logged with the request id.',
    cause: 'A defect.',
    fix: 'Try again with the same Idempotency-Key; if it persists, report the request id.',
    retrySafe: true,
  },
  not_implemented: {
    status: 501,
    message: 'Remit does not do this',
    meaning: "An operation of Flexprice's API that has no counterpart here.",
    cause: 'A client of /v1 calls something beside customers, invoices, payments and keys.',
    fix: 'Leave the call out; /docs lists these operations and what to do instead.',
    retrySafe: false,
  },
  nomod_link_creation_failed: {
    status: 502,
    message: 'Nomod link creation failed',
    meaning: 'Nomod refused to make the link; the payment stays initiated.',
    cause: 'A wrong gateway key, a currency or amount the account cannot take, or trouble at Nomod; details say more.',
    fix: "Correct the cause and call POST /payments/{id}/process with the payment's id from details.",
    retrySafe: true,
  },
  nomod_amount_mismatch: {
    status: 502,
    message: 'Nomod would have asked the payer for another amount',
    meaning: 'The link did not ask for exactly what is owed and was disabled.',
    cause: "Tax, fees or rounding set on the Nomod account changed the link's amount or currency.",
    fix: 'Correct the settings of the Nomod account, then process the payment again.',
    retrySafe: true,
  },
  nomod_error: {
    status: 502,
    message: 'Nomod could not do that',
    meaning: 'Nomod refused or failed a call other than making a link.',
    cause: 'A wrong gateway key or trouble at Nomod; details say more.',
    fix: 'Test the connection, then try again.',
    retrySafe: true,
  },
  nomod_busy: {
    status: 503,
    message: 'Nomod takes no more calls for the moment',
    meaning:
      'Nomod limits how often it may be called, or answers nobody, and the call found no turn in time. Nothing was done.',
    cause: 'Many calls at once through this Nomod account, by this server or by other programs; or an outage of Nomod.',
    fix: 'Wait as long as Retry-After says and send the same request again.',
    retrySafe: true,
  },
  service_unavailable: {
    status: 503,
    message: 'The service is not available for a moment',
    meaning: 'A part that this request needs, such as the database, does not answer.',
    cause: 'A restart, a failover or too much load.',
    fix: 'Wait as long as Retry-After says and send the same request again.',
    retrySafe: true,
  },
  nomod_outcome_unknown: {
    status: 504,
    message: 'Nomod did not answer in time',
    meaning: 'Whether Nomod did it is not known yet; it is being looked up and never done twice.',
    cause: 'A time-out or a broken connection to Nomod.',
    fix: 'Read the payment again in a few seconds.',
    retrySafe: true,
  },
});

export type ErrorCode = keyof typeof errorCatalogue;
