import type { CustomerRecord } from '@remit/customers';
import { PersonalWords } from './personal-words';

const NOBODY = {
  email: null,
  contact: null,
  address_line1: null,
  address_line2: null,
  address_city: null,
  address_state: null,
  address_postal_code: null,
  address_country: null,
};

const wordsOf = (name: string, contact: Partial<CustomerRecord['contact']> = {}) =>
  new PersonalWords({ id: 'cust_1', name, externalId: 'c', contact: { ...NOBODY, ...contact } } as CustomerRecord);

describe('the words that identify a person', () => {
  it('are taken out of texts in any case, but not out of longer words', () => {
    const words = wordsOf('Ali', { email: 'ali+bills@palm.example' });
    expect(words.takenOutOf('For ALI (ali+bills@palm.example): alignment')).toBe('For [erased] ([erased]): alignment');
  });

  it('are read literally, in any script', () => {
    expect(wordsOf('A.B (C)*').takenOutOf('AxB C; A.B (C)*')).toBe('AxB C; [erased]');
    expect(wordsOf('فاطمة').takenOutOf('فاتورة فاطمة 3')).toBe('فاتورة [erased] 3');
    expect(wordsOf('The "Palm"').takenOutOf(JSON.stringify({ note: 'of The "Palm"' }))).toBe('{"note":"of [erased]"}');
  });

  it('leave amounts and states of a message as they are, and of the customer in it only the id', () => {
    const text = JSON.stringify({
      event_type: 'invoice.update',
      invoice: {
        id: 'inv_1',
        total: '10.00',
        customer: { id: 'cust_1', name: 'x', email: null, metadata: { vip: 'y' } },
      },
    });
    expect(JSON.parse(wordsOf('Palm').takenOutOf(text))).toEqual({
      event_type: 'invoice.update',
      invoice: { id: 'inv_1', total: '10.00', customer: { id: 'cust_1', name: '[erased]', email: null, metadata: {} } },
    });
  });

  it("are those of the payer in Nomod's events, whatever they are", () => {
    const text = JSON.stringify({
      id: 'ch_1',
      status: 'paid',
      customer: { id: 'n1', first_name: 'Z', email: 'z@z.example' },
    });
    expect(JSON.parse(wordsOf('Palm').takenOutOf(text))).toEqual({
      id: 'ch_1',
      status: 'paid',
      customer: { id: 'n1', first_name: '[erased]', email: '[erased]' },
    });
  });

  it('are none once the person is erased', () => {
    expect(wordsOf('[erased]').pattern).toBe('');
  });
});
