import { Button, type ButtonProps, Tooltip } from '@mantine/core';
import { type ReactNode, useId } from 'react';

interface ActionButtonProps extends ButtonProps {
  onClick: () => void;
  /** Why it cannot be used now: it stays visible and focusable, and says so. */
  disabledReason?: string;
  children: ReactNode;
}

/** One and the same button in both states, so that it keeps the focus when it changes. */
export function ActionButton({ onClick, disabledReason, children, ...button }: ActionButtonProps) {
  const reasonId = useId();
  const isBlocked = disabledReason !== undefined;
  return (
    <>
      <Tooltip label={disabledReason} disabled={!isBlocked} events={{ hover: true, focus: true, touch: true }}>
        <Button
          {...button}
          data-disabled={isBlocked || undefined}
          aria-disabled={isBlocked || undefined}
          aria-describedby={isBlocked ? reasonId : undefined}
          onClick={(event) => (isBlocked ? event.preventDefault() : onClick())}
        >
          {children}
        </Button>
      </Tooltip>
      {isBlocked && (
        <span id={reasonId} hidden>
          {disabledReason}
        </span>
      )}
    </>
  );
}
