import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { mountCheckout } from './checkout/checkout.routes';
import { mountControl } from './control/control.routes';
import { Throttle } from './http/throttle';
import { CallLog } from './faults/call-log';
import { EventFaults } from './faults/event-faults';
import { Faults } from './faults/faults';
import { refuseOtherSites, requireSecret } from './http/access';
import { mountFallbacks, refuseBlockedAgents } from './http/fallbacks';
import { OPERATIONS } from './http/operations';
import { mount } from './http/serve';
import type { Sandbox } from './sandbox-context';
import { Accounts } from './store/accounts';
import { Store } from './store/store';
import { WebhookDispatcher } from './webhooks/webhook-dispatcher';

export interface SandboxSettings {
  /** 0 selects a free port. */
  port: number;
  host: string;
  /** File that keeps the state across restarts. Without it, the state is in memory only. */
  dataFile?: string;
  /** Base URL of the checkout pages, when payers do not reach the sandbox as `http://host:port`. */
  publicUrl?: string;
  /** Secret that the control API requires in `X-Sandbox-Secret`. Without it, every client can control the sandbox. */
  controlSecret?: string;
}

export interface RunningSandbox {
  url: string;
  /** Closes every connection, stops retries, and waits for the last snapshot. */
  close(): Promise<void>;
}

/**
 * Starts the sandbox.
 * @throws Error when the port is taken or the data file cannot be read
 */
export async function startSandbox(settings: SandboxSettings): Promise<RunningSandbox> {
  const store = new Store(settings.dataFile);
  const accounts = new Accounts(store);
  const eventFaults = new EventFaults(accounts);
  const webhooks = new WebhookDispatcher(store, accounts, eventFaults);
  const closing = new AbortController();
  const sandbox: Sandbox = {
    store,
    accounts,
    webhooks,
    eventFaults,
    faults: new Faults(accounts),
    calls: new CallLog(),
    throttle: new Throttle(),
    publicUrl: '',
    closing: closing.signal,
  };
  const server = createServer(createApp(sandbox, settings.controlSecret));
  await listen(server, settings);
  const { port } = server.address() as AddressInfo;
  const url = `http://${settings.host}:${port}`;
  sandbox.publicUrl = settings.publicUrl?.replace(/\/$/, '') ?? url;
  webhooks.start();
  return {
    url,
    close: async () => {
      closing.abort();
      webhooks.close();
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
      await store.saved();
    },
  };
}

function createApp(sandbox: Sandbox, controlSecret: string | undefined): express.Express {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.use(refuseOtherSites(sandbox));
  if (controlSecret !== undefined) app.use('/_sandbox', requireSecret(controlSecret));
  mountCheckout(app, sandbox);
  app.use(express.json({ limit: '5mb' }));
  mountControl(app, sandbox);
  app.use('/v1', refuseBlockedAgents);
  for (const operation of OPERATIONS) mount(app, sandbox, operation);
  mountFallbacks(app);
  return app;
}

function listen(server: Server, { port, host }: SandboxSettings): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
}
