import { Menu } from '@mantine/core';
import type { ReactNode } from 'react';

interface MenuActionProps {
  onClick: () => void;
  /** Why it cannot be used now. */
  blocked?: string;
  color?: string;
  children: ReactNode;
}

/** An entry of a menu; one that cannot be used now is reached by the arrow keys all the same, and says why. */
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
