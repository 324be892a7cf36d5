import { Button } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { useResource } from '../../api/queries';
import type { BusinessProfile } from '../../api/types';
import type { MessageKey } from '../../i18n/en/index';
import { useI18n } from '../../i18n/i18n';
import '../../i18n/late/business';
import '../../i18n/late/preview';
import { useApi } from '../../session/session';
import { Card, Page } from '../../ui/page';
import { DetailSkeleton, PageProblem } from '../../ui/states';
import { toastDone } from '../../ui/toast';
import { placeByName, useForm } from '../../ui/use-form';
import { useUnchanged } from '../../ui/use-unchanged';
import { EmailSettingsCard } from './email-settings-card';
import { LogoCard } from './logo-card';
import { ProfileForm, type ProfileValues } from './profile-form';

const ProfilePreview = lazy(() => import('./profile-preview'));

/** The business that bills in this environment, as customers see it. */
export default function BusinessPage() {
  const { t } = useI18n();
  const { data, error, refetch } = useResource<BusinessProfile>('/business-profile');
  if (!data) return error ? <PageProblem error={error} onRetry={() => void refetch()} /> : <DetailSkeleton />;
  return (
    <Page title={t('nav.business')} lead={t('business.lead')}>
      <Profile profile={data} />
    </Page>
  );
}

function Profile({ profile }: { profile: BusinessProfile }) {
  const { t } = useI18n();
  const { form, question } = useProfileForm(profile);
  const isWide = useMediaQuery('(min-width: 75em)', false, { getInitialValueInEffect: false });
  const [isOpen, setOpen] = useState(false);
  const preview = (
    <Suspense fallback={null}>
      <ProfilePreview profile={profile} values={form.values} />
    </Suspense>
  );
  return (
    <div className={isWide ? 'with-preview' : undefined}>
      <div className="column">
        <Card>
          <ProfileForm form={form} question={question} />
        </Card>
        {!isWide && (
          <Card>
            <Button variant="default" fullWidth aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
              {t(isOpen ? 'preview.hide' : 'preview.show')}
            </Button>
            {isOpen && <div className="below">{preview}</div>}
          </Card>
        )}
        <LogoCard logo={profile.logo} />
        <EmailSettingsCard />
      </div>
      {isWide && preview}
    </div>
  );
}

function useProfileForm(profile: BusinessProfile) {
  const { t } = useI18n();
  const api = useApi();
  const client = useQueryClient();
  const initial = valuesOf(profile);
  const { save, question } = useUnchanged<BusinessProfile, ProfileValues>({
    path: '/business-profile',
    record: profile,
    kind: 'business',
    valuesOf,
    show: (values) => FIELDS.map(([name, label]) => [t(label), values[name].trim()]),
  });
  const form = useForm<ProfileValues>({
    initial,
    check: ({ default_due_days: days, default_tax_rate: rate }) => ({
      ...(!(/^\d{1,3}$/.test(days.trim()) && Number(days) <= 365) && { default_due_days: t('business.dueDays.error') }),
      ...(!(/^(\d{1,3}(\.\d{1,6})?)?$/.test(rate.trim()) && Number(rate) <= 100) && {
        default_tax_rate: t('business.taxRate.error'),
      }),
    }),
    send: async (values) => {
      const saved = await save(() => ({ ...values, default_due_days: Number(values.default_due_days) }), values);
      if (!saved) return;
      await client.invalidateQueries({ queryKey: [api.environmentId] });
      toastDone(t('business.saved'));
    },
    place: placeByName(initial),
  });
  return { form, question: question(form) };
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
] as const satisfies readonly (readonly [keyof ProfileValues, MessageKey])[];

const valuesOf = ({ logo: _logo, version: _version, ...profile }: BusinessProfile): ProfileValues =>
  Object.fromEntries(Object.entries(profile).map(([name, value]) => [name, String(value ?? '')])) as ProfileValues;
