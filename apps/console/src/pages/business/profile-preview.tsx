import { useConnections } from '../../api/queries';
import type { BusinessProfile } from '../../api/types';
import PayerPreview from '../../payer-preview/payer-preview';
import type { PayerLanguage } from '../../payer-preview/payer-words';
import { isPaidOnline } from '../../payer-preview/paid-online';
import { previewedBusiness } from '../../payer-preview/previewed';
import { useEnvironment } from '../../session/session';
import { emptyInvoice, newLine } from '../invoices/invoice-form';
import { previewedInvoice } from '../invoices/previewed-invoice';
import type { ProfileValues } from './profile-form';
import { useLogo } from './use-logo';

/** Names in the sample invoice. */
const SAMPLE: Readonly<Record<PayerLanguage, { customer: string; line: string }>> = {
  en: { customer: 'Sara Haddad', line: 'Design work' },
  ar: { customer: 'سارة حداد', line: 'أعمال تصميم' },
};

interface ProfilePreviewProps {
  /** As saved: the logo, and what stands for a value that is not valid yet. */
  profile: BusinessProfile;
  values: ProfileValues;
}

/** A sample invoice of the business, with the profile as it is typed. */
export default function ProfilePreview({ profile, values }: ProfilePreviewProps) {
  const logo = useLogo(profile.logo);
  const isOnline = isPaidOnline(useConnections().data?.items);
  const language = values.language === 'ar' ? 'ar' : 'en';
  const { customer, line } = SAMPLE[language];
  const rate = values.default_tax_rate.trim();
  const lines = [{ ...newLine(0, rate), name: line, price: '1000', amount: '1000.00' }];
  const dueDays = /^\d{1,3}$/.test(values.default_due_days.trim())
    ? Number(values.default_due_days)
    : profile.default_due_days;
  return (
    <PayerPreview
      business={previewedBusiness(values, useEnvironment())}
      invoice={previewedInvoice({ ...emptyInvoice('', rate), lines }, dueDays, {
        name: customer,
        lines: [],
        taxNumber: '',
      })}
      language={language}
      logo={logo}
      isOnline={isOnline}
    />
  );
}
