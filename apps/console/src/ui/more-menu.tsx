import { Button, Menu } from '@mantine/core';
import { MoreHorizontal } from 'lucide-react';
import type { ReactNode } from 'react';
import { useI18n } from '../i18n/i18n';

/** The menu beside the buttons of a record's page, for what is done less often. */
export function MoreMenu({ children }: { children: ReactNode }) {
  const { t } = useI18n();
  return (
    <Menu position="bottom-end" width={240}>
      <Menu.Target>
        <Button variant="default" aria-label={t('moreActions')} px="xs">
          <MoreHorizontal size={18} />
        </Button>
      </Menu.Target>
      <Menu.Dropdown>{children}</Menu.Dropdown>
    </Menu>
  );
}
