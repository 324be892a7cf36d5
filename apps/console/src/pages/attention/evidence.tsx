import type { AttentionItem } from '../../api/types';
import { useI18n } from '../../i18n/i18n';
import { Money } from '../../ui/money';
import { Time } from '../../ui/time';

type Side = AttentionItem['evidence']['ours'];

const AMOUNT = /^-?\d+(\.\d+)?$/;
const MOMENT = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/;

/** Numbers that are not amounts of money. */
const COUNTS: ReadonlySet<string> = new Set(['attempts']);

/** Both sides of the discrepancy, line by line. */
export function Evidence({ item, hidden }: { item: AttentionItem; hidden: ReadonlySet<string> }) {
  const { t, word } = useI18n();
  const { ours, nomods } = item.evidence;
  const names = [...new Set([...Object.keys(ours), ...Object.keys(nomods)])].filter((name) => !hidden.has(name));
  if (names.length === 0) return null;
  return (
    <table className="evidence" aria-label={t('attention.evidence')}>
      <thead>
        <tr>
          <th scope="col">
            <span className="visually-hidden">{t('attention.evidence')}</span>
          </th>
          <th scope="col">{t('attention.ours')}</th>
          <th scope="col">{t('attention.nomods')}</th>
        </tr>
      </thead>
      <tbody>
        {names.map((name) => (
          <tr key={name}>
            <th scope="row" dir="auto">
              {word(`attention.fact.${name}`, name.replaceAll('_', ' '))}
            </th>
            {[ours, nomods].map((side, index) => (
              <td key={index}>
                <Value name={name} side={side} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Formats an amount with its currency, a time as local time and a state in words. Other values are unchanged. */
function Value({ name, side }: { name: string; side: Side }) {
  const { word } = useI18n();
  const value = side[name] ?? null;
  if (value === null) return <>—</>;
  const currency = name.startsWith('original_') ? side['original_currency'] : side['currency'];
  if (currency && AMOUNT.test(value) && !COUNTS.has(name)) return <Money amount={value} currency={currency} />;
  if (MOMENT.test(value)) return <Time at={value} />;
  return <bdi>{name.endsWith('status') ? word(`status.${value}`, value) : value}</bdi>;
}
