import type { Express, Request, Response } from 'express';
import { refuse } from '../errors';
import { isFields, type Fields } from '../http/fields';
import type { Sandbox } from '../sandbox-context';
import { isKey } from '../store/accounts';
import type { Account } from '../store/state';

export interface ControlCall {
  sandbox: Sandbox;
  params: Record<string, string>;
  query: Record<string, string>;
  body: Fields;
}

type Method = 'get' | 'post' | 'patch' | 'delete';

/** Mounts one control call. The state is saved before the result of `handle` is sent. */
export function control(
  app: Express,
  sandbox: Sandbox,
  method: Method,
  path: string,
  handle: (call: ControlCall) => unknown,
): void {
  app[method](`/_sandbox${path}`, async (request: Request, response: Response) => {
    const result = await handle({
      sandbox,
      params: request.params as Record<string, string>,
      query: request.query as Record<string, string>,
      body: isFields(request.body) ? request.body : {},
    });
    if (method !== 'get') await sandbox.store.saved();
    response.status(200).json(result ?? { ok: true });
  });
}

/** The account of `:key`. An unknown key opens a new account. */
export function accountOf({ sandbox, params }: ControlCall): Account {
  return accountByKey(sandbox, params.key ?? '');
}

export function accountByKey(sandbox: Sandbox, key: string): Account {
  if (!isKey(key)) throw refuse('invalid_field', 'An account is named by an API key, sk_...');
  return sandbox.accounts.of(key);
}

/** The account of `?account=`; undefined means every account. */
export function accountIdIn({ sandbox, query }: ControlCall): string | undefined {
  return query.account === undefined ? undefined : accountByKey(sandbox, query.account).id;
}
