import { currencyDigits, display, percentOf, round, wire } from './money';

describe('sandbox money', () => {
  it('writes three decimals whatever the currency', () => {
    expect([wire('105'), wire('78.86'), wire('18.6005')]).toEqual(['105.000', '78.860', '18.601']);
  });

  it('knows the digits people pay with', () => {
    expect(['AED', 'KWD', 'JPY'].map(currencyDigits)).toEqual([2, 3, 0]);
  });

  it('rounds half up to those digits', () => {
    expect(round('1.005', 'AED').toString()).toBe('1.01');
    expect(percentOf('0.1', '5', 'AED').toString()).toBe('0.01');
    expect(percentOf('1050', '5', 'JPY').toString()).toBe('53');
  });

  it('shows grouped amounts to people', () => {
    expect(display('1234567.5', 'AED')).toBe('AED 1,234,567.50');
    expect(display('-12.5', 'KWD')).toBe('-KWD 12.500');
    expect(display('600', 'JPY')).toBe('JPY 600');
  });
});
