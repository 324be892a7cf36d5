import { freePort } from '../support/free-port';
import { startHelper } from './helper-process';

export interface BareGateway {
  readonly url: string;
  stop(): void;
}

/**
 * A gateway that costs almost nothing, so that the bench measures Remit.
 * @param holdMs milliseconds before each answer
 */
export async function startBareGateway(holdMs = 0): Promise<BareGateway> {
  const port = await freePort();
  const server = await startHelper('bare-gateway-server.ts', [port, holdMs]);
  return { url: `http://127.0.0.1:${port}`, stop: () => server.kill() };
}
