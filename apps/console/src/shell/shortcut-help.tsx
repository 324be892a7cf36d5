import { Kbd, Modal, Switch } from '@mantine/core';
import { useCallback, useEffect, useState } from 'react';
import { useI18n } from '../i18n/i18n';
import { areShortcutsOn, setShortcuts, shortcutHelp, useShortcut } from './shortcuts';

export function ShortcutHelp() {
  const { t } = useI18n();
  const [isOpen, setOpen] = useState(false);
  const [areOn, setOn] = useState(areShortcutsOn);
  const open = useCallback(() => setOpen(true), []);
  useShortcut('?', open);
  useEffect(() => {
    shortcutHelp.addEventListener('open', open);
    return () => shortcutHelp.removeEventListener('open', open);
  }, [open]);
  const toggle = (on: boolean) => {
    setShortcuts(on);
    setOn(on);
  };
  return (
    <Modal
      opened={isOpen}
      onClose={() => setOpen(false)}
      title={t('shortcuts.title')}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
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
