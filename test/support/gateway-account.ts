import { ask, type Answer } from './ask';
import { eventually } from './probe';

export interface SandboxLink {
  readonly id: string;
  readonly title: string;
  readonly url: string;
  readonly status: string;
  readonly amount: string;
  readonly currency: string;
  readonly payments: number;
}

export interface SandboxInvoice {
  readonly id: string;
  readonly customer: { readonly id: string };
  readonly success_url: string;
  readonly url: string;
  readonly status: string;
  readonly amount: string;
  readonly invoice_number: string;
}

export interface SandboxCharge {
  readonly id: string;
  readonly status: string;
  readonly total: string;
  readonly success_url: string;
  readonly link_id: string | null;
}

interface Objects {
  readonly links: SandboxLink[];
  readonly invoices: SandboxInvoice[];
  readonly charges: SandboxCharge[];
}

/** One business at the Nomod sandbox: its dashboard, its payers and its faults. */
export class GatewayAccount {
  constructor(
    readonly url: string,
    readonly apiKey: string,
  ) {}

  async objects(): Promise<Objects> {
    return this.control('GET', `/accounts/${this.apiKey}/objects`);
  }

  async link(id: string): Promise<SandboxLink> {
    const link = (await this.objects()).links.find((candidate) => candidate.id === id);
    if (!link) throw new Error(`There is no link ${id} at the sandbox`);
    return link;
  }

  /** Reads the link through the API. This is cheap, however many objects exist. */
  async readLink(id: string): Promise<SandboxLink> {
    const { status, body } = await ask<SandboxLink>('GET', `${this.url}/v1/links/${id}`, {
      headers: { 'x-api-key': this.apiKey },
    });
    if (status !== 200) throw new Error(`The sandbox does not show link ${id}: ${status}`);
    return body;
  }

  async liveLinks(): Promise<SandboxLink[]> {
    return (await this.objects()).links.filter((link) => link.status === 'enabled');
  }

  async charges(): Promise<SandboxCharge[]> {
    return (await this.objects()).charges;
  }

  /** Submits a button of the checkout page, like a browser. */
  async press(button: 'pay' | 'decline' | 'leave', payUrl: string): Promise<Answer<string>> {
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    return ask('POST', `${payUrl}/${button}`, { headers, body: 'first_name=Mona&email=mona%40example.com' });
  }

  async payLink(linkId: string, terms: object = {}): Promise<SandboxCharge> {
    return this.control('POST', `/links/${linkId}/pay`, terms);
  }

  async declineLink(linkId: string): Promise<SandboxCharge> {
    return this.control('POST', `/links/${linkId}/decline`);
  }

  async payInvoice(invoiceId: string, terms: object = {}): Promise<SandboxCharge> {
    return this.control('POST', `/invoices/${invoiceId}/pay`, terms);
  }

  /** A link that the business made without Remit. */
  async ownLink(amount: string): Promise<SandboxLink> {
    const body = { currency: 'AED', title: 'Market stall', items: [{ name: 'Dates', amount }] };
    const { status, body: link } = await ask<SandboxLink>('POST', `${this.url}/v1/links`, {
      headers: { 'x-api-key': this.apiKey },
      body,
    });
    if (status !== 201) throw new Error(`The sandbox made no link: ${JSON.stringify(link)}`);
    return link;
  }

  async options(options: object): Promise<void> {
    await this.control('PATCH', `/accounts/${this.apiKey}/options`, options);
  }

  async registerWebhook(url: string, secret: string): Promise<void> {
    await this.control('POST', `/accounts/${this.apiKey}/webhooks`, { url, secret });
  }

  /** Adds a fault for matching calls of this account; see the sandbox's README. */
  async fault(rule: { operation: string; kind: string } & Record<string, unknown>): Promise<void> {
    await this.control('POST', '/faults', { account: this.apiKey, ...rule });
  }

  /** Removes every fault of the whole sandbox. */
  async clearFaults(): Promise<void> {
    await this.control('DELETE', '/faults');
  }

  /** Number of Remit's calls by operation, finished or not. */
  async counters(): Promise<Record<string, number>> {
    return this.control('GET', `/counters?account=${this.apiKey}`);
  }

  async calls(...operations: string[]): Promise<number> {
    const counters = await this.counters();
    return operations.reduce((sum, operation) => sum + (counters[operation] ?? 0), 0);
  }

  async allCalls(): Promise<number> {
    return Object.values(await this.counters()).reduce((sum, count) => sum + count, 0);
  }

  async untilCalled(operation: string, times = 1): Promise<void> {
    await eventually(`Remit to call ${operation}`, () => this.calls(operation), {
      until: (count) => count >= times,
      timeoutMs: 30_000,
    });
  }

  async control<T>(method: string, path: string, body?: object): Promise<T> {
    const answer = await ask<T>(method, `${this.url}/_sandbox${path}`, {
      ...(method !== 'GET' && { body: body ?? {} }),
    });
    if (answer.status !== 200) throw new Error(`The sandbox refused ${path}: ${JSON.stringify(answer.body)}`);
    return answer.body;
  }
}
