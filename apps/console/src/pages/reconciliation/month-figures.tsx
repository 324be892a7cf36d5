import { CircleCheck, TriangleAlert } from 'lucide-react';
import type { Reconciliation } from '../../api/types';
import { useI18n } from '../../i18n/i18n';
import '../../i18n/late/reconciliation';
import { Money } from '../../ui/money';

type InCurrency = Reconciliation['currencies'][number];

export const FIGURES = ['all', 'taken', 'fees', 'booked', 'refunded', 'offline', 'differing'] as const;

export type FigureName = (typeof FIGURES)[number];

/** The figures of a month in one currency. Each opens its payments. */
export function MonthFigures({
  figures,
  chosen,
  onOpen,
}: {
  figures: InCurrency;
  chosen: FigureName | undefined;
  onOpen: (figure: FigureName) => void;
}) {
  const { t } = useI18n();
  const { currency, taken, settled, booked, refunded, offline, difference, differing } = figures;
  const payments = (count: number) => t('recon.payments', { count });
  const rows: { figure: FigureName; name: string; amount: string; note: string }[] = [
    { figure: 'taken', name: t('recon.taken'), amount: taken.amount, note: payments(taken.count) },
    {
      figure: 'fees',
      name: t('recon.fees'),
      amount: settled.fees,
      note: settled.unknown > 0 ? t('recon.fees.unknown', { count: settled.unknown }) : payments(settled.count),
    },
    { figure: 'fees', name: t('recon.net'), amount: settled.net, note: payments(settled.count) },
    { figure: 'booked', name: t('recon.booked'), amount: booked.amount, note: payments(booked.count) },
    { figure: 'refunded', name: t('recon.refunded'), amount: refunded.amount, note: payments(refunded.count) },
    { figure: 'offline', name: t('recon.offline'), amount: offline.amount, note: payments(offline.count) },
  ];
  const Verdict = differing === 0 ? CircleCheck : TriangleAlert;
  return (
    <section aria-label={currency} className="month">
      <button
        type="button"
        className="verdict"
        data-differs={differing > 0 || undefined}
        onClick={() => onOpen('differing')}
      >
        <Verdict size={18} aria-hidden />
        <strong>{differing === 0 ? t('recon.agrees') : t('recon.differs', { count: differing })}</strong>
        <span>
          {t('recon.difference')}: <Money amount={difference} currency={currency} />
        </span>
      </button>
      <div className="figures standing">
        {rows.map(({ figure, name, amount, note }) => (
          <button
            key={name}
            type="button"
            className="figure-button"
            aria-pressed={chosen === figure}
            onClick={() => onOpen(figure)}
          >
            <span className="figure-name">{name}</span>
            <span className="figure-amount">
              <Money amount={amount} currency={currency} />
            </span>
            <span className="figure-note">{note}</span>
          </button>
        ))}
      </div>
    </section>
  );
}
