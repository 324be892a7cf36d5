import { randomUUID } from 'node:crypto';
import {
  type GatewayCredentials,
  GatewayError,
  type GatewayProbing,
  type ShownLink,
  type ShownPage,
} from '@remit/gateway';
import type { Answer } from './answer';
import { readList, readPage } from './nomod-list';
import type { NomodTransport } from './nomod-transport';

/** Content of the probe's link. Two units of something show how amounts are meant. */
const UNIT = '1.00';
const QUANTITY = 2;

/** Observes how a Nomod account behaves. Only `make` changes anything. */
export class NomodProbing implements GatewayProbing {
  constructor(
    private readonly transport: NomodTransport,
    private readonly credentials: GatewayCredentials,
  ) {}

  /** Makes a link of two small units that accepts one payment. Disable it at once. */
  async make(texts: { title: string; note: string }): Promise<ShownLink> {
    const items = [{ name: 'A test by Remit, not to be paid', amount: UNIT, quantity: QUANTITY }];
    const flags = { allow_tabby: false, allow_tamara: false, allow_service_fee: false, payment_expiry_limit: 1 };
    const body = { ...texts, currency: 'AED', items, ...flags };
    return this.transport.call(
      this.credentials,
      { operation: 'make probe', method: 'POST', path: '/links', body },
      shown,
    );
  }

  async read(id: string): Promise<ShownLink> {
    return this.transport.call(
      this.credentials,
      { operation: 'probe link', method: 'GET', path: `/links/${id}` },
      shown,
    );
  }

  isPerUnit({ lineTotal }: ShownLink): boolean {
    return Number(lineTotal) === Number(UNIT) * QUANTITY;
  }

  /** All links, within the limits of a list. */
  async all() {
    return readList(this.transport, this.credentials, {
      operation: 'probe links',
      path: '/links',
      query: {},
      read: shown,
    });
  }

  async page(path: '/links' | '/charges', query: Record<string, string> = {}): Promise<ShownPage> {
    const call = { operation: 'probe list', method: 'GET' as const, path, query: { page_size: '100', ...query } };
    return this.transport.call(this.credentials, call, (answer) => {
      const rows = answer.rows('results').map((row) => row as Record<string, unknown>);
      const texts = (name: string) => rows.map((row) => (typeof row[name] === 'string' ? row[name] : ''));
      const hasCount = answer.integerDetail('count') !== null;
      return {
        ...{ ids: texts('id'), statuses: texts('status'), created: texts('created') },
        ...{ hasCount, isLast: !answer.has('next') },
      };
    });
  }

  async search(text: string): Promise<readonly string[]> {
    const call = { operation: 'probe search', path: '/links', query: { search: text }, read: shown };
    return (await readPage(this.transport, this.credentials, call)).items.map(({ id }) => id);
  }

  /**
   * The answer for a link that does not exist.
   * @throws GatewayError when Nomod does not answer
   */
  async unknownId(): Promise<'not_found' | 'refused' | 'shown'> {
    try {
      await this.read(randomUUID());
      return 'shown';
    } catch (error) {
      if (!(error instanceof GatewayError) || !['not_found', 'refused'].includes(error.kind)) throw error;
      return error.kind === 'not_found' ? 'not_found' : 'refused';
    }
  }
}

function shown(answer: Answer): ShownLink {
  const [item] = answer.has('items') ? answer.rows('items') : [];
  const lineTotal = (item as { total_amount?: unknown } | undefined)?.total_amount;
  return {
    id: answer.text('id'),
    title: answer.textDetail('title') ?? '',
    note: answer.textDetail('note') ?? '',
    status: answer.textDetail('status') ?? '',
    url: answer.textDetail('url') ?? '',
    tax: answer.textDetail('tax') ?? '0',
    limit: answer.integerDetail('payment_expiry_limit'),
    lineTotal: typeof lineTotal === 'string' ? lineTotal : answer.textDetail('amount'),
  };
}
