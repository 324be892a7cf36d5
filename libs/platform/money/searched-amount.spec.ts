import { readSearchedAmount } from './index';

describe('an amount in a search box', () => {
  const dirhams = (text: string) => readSearchedAmount(text)?.amountIn2;

  it.each(['1250.5', '1250.50', '1,250.50', '1 250.50', "1'250.50", 'AED 1,250.50', '1,250.50 aed', '١٬٢٥٠٫٥٠'])(
    '%s is found with separators, currency and Arabic digits',
    (text) => expect(dirhams(text)).toBe('125050'),
  );

  it.each([
    ['540', '540', '54000', '540000'],
    ['0.125', undefined, undefined, '125'],
    ['12.340', undefined, '1234', '12340'],
    ['999999999999', '999999999999', '99999999999900', '999999999999000'],
  ])('%s stands for itself in currencies with 0, 2 and 3 decimals', (text, none, two, three) =>
    expect(readSearchedAmount(text)).toEqual({ amountIn0: none, amountIn2: two, amountIn3: three }),
  );

  it('with a currency is only of that currency', () => {
    expect(readSearchedAmount('usd 5')).toEqual({ amountIn2: '500', amountCurrency: 'USD' });
    expect(readSearchedAmount('5')?.amountCurrency).toBeUndefined();
  });

  it.each([
    '50,5',
    '1,25',
    '1.2345',
    '-5',
    'INV-540',
    '',
    'AED',
    'AED 5 USD',
    '1e5',
    'ABC 5',
    'JPY 5.5',
    '9999999999999',
    '12,3456',
  ])('%s is none', (text) => expect(readSearchedAmount(text)).toBeUndefined());
});
