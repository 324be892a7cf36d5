import { Menu } from '@mantine/core';
import type { ReactNode } from 'react';

interface MenuActionProps {
  onClick: () => void;
  /** The reason why it cannot be used now. */
  blocked?: string;
  color?: string;
  children: ReactNode;
}

/** A menu entry. A disabled entry is still reachable with the arrow keys and shows the reason. */
export function MenuAction({ onClick, blocked, color, children }: MenuActionProps) {
  const isBlocked = blocked !== undefined;
  return (
    <Menu.Item
      color={isBlocked ? undefined : color}
      className={isBlocked ? 'menu-blocked' : undefined}
      aria-disabled={isBlocked || undefined}
      closeMenuOnClick={!isBlocked}
      onClick={isBlocked ? undefined : onClick}
    >
      {children}
      {isBlocked && <span className="menu-note">{blocked}</span>}
    </Menu.Item>
  );
}
