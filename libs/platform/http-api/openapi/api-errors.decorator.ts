import { ApiExtension } from '@nestjs/swagger';
import type { ErrorCode } from '../errors/error-catalogue';

export const ERROR_CODES = 'x-error-codes';

/** Documents in OpenAPI the errors of an operation beyond those that every operation of its kind has. */
export const ApiErrors = (...codes: ErrorCode[]) => ApiExtension(ERROR_CODES, codes);
