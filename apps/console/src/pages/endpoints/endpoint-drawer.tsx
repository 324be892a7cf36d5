import { MultiSelect, Select, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { newIdempotencyKey } from '../../api/client';
import type { NewWebhookEndpoint, WebhookEndpoint } from '../../api/types';
import { useI18n } from '../../i18n/i18n';
import { useApi } from '../../session/session';
import { FormDrawer } from '../../ui/form-drawer';
import { toastDone } from '../../ui/toast';
import { type Errors, placeByName, useForm } from '../../ui/use-form';

/** Events that an endpoint can subscribe to, in the API's order. */
const EVENTS = [
  'payment.created',
  'payment.pending',
  'payment.success',
  'payment.failed',
  'payment.updated',
  'payment.refunded',
  'payment.disputed',
  'payment.dispute_ended',
  'refund.created',
  'refund.succeeded',
  'refund.failed',
  'invoice.update',
  'invoice.update.finalized',
  'invoice.update.payment',
  'invoice.update.voided',
  'invoice.overdue',
  'invoice.synced',
  'customer.created',
  'customer.updated',
  'customer.deleted',
  'connection.created',
  'connection.updated',
  'connection.published',
  'connection.unpublished',
  'connection.refused',
  'connection.deleted',
  'attention.needed',
];

interface Values {
  url: string;
  description: string;
  events: string[];
  dialect: string;
}

interface EndpointDrawerProps {
  endpoint?: WebhookEndpoint;
  onClose: () => void;
  /** Null for a repeated answer, because the secret is shown only once. */
  onSecret: (secret: string | null) => void;
}

export default function EndpointDrawer({ endpoint, onClose, onSecret }: EndpointDrawerProps) {
  const { t } = useI18n();
  const api = useApi();
  const client = useQueryClient();
  const idempotencyKey = useRef(newIdempotencyKey());
  const initial: Values = {
    url: endpoint?.url ?? '',
    description: endpoint?.description ?? '',
    events: endpoint?.events ?? [],
    dialect: endpoint?.dialect ?? 'remit',
  };
  const form = useForm<Values>({
    initial,
    check: ({ url }): Errors<Values> => (/^https?:\/\/\S+$/.test(url.trim()) ? {} : { url: t('endpoints.error.url') }),
    send: async ({ url, description, events, dialect }) => {
      const body = {
        url: url.trim(),
        description: description.trim() || null,
        events: events.length === 0 ? null : events,
        dialect,
      };
      if (endpoint) await api.put(`/webhook-endpoints/${endpoint.id}`, body);
      else onSecret((await api.post<NewWebhookEndpoint>('/webhook-endpoints', body, idempotencyKey.current)).secret);
      await client.invalidateQueries({ queryKey: [api.environmentId] });
      toastDone(t('endpoints.saved'));
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
      title={t(endpoint ? 'endpoints.edit' : 'endpoints.add')}
      submit={t(endpoint ? 'save' : 'endpoints.add')}
      form={form}
      onClose={onClose}
    >
      <TextInput
        label={t('endpoints.url')}
        name="url"
        type="url"
        required
        data-autofocus
        dir="ltr"
        maxLength={2048}
        description={t('endpoints.url.help')}
        value={values.url}
        error={errors.url}
        onChange={(event) => set({ url: event.currentTarget.value })}
      />
      <TextInput
        label={t('endpoints.description')}
        name="description"
        dir="auto"
        maxLength={255}
        value={values.description}
        error={errors.description}
        onChange={(event) => set({ description: event.currentTarget.value })}
      />
      <MultiSelect
        label={t('endpoints.events')}
        placeholder={values.events.length === 0 ? t('endpoints.events.all') : undefined}
        data={EVENTS}
        value={values.events}
        error={errors.events}
        searchable
        clearable
        hidePickedOptions
        onChange={(events) => set({ events })}
      />
      <Select
        label={t('endpoints.dialect')}
        description={t('endpoints.dialect.help')}
        data={[
          { value: 'remit', label: t('endpoints.dialect.remit') },
          { value: 'flexprice', label: t('endpoints.dialect.flexprice') },
        ]}
        value={values.dialect}
        error={errors.dialect}
        allowDeselect={false}
        onChange={(dialect) => set({ dialect: dialect ?? 'remit' })}
      />
    </FormDrawer>
  );
}
