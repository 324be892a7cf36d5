import { NativeSelect, Tabs } from '@mantine/core';
import { useState } from 'react';
import { useI18n } from '../i18n/i18n';
import '../i18n/late/preview';
import { TabList } from '../ui/tab-list';
import { PayerEmail } from './payer-email';
import { PayerPage } from './payer-page';
import './payer-preview.css';
import type { PayerLanguage } from './payer-words';
import type { PreviewProps } from './previewed';

/**
 * What the customer will get: the page of the invoice and its e-mail, drawn from what is typed.
 * @param language that of the business, for customers whose browser asks for neither
 */
export default function PayerPreview({ language: usual, ...shown }: PreviewProps) {
  const { t } = useI18n();
  const [tab, setTab] = useState('page');
  const [chosen, setChosen] = useState<PayerLanguage>();
  const language = chosen ?? usual;
  const Shown = tab === 'page' ? PayerPage : PayerEmail;
  return (
    <section className="payer-preview" aria-label={t('preview.title')}>
      <div className="payer-choice">
        <p className="payer-caption">{t('preview.title')}</p>
        <NativeSelect
          size="xs"
          aria-label={t('preview.language')}
          value={language}
          data={[
            { value: 'en', label: 'English' },
            { value: 'ar', label: 'العربية' },
          ]}
          onChange={({ currentTarget }) => setChosen(currentTarget.value as PayerLanguage)}
        />
      </div>
      <Tabs value={tab} onChange={(next) => setTab(next ?? 'page')} keepMounted={false}>
        <TabList label={t('preview.title')} chosen={tab}>
          <Tabs.Tab value="page">{t('preview.page')}</Tabs.Tab>
          <Tabs.Tab value="email">{t('preview.email')}</Tabs.Tab>
        </TabList>
        <Tabs.Panel value={tab}>
          <div className="payer-sheet" lang={language} dir={language === 'ar' ? 'rtl' : 'ltr'}>
            <Shown {...shown} language={language} />
          </div>
        </Tabs.Panel>
      </Tabs>
    </section>
  );
}
