import { eventually } from '../../../test/support/probe';
import { sampled } from '../../../test/support/sampled';
import { useLinkApp } from './spec-support/link-app';
import type { Seller } from './spec-support/seller';

interface Habits {
  readonly habits: { readonly name: string; readonly answer: string; readonly seen_by: string | null }[];
  readonly probe: { readonly state: string; readonly link_id: string | null; readonly error: string | null } | null;
}

/** Each undocumented behaviour of Nomod: the sandbox options for both answers, and what the probe must then find. */
const FACTORS = [
  { name: 'search_title', seen: ['yes', 'no'], options: [{}, {}] },
  { name: 'search_note', seen: ['yes', 'no'], options: [{}, {}] },
  { name: 'list_order', seen: ['newest_first', 'other'], options: [{}, { list_order: 'oldest_first' }] },
  { name: 'list_count', seen: ['given', 'missing'], options: [{}, { list_count: 'missing' }] },
  { name: 'item_amount', seen: ['per_unit', 'per_line'], options: [{}, { item_amount: 'per_line' }] },
  { name: 'status_filter', seen: ['applied', 'ignored'], options: [{}, { status_filter: 'ignored' }] },
  { name: 'expiry_limit', seen: ['kept', 'dropped'], options: [{}, { keep_expiry_limit: false }] },
  { name: 'title_length', seen: ['50', '30'], options: [{}, { title_length: 30 }] },
  { name: 'note_length', seen: ['280', '40'], options: [{}, { note_length: 40 }] },
  { name: 'unknown_id', seen: ['not_found', 'refused'], options: [{}, { unknown_id_status: 400 }] },
  { name: 'search_delay', seen: [/^[0-3]$/, /^([4-9]|1\d)$/], options: [{}, { lookup_lag_ms: 4_000 }] },
] as const;

/** The twelve rows of Plackett and Burman: each pair of answers of any two factors occurs three times. */
const GENERATOR = [0, 0, 1, 0, 0, 0, 1, 1, 1, 0, 1];
const ROWS = [
  ...GENERATOR.map((_, shift) => FACTORS.map((_, i) => GENERATOR[(i + shift) % 11] ?? 0)),
  FACTORS.map(() => 1),
];

describe('what Nomod does not document', () => {
  const links = useLinkApp();

  const options = (seller: Seller, body: object) =>
    seller.control('PATCH', `accounts/${seller.nomodKey}/options`, body);
  const habits = (seller: Seller) => seller.get<Habits>(`connections/${seller.connectionId}/habits`);
  const probed = async (seller: Seller): Promise<Habits> => {
    await seller.post(`connections/${seller.connectionId}/probe`);
    return eventually('the probe to end', () => habits(seller), {
      until: ({ probe }) => probe?.state === 'done' || probe?.state === 'failed',
      timeoutMs: 60_000,
    });
  };

  it('is seen by a probe, and the main job works under it, a lost answer included', async () => {
    const play = async (row: number[]): Promise<void> => {
      const seller = await links.newSeller();
      const searched = (['title', 'note'] as const).filter((_, factor) => row[factor] === 0);
      const chosen = FACTORS.map((factor, i) => factor.options[row[i] ?? 0] ?? {});
      await options(seller, Object.assign({ search_fields: searched }, ...chosen));
      await makeOwnLinks(seller);
      const { habits: seen, probe } = await probed(seller);
      expect(probe).toMatchObject({ state: 'done', error: null });
      for (const [i, { name, seen: expected }] of FACTORS.entries()) {
        const { answer, seen_by } = seen.find((habit) => habit.name === name) ?? {};
        const wanted = expected[row[i] ?? 0] ?? '';
        expect(`${name} ${answer} ${seen_by}`).toEqual(
          typeof wanted === 'string' ? `${name} ${wanted} probe` : expect.stringMatching(/^search_delay \d+ probe$/),
        );
        if (typeof wanted !== 'string') expect(answer).toMatch(wanted);
      }
      expect(await linkStatus(seller, probe?.link_id)).toBe('disabled');
      await mainJob(seller);
    };
    await Promise.all(sampled(ROWS).map(play));
  }, 240_000);

  it('shows an account that adds tax', async () => {
    const seller = await links.newSeller();
    await options(seller, { tax_percent: '5' });
    const { habits: seen } = await probed(seller);
    expect(seen).toContainEqual(expect.objectContaining({ name: 'account_tax', answer: 'added' }));
    expect(seen).toContainEqual(expect.objectContaining({ name: 'item_amount', answer: 'per_unit' }));
  }, 60_000);

  it('switches its link off after a lost answer and after a refusal, and makes no second one', async () => {
    const seller = await links.newSeller();
    await seller.fault({ operation: 'create_link', kind: 'reset_after', times: 1 });
    await seller.fault({ operation: 'edit_link', kind: 'status', status: 503, times: 2 });
    const { probe } = await probed(seller);
    expect(probe?.state).toBe('done');
    expect((await seller.atNomod()).links.map(({ status }) => status)).toEqual(['disabled']);
  }, 60_000);

  it('ends with the reason when Nomod refuses the link', async () => {
    const seller = await links.newSeller();
    await seller.fault({ operation: 'create_link', kind: 'status', status: 400, times: 1 });
    expect((await probed(seller)).probe).toMatchObject({ state: 'failed', link_id: null });
    expect((await probed(seller)).probe?.state).toBe('done');
  }, 60_000);

  /** Links of the business itself, older than the probe's. */
  async function makeOwnLinks(seller: Seller): Promise<void> {
    const invoiceId = await seller.bill();
    await seller.link(invoiceId);
    await seller.link(await seller.bill());
  }

  async function linkStatus(seller: Seller, id: string | null | undefined): Promise<string | undefined> {
    return (await seller.atNomod()).links.find((link) => link.id === id)?.status;
  }

  async function mainJob(seller: Seller): Promise<void> {
    const before = await seller.calls('create_link');
    const invoiceId = await seller.bill();
    await seller.fault({ operation: 'create_link', kind: 'reset_after', times: 1 });
    const { body } = await seller.askForLink(invoiceId);
    const id = body.details?.payment_id ?? body.id;
    const pending = await eventually('the lost link to be found', () => seller.payment(id), {
      until: ({ payment_status }) => payment_status === 'pending',
      timeoutMs: 40_000,
    });
    expect(await seller.calls('create_link')).toBe(before + 1);
    const number = (await seller.get<{ invoice_number: string }>(`invoices/${invoiceId}`)).invoice_number;
    const title = async () =>
      (await seller.atNomod()).links.find((link) => link.id === pending.gateway_tracking_id)?.title;
    await eventually('the payer to read no token', title, {
      until: (text) => text === `Acme ${number}`,
      timeoutMs: 40_000,
    });
    await seller.control('POST', `links/${pending.gateway_tracking_id}/pay`, {});
    await eventually('the invoice to be paid', () => seller.get<{ payment_status: string }>(`invoices/${invoiceId}`), {
      until: ({ payment_status }) => payment_status === 'succeeded',
      timeoutMs: 40_000,
    });
  }
});
