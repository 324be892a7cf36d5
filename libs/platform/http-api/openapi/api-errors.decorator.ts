import { ApiExtension } from '@nestjs/swagger';
import type { ErrorCode } from '../errors/error-catalogue';

export const ERROR_CODES = 'x-error-codes';

/** The errors of an operation beyond those that every operation of its kind has; they appear in the OpenAPI document. */
export const ApiErrors = (...codes: ErrorCode[]) => ApiExtension(ERROR_CODES, codes);
