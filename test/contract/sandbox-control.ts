/** Asks the sandbox's control API, which does what a dashboard or a payer would do. */
export async function controlSandbox<T>(url: string, method: string, path: string, body: object = {}): Promise<T> {
  const response = await fetch(`${url}/_sandbox${path}`, {
    method,
    headers: { 'content-type': 'application/json' },
    ...(method === 'GET' ? {} : { body: JSON.stringify(body) }),
  });
  if (!response.ok) throw new Error(`The sandbox refused ${method} ${path}: ${await response.text()}`);
  return (await response.json()) as T;
}
