import { freePort } from '../support/free-port';
import { startHelper } from './helper-process';

export interface BareGateway {
  readonly url: string;
  stop(): void;
}

/** A gateway that costs next to nothing, so that what is measured is ours. @param holdMs how long it takes to answer. */
export async function startBareGateway(holdMs = 0): Promise<BareGateway> {
  const port = await freePort();
  const server = await startHelper('bare-gateway-server.ts', [port, holdMs]);
  return { url: `http://127.0.0.1:${port}`, stop: () => server.kill() };
}
