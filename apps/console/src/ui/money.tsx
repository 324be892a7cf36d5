import { useI18n } from '../i18n/i18n';
import { formatMoney } from './format';

/** An amount with its currency, always left to right. */
export function Money({ amount, currency, strong }: { amount: string; currency: string; strong?: boolean }) {
  const { locale } = useI18n();
  return (
    <bdi className="money" data-strong={strong || undefined}>
      {formatMoney(amount, currency, locale)}
    </bdi>
  );
}
