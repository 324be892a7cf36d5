import { ActionIcon, Menu } from '@mantine/core';
import { MoreHorizontal } from 'lucide-react';
import { type ReactNode, useState } from 'react';

interface RowMenuProps {
  /** Accessible name: the record to which the actions apply. */
  label: string;
  width: number;
  isBusy?: boolean;
  children: ReactNode;
}

const focus = (element: HTMLElement | null) => element?.focus();

/**
 * The menu of a row. It is a plain button until it is first opened, because fifty menus would delay the table and at
 * most one is used.
 */
export function RowMenu({ label, width, isBusy, children }: RowMenuProps) {
  const [wasOpened, setOpened] = useState(false);
  const look = { variant: 'subtle', color: 'gray', loading: isBusy, 'aria-label': label } as const;
  if (!wasOpened)
    return (
      <ActionIcon {...look} aria-haspopup="menu" aria-expanded={false} onClick={() => setOpened(true)}>
        <MoreHorizontal size={16} />
      </ActionIcon>
    );
  return (
    <Menu position="bottom-end" width={width} defaultOpened>
      <Menu.Target>
        {/* It takes the place of the button that had the focus, and gets the focus back when the menu closes. */}
        <ActionIcon {...look} ref={focus}>
          <MoreHorizontal size={16} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>{children}</Menu.Dropdown>
    </Menu>
  );
}
