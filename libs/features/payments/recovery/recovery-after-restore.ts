import { Injectable } from '@nestjs/common';
import { Connections } from '@remit/connections';
import { Database, DatabaseServer, newId, sameScope, type Scope } from '@remit/database';
import { EventBus, EventHistory } from '@remit/domain-events';
import { InvoiceNumbers, Invoices, type InvoiceView } from '@remit/invoices';
import { CLOCK_SKEW_MS, InvoiceSync } from '@remit/invoice-sync';
import {
  callingFor,
  GatewayBusy,
  type GatewayCharge,
  GatewayError,
  type GatewayInvoice,
  type GatewayLink,
  PaymentGateway,
} from '@remit/gateway';
import { RemoteOperations } from '@remit/remote-operations';
import { AccountReading, type MarkedObject } from './account-reading';
import { type LostReason, lostObjectNeeded, lostObjectSettled } from './lost-attention';
import { LostCharges } from './lost-charges';
import { LostLinks } from './lost-links';
import { LostObject } from './lost-object.entity';
import { LostObjects } from './lost-objects.repository';
import { Recovery } from './recovery.entity';

/** Milliseconds that are read back at Nomod when no event is known. Events are kept for this long. */
const FAR_BACK_MS = 90 * 86_400_000;

export interface RecoveredEnvironment {
  readonly scope: Scope;
  readonly since: Date;
  /** One text for each found object. */
  readonly lines: readonly string[];
  /** Reasons why more may have been lost than was found. */
  readonly gaps: readonly string[];
}

interface ConnectionFound {
  readonly connectionId: string;
  readonly links: MarkedObject<GatewayLink>[];
  readonly invoices: MarkedObject<GatewayInvoice>[];
  readonly charges: GatewayCharge[];
}

interface Found {
  readonly scope: Scope;
  readonly since: Date;
  readonly connections: ConnectionFound[];
  readonly gaps: string[];
}

/**
 * Recovers from a restore: finds objects that Nomod has and we lost. It takes back the certain ones and requests
 * attention for all others. Safe to repeat.
 */
@Injectable()
export class RecoveryAfterRestore {
  constructor(
    private readonly database: Database,
    private readonly server: DatabaseServer,
    private readonly connections: Connections,
    private readonly gateway: PaymentGateway,
    private readonly history: EventHistory,
    private readonly operations: RemoteOperations,
    private readonly invoices: Invoices,
    private readonly numbers: InvoiceNumbers,
    private readonly sync: InvoiceSync,
    private readonly objects: LostObjects,
    private readonly links: LostLinks,
    private readonly charges: LostCharges,
    private readonly bus: EventBus,
  ) {}

  /**
   * @param since time of the backup; default: time of the last known event
   * @param leaveOut additional numbers of this month that are skipped, for invoices that Nomod cannot show
   */
  async run({ since, leaveOut = 0 }: { since?: Date; leaveOut?: number } = {}): Promise<RecoveredEnvironment[]> {
    const rows = await this.server.operator<{ tenant_id: string; environment_id: string }>('every_environment');
    const scopes = rows.map((row): Scope => ({ tenantId: row.tenant_id, environmentId: row.environment_id }));
    const all: Found[] = [];
    for (const scope of scopes) all.push(await this.readEnvironment(scope, since));
    const owners = await this.ownersOf(all);
    const recovered: RecoveredEnvironment[] = [];
    for (const found of all) {
      const isElsewhere = (token: string) =>
        owners.get(token)?.some((scope) => !sameScope(scope, found.scope)) ?? false;
      recovered.push({ ...found, lines: await this.takeBack(found, isElsewhere, leaveOut) });
    }
    return recovered;
  }

