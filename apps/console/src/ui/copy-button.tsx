import { ActionIcon, Button, Tooltip } from '@mantine/core';
import { Check, Copy } from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';
import { useI18n } from '../i18n/i18n';

/** Milliseconds for which "Copied" is shown. */
const SHOWN_MS = 2_000;

/** Copies if the browser allows it. `refused`: no secure context, or the user denied the permission. */
export function useCopy(text: string): { state: 'idle' | 'copied' | 'refused'; copy(): Promise<boolean> } {
  const [state, setState] = useState<'idle' | 'copied' | 'refused'>('idle');
  useEffect(() => {
    if (state !== 'copied') return;
    const timer = setTimeout(() => setState('idle'), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [state]);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setState('copied');
      return true;
    } catch {
      setState('refused');
      return false;
    }
  };
  return { state, copy };
}

/** A small button beside an id or URL. */
export function CopyIcon({ text, name }: { text: string; name: string }) {
  const { t } = useI18n();
  const { state, copy } = useCopy(text);
  const label = state === 'copied' ? t('copied') : state === 'refused' ? t('copy.refused') : t('copy.named', { name });
  return (
    <Tooltip label={label} events={{ hover: true, focus: true, touch: true }}>
      <ActionIcon variant="subtle" color="gray" size="sm" aria-label={label} onClick={() => void copy()}>
        {state === 'copied' ? <Check size={14} /> : <Copy size={14} />}
        <span role="status" className="visually-hidden">
          {state === 'copied' ? t('copied') : ''}
        </span>
      </ActionIcon>
    </Tooltip>
  );
}

export function CopyButton({
  text,
  children,
  onRefused,
  primary,
}: {
  text: string;
  children: ReactNode;
  onRefused?: () => void;
  primary?: boolean;
}) {
  const { t } = useI18n();
  const { state, copy } = useCopy(text);
  const press = async () => {
    if (!(await copy())) onRefused?.();
  };
  return (
    <Button
      variant={primary ? 'filled' : 'default'}
      leftSection={state === 'copied' ? <Check size={16} /> : <Copy size={16} />}
      onClick={() => void press()}
    >
      <span aria-live="polite">{state === 'copied' ? t('copied') : children}</span>
    </Button>
  );
}

/** An id, kept left to right, with its copy button. */
export function CopyableId({ id, name }: { id: string; name?: string }) {
  return (
    <span className="copyable">
      <bdi className="code">{id}</bdi>
      <CopyIcon text={id} name={name ?? id} />
    </span>
  );
}
