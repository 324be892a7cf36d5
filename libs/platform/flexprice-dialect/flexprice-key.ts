import { ApiError, type FieldError } from '@remit/http-api';

type Members = Record<string, unknown>;

/**
 * A new API key as Flexprice's clients ask for it: `permissions` are our scopes. What would make it another kind of key is refused, because the
 * key that is made could do more than the one that was asked for.
 * @throws ApiError validation_error
 */
export function readFlexpriceKey({ permissions, type, ...body }: Members): Members {
  const errors: FieldError[] = [];
  const refuse = (param: string, message: string) => errors.push({ param, message });
  if (!isEmpty(type) && type !== 'private_key')
    refuse('type', 'type must be private_key: there are no other keys here');
  if (!isEmpty(body.service_account_id))
    refuse('service_account_id', 'service_account_id is not known here. Leave it out');
  if (!isEmpty(permissions) && !isEmpty(body.scopes)) refuse('permissions', 'Send permissions or scopes, not both');
  if (errors.length > 0) throw ApiError.invalidFields(errors);
  return isEmpty(permissions) ? body : { ...body, scopes: permissions };
}

const isEmpty = (value: unknown): boolean =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);
