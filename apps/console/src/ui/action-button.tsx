import { Button, type ButtonProps, Tooltip } from '@mantine/core';
import { type ReactNode, useId } from 'react';

interface ActionButtonProps extends ButtonProps {
  onClick: () => void;
  /** The reason why it cannot be used now. The button stays visible and focusable, and shows the reason. */
  disabledReason?: string;
  children: ReactNode;
}

/** The same button element in both states, so that a change of state does not lose the focus. */
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
