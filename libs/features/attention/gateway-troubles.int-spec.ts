import { eventually } from '../../../test/support/probe';
import { useAttentionApp } from './spec-support/attention-app';

interface TroubleRow {
  readonly evidence: { readonly nomods: { readonly object: string; readonly object_id: string } };
}

describe('an object that Nomod does not answer usably about', () => {
  const at = useAttentionApp();

  const openRows = () => at.get('attention?kind=gateway_trouble');
  const row = () => eventually('the row', openRows, { until: ({ pagination }) => pagination.total === 1 });
  const noRow = () => eventually('no row', openRows, { until: ({ pagination }) => pagination.total === 0 });
  const oddly = (chargeId: string, kind: string, where = 'both') =>
    at.control('POST', `/charges/${chargeId}/oddities`, { kind, in: where });
  const soundly = (chargeId: string) => at.control('DELETE', `/charges/${chargeId}/oddities`, {});

  const paymentStatus = async (id: string) => (await at.get(`payments/${id}`)).payment_status;
  const payUnseen = async (linkId: string) =>
    (await at.control<{ id: string }>('POST', `/links/${linkId}/pay`, { silent: true })).id;

  it.each(['tax_third_decimal', 'tip_as_number', 'reference_as_text', 'refunds_without_created', 'link_as_id'])(
    'is settled when only a detail of the charge is odd: %s',
    async (kind) => {
      const { paymentId, linkId } = await at.payableLink();
      await oddly(await payUnseen(linkId), kind);
      await eventually('the payment', () => paymentStatus(paymentId), { until: (status) => status === 'succeeded' });
      expect(await openRows()).toMatchObject({ pagination: { total: 0 } });
    },
  );

  it('is settled when the charge cannot be read in lists and can by itself', async () => {
    const { paymentId, linkId } = await at.payableLink();
    await oddly(await payUnseen(linkId), 'total_as_number', 'lists');
    await eventually('the payment', () => paymentStatus(paymentId), { until: (status) => status === 'succeeded' });
    expect(await openRows()).toMatchObject({ pagination: { total: 0 } });
  });

  it.each(['total_as_number', 'total_with_exponent', 'unknown_currency', 'created_missing', 'unknown_status'])(
    'is listed by its id at the third reading, and settled once it can be read: %s',
    async (kind) => {
      const { paymentId, linkId } = await at.payableLink();
      const chargeId = await payUnseen(linkId);
      await oddly(chargeId, kind);
      const { items } = await row();
      expect(items[0]).toMatchObject({
        charge_id: chargeId,
        payment_id: paymentId,
        connection_id: at.connectionId,
        summary: expect.stringContaining(chargeId),
        evidence: { nomods: { object: 'charge', object_id: chargeId, failure: 'invalid_answer' } },
      });
      expect(await paymentStatus(paymentId)).toBe('pending');
      await soundly(chargeId);
      await eventually('the payment', () => paymentStatus(paymentId), { until: (status) => status === 'succeeded' });
      await noRow();
    },
  );

  it('is listed when it is an open link whose status is none that Nomod documents, and handed out as it was', async () => {
    const { paymentId, linkId } = await at.payableLink();
    const of = `/links/${linkId}/oddities`;
    await at.control('POST', of, { kind: 'unknown_status', in: 'both' });
    expect((await row()).items[0]).toMatchObject({
      payment_id: paymentId,
      evidence: { nomods: { object: 'link', object_id: linkId } },
    });
    expect(await at.get(`payments/${paymentId}`)).toMatchObject({
      payment_status: 'pending',
      payment_url: expect.any(String),
    });
    await at.control('DELETE', of, {});
    await noRow();
  });

  it('is listed when only an event tells of it, and the event is worked on again', async () => {
    const chargeId = await at.tillCharge('100.00');
    await oddly(chargeId, 'total_as_number');
    await at.hear(chargeId);
    expect((await row()).items[0]).toMatchObject({ charge_id: chargeId });
    const [delivery] = (await at.get('webhooks/deliveries')).items;
    expect(delivery).toMatchObject({ result: 'unmatched', result_note: expect.stringContaining('not usable') });
    await soundly(chargeId);
    await noRow();
  });

  it('is listed when it is a link that must be switched off, and switched off once it can be read', async () => {
    const { paymentId, linkId } = await at.payableLink();
    const of = `/links/${linkId}/oddities`;
    await at.control('POST', of, { kind: 'total_as_null', in: 'both' });
    expect((await at.post(`payments/${paymentId}/void`)).body).toMatchObject({ payment_status: 'voided' });
    expect((await row()).items[0]).toMatchObject({
      payment_id: paymentId,
      evidence: { nomods: { object: 'link', object_id: linkId } },
    });
    await at.control('DELETE', of, {});
    const objects = `/accounts/${at.nomodKey}/objects`;
    await noRow();
    const stateOfLink = async () =>
      (await at.control<{ links: { id: string; status: string }[] }>('GET', objects, {})).links.find(
        ({ id }) => id === linkId,
      )?.status;
    await eventually('the link to be off', stateOfLink, { until: (status) => status === 'disabled' });
  });

  it('leaves the other charges of its list readable', async () => {
    const { paymentId, linkId } = await at.payableLink();
    await oddly(
      (await at.control<{ id: string }>('POST', `/links/${linkId}/decline`, { silent: true })).id,
      'row_as_null',
      'lists',
    );
    await payUnseen(linkId);
    await eventually('the payment', () => paymentStatus(paymentId), { until: (status) => status === 'succeeded' });
    // A row that does not even name itself is one of the account's. The link's own list may have shown it first.
    await eventually('the trouble of the account', openRows, {
      until: ({ items }) =>
        (items as TroubleRow[]).some(
          ({ evidence: { nomods } }) => nomods.object === 'account_charges' && nomods.object_id === at.connectionId,
        ),
    });
  });
});
