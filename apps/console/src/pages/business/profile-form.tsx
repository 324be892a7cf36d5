import { Button, NativeSelect, Stack, Textarea, TextInput } from '@mantine/core';
import type { ChangeEvent, ReactNode } from 'react';
import type { BusinessProfile } from '../../api/types';
import type { MessageKey } from '../../i18n/en/index';
import { useI18n } from '../../i18n/i18n';
import '../../i18n/late/business';
import { shownColor } from '../../payer-preview/color';
import { ProblemAlert } from '../../ui/states';
import type { useForm } from '../../ui/use-form';
import { ZoneField } from './zone-field';

/** The profile as texts of a form. */
export type ProfileValues = Record<Exclude<keyof BusinessProfile, 'logo' | 'version'>, string>;

export type ProfileFormState = ReturnType<typeof useForm<ProfileValues>>;

interface ProfileFormProps {
  form: ProfileFormState;
  /** Has to be answered before the form can be saved. */
  question: ReactNode;
}

export function ProfileForm({ form, question }: ProfileFormProps) {
  const { t } = useI18n();
  const { values, set, errors } = form;
  const field = (name: keyof ProfileValues, label: MessageKey, help?: MessageKey) => ({
    name,
    label: t(label),
    description: help && t(help),
    value: values[name],
    error: errors[name],
    // Fields of a row have one height, with or without a description.
    inputWrapperOrder: ['label', 'input', 'description', 'error'] as ('label' | 'input' | 'description' | 'error')[],
    onChange: ({ currentTarget }: ChangeEvent<HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement>) =>
      set({ [name]: currentTarget.value }),
  });
  return (
    <form ref={form.element} onSubmit={form.submit} noValidate>
      <fieldset inert={form.isBusy} className="plain">
        <Stack gap="md">
          <div className="pair">
            <TextInput {...field('legal_name', 'business.legalName')} dir="auto" maxLength={200} />
            <TextInput
              {...field('trade_name', 'business.tradeName', 'business.tradeName.help')}
              dir="auto"
              maxLength={200}
            />
          </div>
          <Textarea {...field('address', 'business.address')} dir="auto" maxLength={500} autosize minRows={3} />
          <div className="pair">
            <TextInput
              {...field('tax_number', 'business.taxNumber', 'business.taxNumber.help')}
              dir="ltr"
              maxLength={50}
            />
            <TextInput
              {...field('color', 'business.color', 'business.color.help')}
              dir="ltr"
              maxLength={7}
              rightSectionPointerEvents="all"
              rightSection={
                <input
                  type="color"
                  className="swatch"
                  aria-label={t('business.color.choose')}
                  value={shownColor(values.color)}
                  onChange={(event) => set({ color: event.currentTarget.value })}
                />
              }
            />
            <ZoneField zone={values.time_zone} error={errors.time_zone} onChange={(zone) => set({ time_zone: zone })} />
            <NativeSelect
              {...field('language', 'business.language', 'business.language.help')}
              data={[
                { value: 'en', label: 'English' },
                { value: 'ar', label: 'العربية' },
              ]}
            />
            <TextInput
              {...field('default_due_days', 'business.dueDays', 'business.dueDays.help')}
              inputMode="numeric"
              dir="ltr"
              maxLength={3}
            />
            <TextInput
              {...field('default_tax_rate', 'business.taxRate', 'business.taxRate.help')}
              inputMode="decimal"
              dir="ltr"
              maxLength={10}
            />
          </div>
          <Textarea
            {...field('footer', 'business.footer', 'business.footer.help')}
            dir="auto"
            maxLength={1000}
            autosize
            minRows={3}
          />
          {question}
          {form.problem !== null && <ProblemAlert error={form.problem} />}
          <div>
            <Button type="submit" loading={form.isBusy}>
              {t('save')}
            </Button>
          </div>
        </Stack>
      </fieldset>
    </form>
  );
}
