import { Kbd, Modal, UnstyledButton } from '@mantine/core';
import { Search as SearchIcon } from 'lucide-react';
import { lazy, Suspense, useCallback, useState } from 'react';
import { useI18n } from '../i18n/i18n';
import { useShortcut } from './shortcuts';

const SearchBox = lazy(() => import('./search-box'));

export function SearchButton() {
  const { t } = useI18n();
  const [isOpen, setOpen] = useState(false);
  const open = useCallback(() => setOpen(true), []);
  useShortcut('/', open, 'k');
  return (
    <>
      <UnstyledButton
        className="search-button"
        onClick={open}
        aria-label={t('search.label')}
        aria-keyshortcuts="/ Control+K"
      >
        <SearchIcon size={16} aria-hidden />
        <span className="search-button-text">{t('search.label')}</span>
        <Kbd size="xs" aria-hidden>
          /
        </Kbd>
      </UnstyledButton>
      <Modal
        opened={isOpen}
        onClose={() => setOpen(false)}
        withCloseButton={false}
        padding={0}
        size="lg"
        yOffset="10vh"
        attributes={{ content: { 'aria-label': t('search.label') } }}
      >
        {isOpen && (
          <Suspense fallback={null}>
            <SearchBox onDone={() => setOpen(false)} />
          </Suspense>
        )}
      </Modal>
    </>
  );
}
