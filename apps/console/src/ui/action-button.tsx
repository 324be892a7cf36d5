import { Button, type ButtonProps, Tooltip } from '@mantine/core';
import { type ReactNode, useId } from 'react';

interface ActionButtonProps extends ButtonProps {
  onClick: () => void;
  /** Why it cannot be used now: it stays visible and focusable, and says so. */
  disabledReason?: string;
  children: ReactNode;
}

export function ActionButton({ onClick, disabledReason, children, ...button }: ActionButtonProps) {
  const reasonId = useId();
  if (disabledReason === undefined) {
    return (
      <Button {...button} onClick={onClick}>
        {children}
      </Button>
    );
  }
  return (
    <>
      <Tooltip label={disabledReason} events={{ hover: true, focus: true, touch: true }}>
        <Button
          {...button}
          data-disabled
          aria-disabled="true"
          aria-describedby={reasonId}
          onClick={(event) => event.preventDefault()}
        >
          {children}
        </Button>
      </Tooltip>
      <span id={reasonId} hidden>
        {disabledReason}
      </span>
    </>
  );
}
