import { ActionIcon, Button, TextInput } from '@mantine/core';
import { Plus, Trash2 } from 'lucide-react';
import { useI18n } from '../../i18n/i18n';
import { digitsOf, readAmount } from '../../ui/amount';
import { AmountField, useAmountProblem } from '../../ui/amount-field';
import { changedLine, type Line, type LineField, newLine, productOf, wrongField } from './invoice-form';

interface LineFieldsProps {
  lines: readonly Line[];
  currency: string;
  /** Whether the form was sent with a wrong line: each then says what is wrong. */
  isChecked: boolean;
  onChange: (lines: Line[]) => void;
}

/** Lines by quantity and unit price; the total follows, and can be typed where there is no unit price. */
export function LineFields({ lines, currency, isChecked, onChange }: LineFieldsProps) {
  const { t } = useI18n();
  const explain = useAmountProblem();
  const digits = digitsOf(currency);
  const wrong = isChecked ? lines.map((line) => wrongField(line, currency)) : [];
  const firstWrong = wrong.findIndex((field) => field !== undefined);
  /** The first wrong field gets the focus: the form finds it by its name. */
  const fieldOf = (index: number, field: LineField, error: string) =>
    wrong[index] === field ? { error, ...(index === firstWrong && { name: 'lines' }) } : {};
  const setLine = (key: number, changes: Partial<Line>) =>
    onChange(lines.map((line) => (line.key === key ? changedLine(line, changes, currency) : line)));
  const amountError = (text: string): string => {
    const { problem } = readAmount(text, digits);
    return problem ? explain(problem, text, currency, digits) : t('invoice.new.error.amount');
  };
  const inexact = (line: Line) =>
    productOf(line, currency) === null ? t('invoice.line.inexact', { currency, digits }) : undefined;
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
            value={line.price}
            error={inexact(line)}
            {...fieldOf(index, 'price', inexact(line) ?? amountError(line.price))}
            onChange={(price) => setLine(line.key, { price })}
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
        onClick={() => onChange([...lines, newLine(Math.max(...lines.map(({ key }) => key)) + 1)])}
      >
        {t('invoice.line.add')}
      </Button>
    </fieldset>
  );
}
