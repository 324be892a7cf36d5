import { type ArgumentMetadata, Injectable, type PipeTransform, ValidationPipe } from '@nestjs/common';
import type { ValidationError } from 'class-validator';
import { isFlexpriceRequest } from '../context/request-context';
import { ApiError, type FieldError } from '../errors/api-error';
import { knownNames, refuseUnknown, type UnknownInput } from './unknown-input';

/** What the validator found, on its way to becoming an `ApiError`. */
class InvalidInput extends Error {
  constructor(readonly errors: readonly ValidationError[]) {
    super('The input is not valid');
  }
}

const WHITELIST = 'whitelistValidation';

/**
 * Checks a body or query against its DTO and reports all field errors at once. Members that the DTO does not name are refused, because nobody
 * knows what they should have changed. Flexprice's clients send many of them: `/v1` drops those that carry no money.
 */
@Injectable()
export class InputPipe implements PipeTransform {
  private readonly strict = createPipe({ forbidNonWhitelisted: true });
  private readonly dropping = createPipe({ forbidNonWhitelisted: false });

  async transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    const { input, errors } = await this.check(value, metadata);
    const unknown = [...hiddenByGetters(value, metadata), ...errors.flatMap((error) => unknownInputs(error))];
    const refused = [...refuseUnknown(unknown, isFlexpriceRequest()), ...errors.flatMap((error) => fieldErrors(error))];
    if (refused.length > 0) throw ApiError.invalidFields(refused);
    return errors.length === 0 ? input : this.dropping.transform(value, metadata);
  }

  private async check(
    value: unknown,
    metadata: ArgumentMetadata,
  ): Promise<{ input?: unknown; errors: readonly ValidationError[] }> {
    try {
      return { input: await this.strict.transform(value, metadata), errors: [] };
    } catch (error) {
      if (error instanceof InvalidInput) return { errors: error.errors };
      throw error;
    }
  }
}

function createPipe(options: { readonly forbidNonWhitelisted: boolean }): ValidationPipe {
  return new ValidationPipe({
    ...options,
    transform: true,
    whitelist: true,
    forbidUnknownValues: false,
    stopAtFirstError: true,
    validationError: { target: true, value: true },
    exceptionFactory: (errors) => new InvalidInput(errors),
  });
}

/** Members that are called like a getter of the DTO never reach it, so the validator does not see them. */
function hiddenByGetters(value: unknown, { metatype }: ArgumentMetadata): UnknownInput[] {
  if (typeof value !== 'object' || value === null || !metatype) return [];
  const known = knownNames(metatype);
  if (known.length === 0) return [];
  return Object.entries(value)
    .filter(([name]) => name in metatype.prototype && !known.includes(name))
    .map(([name, member]: [string, unknown]) => ({ param: name, name, value: member, known }));
}

function unknownInputs(error: ValidationError, parent = ''): UnknownInput[] {
  const param = pathOf(parent, error.property);
  if (error.constraints?.[WHITELIST] !== undefined) {
    const known = knownNames(error.target?.constructor);
    return [{ param, name: error.property, value: error.value as unknown, known }];
  }
  return (error.children ?? []).flatMap((child) => unknownInputs(child, param));
}

function fieldErrors(error: ValidationError, parent = ''): FieldError[] {
  if (error.constraints?.[WHITELIST] !== undefined) return [];
  const param = pathOf(parent, error.property);
  const own = Object.values(error.constraints ?? {}).map((message) => ({ param, message: messageOf(error, message) }));
  return [...own, ...(error.children ?? []).flatMap((child) => fieldErrors(child, param))];
}

/** A rule that a missing field breaks says nothing about what to do. */
function messageOf({ property, value }: ValidationError, message: string): string {
  const isMissing = value === undefined || value === null;
  return isMissing && !message.includes('required') ? `${property} is required` : message;
}

function pathOf(parent: string, property: string): string {
  if (/^\d+$/.test(property)) return `${parent}[${property}]`;
  return parent === '' ? property : `${parent}.${property}`;
}
