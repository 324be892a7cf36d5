import { Anchor, Radio, Text } from '@mantine/core';
import { Link } from 'react-router';
import { useI18n } from '../i18n/i18n';
import '../i18n/late/record';
import { MayDo } from '../session/may-do';
import { usePath } from '../session/session';
import type { RecordForm } from './record-form';

interface MethodFieldProps {
  form: RecordForm;
  error: string | undefined;
  hasPublished: boolean;
  isKnown: boolean;
  onChange: (changes: Partial<RecordForm>) => void;
}

export function MethodField({ form, error, hasPublished, isKnown, onChange }: MethodFieldProps) {
  const { t } = useI18n();
  const path = usePath();
  const cannotLink = isKnown && !hasPublished;
  return (
    <Radio.Group
      label={t('record.method')}
      required
      error={error}
      value={form.method}
      onChange={(method) => onChange({ method: method as RecordForm['method'] })}
    >
      <div className="choices">
        <Radio.Card
          value="payment_link"
          disabled={!hasPublished}
          className="choice"
          aria-describedby="method-link-note"
          data-field={hasPublished ? 'method' : undefined}
        >
          <Radio.Indicator disabled={!hasPublished} />
          <span>
            <span className="choice-name">{t('record.method.link')}</span>
            <span className="choice-note" id="method-link-note">
              {cannotLink ? t('record.method.link.none') : t('record.method.link.note')}
            </span>
          </span>
        </Radio.Card>
        <MayDo scope="payments:offline">
          <Radio.Card
            value="offline"
            className="choice"
            aria-describedby="method-offline-note"
            data-field={hasPublished ? undefined : 'method'}
          >
            <Radio.Indicator />
            <span>
              <span className="choice-name">{t('record.method.offline')}</span>
              <span className="choice-note" id="method-offline-note">
                {t('record.method.offline.note')}
              </span>
            </span>
          </Radio.Card>
        </MayDo>
      </div>
      {cannotLink && (
        <Text size="sm" mt={6}>
          {t('record.method.link.none')} ·{' '}
          <Anchor component={Link} to={path('/integrations/nomod')}>
            {t('record.openIntegrations')}
          </Anchor>
        </Text>
      )}
    </Radio.Group>
  );
}
