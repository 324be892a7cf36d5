import { ActionIcon, Button, Menu, TextInput } from '@mantine/core';
import { Bookmark, X } from 'lucide-react';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { useI18n } from '../i18n/i18n';
import '../i18n/late/lists';
import type { ListParams } from './list-params';
import type { ListPreferences } from './list-preferences';

/** Saved views of a list: filters and order under a name. */
export function ViewsMenu({ params, preferences }: { params: ListParams; preferences: ListPreferences }) {
  const { t } = useI18n();
  const [address, setAddress] = useSearchParams();
  const [name, setName] = useState('');
  const save = () => {
    const kept = new URLSearchParams(address);
    for (const passing of ['offset', 'new']) kept.delete(passing);
    preferences.saveView({ name: name.trim(), search: kept.toString() });
    setName('');
  };
  const canSave = params.isFiltered || params.get('sort') !== '';
  return (
    <Menu position="bottom-end" width={280} closeOnItemClick trapFocus>
      <Menu.Target>
        <Button variant="subtle" size="compact-sm" leftSection={<Bookmark size={15} aria-hidden />}>
          {t('list.views')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {preferences.views.length === 0 && !canSave && <Menu.Label>{t('list.views.none')}</Menu.Label>}
        {preferences.views.map((view) => (
          <div key={view.name} className="view-row">
            <Menu.Item onClick={() => setAddress(new URLSearchParams(view.search))}>
              <bdi>{view.name}</bdi>
            </Menu.Item>
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={t('list.views.remove', { name: view.name })}
              onClick={() => preferences.removeView(view.name)}
            >
              <X size={14} aria-hidden />
            </ActionIcon>
          </div>
        ))}
        {canSave && (
          <form
            className="view-form"
            onSubmit={(event) => {
              event.preventDefault();
              if (name.trim() !== '') save();
            }}
          >
            <TextInput
              size="xs"
              aria-label={t('list.views.name')}
              placeholder={t('list.views.name')}
              maxLength={60}
              value={name}
              onKeyDown={(event) => event.key !== 'Escape' && event.stopPropagation()}
              onChange={({ currentTarget }) => setName(currentTarget.value)}
            />
            <Button type="submit" size="xs" disabled={name.trim() === ''}>
              {t('list.views.save')}
            </Button>
          </form>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
