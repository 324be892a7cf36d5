import { Select } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useI18n } from '../../i18n/i18n';
import '../../i18n/late/business';
import { matchingZones, namedZone } from './zones';

interface ZoneFieldProps {
  zone: string;
  error: string | undefined;
  onChange: (zone: string) => void;
}

/** Selects a time zone by its city, its name in the language of the reader, or its offset, such as GMT+4. */
export function ZoneField({ zone, error, onChange }: ZoneFieldProps) {
  const { t, locale } = useI18n();
  // The browser need not list the zone that the server knows.
  const zones = useMemo(() => [...new Set([zone, 'UTC', ...Intl.supportedValuesOf('timeZone')])].sort(), [zone]);
  const [search, setSearch] = useState('');
  const isNone = search !== zone && matchingZones(zones, search, locale).length === 0;
  return (
    <Select
      label={t('business.timeZone')}
      description={<span role="status">{t(isNone ? 'business.timeZone.none' : 'business.timeZone.help')}</span>}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      data-name="time_zone"
      dir="ltr"
      searchable
      selectFirstOptionOnChange
      allowDeselect={false}
      maxDropdownHeight={260}
      comboboxProps={{ withinPortal: false }}
      onSearchChange={setSearch}
      data={zones}
      filter={({ search }) => matchingZones(zones, search, locale).map((value) => ({ value, label: value }))}
      renderOption={({ option: { value } }) => {
        const { offset, name } = namedZone(value, locale);
        return (
          <span>
            {value}
            <span className="zone-name">
              {offset} · <bdi>{name}</bdi>
            </span>
          </span>
        );
      }}
      value={zone}
      error={error}
      onChange={(next) => next !== null && onChange(next)}
    />
  );
}
