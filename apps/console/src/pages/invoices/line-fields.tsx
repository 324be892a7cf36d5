import { ActionIcon, Button, TextInput } from '@mantine/core';
import { Plus, Trash2 } from 'lucide-react';
import { useI18n } from '../../i18n/i18n';
import { digitsOf, readAmount } from '../../ui/amount';
import { AmountField, useAmountProblem } from '../../ui/amount-field';
import { changedLine, type Line, type LineField, newLine, PRICE_DIGITS, wrongField } from './invoice-form';

interface LineFieldsProps {
  lines: readonly Line[];
  currency: string;
  /** Tax rate of an added line. */
  rate: string;
  /** Whether the form was submitted with a wrong line. Each wrong line then shows its problem. */
  isChecked: boolean;
  onChange: (lines: Line[]) => void;
}

/** Lines with quantity and unit price. The total follows, and can be entered when there is no unit price. */
export function LineFields({ lines, currency, rate, isChecked, onChange }: LineFieldsProps) {
  const { t } = useI18n();
  const explain = useAmountProblem();
  const digits = digitsOf(currency);
  const wrong = isChecked ? lines.map((line) => wrongField(line, currency)) : [];
  const firstWrong = wrong.findIndex((field) => field !== undefined);
  /** The first wrong field gets the name by which the form finds it to set the focus. */
  const fieldOf = (index: number, field: LineField, error: string) =>
    wrong[index] === field ? { error, ...(index === firstWrong && { name: 'lines' }) } : {};
  const setLine = (key: number, changes: Partial<Line>) =>
    onChange(lines.map((line) => (line.key === key ? changedLine(line, changes, currency) : line)));
  const amountError = (text: string, most = digits): string => {
    const { problem } = readAmount(text, digits, most);
    return problem ? explain(problem, text, currency, most) : t('invoice.new.error.amount');
  };
  return (
    <fieldset className="plain lines">
      <legend>{t('invoice.lines')}</legend>
      {lines.map((line, index) => (
        <div key={line.key} className="line" role="group" aria-label={`${t('invoice.line.name')} ${index + 1}`}>
          <TextInput
            label={t('invoice.line.name')}
            dir="auto"
            value={line.name}
            {...fieldOf(index, 'name', t('invoice.new.error.name'))}
            onChange={(event) => setLine(line.key, { name: event.currentTarget.value })}
          />
          <TextInput
            label={t('invoice.line.quantity')}
            inputMode="decimal"
            dir="ltr"
            value={line.quantity}
            {...fieldOf(index, 'quantity', t('invoice.new.error.quantity'))}
            onChange={(event) => setLine(line.key, { quantity: event.currentTarget.value })}
          />
          <AmountField
            label={t('invoice.line.price')}
            currency={currency}
            most={PRICE_DIGITS}
            value={line.price}
            {...fieldOf(index, 'price', amountError(line.price, PRICE_DIGITS))}
            onChange={(price) => setLine(line.key, { price })}
          />
          <TextInput
            label={t('invoice.line.rate')}
            inputMode="decimal"
            autoComplete="off"
            dir="ltr"
            maxLength={10}
            value={line.rate}
            {...fieldOf(index, 'rate', t('invoice.line.rate.error'))}
            onChange={(event) => setLine(line.key, { rate: event.currentTarget.value })}
          />
          <AmountField
            label={t('invoice.line.amount')}
            currency={currency}
            value={line.amount}
            {...fieldOf(index, 'amount', amountError(line.amount))}
            onChange={(amount) => setLine(line.key, { amount })}
          />
          <ActionIcon
            variant="subtle"
            color="gray"
            size="lg"
            disabled={lines.length === 1}
            aria-label={t('invoice.line.remove', { number: index + 1 })}
            onClick={() => onChange(lines.filter(({ key }) => key !== line.key))}
          >
            <Trash2 size={16} />
          </ActionIcon>
        </div>
      ))}
      <Button
        variant="subtle"
        size="xs"
        leftSection={<Plus size={14} />}
        onClick={() => onChange([...lines, newLine(Math.max(...lines.map(({ key }) => key)) + 1, rate)])}
      >
        {t('invoice.line.add')}
      </Button>
    </fieldset>
  );
}
