-- Owner: libs/features/business-profile.

-- The business that bills in an environment, as its customers see it.
create table business_profiles (
  tenant_id text not null,
  environment_id text not null,
  id text not null,
  legal_name text,
  trade_name text,
  address text,
  tax_number text,
  footer text,
  time_zone text not null,
  language text not null,
  default_due_days integer not null,
  default_tax_rate text,
  color text,
  logo jsonb,
  logo_image bytea,
  version integer not null default 1,
  updated_at timestamptz(3) not null,
  primary key (tenant_id, environment_id, id),
  constraint business_profiles_language check (language in ('en', 'ar')),
  constraint business_profiles_due_days check (default_due_days between 0 and 365),
  constraint business_profiles_logo check ((logo is null) = (logo_image is null))
);
select pg_temp.isolate_by_environment('business_profiles');
grant select, insert, update on business_profiles to remit_app;
