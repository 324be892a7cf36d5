import { useConnections, useCustomer } from '../../api/queries';
import type { BusinessProfile } from '../../api/types';
import PayerPreview from '../../payer-preview/payer-preview';
import { isPaidOnline } from '../../payer-preview/paid-online';
import { previewedBusiness, previewedCustomer } from '../../payer-preview/previewed';
import { useEnvironment } from '../../session/session';
import { useLogo } from '../business/use-logo';
import type { InvoiceValues } from './invoice-form';
import { previewedInvoice } from './previewed-invoice';

interface InvoicePreviewProps {
  values: InvoiceValues;
  profile: BusinessProfile;
}

/** What the customer would get if the form were sent now. Only the customer and the logo are read from the server. */
export default function InvoicePreview({ values, profile }: InvoicePreviewProps) {
  const environment = useEnvironment();
  const logo = useLogo(profile.logo);
  const isOnline = isPaidOnline(useConnections().data?.items);
  const customer = useCustomer(values.customer_id === '' ? null : values.customer_id).data;
  return (
    <PayerPreview
      business={previewedBusiness(profile, environment)}
      invoice={previewedInvoice(values, profile.default_due_days, customer ? previewedCustomer(customer) : null)}
      language={profile.language}
      logo={logo}
      isOnline={isOnline}
    />
  );
}
