import { Button, Drawer, Group, Stack } from '@mantine/core';
import type { FormEvent, ReactNode, RefObject } from 'react';
import { useI18n } from '../i18n/i18n';
import { ProblemAlert } from './states';
import { useReturnFocus } from './use-return-focus';

interface FormDrawerProps {
  title: string;
  submit: string;
  form: {
    element: RefObject<HTMLFormElement | null>;
    isBusy: boolean;
    problem: unknown;
    submit: (event: FormEvent) => void;
  };
  /** Has to be answered before the form can be saved. */
  question?: ReactNode;
  onClose: () => void;
  children: ReactNode;
}

/** A form in a side panel. While it is being submitted it is inert and cannot be closed. */
export function FormDrawer({ title, submit, form, question, onClose, children }: FormDrawerProps) {
  const { t, direction } = useI18n();
  useReturnFocus();
  return (
    <Drawer
      opened
      onClose={onClose}
      title={title}
      size="lg"
      position={direction === 'rtl' ? 'left' : 'right'}
      closeOnEscape={!form.isBusy}
      closeOnClickOutside={!form.isBusy}
      closeButtonProps={{ 'aria-label': t('close'), disabled: form.isBusy }}
    >
      <form ref={form.element} onSubmit={form.submit} noValidate>
        <fieldset inert={form.isBusy} className="plain">
          <Stack gap="md">{children}</Stack>
        </fieldset>
        <Stack gap="md" mt="xl">
          {question}
          {form.problem !== null && <ProblemAlert error={form.problem} />}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose} disabled={form.isBusy}>
              {t('cancel')}
            </Button>
            <Button type="submit" loading={form.isBusy}>
              {submit}
            </Button>
          </Group>
        </Stack>
      </form>
    </Drawer>
  );
}
