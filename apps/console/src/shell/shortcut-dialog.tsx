import { Kbd, Modal, Switch } from '@mantine/core';
import { useState } from 'react';
import { useI18n } from '../i18n/i18n';
import { useReturnFocus } from '../ui/use-return-focus';
import { areShortcutsOn, setShortcuts } from './shortcuts';

/** Every shortcut, with the switch that turns the single-key ones off. */
export default function ShortcutDialog({ onClose }: { onClose: () => void }) {
  const { t } = useI18n();
  useReturnFocus();
  const [areOn, setOn] = useState(areShortcutsOn);
  const toggle = (on: boolean) => {
    setShortcuts(on);
    setOn(on);
  };
  return (
    <Modal opened onClose={onClose} title={t('shortcuts.title')} closeButtonProps={{ 'aria-label': t('close') }}>
      <dl className="shortcuts">
        <div>
          <dt>{t('shortcuts.search')}</dt>
          <dd>
            <Kbd>/</Kbd> <Kbd>Ctrl</Kbd>+<Kbd>K</Kbd>
          </dd>
        </div>
        <div>
          <dt>{t('shortcuts.help')}</dt>
          <dd>
            <Kbd>?</Kbd>
          </dd>
        </div>
        <div>
          <dt>{t('shortcuts.close')}</dt>
          <dd>
            <Kbd>Esc</Kbd>
          </dd>
        </div>
      </dl>
      <Switch
        mt="lg"
        label={t('shortcuts.on')}
        description={t('shortcuts.note')}
        checked={areOn}
        onChange={(event) => toggle(event.currentTarget.checked)}
      />
    </Modal>
  );
}
