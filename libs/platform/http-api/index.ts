export { assertAllowedAddress, assertRecent } from './auth/guard-checks';
export {
  CurrentCaller,
  MayRequireScope,
  Operator,
  Public,
  RequiresRecentSignIn,
  RequiresScope,
} from './auth/auth.decorators';
export { Authenticator } from './auth/authenticator';
export { type Caller, type RequestIdentity, KEY_SCOPES, type KeyScope, type Person } from './auth/caller';
export { cameBySession, identityOf } from './auth/request-identity';
export { assertScope, includesScope, requireScope, requireTenantWide } from './auth/require-scope';
export { Sessions } from './auth/sessions';
export type { RawBodyRequest } from './bodies/body-reader';
export { API_PREFIX, type AroundRoutes, configureHttp, httpApplicationOptions } from './configure-http';
export { isFlexprice, markFlexprice } from './context/request-context';
export { InterceptorChain } from './context/interceptor-chain';
export { refuseTwoHosts } from './context/one-host';
export { currentIdentity, currentRequestId, currentRequestSource, requestIdOf } from './context/request-context';
export { ApiError, type ApiErrorOptions, type FieldError } from './errors/api-error';
export { AsCsv, type CsvColumn } from './csv/as-csv.decorator';
export { BusinessZone } from './csv/business-zone';
export { csvHeader, csvLines, safeCell } from './csv/csv-cell';
export {
  CSV_IMPORT_RULES,
  CsvBody,
  CsvImportQuery,
  CsvImportResponse,
  type ImportedRowResponse,
} from './csv/csv-import.dto';
export { readAs, rowErrors, runImport } from './csv/csv-import';
export { type CsvRow, readCsv } from './csv/read-csv';
export { CsvModule, INNERMOST_INTERCEPTORS } from './csv/csv.module';
export { errorBody, type ErrorBody } from './errors/error-body';
export { errorCatalogue, type ErrorCode } from './errors/error-catalogue';
export { errorCodeOf, sendError } from './errors/send-error';
export { toApiError } from './errors/to-api-error';
export { Metrics } from './health/metrics';
export { sharedRun } from './health/shared-run';
export { HttpApiModule, OUTERMOST_INTERCEPTORS } from './http-api.module';
export { AddressList } from './limits/address-list';
export { ClientSource, sourceGroup } from './limits/client-source';
export { OneAtATime } from './limits/heavy-requests.interceptor';
export { MayLag } from './pagination/may-lag.interceptor';
export { FailureLimit } from './limits/failure-limit';
export { TokenBuckets } from './limits/token-buckets';
export { delayRefusal } from './limits/delay-refusal';
export { boundConnections } from './limits/connections';
export { limitPipelines } from './limits/pipelines';
export { WriteBudget } from './limits/write-budget';
export { FairRequestQueue } from './limits/fair-request-queue';
export { KeyedSemaphore } from './limits/keyed-semaphore';
export { HeavyRequests } from './limits/heavy-requests';
export { KeyGuesses } from './limits/key-guesses';
export { OperatorSource } from './limits/operator-source';
export { ApplicationLogger } from './logging/application-logger';
export { safeError } from './logging/without-secrets';
export { withoutSecrets } from './logging/without-secrets';
export { ApiField } from './openapi/api-field';
export { ApiErrors } from './openapi/standard-answers';
export { AnswersVersion, assertUnchanged, ChangesVersion, showingCurrent } from './context/preconditions';
export { GUIDES } from './docs/guides';
export { Html, html } from './docs/html';
export { DescribedWebhooks } from './openapi/described-webhooks';
export { namesIn } from './openapi/close-bodies';
export { type CursorPosition, decodeCursor, encodeCursor } from './pagination/cursor';
export { type Page, toPage } from './pagination/page';
export { PageResponse } from './pagination/page-response';
export { PageQuery } from './pagination/page-query.dto';
export { readSearch } from './search/read-search';
export { Searchable } from './search/search-request.dto';
export { StartingServer } from './starting/starting-server';
export { takeRequests } from './starting/starting-server';
export type { StartPhase } from './health/health-response.dto';
export { API_VERSIONS } from './versions/answer-version';
export { IsIdempotencyKey } from './validation/text-fields';
export { IsAmount, readAmount } from './validation/amount';
export { IsDecimalText, IsTaxRate } from './validation/decimal-text';
export { withoutCardData } from './validation/card-data';
export { IsCurrencyCode } from './validation/currency-code';
export { inUpperCase, LowerCaseEnum } from './validation/lower-case-enum';
export { IsMetadata, IsSmallJson, type Metadata } from './validation/metadata';
export { explainTime, IsMoment, IsTime, readDay, readMoment, readTime } from './validation/moment';
export { isPublicAddress } from './validation/public-address';
export { isOfNone, RecordStatus, type RecordStatusWord } from './validation/lower-case-enum';
export { IsTextList } from './validation/text-fields';
export { IsTrueOrFalse, ToInteger } from './validation/query-values';
export { IsReturnUrl, isReturnUrl } from './validation/return-url';
export { spanOfRequest } from './context/request-span';
