import { startSandboxProcess } from '../../support/sandbox-process';
import { atTheEnd } from './cleanup';
import { expectOk } from './http';

export interface RemoteObjects {
  customers: { id: string; email: string | null }[];
  links: { id: string; title: string; first_title: string; note: string; status: string; payments: unknown }[];
  invoices: { id: string; invoice_number: string; status: string }[];
  charges: { id: string; status: string; refund_total: string }[];
}

/** The sandbox as a separate process, with its control API: payers, the dashboard, and the existing objects. */
export class Gateway {
  private constructor(readonly url: string) {}

  static async start(): Promise<Gateway> {
    const server = await startSandboxProcess();
    atTheEnd(() => server.kill('SIGKILL'));
    return new Gateway(server.url);
  }

  /** Pays this link and returns the charge's id. */
  async payLink(linkId: string, options: object = {}): Promise<string> {
    return (await this.control<{ id: string }>('POST', `/links/${linkId}/pay`, options)).id;
  }

  async objects(accountKey: string): Promise<RemoteObjects> {
    return this.control('GET', `/accounts/${accountKey}/objects`);
  }

  /** Opens the account and sets its options. */
  async configure(accountKey: string, options: object): Promise<void> {
    await call(this.url, accountKey);
    await this.control('PATCH', `/accounts/${accountKey}/options`, options);
  }

  async control<T>(method: string, path: string, body?: object): Promise<T> {
    return expectOk<T>(method, `${this.url}/_sandbox${path}`, { body });
  }
}

/** The first call opens the account. */
async function call(url: string, accountKey: string): Promise<void> {
  await expectOk('GET', `${url}/v1/links`, { headers: { 'x-api-key': accountKey } });
}
