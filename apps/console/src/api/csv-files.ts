import { accepted, type Api, type Content, type Query } from './client';

/** A list as a CSV file with all rows. With a body, it is the list of a search. */
export async function readCsv(api: Api, path: string, { query, body }: Content): Promise<Blob> {
  const options = { ...api.scope, query, body, accept: 'text/csv' };
  return (await accepted(body === undefined ? 'GET' : 'POST', path, options)).blob();
}

/** Sends a CSV file. */
export async function sendCsv<T>(api: Api, path: string, file: Blob, query: Query): Promise<T> {
  const sent = new Blob([file], { type: 'text/csv' });
  return (await (await accepted('POST', path, { ...api.scope, query, file: sent })).json()) as T;
}
