import { Button, Drawer, Group, Stack } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { type FormEvent, type ReactNode, type RefObject, Suspense, useState } from 'react';
import { useI18n } from '../i18n/i18n';
import '../i18n/late/preview';
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
  /** What comes of the form. It stands beside the form, or behind a button where there is no room. */
  preview?: ReactNode;
  children: ReactNode;
}

/** A form in a side panel. While it is being submitted it is inert and cannot be closed. */
export function FormDrawer({ title, submit, form, question, onClose, preview, children }: FormDrawerProps) {
  const { t, direction } = useI18n();
  useReturnFocus();
  const isWide = useMediaQuery('(min-width: 68em)', false, { getInitialValueInEffect: false });
  const [isOpen, setOpen] = useState(false);
  const isBeside = preview !== undefined && isWide;
  const isInstead = preview !== undefined && !isWide && isOpen;
  return (
    <Drawer
      opened
      onClose={onClose}
      title={title}
      size={isBeside ? '78rem' : 'lg'}
      position={direction === 'rtl' ? 'left' : 'right'}
      closeOnEscape={!form.isBusy}
      closeOnClickOutside={!form.isBusy}
      closeButtonProps={{ 'aria-label': t('close'), disabled: form.isBusy }}
    >
      {preview !== undefined && !isWide && (
        <Button variant="default" fullWidth mb="md" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {t(isOpen ? 'preview.back' : 'preview.show')}
        </Button>
      )}
      <div className={isBeside ? 'with-preview' : undefined}>
        <form ref={form.element} onSubmit={form.submit} noValidate hidden={isInstead}>
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
        {(isBeside || isInstead) && <Suspense fallback={null}>{preview}</Suspense>}
      </div>
    </Drawer>
  );
}
