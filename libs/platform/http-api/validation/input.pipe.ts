import { type ArgumentMetadata, Injectable, type PipeTransform, ValidationPipe } from '@nestjs/common';
import { EventLoopYield } from '@remit/database';
import type { ValidationError } from 'class-validator';
import { isFlexpriceRequest } from '../context/request-context';
import { ApiError, type FieldError } from '../errors/api-error';
import { nestedListsOf } from './nested-lists';
import { knownNames, refuseUnknown, type UnknownInput } from './unknown-input';

/** The validator's errors, before they become an `ApiError`. */
class InvalidInput extends Error {
  constructor(readonly errors: readonly ValidationError[]) {
    super('The input is not valid');
  }
}

const WHITELIST = 'whitelistValidation';

/** Objects of a list that are validated in one go. */
const AT_ONCE = 50;

/**
 * Validates a body or query against its DTO and reports all field errors at once. Members that the DTO does not have
 * are refused, because their intended effect is unknown. Flexprice's clients send many of them: `/v1` drops those
 * that carry no money.
 */
@Injectable()
export class InputPipe implements PipeTransform {
  private readonly strict = createPipe({ forbidNonWhitelisted: true });
  private readonly dropping = createPipe({ forbidNonWhitelisted: false });

  async transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    const { input, errors } = await check(this.strict, value, metadata);
    const unknown = [...hiddenByGetters(value, metadata), ...errors.flatMap((error) => unknownInputs(error))];
    const refused = [...refuseUnknown(unknown, isFlexpriceRequest()), ...errors.flatMap((error) => fieldErrors(error))];
    if (refused.length > 0) throw ApiError.invalidFields(refused);
    return errors.length === 0 ? input : (await check(this.dropping, value, metadata)).input;
  }
}

interface Checked {
  readonly input?: unknown;
  readonly errors: readonly ValidationError[];
}

/**
 * Validates a long list of objects in slices and serves other requests in between: a thousand invoice lines take 20
 * ms and more.
 */
async function check(pipe: ValidationPipe, value: unknown, metadata: ArgumentMetadata): Promise<Checked> {
  const list = longListOf(value, metadata.metatype);
  if (!list) return checkWhole(pipe, value, metadata);
  const { name, items, most } = list;
  const withItems = (some: readonly unknown[]) => ({ ...(value as object), [name]: some });
  // The list is refused in any case, so validating one item more than the maximum is enough.
  if (items.length > most) return checkWhole(pipe, withItems(items.slice(0, most + 1)), metadata);
  const yielder = new EventLoopYield();
  const [checked, errors]: [unknown[], ValidationError[]] = [[], []];
  let input: object = {};
  for (let start = 0; start < items.length; start += AT_ONCE) {
    const slice = await checkWhole(pipe, withItems(items.slice(start, start + AT_ONCE)), metadata);
    errors.push(...slice.errors.filter(({ property }) => start === 0 || property === name).map(movedBy(name, start)));
    if (errors.length === 0) {
      input = slice.input as object;
      checked.push(...(Reflect.get(input, name) as unknown[]));
    }
    await yielder.pause();
  }
  return errors.length > 0 ? { errors } : { input: Object.assign(input, { [name]: checked }), errors };
}

async function checkWhole(pipe: ValidationPipe, value: unknown, metadata: ArgumentMetadata): Promise<Checked> {
  try {
    return { input: await pipe.transform(value, metadata), errors: [] };
  } catch (error) {
    if (error instanceof InvalidInput) return { errors: error.errors };
    throw error;
  }
}

/** The first list of objects that is too long to validate in one go. */
function longListOf(value: unknown, dto: ArgumentMetadata['metatype']) {
  if (typeof value !== 'object' || value === null || !dto) return undefined;
  for (const { name, most } of nestedListsOf(dto)) {
    const items: unknown = Object.hasOwn(value, name) ? Reflect.get(value, name) : undefined;
    if (Array.isArray(items) && items.length > AT_ONCE) return { name, items: items as unknown[], most };
  }
  return undefined;
}

/** Converts the errors of a slice to errors of the whole list. */
function movedBy(name: string, start: number): (error: ValidationError) => ValidationError {
  return (error) => {
    if (error.property !== name) return error;
    const children = error.children?.map((child) =>
      Object.assign(child, { property: String(Number(child.property) + start) }),
    );
    return Object.assign(error, { children });
  };
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

/** Members with the name of a getter of the DTO are never assigned to it, so the validator does not see them. */
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

/** The rule that a missing field violates does not say what to do. */
function messageOf({ property, value }: ValidationError, message: string): string {
  const isMissing = value === undefined || value === null;
  return isMissing && !message.includes('required') ? `${property} is required` : message;
}

function pathOf(parent: string, property: string): string {
  if (/^\d+$/.test(property)) return `${parent}[${property}]`;
  return parent === '' ? property : `${parent}.${property}`;
}
