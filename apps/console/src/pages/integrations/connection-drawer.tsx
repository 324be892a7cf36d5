import { Checkbox, Fieldset, PasswordInput, Switch, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { newIdempotencyKey } from '../../api/client';
import type { Connection, PaymentOptions } from '../../api/types';
import { useI18n } from '../../i18n/i18n';
import { useApi, useEnvironment } from '../../session/session';
import { FormDrawer } from '../../ui/form-drawer';
import { toastDone } from '../../ui/toast';
import { type Errors, placeByName, useForm } from '../../ui/use-form';
import { useUnchanged } from '../../ui/use-unchanged';
import { AccountHabits } from './account-habits';
import { KeptSecrets } from './kept-secrets';
import { OPTION_TEXTS, USUAL_OPTIONS } from './payment-options';
import { PaymentOptionsFields } from './payment-options-fields';
import { modeConfirmation, RealKeyWarning } from './real-key-warning';
import { WebhookFields } from './webhook-fields';

export interface ConnectionValues {
  name: string;
  api_key: string;
  webhook_secret: string;
  title_template: string;
  options: PaymentOptions;
  link_expires_after_hours: string;
  push: boolean;
  publish: boolean;
  /** The user confirmed a key of the other mode. */
  meant: boolean;
}

const valuesOf = (connection?: Connection): ConnectionValues => ({
  name: connection?.name ?? '',
  api_key: '',
  webhook_secret: '',
  title_template: connection?.title_template ?? '',
  options: connection?.payment_options ?? USUAL_OPTIONS,
  link_expires_after_hours: connection?.link_expires_after_hours?.toString() ?? '',
  push: connection?.sync_config.invoice?.outbound ?? true,
  publish: true,
  meant: false,
});

const chosen = (options: PaymentOptions) =>
  (Object.keys(OPTION_TEXTS) as (keyof PaymentOptions)[]).filter((option) => options[option]);

/** Matches the server's rule: empty, or up to a year. */
const isHours = (text: string): boolean =>
  text.trim() === '' || (/^\d{1,4}$/.test(text.trim()) && Number(text) >= 1 && Number(text) <= 8_760);

/** Adds a connection, or edits the given one. Its secrets are write-only. */
export function ConnectionDrawer({ connection, onClose }: { connection?: Connection; onClose: () => void }) {
  const { t } = useI18n();
  const api = useApi();
  const environment = useEnvironment();
  const client = useQueryClient();
  const idempotencyKey = useRef(newIdempotencyKey());
  const initial = valuesOf(connection);
  const { save, question } = useUnchanged<Connection, ConnectionValues>({
    path: `/connections/${connection?.id}`,
    record: connection,
    kind: 'connection',
    valuesOf,
    show: ({ name, title_template: title, options, link_expires_after_hours: hours, push }) => [
      [t('connection.name'), name.trim()],
      [t('connection.titleTemplate'), title.trim()],
      [
        t('connection.options'),
        chosen(options)
          .map((option) => t(OPTION_TEXTS[option]))
          .join('\n'),
      ],
      [t('connection.expiry'), hours.trim()],
      [t('connection.sync.push'), push ? '✓' : ''],
    ],
  });
  const form = useForm<ConnectionValues>({
    initial,
    check: (values): Errors<ConnectionValues> => ({
      ...(values.name.trim() === '' && { name: t('connection.error.name') }),
      ...(!isHours(values.link_expires_after_hours) && { link_expires_after_hours: t('connection.error.expiry') }),
      ...(!connection && values.api_key.trim() === '' && { api_key: t('connection.error.apiKey') }),
      ...(!connection && values.webhook_secret.trim() === '' && { webhook_secret: t('connection.error.secret') }),
    }),
    send: async (values) => {
      const { name, options, push, publish, meant, title_template: title, ...rest } = values;
      const { link_expires_after_hours: hours, ...secrets } = rest;
      const bodyOf = (before?: Connection) => ({
        name: name.trim(),
        title_template: title.trim() === '' ? null : title.trim(),
        payment_options: options,
        link_expires_after_hours: hours.trim() === '' ? null : Number(hours),
        sync_config: { ...before?.sync_config, invoice: { inbound: false, outbound: push } },
      });
      if (connection) {
        if (!(await save(bodyOf, values))) return;
      } else {
        const whole = {
          ...bodyOf(),
          provider_type: 'nomod',
          status: publish ? 'published' : 'draft',
          api_key: secrets.api_key.trim(),
          webhook_secret: secrets.webhook_secret.trim(),
          ...(meant && { confirm_mode: modeConfirmation(secrets.api_key, environment.type) }),
        };
        await api.post('/connections', whole, idempotencyKey.current);
      }
      await client.invalidateQueries({ queryKey: [api.environmentId] });
      toastDone(t(connection ? 'connection.updated' : 'connection.created'));
      onClose();
    },
    place: (problem) => {
      idempotencyKey.current = newIdempotencyKey();
      return placeByName(initial)(problem);
    },
  });
  const { values, set, errors } = form;

  return (
    <FormDrawer
      title={t(connection ? 'connection.editTitle' : 'connection.newTitle')}
      submit={t(connection ? 'connection.update' : 'connection.create')}
      form={form}
      question={question(form)}
      onClose={onClose}
    >
      <TextInput
        label={t('connection.name')}
        name="name"
        required
        data-autofocus
        dir="auto"
        maxLength={255}
        value={values.name}
        error={errors.name}
        onChange={(event) => set({ name: event.currentTarget.value })}
      />
      {!connection && (
        <PasswordInput
          label={t('connection.apiKey')}
          name="api_key"
          required
          dir="ltr"
          autoComplete="off"
          maxLength={512}
          description={t(environment.type === 'sandbox' ? 'connection.apiKey.sandbox' : 'connection.apiKey.help')}
          visibilityToggleButtonProps={{ 'aria-label': t('showSecret') }}
          value={values.api_key}
          error={errors.api_key}
          onChange={(event) => set({ api_key: event.currentTarget.value })}
        />
      )}
      <RealKeyWarning apiKey={values.api_key} isMeant={values.meant} onMeant={(meant) => set({ meant })} />
      {connection && <KeptSecrets connection={connection} />}
      <TextInput
        label={t('connection.titleTemplate')}
        name="title_template"
        description={t('connection.titleTemplate.help')}
        dir="auto"
        maxLength={80}
        placeholder="{business_name} {invoice_number}"
        value={values.title_template}
        error={errors.title_template}
        onChange={(event) => set({ title_template: event.currentTarget.value })}
      />
      <PaymentOptionsFields values={values.options} onChange={(options) => set({ options })} />
      <TextInput
        label={t('connection.expiry')}
        name="link_expires_after_hours"
        description={t('connection.expiry.help')}
        inputMode="numeric"
        dir="ltr"
        maxLength={4}
        value={values.link_expires_after_hours}
        error={errors.link_expires_after_hours}
        onChange={(event) => set({ link_expires_after_hours: event.currentTarget.value })}
      />
      <Fieldset legend={t('connection.sync')}>
        <p className="field-title">{t('connection.sync.invoices')}</p>
        <Switch
          label={t('connection.sync.push')}
          description={t('connection.sync.note')}
          checked={values.push}
          onChange={(event) => set({ push: event.currentTarget.checked })}
        />
      </Fieldset>
      <Fieldset legend={t('connection.webhook')}>
        <WebhookFields
          connection={connection}
          secret={values.webhook_secret}
          error={errors.webhook_secret}
          onChange={(secret) => set({ webhook_secret: secret })}
        />
      </Fieldset>
      {connection && <AccountHabits connection={connection} />}
      {!connection && (
        <Checkbox
          label={t('connection.publishNow')}
          checked={values.publish}
          onChange={(event) => set({ publish: event.currentTarget.checked })}
        />
      )}
    </FormDrawer>
  );
}
