import { dayIn, daysAfter, momentIn } from '@remit/business-profile';
import type { OverviewResponse } from './dto/overview-response.dto';
import type { AgingResponse } from './dto/aging.dto';
import { useReportsApp } from './spec-support/reports-app';

const ZONE = 'Asia/Dubai';
const newBusiness = useReportsApp();

const today = (): string => dayIn(ZONE, new Date());
const at = (day: string, hour = 12): Date => momentIn(ZONE, day, hour);

it('tells what is owed, overdue, expected and collected, by currency', async () => {
  const business = await newBusiness();
  const palm = await business.customer('Palm');
  await business.invoice(palm, '100.00', { dueDate: daysAfter(today(), -40) });
  await business.invoice(palm, '30.00', { dueDate: today() });
  await business.invoice(palm, '7.500', { currency: 'KWD', dueDate: daysAfter(today(), 20) });
  const paid = await business.invoice(palm, '60.00');
  await business.refund(await business.pay(paid, '60.00'), '10.00');
  const { currencies, time_zone } = await business.get<OverviewResponse>('reports/overview');
  expect(time_zone).toBe(ZONE);
  expect(currencies.map(({ currency }) => currency)).toEqual(['AED', 'KWD']);
  const [aed, kwd] = currencies;
  expect(aed).toMatchObject({
    outstanding: '130.00',
    outstanding_count: 2,
    overdue: '100.00',
    overdue_count: 1,
    expected: '30.00',
    expected_count: 1,
    collected: '60.00',
    collected_count: 1,
    refunded: '10.00',
    refunded_count: 1,
    previous_collected: '0.00',
    aging: { not_due: '30.00', days_1_30: '0.00', days_31_60: '100.00', total: '130.00' },
    collection_time: { median_days: 0, invoices: 1, previous_median_days: null },
  });
  expect(kwd).toMatchObject({ outstanding: '7.500', overdue: '0.000', collected: '0.000' });
});

it('compares with the period before, and with what was owed when the period began', async () => {
  const business = await newBusiness();
  const palm = await business.customer('Palm');
  const early = await business.invoice(palm, '200.00', { dueDate: daysAfter(today(), -15) });
  await business.pay(early, '200.00');
  await business.move(early, 'invoice_finalized', at(daysAfter(today(), -20)));
  await business.move(early, 'payment', at(daysAfter(today(), -12)));
  const late = await business.invoice(palm, '50.00', { dueDate: daysAfter(today(), -11) });
  await business.pay(late, '50.00');
  await business.move(late, 'invoice_finalized', at(daysAfter(today(), -13)));
  await business.move(late, 'payment', at(daysAfter(today(), -9)));
  const [from, to] = [daysAfter(today(), -10), today()];
  const { previous, currencies } = await business.get<OverviewResponse>(`reports/overview?from=${from}&to=${to}`);
  expect(previous).toEqual({ from: daysAfter(from, -11), to: daysAfter(from, -1) });
  expect(currencies).toHaveLength(1);
  expect(currencies[0]).toMatchObject({
    collected: '50.00',
    previous_collected: '200.00',
    outstanding: '0.00',
    previous_outstanding: '50.00',
    previous_overdue: '50.00',
    collection_time: { median_days: 4, invoices: 1, previous_median_days: 8 },
  });
});

it('counts days where the business is', async () => {
  const business = await newBusiness();
  const invoice = await business.invoice(await business.customer('Palm'), '80.00');
  await business.pay(invoice, '80.00');
  const day = daysAfter(today(), -3);
  // The evening before in UTC.
  await business.move(invoice, 'payment', at(day, 1));
  const collectedOn = async () => {
    const { currencies } = await business.get<OverviewResponse>('reports/overview');
    return currencies[0]?.collected_by_day.filter(({ amount }) => amount !== '0.00');
  };
  expect(await collectedOn()).toEqual([{ day, amount: '80.00' }]);
  await business.send('put', 'business-profile', { time_zone: 'America/New_York' });
  expect(await collectedOn()).toEqual([{ day: daysAfter(day, -1), amount: '80.00' }]);
});

it('lists who owes most first, and refuses what is no period', async () => {
  const business = await newBusiness();
  const [palm, reef] = [await business.customer('Palm'), await business.customer('Reef')];
  await business.invoice(palm, '10.00', { dueDate: daysAfter(today(), -100) });
  await business.invoice(reef, '90.00', { dueDate: daysAfter(today(), -1) });
  const aging = await business.get<AgingResponse>('reports/aging?currency=aed&limit=1');
  expect(aging).toMatchObject({ total: 2, items: [{ customer_name: 'Reef', days_1_30: '90.00', total: '90.00' }] });
  expect(await business.get<AgingResponse>('reports/aging?currency=AED&offset=1')).toMatchObject({
    total: 2,
    items: [{ customer_id: palm, days_over_90: '10.00' }],
  });
  for (const query of ['from=2026-02-30', `from=${daysAfter(today(), 1)}`, `from=${daysAfter(today(), -400)}`]) {
    await business.get(`reports/overview?${query}`, 400);
  }
});

it('shows a business nothing of another', async () => {
  const [one, other] = [await newBusiness(), await newBusiness()];
  const invoice = await one.invoice(await one.customer('Palm'), '10.00');
  await one.pay(invoice, '4.00');
  expect(await other.get<OverviewResponse>('reports/overview')).toMatchObject({ currencies: [], failed_attempts: [] });
  expect(await other.get<AgingResponse>('reports/aging?currency=AED')).toMatchObject({ items: [], total: 0 });
});
