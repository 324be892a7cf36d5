import { readFileSync } from 'node:fs';
import type { KeyScope } from '@remit/http-api';
import { DOCUMENT_FILE } from '../contract/openapi-diff/open-api-document';

interface Documented {
  readonly paths: Readonly<Record<string, Readonly<Record<string, { readonly 'x-remit-scope'?: KeyScope }>>>>;
}

/** Operations of the OpenAPI document that need a scope, such as `GET /invoices/{id}`. */
export function tenantOperations(): { name: string; scope: KeyScope }[] {
  const { paths } = JSON.parse(readFileSync(DOCUMENT_FILE, 'utf8')) as Documented;
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).flatMap(([method, { 'x-remit-scope': scope }]) =>
      scope === undefined ? [] : [{ name: `${method.toUpperCase()} ${path.replace('/api/v1', '')}`, scope }],
    ),
  );
}
