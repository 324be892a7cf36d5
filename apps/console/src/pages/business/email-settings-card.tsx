import { Button, NativeSelect, Stack, Switch, Text, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useResource } from '../../api/queries';
import type { EmailSettings } from '../../api/types';
import { useI18n } from '../../i18n/i18n';
import type { MessageKey } from '../../i18n/en/index';
import '../../i18n/late/email-settings';
import { useApi } from '../../session/session';
import { Card } from '../../ui/page';
import { ProblemAlert } from '../../ui/states';
import { toastDone } from '../../ui/toast';
import { placeByName, useForm } from '../../ui/use-form';
import { daysOf, textOf } from './reminder-days';

const PATH = '/email-settings';

const SWITCHES = {
  send_invoices: 'emailSettings.invoices',
  send_receipts: 'emailSettings.receipts',
  attach_pdf: 'emailSettings.attach',
} as const satisfies Partial<Record<keyof EmailSettings, MessageKey>>;

/** Settings of automatic e-mails: which are sent, and when. */
export function EmailSettingsCard() {
  const { t } = useI18n();
  const { data, error } = useResource<EmailSettings>(PATH);
  return (
    <Card title={t('emailSettings.title')}>
      {error && <ProblemAlert error={error} />}
      {data && <SettingsForm settings={data} />}
    </Card>
  );
}

/** Hours of the day in clock format. */
const hours = (from: number, until: number) =>
  Array.from({ length: until - from + 1 }, (_, index) => ({
    value: String(from + index),
    label: `${String(from + index).padStart(2, '0')}:00`,
  }));

function SettingsForm({ settings }: { settings: EmailSettings }) {
  const { t } = useI18n();
  const api = useApi();
  const client = useQueryClient();
  const initial = {
    ...settings,
    reminder_days: textOf(settings.reminder_days),
    quiet_from: String(settings.quiet_from),
    quiet_until: String(settings.quiet_until),
    reply_to: settings.reply_to ?? '',
  };
  const { values, set, errors, problem, isBusy, element, submit } = useForm({
    initial,
    check: ({ reminder_days: days, quiet_from: end, quiet_until: begin }) => ({
      ...(daysOf(days) === undefined && { reminder_days: t('emailSettings.days.error') }),
      ...(Number(begin) >= Number(end) && { quiet_until: t('emailSettings.hours.error') }),
    }),
    send: async ({ from: _from, ...wanted }) => {
      await api.put(PATH, {
        ...wanted,
        reminder_days: daysOf(wanted.reminder_days),
        quiet_from: Number(wanted.quiet_from),
        quiet_until: Number(wanted.quiet_until),
      });
      toastDone(t('emailSettings.saved'));
      await client.invalidateQueries({ queryKey: [api.environmentId] });
    },
    place: placeByName(initial),
  });
  return (
    <form ref={element} onSubmit={submit} noValidate>
      <fieldset inert={isBusy} className="plain">
        <Stack gap="md">
          <Text size="sm">
            {settings.from === null ? t('emailSettings.off') : t('emailSettings.from', { address: settings.from })}
          </Text>
          {Object.entries(SWITCHES).map(([name, label]) => (
            <Switch
              key={name}
              name={name}
              label={t(label)}
              checked={values[name as keyof typeof SWITCHES]}
              onChange={({ currentTarget }) => set({ [name]: currentTarget.checked })}
            />
          ))}
          <TextInput
            name="reminder_days"
            label={t('emailSettings.days')}
            description={t('emailSettings.days.help')}
            dir="ltr"
            value={values.reminder_days}
            error={errors.reminder_days}
            onChange={({ currentTarget }) => set({ reminder_days: currentTarget.value })}
          />
          <div className="pair">
            <NativeSelect
              name="quiet_until"
              label={t('emailSettings.begin')}
              description={t('emailSettings.hours.help')}
              data={hours(0, 23)}
              value={values.quiet_until}
              error={errors.quiet_until}
              onChange={({ currentTarget }) => set({ quiet_until: currentTarget.value })}
            />
            <NativeSelect
              name="quiet_from"
              label={t('emailSettings.end')}
              description={t('emailSettings.hours.help')}
              data={hours(1, 24)}
              value={values.quiet_from}
              error={errors.quiet_from}
              onChange={({ currentTarget }) => set({ quiet_from: currentTarget.value })}
            />
          </div>
          <TextInput
            name="reply_to"
            label={t('emailSettings.replyTo')}
            description={t('emailSettings.replyTo.help')}
            dir="ltr"
            maxLength={254}
            value={values.reply_to}
            error={errors.reply_to}
            onChange={({ currentTarget }) => set({ reply_to: currentTarget.value })}
          />
          {problem !== null && <ProblemAlert error={problem} />}
          <div>
            <Button type="submit" loading={isBusy}>
              {t('emailSettings.save')}
            </Button>
          </div>
        </Stack>
      </fieldset>
    </form>
  );
}
