import type { ChargeFacts } from '@remit/domain-events';
import fc from 'fast-check';
import { chargeFacts } from '../../../../test/support/charge-facts';
import { type KnownCharge, takeReading, changesCharge } from './charge-facts';

const CONFIRM_MS = 5_000;
const STARTED = Date.parse('2026-11-01T12:00:00.000Z');

/** A reading that began this number of seconds after the first one. */
const at = (seconds: number, changes: Partial<ChargeFacts> = {}): ChargeFacts =>
  chargeFacts({ read_at: new Date(STARTED + seconds * 1_000).toISOString(), ...changes });

const refunded = { status: 'refunded', refund_total_minor: '10000' };
const partly = { status: 'partially_refunded', refund_total_minor: '5000' };

/** The accepted facts after these readings, in the order of their arrival. */
function after(...readings: ChargeFacts[]): KnownCharge {
  const [first, ...rest] = readings;
  if (!first) throw new Error('There is no reading');
  return rest.reduce<KnownCharge>((known, read) => takeReading(known, read, CONFIRM_MS).facts, first);
}

const needsSecondReading = (known: KnownCharge, read: ChargeFacts): boolean =>
  takeReading(known, read, CONFIRM_MS).needsSecondReading;

describe('the readings of a charge', () => {
  it('that go the usual way are believed at once', () => {
    expect(after(at(0, { status: 'created' }), at(1, { status: 'authorised' }), at(2))).toMatchObject({
      status: 'paid',
    });
    expect(after(at(0), at(1, partly), at(2, refunded))).toMatchObject(refunded);
  });

  it('that change what had taken money are looked at once more', () => {
    expect(needsSecondReading(at(0), at(1, partly))).toBe(true);
    expect(needsSecondReading(at(0, { status: 'created' }), at(1))).toBe(false);
    expect(needsSecondReading(at(0), at(1))).toBe(false);
  });

  it.each([
    ['a refund that was reversed', refunded, { status: 'paid' }],
    ['a refund that was reversed in part', refunded, partly],
    ['a dispute that ended', { status: 'disputed' }, { status: 'paid' }],
    ['a total that fell', {}, { total_minor: '9000' }],
    ['a total that rose', {}, { total_minor: '12000' }],
    ['a tip that was read wrong', { tip_minor: '500' }, {}],
    ['money that was not taken after all', {}, { status: 'failed' }],
  ])('that go back are believed when a second one says the same: %s', (_what, before, now) => {
    const known = after(at(0, before), at(10, now));
    expect(known).toMatchObject(at(0, before));
    expect(needsSecondReading(at(0, before), at(10, now))).toBe(true);
    expect(after(known, at(14, now))).toMatchObject(before);
    const confirmed = after(known, at(14, now), at(15, now));
    expect(confirmed).toMatchObject(at(15, now));
    expect(confirmed.unconfirmed).toBeUndefined();
  });

  it('that go back are not believed when the next one does not say so', () => {
    const known = after(at(0, refunded), at(10), at(20, refunded));
    expect(known).toMatchObject(refunded);
    expect(after(known, at(30))).toMatchObject(refunded);
    expect(after(known, at(30), at(40))).toMatchObject({ status: 'paid', refund_total_minor: '0' });
  });

  it('that began earlier never replace a newer one, whenever they are heard of', () => {
    const reversed = after(at(0, refunded), at(10), at(20));
    expect(after(reversed, at(5, refunded))).toMatchObject({ status: 'paid', refund_total_minor: '0' });
    expect(needsSecondReading(reversed, at(5, refunded))).toBe(true);
    expect(after(at(10), at(5, { status: 'created' }))).toMatchObject({ status: 'paid' });
    expect(needsSecondReading(at(10), at(5, { status: 'created' }))).toBe(false);
    // A reading that is older than the unconfirmed one does not replace a newer one either.
    expect(after(at(0, refunded), at(10), at(9, refunded), at(20))).toMatchObject({ status: 'paid' });
  });

  it('with a status that nobody knows say nothing against money that was taken, and their figures count', () => {
    expect(after(at(0), at(1, { status: 'unknown' }))).toMatchObject({ status: 'paid' });
    expect(after(at(0), at(1, { status: 'unknown', refund_total_minor: '4000' }))).toMatchObject({
      refund_total_minor: '4000',
    });
  });

  it('from before readings were dated are older than any that are', () => {
    const undated = chargeFacts({ read_at: undefined });
    expect(after(undated, at(0, partly))).toMatchObject(partly);
    expect(after(at(0, partly), undated)).toMatchObject(partly);
    expect(needsSecondReading(undated, { ...undated, ...partly })).toBe(true);
  });

  it('are news when they change what is believed or doubted, once', () => {
    const isUnrecorded = (known: KnownCharge, read: ChargeFacts) =>
      changesCharge(known, takeReading(known, read, CONFIRM_MS));
    const doubted = after(at(0, refunded), at(10));
    expect(isUnrecorded(at(0), at(1))).toBe(false);
    expect(isUnrecorded(at(0), at(1, refunded))).toBe(true);
    expect(isUnrecorded(at(0, refunded), at(10))).toBe(true);
    expect(isUnrecorded(doubted, at(11))).toBe(false);
    expect(isUnrecorded(doubted, at(16))).toBe(true);
    expect(isUnrecorded(doubted, at(16, refunded))).toBe(true);
  });

  it('end in what Nomod says when it says the same twice, whatever was read before and in whatever order', () => {
    const state = fc.constantFrom<Partial<ChargeFacts>>(
      {},
      partly,
      refunded,
      { status: 'disputed' },
      { status: 'failed' },
      { total_minor: '9000' },
      { status: 'partially_refunded', refund_total_minor: '2500' },
    );
    const reading = fc.record({ second: fc.integer({ min: 1, max: 100 }), state });
    fc.assert(
      fc.property(fc.array(reading, { maxLength: 12 }), state, (readings, truth) => {
        const known = after(at(0), ...readings.map((read) => at(read.second, read.state)));
        const settled = after(known, at(200, truth), at(210, truth));
        expect(settled).toMatchObject(at(0, { ...truth, read_at: settled.read_at }));
        expect(settled.unconfirmed).toBeUndefined();
        // Earlier readings do not change that.
        expect(after(settled, ...readings.map((read) => at(read.second, read.state)))).toEqual(settled);
      }),
    );
  });
});
