import type { OpenAPIObject } from '@nestjs/swagger';
import type { Operation } from '../openapi/samples/call';

export interface DocumentedOperation {
  /** Path of its page in `/docs`. */
  readonly path: string;
  readonly method: string;
  readonly url: string;
  readonly tag: string;
  readonly operation: Operation;
}

export function documentedOperations({ paths }: OpenAPIObject): DocumentedOperation[] {
  return Object.entries(paths).flatMap(([url, item]) =>
    (['get', 'post', 'put', 'patch', 'delete'] as const).flatMap((method) => {
      const operation = item[method];
      if (!operation) return [];
      const path = `/docs/operations/${operation.operationId}`;
      return [{ path, method: method.toUpperCase(), url, tag: operation.tags?.[0] ?? '', operation }];
    }),
  );
}
