import { NomodHabits } from '@remit/connections';
import { tokenOf } from '@remit/database';
import { eventually } from '../../../test/support/probe';
import { useLinkApp } from './spec-support/link-app';
import type { RemoteLink, Seller } from './spec-support/seller';

describe('what a link is called', () => {
  const links = useLinkApp();
  let seller: Seller;

  beforeEach(async () => {
    seller = await links.newSeller();
  });

  const options = (body: object) => seller.control('PATCH', `accounts/${seller.nomodKey}/options`, body);
  const learn = (answers: object) =>
    links.app.get(NomodHabits).note(seller.scope, seller.connectionId, answers, 'probe');
  const onlyLink = async (): Promise<RemoteLink> => {
    const all = (await seller.atNomod()).links.filter(({ status }) => status !== 'disabled');
    if (all.length !== 1 || !all[0]) throw new Error(`There are ${all.length} links`);
    return all[0];
  };
  const untilTitled = (title: string | RegExp) =>
    eventually('the title that the payer shall read', onlyLink, {
      until: (link) => (typeof title === 'string' ? link.title === title : title.test(link.title)),
      timeoutMs: 20_000,
    });
  const numberOf = async (invoiceId: string) =>
    (await seller.get<{ invoice_number: string }>(`invoices/${invoiceId}`)).invoice_number;

  it('is the business and the number, without our token, soon after it was made', async () => {
    const invoiceId = await seller.bill();
    const { id } = await seller.link(invoiceId);
    const title = `Acme ${await numberOf(invoiceId)}`;
    expect(await untilTitled(title)).toMatchObject({
      note: `Ref. ${tokenOf(id)}`,
      first_title: `${title} ${tokenOf(id)}`,
    });
    expect(await seller.calls('edit_link')).toBe(1);
    expect(await seller.calls('get_link')).toBe(1);
  });

  it('has the trade name that customers know, as soon as there is one', async () => {
    await seller.send('put', 'business-profile', { legal_name: 'Palm Trading LLC', trade_name: 'Palm Bakery' });
    const invoiceId = await seller.bill();
    await seller.link(invoiceId);
    await untilTitled(`Palm Bakery ${await numberOf(invoiceId)}`);
  });

  it('is changed by a colleague while its answer is lost: it is found by its note, and no second one is made', async () => {
    await learn({ search_title: 'yes', search_note: 'no' });
    await seller.fault({ operation: 'create_link', kind: 'reset_after', times: 1 });
    const { body } = await seller.askForLink(await seller.bill());
    const { id: linkId } = await onlyLink();
    await seller.control('PATCH', `links/${linkId}`, { title: 'Rent of March' });
    const id = body.details?.payment_id ?? body.id;
    const payment = await eventually('the link to be found', () => seller.payment(id), {
      until: ({ payment_status }) => payment_status === 'pending',
      timeoutMs: 20_000,
    });
    expect(payment.gateway_tracking_id).toBe(linkId);
    expect(await seller.calls('create_link')).toBe(1);
    expect(await onlyLink()).toMatchObject({ id: linkId });
  });

  it('keeps the token in the note, and needs no change, where notes are known to be searched', async () => {
    await options({ search_fields: ['note'] });
    await learn({ search_title: 'no', search_note: 'yes' });
    const invoiceId = await seller.bill();
    const { id, gateway_tracking_id } = await seller.link(invoiceId);
    const title = `Acme ${await numberOf(invoiceId)}`;
    expect(await onlyLink()).toMatchObject({ title, first_title: title, note: `Ref. ${tokenOf(id)}` });
    await seller.control('POST', `links/${gateway_tracking_id}/pay`, {});
    await seller.reached(id, 'succeeded');
    expect(await seller.calls('edit_link')).toBe(0);
  });

  describe('where notes are searched and the answer of a create named another object', () => {
    beforeEach(async () => {
      await options({ search_fields: ['note'] });
      await learn({ search_title: 'no', search_note: 'yes' });
      await seller.fault({ operation: 'create_link', kind: 'other_object_id', times: 1 });
    });

    const askedFor = async () => (await seller.askForLink(await seller.bill())).body.id;

    it('the payment on our link is booked, and its id is kept', async () => {
      const id = await askedFor();
      const { id: linkId } = await onlyLink();
      await seller.control('POST', `links/${linkId}/pay`, {});
      await seller.reached(id, 'succeeded');
      await seller.mustPassAudit();
    });

    it('a payment on the other one is not, though its id was kept for ours', async () => {
      const other = await seller.control<RemoteLink>('POST', `accounts/${seller.nomodKey}/links`, {
        currency: 'AED',
        title: 'Market stall',
        items: [{ name: 'Dates', amount: '100.00' }],
      });
      const id = await askedFor();
      const { id: ours } = (await seller.atNomod()).links.find(({ id: linkId }) => linkId !== other.id) ?? other;
      await links.rename(seller, id, other.id);
      await seller.control('POST', `links/${other.id}/pay`, {});
      await eventually('the right id to be kept', () => seller.payment(id), {
        until: ({ gateway_tracking_id }) => gateway_tracking_id === ours,
        timeoutMs: 20_000,
      });
      expect((await seller.payment(id)).payment_status).toBe('pending');
      await seller.control('POST', `links/${ours}/pay`, {});
      await seller.reached(id, 'succeeded');
      await seller.mustPassAudit();
    });
  });

  it('is what the connection says', async () => {
    const { status } = await seller.send('put', `connections/${seller.connectionId}`, {
      title_template: 'Bill {invoice_number} of {business_name}',
    });
    expect(status).toBe(200);
    const invoiceId = await seller.bill();
    await seller.link(invoiceId);
    await untilTitled(`Bill ${await numberOf(invoiceId)} of Acme`);
    const refused = await seller.send('put', `connections/${seller.connectionId}`, { title_template: 'Hello' });
    expect(refused).toMatchObject({ status: 400, body: { code: 'validation_error' } });
  });

  it('is changed at last when Nomod did not take the change at first', async () => {
    await seller.fault({ operation: 'edit_link', kind: 'status_after', times: 1, status: 503 });
    await seller.fault({ operation: 'edit_link', kind: 'status', times: 1, status: 500 });
    const invoiceId = await seller.bill();
    await seller.link(invoiceId);
    await untilTitled(`Acme ${await numberOf(invoiceId)}`);
  }, 30_000);

  describe('where Nomod cuts texts, which nobody knew', () => {
    const payable = async () => (await seller.atNomod()).links.filter(({ status }) => status === 'enabled').length;

    it.each([
      [20, 20],
      [40, 20],
      [20, 280],
    ])('titles to %d characters and notes to %d: each link is made once, and paid', async (title, note) => {
      await options({ title_length: title, note_length: note });
      for (const made of [1, 2]) {
        const { id, gateway_tracking_id } = await seller.link(await seller.bill());
        expect(await seller.calls('create_link')).toBe(made);
        await seller.control('POST', `links/${gateway_tracking_id}/pay`, {});
        await seller.reached(id, 'succeeded');
      }
      await seller.mustPassAudit();
    });

    /** Waits until a retry by a person answers with the reason for the missing link. */
    const undecided = async (reason: string) => {
      const { body } = await seller.askForLink(await seller.bill());
      const again = () => seller.send('post', `payments/${body.details?.payment_id ?? body.id}/process`);
      await eventually(`a link not to be had: ${reason}`, again, {
        until: (answer) => answer.status === 504 && (answer.body.details?.reason?.includes(reason) ?? false),
        timeoutMs: 40_000,
        intervalMs: 500,
      });
    };

    it('the payer reads no part of our token in the end', async () => {
      await options({ title_length: 40 });
      const invoiceId = await seller.bill();
      await seller.link(invoiceId);
      await untilTitled(`Acme ${await numberOf(invoiceId)}`);
    });

    it('a lost answer is not asked for again once it is known that nothing can be found, and a person is asked', async () => {
      await options({ title_length: 20, note_length: 20 });
      await seller.link(await seller.bill());
      await seller.fault({ operation: 'create_link', kind: 'reset_after', times: 1 });
      await undecided('Nomod cannot be searched for the object');
      expect(await seller.calls('create_link')).toBe(2);
      expect(await payable()).toBe(2);
    }, 60_000);

    it('an answer that is of no use, twice, is not asked for a third time', async () => {
      await seller.fault({ operation: 'create_link', kind: 'status', status: 200, body: { id: 7 }, times: 5 });
      await undecided('Look for it in the Nomod dashboard');
      expect(await seller.calls('create_link')).toBe(2);
    }, 60_000);
  });

  it.each([
    ['titles, as is assumed', { search_fields: ['title'] }, {}],
    ['titles and notes', { search_fields: ['title', 'note'] }, { search_title: 'yes', search_note: 'yes' }],
    ['notes only', { search_fields: ['note'] }, { search_title: 'no', search_note: 'yes' }],
    ['nothing', { search_fields: [] }, { search_title: 'no', search_note: 'no' }],
    ['notes only, learned too late', { search_fields: ['note'] }, 'late'],
  ])('is found again after a lost answer when Nomod searches %s', async (_name, how, learned) => {
    await options(how);
    if (learned !== 'late') await learn(learned as object);
    const invoiceId = await seller.bill();
    await seller.fault({ operation: 'create_link', kind: 'reset_after', times: 1 });
    const asked = await seller.askForLink(invoiceId);
    if (learned === 'late') await learn({ search_title: 'no', search_note: 'yes' });
    const id = asked.body.details?.payment_id ?? asked.body.id;
    await seller.reached(id, 'pending');
    await untilTitled(`Acme ${await numberOf(invoiceId)}`);
    expect(await seller.calls('create_link')).toBe(1);
  });
});
