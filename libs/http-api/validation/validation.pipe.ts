import { ValidationPipe } from '@nestjs/common';
import type { ValidationError } from 'class-validator';
import { ApiError, type FieldError } from '../errors/api-error';

/** Checks a body or query against its DTO: members the DTO does not name are dropped, all field errors are told at once. */
export function createValidationPipe(): ValidationPipe {
  return new ValidationPipe({
    transform: true,
    whitelist: true,
    forbidUnknownValues: false,
    stopAtFirstError: true,
    validationError: { target: false, value: false },
    exceptionFactory: (errors) => ApiError.invalidFields(errors.flatMap((error) => fieldErrors(error))),
  });
}

function fieldErrors(error: ValidationError, parent = ''): FieldError[] {
  const param = pathOf(parent, error.property);
  const own = Object.values(error.constraints ?? {}).map((message) => ({ param, message }));
  return [...own, ...(error.children ?? []).flatMap((child) => fieldErrors(child, param))];
}

function pathOf(parent: string, property: string): string {
  if (/^\d+$/.test(property)) return `${parent}[${property}]`;
  return parent === '' ? property : `${parent}.${property}`;
}