  /** Reads the objects of one environment at Nomod. Changes nothing. */
  private async readEnvironment(scope: Scope, given: Date | undefined): Promise<Found> {
    const { since, known } = await this.database.transaction(scope, async () => {
      const from = given ?? (await this.objects.lastSince()) ?? (await this.history.lastAt());
      return { since: from ?? new Date(Date.now() - FAR_BACK_MS), known: await this.connections.usableIds(scope) };
    });
    const connections: ConnectionFound[] = [];
    const gaps: string[] = [];
    for (const connectionId of known) {
      const credentials = await this.connections.credentials(scope, connectionId);
      const reading = new AccountReading(this.gateway, credentials, new Date(since.getTime() - CLOCK_SKEW_MS));
      await this.unlessSilent(gaps, async () => {
        const [links, invoices] = [await reading.links(), await reading.invoices()];
        connections.push({ connectionId, links, invoices, charges: await reading.charges() });
      });
      gaps.push(...[...reading.gaps].map((gap) => `Connection ${connectionId}: ${gap}`));
    }
    return { scope, since, connections, gaps };
  }

  /** Records a gap when Nomod does not answer, so that the rest continues. */
  private async unlessSilent<T>(gaps: string[], work: () => Promise<T>): Promise<T | undefined> {
    try {
      return await callingFor('sweep', work);
    } catch (error) {
      if (!(error instanceof GatewayError || error instanceof GatewayBusy)) throw error;
      gaps.push(error.message);
      return undefined;
    }
  }

  /**
   * The environments that own the payments and invoices named by the marks. Several environments may use one account
   * at Nomod.
   */
  private async ownersOf(all: readonly Found[]): Promise<Map<string, Scope[]>> {
    const owners = new Map<string, Scope[]>();
    const marked = all.flatMap(({ connections }) =>
      connections.flatMap(({ links, invoices }) => [...links, ...invoices]),
    );
    const tokens = [...new Set(marked.map(({ mark }) => mark.token))];
    if (tokens.length === 0) return owners;
    for (const { scope } of all) {
      const known = await this.database.transaction(scope, () => this.objects.knownTokens(tokens));
      for (const token of known) owners.set(token, [...(owners.get(token) ?? []), scope]);
    }
    return owners;
  }

  private async takeBack(found: Found, isElsewhere: (token: string) => boolean, leaveOut: number): Promise<string[]> {
    const { scope, since, connections, gaps } = found;
    const lines: string[] = [];
    for (const connection of connections) {
      const [links, invoices] = await this.database.transaction(scope, () =>
        this.lostOf(connection, since, isElsewhere),
      );
      const numbers = [...links, ...invoices].flatMap(({ mark }) => mark.number ?? []);
      // Runs first and in its own transaction, so that no number is assigned twice when a later step fails.
      const next = await this.database.transaction(scope, () => this.numbers.goOnAfter(numbers));
      lines.push(...next.map((number) => `Numbers go on with ${number}`));
      for (const link of links) lines.push(await this.takeLink(scope, connection.connectionId, link));
      for (const invoice of invoices) {
        const line = await this.unlessSilent(gaps, () => this.takeInvoice(scope, connection.connectionId, invoice));
        if (line !== undefined) lines.push(line);
      }
      for (const charge of connection.charges) {
        const outcome = await this.database.transaction(scope, () =>
          this.charges.take(charge, connection.connectionId),
        );
        if (outcome === 'booked') lines.push(`Charge ${charge.id}: is being booked`);
        if (outcome === 'asked') lines.push(`Charge ${charge.id}: needs attention`);
      }
    }
    await this.database.transaction(scope, async () => {
      if (leaveOut > 0)
        for (const number of await this.numbers.leaveOut(leaveOut)) lines.push(`Numbers go on with ${number}`);
      if (connections.length > 0 && gaps.length === 0)
        this.objects.rememberRun(Object.assign(new Recovery(), { id: newId('rec'), since, ranAt: new Date() }));
    });
    return lines;
  }

