import { Button, NativeSelect, Stack, Textarea, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import type { ChangeEvent } from 'react';
import { useResource } from '../../api/queries';
import type { BusinessProfile } from '../../api/types';
import { useI18n } from '../../i18n/i18n';
import type { MessageKey } from '../../i18n/en/index';
import '../../i18n/late/business';
import { useApi } from '../../session/session';
import { Card, Page } from '../../ui/page';
import { DetailSkeleton, PageProblem, ProblemAlert } from '../../ui/states';
import { toastDone } from '../../ui/toast';
import { placeByName, useForm } from '../../ui/use-form';
import { useUnchanged } from '../../ui/use-unchanged';
import { EmailSettingsCard } from './email-settings-card';
import { LogoCard } from './logo-card';

type Values = Record<Exclude<keyof BusinessProfile, 'logo' | 'version'>, string>;

/** The business that bills in this environment, as customers see it. */
export default function BusinessPage() {
  const { t } = useI18n();
  const { data, error, refetch } = useResource<BusinessProfile>('/business-profile');
  if (!data) return error ? <PageProblem error={error} onRetry={() => void refetch()} /> : <DetailSkeleton />;
  return (
    <Page title={t('nav.business')} lead={t('business.lead')}>
      <div className="column">
        <Card>
          <ProfileForm profile={data} />
        </Card>
        <LogoCard logo={data.logo} />
        <EmailSettingsCard />
      </div>
    </Page>
  );
}

function ProfileForm({ profile }: { profile: BusinessProfile }) {
  const { t } = useI18n();
  const api = useApi();
  const client = useQueryClient();
  const initial = valuesOf(profile);
  const { save, question } = useUnchanged<BusinessProfile, Values>({
    path: '/business-profile',
    record: profile,
    kind: 'business',
    valuesOf,
    show: (values) => FIELDS.map(([name, label]) => [t(label), values[name].trim()]),
  });
  const form = useForm<Values>({
    initial,
    check: ({ default_due_days: days, default_tax_rate: rate }) => ({
      ...(!(/^\d{1,3}$/.test(days.trim()) && Number(days) <= 365) && { default_due_days: t('business.dueDays.error') }),
      ...(!(/^(\d{1,3}(\.\d{1,6})?)?$/.test(rate.trim()) && Number(rate) <= 100) && {
        default_tax_rate: t('business.taxRate.error'),
      }),
    }),
    send: async (values) => {
      const saved = await save({ ...values, default_due_days: Number(values.default_due_days) }, values);
      if (!saved) return;
      await client.invalidateQueries({ queryKey: [api.environmentId] });
      toastDone(t('business.saved'));
    },
    place: placeByName(initial),
  });
  const { values, set, errors } = form;
  const field = (name: keyof Values, label: MessageKey, help?: MessageKey) => ({
    name,
    label: t(label),
    description: help && t(help),
    value: values[name],
    error: errors[name],
    // Fields of a row stand at one height, whatever is said of them.
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
                  value={IS_COLOR.test(values.color) ? values.color : PRODUCT_COLOR}
                  onChange={(event) => set({ color: event.currentTarget.value })}
                />
              }
            />
            <TextInput {...field('time_zone', 'business.timeZone', 'business.timeZone.help')} dir="ltr" list="zones" />
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
          <datalist id="zones">
            {Intl.supportedValuesOf('timeZone').map((zone) => (
              <option key={zone} value={zone} />
            ))}
          </datalist>
          <Textarea
            {...field('footer', 'business.footer', 'business.footer.help')}
            dir="auto"
            maxLength={1000}
            autosize
            minRows={3}
          />
          {question(form)}
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

const FIELDS = [
  ['legal_name', 'business.legalName'],
  ['trade_name', 'business.tradeName'],
  ['address', 'business.address'],
  ['tax_number', 'business.taxNumber'],
  ['color', 'business.color'],
  ['time_zone', 'business.timeZone'],
  ['language', 'business.language'],
  ['default_due_days', 'business.dueDays'],
  ['default_tax_rate', 'business.taxRate'],
  ['footer', 'business.footer'],
] as const satisfies readonly (readonly [keyof Values, MessageKey])[];

const IS_COLOR = /^#[0-9a-f]{6}$/i;

/** Of the Pay button while none is chosen. */
const PRODUCT_COLOR = '#1f5fd6';

const valuesOf = ({ logo: _logo, version: _version, ...profile }: BusinessProfile): Values =>
  Object.fromEntries(Object.entries(profile).map(([name, value]) => [name, String(value ?? '')])) as Values;
