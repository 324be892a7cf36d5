import { ApiError, type FieldError } from '@remit/http-api';

type Members = Record<string, unknown>;

/**
 * Converts a new API key from Flexprice's clients: `permissions` are Remit's scopes. Members that would make another
 * kind of key are refused, because the key created could do more than the key requested.
 * @throws ApiError validation_error
 */
export function readFlexpriceKey({ permissions, type, ...body }: Members): Members {
  const errors: FieldError[] = [];
  const refuse = (param: string, message: string) => errors.push({ param, message });
  if (!isEmpty(type) && type !== 'private_key')
    refuse('type', 'type must be private_key: Remit has no other key types');
  if (!isEmpty(body.service_account_id))
    refuse('service_account_id', 'service_account_id is not supported. Leave it out');
  if (!isEmpty(permissions) && !isEmpty(body.scopes)) refuse('permissions', 'Send permissions or scopes, not both');
  if (errors.length > 0) throw ApiError.invalidFields(errors);
  return isEmpty(permissions) ? body : { ...body, scopes: permissions };
}

const isEmpty = (value: unknown): boolean =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);