  /** Needs a unit of work. */
  private async lostOf(
    { links, invoices }: ConnectionFound,
    since: Date,
    isElsewhere: (token: string) => boolean,
  ): Promise<[MarkedObject<GatewayLink>[], MarkedObject<GatewayInvoice>[]]> {
    const all = [...links, ...invoices];
    const tokens = await this.objects.knownTokens(all.map(({ mark }) => mark.token));
    const objects = await this.operations.recorded(all.map(({ object }) => object.id));
    // An object is made shortly before its event is stored.
    const isNew = ({ madeAt }: { madeAt: Date }) => madeAt.getTime() >= since.getTime() - CLOCK_SKEW_MS;
    const isLost = ({ object, mark }: MarkedObject<{ id: string }>) =>
      !objects.has(object.id) && !isElsewhere(mark.token) && (tokens.has(mark.token) || isNew(mark));
    return [links.filter((link) => isLost(link) && !tokens.has(link.mark.token)), invoices.filter(isLost)];
  }

  private async takeLink(scope: Scope, connectionId: string, marked: MarkedObject<GatewayLink>): Promise<string> {
    const { object: link, mark } = marked;
    const lost = lostObject('link', link, { connectionId, ourId: `pay_${mark.token}`, number: mark.number });
    return this.database.transaction(scope, async () => {
      this.objects.remember([lost]);
      if (link.status === 'disabled') return this.settle(lost, 'is switched off');
      const { invoiceId, left } = await this.links.adopt(marked, connectionId);
      if (left) return this.ask(lost, link.status, left, invoiceId);
      return said(lost, `is the link of invoice ${invoiceId} again`);
    });
  }

  private async takeInvoice(scope: Scope, connectionId: string, marked: MarkedObject<GatewayInvoice>): Promise<string> {
    const { mark } = marked;
    const credentials = await this.connections.credentials(scope, connectionId);
    // Rows of a list do not contain the customer.
    const remote = await this.gateway.getInvoice(credentials, marked.object.id);
    const lost = lostObject('invoice', remote, { connectionId, ourId: `inv_${mark.token}`, number: mark.number });
    return this.database.transaction(scope, async () => {
      const invoice = await this.invoices.find(lost.ourId);
      const isClosed = remote.status === 'cancelled';
      if (invoice?.status === 'finalized' && invoice.invoiceNumber === mark.number && !isClosed) {
        if (await this.sync.expectAtNomod(invoice, connectionId, mark.generation))
          return said(lost, `is invoice ${invoice.id}, and is being found again`);
      }
      this.objects.remember([lost]);
      if (isClosed) return this.settle(lost, 'is cancelled');
      return this.ask(lost, remote.status, reasonFor(invoice), invoice?.id ?? null);
    });
  }

  /** Resolves the row of an earlier run, because the object can no longer be paid. */
  private async settle(lost: LostObject, what: string): Promise<string> {
    await this.bus.publish(lostObjectSettled(lost));
    return said(lost, what);
  }

  private async ask(lost: LostObject, status: string, because: LostReason, invoiceId: string | null): Promise<string> {
    await this.bus.publish(lostObjectNeeded(lost, status, because, invoiceId));
    return said(lost, `${status}, needs attention`);
  }
}

function lostObject(
  kind: LostObject['kind'],
  object: GatewayLink | GatewayInvoice,
  ours: Pick<LostObject, 'connectionId' | 'ourId' | 'number'>,
): LostObject {
  const { id, currency, amountMinor } = object;
  const nomodCustomerId = 'customerId' in object ? object.customerId : null;
  const found = { ...ours, id, kind, currency, amountMinor, nomodCustomerId, foundAt: new Date() };
  return Object.assign(new LostObject(), found);
}

function reasonFor(invoice: InvoiceView | undefined): LostReason {
  if (!invoice) return 'unknown_invoice';
  if (invoice.status === 'draft') return 'draft_here';
  return invoice.status === 'finalized' && invoice.amountRemainingMinor > 0n ? 'not_asked_here' : 'not_payable';
}

const said = ({ kind, id, number }: LostObject, what: string): string =>
  `${kind === 'link' ? 'Link' : 'Invoice'} ${id}${number === null ? '' : ` of ${number}`}: ${what}`;
