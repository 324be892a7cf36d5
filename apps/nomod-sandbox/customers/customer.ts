import { randomUUID } from 'node:crypto';
import { timestamp } from '../clock';
import { refuse } from '../errors';
import { requiredText, text, type Fields } from '../http/fields';
import type { Oddity } from '../oddities/oddity';
import type { Account } from '../store/state';

export interface Customer {
  created_ms: number;
  deleted?: boolean;
  oddities?: Oddity[];
  body: {
    id: string;
    created: string;
    first_name: string;
    last_name: string | null;
    email: string | null;
    phone_number: string | null;
    business_name: string | null;
    job_title: string | null;
    country: string | null;
    province: string | null;
    street: string | null;
    city: string | null;
    zip_code: string | null;
  };
}

/** Nomod does not document which customers are duplicates. The sandbox compares the e-mail address. */
export function createCustomer(account: Account, fields: Fields, now: number): Customer {
  const body: Customer['body'] = {
    id: randomUUID(),
    created: timestamp(now),
    first_name: requiredText(fields, 'first_name', 150),
    last_name: text(fields, 'last_name', 150),
    email: emailIn(fields),
    phone_number: phoneIn(fields),
    business_name: text(fields, 'business_name', 50),
    job_title: text(fields, 'job_title', 50),
    country: countryIn(fields),
    province: provinceIn(fields),
    street: text(fields, 'street', 100),
    city: text(fields, 'city', 100),
    zip_code: text(fields, 'zip_code', 16),
  };
  if (account.options.duplicate_customers === 'refuse' && body.email !== null) {
    if (Object.values(account.customers).some((other) => !other.deleted && sameEmail(other, body.email))) {
      throw refuse('customer_already_exists', 'A customer with this email already exists.');
    }
  }
  const customer = { created_ms: now, body };
  account.customers[body.id] = customer;
  return customer;
}

export function sameEmail(customer: Customer, email: string | null | undefined): boolean {
  return customer.body.email !== null && customer.body.email.toLowerCase() === email?.toLowerCase();
}

/** The short form that charges and invoices carry. */
export function customerSummary({ body }: Customer) {
  const { id, first_name, last_name, business_name, email, phone_number } = body;
  return { id, first_name, last_name, business_name, email, phone_number };
}

function emailIn(fields: Fields): string | null {
  const email = text(fields, 'email', 254);
  if (email !== null && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email))
    throw refuse('invalid_email', 'Enter a valid email address.');
  return email;
}

function phoneIn(fields: Fields): string | null {
  const phone = text(fields, 'phone_number', 15);
  if (phone !== null && !/^\+[1-9]\d{6,13}$/.test(phone))
    throw refuse('invalid_field', 'phone_number: must be in E.164 format.');
  return phone;
}

function countryIn(fields: Fields): string | null {
  const country = text(fields, 'country', 100);
  if (country !== null && !/^[A-Z]{2}$/.test(country))
    throw refuse('invalid_country_code', `"${country}" is not a valid country.`);
  return country;
}

function provinceIn(fields: Fields): string | null {
  const province = text(fields, 'province', 100);
  if (province !== null && !/^[0-9a-f-]{36}$/.test(province))
    throw refuse('invalid_province_code', 'province: not a valid id.');
  return province;
}
