import type { Business } from '@remit/business-profile';
import type { CustomerRecord } from '@remit/customers';

/** Metadata key of a customer's tax registration number. */
const TAX_NUMBER = 'tax_number';

/**
 * The seller's lines, as on an envelope.
 * @param taxNumber the word for it
 */
export function sellerLines({ name, legalName, address, ...business }: Business, taxNumber: string): readonly string[] {
  return [
    name,
    ...(legalName !== null && legalName !== name ? [legalName] : []),
    ...(address ?? '').split(/\r?\n/).filter((line) => line.trim() !== ''),
    ...(business.taxNumber === null ? [] : [`${taxNumber} ${business.taxNumber}`]),
  ];
}

/** The buyer's lines, without e-mail and phone number, because anybody with the document can read them. */
export function buyerLines({ name, contact, metadata }: CustomerRecord, taxNumber: string): readonly string[] {
  const { address_line1, address_line2, address_city, address_state, address_postal_code, address_country } = contact;
  const town = [address_city, address_state, address_postal_code].filter(Boolean).join(', ');
  const own = metadata[TAX_NUMBER];
  return [name, address_line1, address_line2, town, address_country, own && `${taxNumber} ${own}`].filter(
    (line): line is string => Boolean(line),
  );
}
