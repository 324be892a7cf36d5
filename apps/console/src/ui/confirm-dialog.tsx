import { Button, Group, Modal, Stack } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { ApiProblem } from '../api/api-problem';
import { useI18n } from '../i18n/i18n';
import { ActionButton } from './action-button';
import { ProblemAlert } from './states';
import { useReturnFocus } from './use-return-focus';

interface ConfirmDialogProps {
  title: string;
  children: ReactNode;
  confirm: string;
  cancel?: string;
  danger?: boolean;
  /** The reason why it cannot be confirmed yet. */
  confirmBlocked?: string;
  /** Returns `false` when a correction is needed first. The dialog then stays open. */
  onConfirm: () => Promise<unknown> | void;
  onClose: () => void;
  /** The dialog's own explanation of a refusal; by default, the API's message is shown. */
  explain?: (refusal: ApiProblem, isBusy: boolean) => ReactNode;
}

/** Names the object and the consequences. The harmless button has the focus. */
export function ConfirmDialog({
  title,
  children,
  confirm,
  cancel,
  danger,
  confirmBlocked,
  onConfirm,
  onClose,
  explain,
}: ConfirmDialogProps) {
  const { t } = useI18n();
  useReturnFocus();
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const run = async () => {
    setBusy(true);
    setError(null);
    try {
      if ((await onConfirm()) === false) setBusy(false);
      else onClose();
    } catch (problem) {
      setError(problem);
      setBusy(false);
    }
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={title}
      closeOnClickOutside={!isBusy}
      closeOnEscape={!isBusy}
      withCloseButton={!isBusy}
      closeButtonProps={{ 'aria-label': t('close') }}
      zIndex={400}
    >
      <Stack>
        <div>{children}</div>
        {error !== null &&
          (explain && error instanceof ApiProblem ? explain(error, isBusy) : <ProblemAlert error={error} />)}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose} disabled={isBusy} data-autofocus>
            {cancel ?? t('cancel')}
          </Button>
          <ActionButton
            color={danger ? 'red.9' : undefined}
            loading={isBusy}
            disabledReason={confirmBlocked}
            onClick={() => void run()}
          >
            {confirm}
          </ActionButton>
        </Group>
      </Stack>
    </Modal>
  );
}
