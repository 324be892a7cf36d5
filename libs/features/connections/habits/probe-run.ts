import { Injectable } from '@nestjs/common';
import { Database, type Scope, tokenOf } from '@remit/database';
import { RetryLater } from '@remit/domain-events';
import {
  type GatewayCredentials,
  GatewayError,
  type GatewayProbing,
  NOTE_LENGTH,
  PaymentGateway,
  type ShownLink,
  type ShownPage,
  TITLE_LENGTH,
} from '@remit/gateway';
import { RemoteOperations } from '@remit/remote-operations';
import { Connections } from '../connections';
import type { HabitAnswers } from './habit';
import { failedProbe, type NomodProbe, searchedProbe } from './nomod-probe';
import { seenLists } from './seen-lists';

/** Seconds before the next try when Nomod did not answer. */
const PAUSE_SECONDS = 2;

/**
 * Makes a small link, disables it at once, and observes what Nomod shows of it. Every step may be repeated after a
 * crash: the link is a remote operation that is found again by its token, and it is disabled before anything else.
 */
@Injectable()
export class ProbeRun {
  constructor(
    private readonly database: Database,
    private readonly connections: Connections,
    private readonly operations: RemoteOperations,
    private readonly gateway: PaymentGateway,
  ) {}

  /**
   * Runs one step. Must run outside a unit of work.
   * @throws RetryLater while Nomod gives no answer
   */
  async step(scope: Scope, connectionId: string, probe: NomodProbe): Promise<NomodProbe> {
    const credentials = await this.connections.credentials(scope, connectionId);
    try {
      if (probe.state === 'searching') return await this.search(credentials, probe);
      return await this.begin(scope, { connectionId, credentials, probe });
    } catch (error) {
      if (!(error instanceof GatewayError)) throw error;
      throw new RetryLater(Math.max(PAUSE_SECONDS, (error.retryAfterMs ?? 0) / 1_000), error.message);
    }
  }

  private async begin(
    scope: Scope,
    { connectionId, credentials, probe }: { connectionId: string; credentials: GatewayCredentials; probe: NomodProbe },
  ): Promise<NomodProbe> {
    const probing = this.gateway.probing(credentials);
    const creation = {
      ...({ kind: 'probe', connectionId, subjectId: probe.id } as const),
      create: () => probing.make(textsOf(probe)),
      find: async () => {
        const { items, complete } = await probing.all();
        return { items: items.filter((link) => isProbes(link, probe) && link.status !== 'disabled'), complete };
      },
      lock: () => Promise.resolve(),
      save: () => Promise.resolve(),
      discard: async ({ id }: { id: string }) => void (await this.gateway.disableLink(credentials, id)),
    };
    const outcome = await this.operations.run(scope, creation);
    if (outcome.state === 'not_done') return failedProbe(probe, outcome.error.message);
    if (outcome.state === 'busy') throw new RetryLater(1, 'The link of the probe is being created');
    if (outcome.state === 'unknown') throw new RetryLater(outcome.retryAfterSeconds, outcome.reason);
    const made_at = new Date().toISOString();
    await this.gateway.disableLink(credentials, outcome.remoteId);
    if (await this.database.transaction(scope, () => this.operations.wasRepeated(creation)))
      await this.operations.discardSpares(creation, outcome.remoteId);
    const answers = await this.look(credentials, outcome.remoteId, probe);
    return this.search(credentials, { ...probe, state: 'searching', made_at, link_id: outcome.remoteId, answers });
  }

  private async look(credentials: GatewayCredentials, linkId: string, probe: NomodProbe): Promise<HabitAnswers> {
    const probing = this.gateway.probing(credentials);
    const link = await probing.read(linkId);
    const texts = textsOf(probe);
    return {
      item_amount: probing.isPerUnit(link) ? 'per_unit' : 'per_line',
      account_tax: Number(link.tax) > 0 ? 'added' : 'none',
      expiry_limit: link.limit === 1 ? 'kept' : 'dropped',
      payment_url: link.url.startsWith('https:') ? 'https' : 'other',
      title_length: lengthKept(texts.title, link.title),
      note_length: lengthKept(texts.note, link.note),
      unknown_id: await probing.unknownId(),
    };
  }

  private async search(credentials: GatewayCredentials, probe: NomodProbe): Promise<NomodProbe> {
    const probing = this.gateway.probing(credentials);
    const { link_id, answers } = probe;
    const { inTitle, inNote } = tokensOf(probe);
    const isFound = async (known: string | undefined, token: string) =>
      known === 'yes' || (await probing.search(token)).includes(link_id ?? '');
    const title = await isFound(answers.search_title, inTitle);
    const note = await isFound(answers.search_note, inNote);
    // The filter is tested with our disabled link as soon as the list shows it.
    if (answers.status_filter !== undefined) return searchedProbe(probe, { title, note, list: true }, {}, new Date());
    const links = await probing.page('/links');
    const list = links.ids.includes(link_id ?? '');
    const isFirst = answers.list_count === undefined;
    const lists = isFirst || list ? await this.lists(probing, links, { isListed: list, ours: link_id ?? '' }) : {};
    return searchedProbe(probe, { title, note, list }, lists, new Date());
  }

  private async lists(
    probing: GatewayProbing,
    links: ShownPage,
    { isListed, ours }: { isListed: boolean; ours: string },
  ): Promise<HabitAnswers> {
    const charges = await probing.page('/charges');
    const enabled = isListed ? await probing.page('/links', { status: 'enabled' }) : undefined;
    return seenLists({ links, charges, enabled, ours });
  }
}

/** Two different words, to see which text a search covers. */
function tokensOf({ id }: NomodProbe): { inTitle: string; inNote: string } {
  const inTitle = tokenOf(id);
  return { inTitle, inNote: [...inTitle].reverse().join('') };
}

/** As long as Nomod allows, to see whether it keeps the whole text. */
function textsOf(probe: NomodProbe): { title: string; note: string } {
  const { inTitle, inNote } = tokensOf(probe);
  const fill = (text: string, length: number) =>
    `${text} A test by Remit, not to be paid`.padEnd(length, '.').slice(0, length);
  return { title: fill(inTitle, TITLE_LENGTH), note: fill(inNote, NOTE_LENGTH) };
}

function isProbes({ title, note }: ShownLink, probe: NomodProbe): boolean {
  const { inTitle, inNote } = tokensOf(probe);
  return title.includes(inTitle) || note.includes(inNote);
}

const lengthKept = (sent: string, kept: string): string => String(sent.startsWith(kept) ? kept.length : sent.length);
