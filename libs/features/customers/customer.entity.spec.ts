import { Customer } from './customer.entity';

describe('a customer', () => {
  const at = (day: number) => new Date(Date.UTC(2026, 0, day));

  it('keeps the newest news from Nomod, in whatever order it comes', () => {
    const customer = Object.assign(new Customer(), { nomodCustomerId: null, nomodSyncedAt: null });
    customer.markSynced('second', at(2));
    customer.markSynced('first', at(1));
    expect(customer).toMatchObject({ nomodCustomerId: 'second', nomodSyncedAt: at(2) });
    customer.markSynced('third', at(3));
    expect(customer.nomodCustomerId).toBe('third');
  });

  it('is archived once', () => {
    const customer = Object.assign(new Customer(), { status: 'published' });
    expect(customer.archive('key_1', at(1))).toBe(true);
    expect(customer.archive('key_2', at(2))).toBe(false);
    expect(customer).toMatchObject({ status: 'archived', updatedBy: 'key_1', updatedAt: at(1) });
  });
});
