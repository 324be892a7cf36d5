import { PasswordInput } from '@mantine/core';
import { useI18n } from '../i18n/i18n';
import '../i18n/late/people';

interface PasswordFieldProps {
  label: string;
  name?: string;
  value: string;
  error?: string;
  description?: string;
  /** Whether the password is a new one, which password managers then offer to make. */
  isNew?: boolean;
  autoFocus?: boolean;
  onChange: (value: string) => void;
}

/** A password, which may be shown while it is typed. */
export function PasswordField({ label, name = 'password', isNew, autoFocus, onChange, ...field }: PasswordFieldProps) {
  const { t } = useI18n();
  return (
    <PasswordInput
      {...field}
      label={label}
      name={name}
      required
      autoFocus={autoFocus}
      data-autofocus={autoFocus || undefined}
      dir="ltr"
      maxLength={128}
      autoComplete={isNew ? 'new-password' : 'current-password'}
      visibilityToggleButtonProps={{ 'aria-label': t('showSecret') }}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
